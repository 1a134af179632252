import GeoModel
public import Restoration

/// Values of mapped date and number fields that stand in the source and could not be read: never taken for missing
/// ones without a word.
enum UnreadValues {
    private static let fields = [
        "date", "valid_from", "valid_to", "people", "area_m2", "area_mu", "area_ha", "checked_m2",
    ]

    /// One warning per field and text, with the first feature that has it.
    static func findings(_ layer: LoadedLayer) -> [Finding] {
        fields.flatMap { field -> [Finding] in
            guard let raw = layer.table.column("\(field)_raw") else { return [] }
            var seen: Set<String> = []
            return (0..<raw.count).compactMap { row in
                guard let text = raw[row].text?.trimmingSpaces(), !text.isEmpty, seen.insert(text).inserted else {
                    return nil
                }
                return Finding(
                    .valueUnreadable,
                    .warning,
                    file: layer.specification.writtenPath,
                    layer: layer.layerName,
                    feature: layer.table.featureIDs[row],
                    mineID: layer.table.feature(row)["mine_id"].text,
                    message: Messages.valueUnreadable(
                        layer.specification.writtenPath,
                        field: layer.mappedFields[field] ?? field,
                        text: text,
                        effect: effect(of: field, layer.role)
                    ),
                    fix: Messages.valueUnreadableFix
                )
            }
        }
    }
}

extension UnreadValues {
    /// What a missing value of a field does to the figures.
    private static func effect(of field: String, _ role: LayerRole) -> LocalizedText? {
        guard field == "date" else { return nil }
        switch role {
        case .restored: return Messages.restorationWithoutDate
        case .damage: return Messages.damageWithoutDate
        default: return nil
        }
    }
}

extension FindingCode {
    /// A date or number stands in the source and cannot be read.
    public static let valueUnreadable = FindingCode(rawValue: "value_unreadable")
}
