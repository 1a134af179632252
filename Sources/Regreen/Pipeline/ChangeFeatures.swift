import GeoModel
import Intake
import Restoration
import SpatialEngine

/// All features of `damage[]` and `restored[]` in the working plane, each list over its layers in project order.
struct ChangeFeatures {
    var damage: [DamageFeature] = []
    var damageGeometries = GeometryColumn()
    var restorations: [RestorationFeature] = []
    var restoredGeometries = GeometryColumn()

    mutating func addDamage(_ layer: WorkingLayer, _ specification: DamageSpecification, index: Int) {
        let hasStatus = layer.source.mappedFields["status"] != nil
        for row in 0..<layer.table.count {
            let word = layer.text("status", row)
            damage.append(
                DamageFeature(
                    file: layer.source.specification.writtenPath,
                    layerName: layer.source.layerName,
                    layerIndex: index,
                    featureID: layer.table.featureIDs[row],
                    type: layer.text("type", row).flatMap(DamageType.init(rawValue:)) ?? specification.type,
                    date: ChangeFeatures.date(layer, row, ofLayer: specification.date),
                    status: hasStatus ? RestorationStatus.normalised(word) : nil,
                    mineID: layer.text("mine_id", row)
                )
            )
            damage[damage.count - 1].statusRaw = layer.text("status_raw", row) ?? word
            damageGeometries.append(layer.geometries[row])
        }
    }

    mutating func addRestored(_ layer: WorkingLayer, _ specification: RestoredSpecification, index: Int) {
        let hasField = layer.source.mappedFields["status"] != nil
        for row in 0..<layer.table.count {
            let (status, raw, source) = ChangeFeatures.status(layer, row, hasField: hasField, specification)
            restorations.append(
                RestorationFeature(
                    file: layer.source.specification.writtenPath,
                    layerName: layer.source.layerName,
                    layerIndex: index,
                    featureID: layer.table.featureIDs[row],
                    status: status,
                    statusRaw: raw,
                    statusSource: source,
                    date: ChangeFeatures.date(layer, row, ofLayer: specification.date),
                    mineID: layer.text("mine_id", row)
                )
            )
            restorations[restorations.count - 1].isDateUnreadable =
                layer.date("date", row) == nil && layer.text("date_raw", row) != nil
            restoredGeometries.append(layer.geometries[row])
        }
    }

    /// The feature's date, else the layer's; a date that stands there and cannot be read (listed as `value_unreadable`)
    /// is no date, and never the layer's.
    private static func date(_ layer: WorkingLayer, _ row: Int, ofLayer: CalendarDate?) -> CalendarDate? {
        if let date = layer.date("date", row) { return date }
        return layer.text("date_raw", row) == nil ? ofLayer : nil
    }

    /// A status field decides for every feature, an empty value being `unknown`; then the layer's status; then
    /// `treated`, which is listed (design 4.8).
    private static func status(
        _ layer: WorkingLayer,
        _ row: Int,
        hasField: Bool,
        _ specification: RestoredSpecification
    ) -> (RestorationStatus, String?, RestorationFeature.StatusSource) {
        if hasField {
            let text = layer.text("status", row)
            let raw = layer.text("status_raw", row) ?? text
            return (RestorationStatus.normalised(text), raw, .field)
        }
        if let word = specification.status {
            return (RestorationStatus.normalised(word), word, .declared)
        }
        return (.treated, nil, .assumed)
    }

    /// The mine each feature names, as an index into the register; nil for none and for names no mine has.
    static func namedMines(_ ids: [String?], in records: [MineRecord]) -> [Int?] {
        var index: [String: Int] = [:]
        for (position, record) in records.enumerated() { index[record.mineID] = position }
        return ids.map { $0.flatMap { index[$0] } }
    }
}
