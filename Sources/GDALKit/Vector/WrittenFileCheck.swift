import CGDAL

/// Reads a closed file again to see that it holds what was written: GDAL 3.6 does not say so itself.
enum WrittenFileCheck {
    /// Formats whose readers give back each feature that was written.
    private static let countable: Set<String> = [
        "GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf", "KML", "LIBKML", "MapInfo File",
    ]

    /// - Throws: `verificationFailed` when the file does not open, a feature does not read, or the counts differ.
    static func check(_ path: String, driver: String, layers: [(name: String, features: Int)]) throws(GDALError) {
        let expected = layers.reduce(0) { $0 + $1.features }
        // A KML file without a feature has no layer to open.
        guard countable.contains(driver), expected > 0 else { return }
        let found: Int
        do throws(GDALError) {
            let file = try VectorDataset(opening: path, drivers: DriverAllowList([driver, "KML", "LIBKML"]))
            // Only the layers written: a GeoPackage also lists tables of styles. Formats may change layer names.
            let names = Set(layers.map(\.name))
            let present = file.layerNames
            let isNamed = names.isSubset(of: present)
            var count = 0
            for (index, name) in present.enumerated() where !isNamed || names.contains(name) {
                count += try countFeatures(file.layer(at: index))
            }
            found = count
        } catch {
            throw GDALError(.verificationFailed, operation: "close file", subject: path, messages: error.messages)
        }
        guard found == expected else {
            throw GDALError(
                .verificationFailed,
                operation: "close file",
                subject: path,
                reason: "\(expected) features were written, \(found) read back"
            )
        }
    }

    /// Counts by reading: a header's count says nothing about the bytes behind it.
    private static func countFeatures(_ layer: VectorLayer) throws(GDALError) -> Int {
        let handle = try layer.opened()
        return try ErrorScope.quietly(.readFailed, "count features", layer.subject) {
            var count = 0
            OGR_L_ResetReading(handle)
            while let feature = OGR_L_GetNextFeature(handle) {
                OGR_F_Destroy(feature)
                count += 1
            }
            return count
        }
    }
}
