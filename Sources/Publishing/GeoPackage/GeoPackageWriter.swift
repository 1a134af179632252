import GDALKit
import GeoModel
import Restoration

/// Writes layers with their styles into one GeoPackage (domain 6.3); geometry column `geom`, RTree, aliases of fields.
struct GeoPackageWriter {
    let path: String
    /// Stored as the time of the last change, so that the bytes do not depend on the clock.
    let date: CalendarDate
    let language: UserLanguage

    private var timestamp: String { "\(date)T00:00:00.000Z" }

    func write(_ layers: [StyledLayer]) throws(PublishingError) {
        do {
            let writer = try VectorWriter(creating: path, driver: "GPKG", timestamp: timestamp)
            for layer in layers {
                let target = try writer.addLayer(GeoPackageWriter.definition(of: layer.table))
                try writer.write(layer.table, to: target)
            }
            if !layers.isEmpty { try LayerStyles(layers: layers, date: date, language: language).write(with: writer) }
            try writer.close()
        } catch {
            throw GeoPackageWriter.failure(error, path: path)
        }
    }

    /// The layer's definition; single kinds are declared as multi kinds so that every layer of a theme looks alike.
    static func definition(of table: FeatureTable) -> LayerDefinition {
        var definition = LayerDefinition(describing: table, options: ["GEOMETRY_NAME": "geom", "FID": "fid"])
        switch definition.geometryType.kind {
        case .known(.polygon): definition.geometryType.kind = .known(.multiPolygon)
        case .known(.lineString): definition.geometryType.kind = .known(.multiLineString)
        // Without any geometry the type is unknown, not absent: the layer stays a layer.
        case .none, .known(.null): definition.geometryType.kind = .any
        default: break
        }
        return definition
    }

    /// What a failure of the library means here.
    static func failure(_ error: GDALError, path: String) -> PublishingError {
        PublishingError(
            code: error.code.rawValue,
            operation: error.operation,
            path: path,
            messages: error.messages.map(\.text),
            text: Messages.writeFailed(path: path)
        )
    }
}
