import GeoModel
import Restoration

/// Brings the values of our fields to their types: dates, numbers, status words, damage types, ids.
enum FieldValues {
    private static let dateFields: Set<String> = ["date", "valid_from", "valid_to", "check_date"]
    private static let numberFields: Set<String> = [
        "area_m2", "area_mu", "area_ha", "checked_m2", "treated_m2", "people",
    ]
    private static let textFields: Set<String> = ["mine_id", "boundary_id", "patch_id", "name", "licence_no"]

    /// Source codes replaced by our values; other values stay.
    static func decode(_ column: AttributeColumn, codes: [String: String]?) -> AttributeColumn {
        guard let codes else { return column }
        return .strings(
            (0..<column.count).map { row in
                column[row].text.map { codes[$0] ?? codes[$0.uppercased()] ?? $0 }
            }
        )
    }

    /// The columns one mapped field becomes; where a value could not be read the original stands in `<name>_raw`.
    static func normalise(
        _ name: String,
        _ column: AttributeColumn,
        source: FieldDefinition,
        role: LayerRole
    ) -> [(String, AttributeType, AttributeColumn)] {
        let rows = 0..<column.count
        if textFields.contains(name) {
            let texts = rows.map { column[$0].text?.trimmingSpaces() }
            let raw =
                if name == "mine_id", case .mines = role {
                    rawColumn(name, column) { texts[$0] != column[$0].text }
                } else {
                    [(String, AttributeType, AttributeColumn)]()
                }
            return [(name, .string, .strings(texts))] + raw
        }
        if dateFields.contains(name) {
            let dates = rows.map { column[$0].date }
            return [(name, .date, .dates(dates))] + rawColumn(name, column) { dates[$0] == nil }
        }
        if numberFields.contains(name) {
            let numbers = rows.map { number(column[$0]) }
            return [(name, .real, .reals(numbers))] + rawColumn(name, column) { numbers[$0] == nil }
        }
        switch (name, role) {
        case ("type", .damage):
            let types = rows.map { column[$0].text.flatMap(damageType)?.rawValue }
            return [(name, .string, .strings(types))] + rawColumn(name, column) { types[$0] == nil }
        case ("status", .restored), ("status", .damage):
            let words = rows.map { row in column[row].text.map { RestorationStatus.normalised($0).rawValue } }
            return [(name, .string, .strings(words)), ("status_raw", .string, texts(column))]
        case ("status", .mines):
            let words = rows.map { row in
                column[row].text.map { (Rules.standard.mineStatus(for: $0) ?? .unknown).rawValue }
            }
            return [(name, .string, .strings(words)), ("status_raw", .string, texts(column))]
        default:
            return [(name, source.type == columnType(column) ? source.type : columnType(column), column)]
        }
    }

    /// The damage type of a code or word; nil for anything else.
    static func damageType(_ text: String) -> DamageType? {
        let key = CoordinateText.halfWidth(text).trimmingSpaces()
        if let type = DamageType(rawValue: key.uppercased()) { return type }
        let words: [(String, DamageType)] = [
            ("挖损", .excavated), ("压占", .occupied), ("塌陷", .subsided), ("沉陷", .subsided), ("污染", .polluted),
            ("地质灾害", .disaster), ("其他", .disaster), ("其它", .disaster),
        ]
        return words.first { key.contains($0.0) }?.1
    }

    private static func rawColumn(
        _ name: String,
        _ column: AttributeColumn,
        isUnread: (Int) -> Bool
    ) -> [(String, AttributeType, AttributeColumn)] {
        let unread = (0..<column.count).map { isUnread($0) ? column[$0].text : nil }
        return unread.allSatisfy { $0 == nil } ? [] : [("\(name)_raw", .string, .strings(unread))]
    }

    private static func texts(_ column: AttributeColumn) -> AttributeColumn {
        .strings((0..<column.count).map { column[$0].text })
    }

    /// A number, also one written as text with thousands separators.
    static func number(_ value: AttributeValue) -> Double? {
        if let number = value.number { return number.isFinite ? number : nil }
        guard let text = value.text else { return nil }
        let plain = CoordinateText.halfWidth(text).trimmingSpaces().filter { $0 != "," }
        return Double(plain).flatMap { $0.isFinite ? $0 : nil }
    }

    private static func columnType(_ column: AttributeColumn) -> AttributeType {
        switch column {
        case .strings: return .string
        case .integers: return .integer
        case .reals: return .real
        case .booleans: return .boolean
        case .dates: return .date
        case .dateTimes: return .dateTime
        }
    }
}
