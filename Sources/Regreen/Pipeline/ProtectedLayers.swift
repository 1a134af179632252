import GeoModel
import Intake
import Restoration
import SpatialEngine

/// The protected layers in the working plane, with a name of their own each.
struct ProtectedLayers {
    var records: [ProtectedLayerRecord] = []
    var layers: [WorkingLayer] = []

    var inputs: [ProtectedLayerInput] {
        zip(records, layers).map { record, layer in
            ProtectedLayerInput(
                name: record.name,
                geometries: layer.geometries,
                bufferInMetres: record.bufferInMetres
            )
        }
    }

    mutating func add(_ layer: WorkingLayer, _ specification: ProtectedSpecification) {
        let dimensions = layer.geometries.kinds.compactMap(\.dimension)
        records.append(
            ProtectedLayerRecord(
                name: freeName(layer.source.layerName),
                kind: specification.kind,
                layerClass: specification.layerClass,
                dimension: dimensions.max(),
                bufferInMetres: specification.bufferInMetres,
                visibleInMetres: specification.visibleInMetres,
                authority: specification.authority,
                grade: specification.grade,
                validFrom: specification.validFrom,
                validTo: specification.validTo,
                file: layer.source.specification.writtenPath
            )
        )
        layers.append(layer)
    }

    /// Layers that are not in force on the day the figures are of: they count, and a person must decide.
    func validityFindings(asOf: CalendarDate?) -> [Finding] {
        guard let asOf else { return [] }
        return zip(records, layers).compactMap { record, layer in
            let text: LocalizedText
            if let end = record.validTo, end < asOf {
                text = Messages.protectedExpired(layer: record.name, date: end.description, asOf: asOf.description)
            } else if let start = record.validFrom, start > asOf {
                text = Messages.protectedNotYet(layer: record.name, date: start.description, asOf: asOf.description)
            } else {
                return nil
            }
            return Finding(
                .protectedNotInForce,
                .warning,
                file: record.file,
                layer: layer.source.layerName,
                message: text,
                fix: Messages.protectedNotInForceFix
            )
        }
    }

    /// Layer names stand in tables and as layers of the GeoPackage: `name`, `name_2`, …, case apart.
    private func freeName(_ wanted: String) -> String {
        let taken = Set(records.map { $0.name.lowercased() })
        if !taken.contains(wanted.lowercased()) { return wanted }
        var number = 2
        while taken.contains("\(wanted)_\(number)".lowercased()) { number += 1 }
        return "\(wanted)_\(number)"
    }
}
