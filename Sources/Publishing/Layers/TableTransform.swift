import GeoModel
import PROJKit
import Restoration

/// Brings tables to the CRS of an output, refusing what ignores a datum (domain 1.1).
struct TableTransform {
    /// Accept operations that ignore a change of datum.
    let allowBallpark: Bool
    /// The project's datum shift.
    let datumShift: DatumShift?

    /// The table in another CRS; as it is when the CRS are the same.
    ///
    /// - Parameter path: the file to be written, for messages.
    func transformed(_ table: FeatureTable, to crs: CRSReference, path: String) throws(PublishingError) -> FeatureTable
    {
        guard let source = table.crs else {
            throw PublishingError(
                code: "crs_missing",
                operation: "transform layer",
                path: path,
                messages: [],
                text: Messages.exportNeedsCRS(layer: table.name, path: path)
            )
        }
        if source == crs || (source.epsg != nil && source.epsg == crs.epsg) { return table }
        var copy = table
        copy.crs = crs
        guard table.geometries.vertexCount > 0 else { return copy }
        do {
            let pipeline = try Pipeline(
                from: source,
                to: crs,
                covering: table.geometries.envelope,
                allowBallpark: allowBallpark,
                datumShift: datumShift,
                context: try PROJContext()
            )
            copy.geometries = try pipeline.transform(table.geometries)
            return copy
        } catch {
            throw TableTransform.failure(error, layer: table.name, path: path, crs: crs.summary)
        }
    }

    /// Longitude and latitude by RFC 7946: CGCS2000 stays CGCS2000 and says so, everything else goes to WGS 84.
    func degrees(_ table: FeatureTable, path: String) throws(PublishingError) -> (FeatureTable, note: String?) {
        guard let source = table.crs else { return (try transformed(table, to: Self.wgs84, path: path), nil) }
        let family: DatumFamily
        do {
            family = try CoordinateSystem.datumFamily(of: source)
        } catch {
            throw TableTransform.failure(error, layer: table.name, path: path, crs: source.summary)
        }
        return family == .cgcs2000
            ? (try transformed(table, to: .cgcs2000, path: path), GeoJSONWriter.noShiftNote)
            : (try transformed(table, to: Self.wgs84, path: path), nil)
    }

    private static let wgs84 = CRSReference(
        definition: "EPSG:4326",
        epsg: 4326,
        name: "WGS 84",
        kind: .geographic,
        metresPerUnit: nil
    )

    private static func failure(_ error: PROJError, layer: String, path: String, crs: String) -> PublishingError {
        PublishingError(
            code: error.code.rawValue,
            operation: error.operation,
            path: path,
            messages: error.messages,
            text: Messages.exportTransformFailed(layer: layer, path: path, crs: crs)
        )
    }
}
