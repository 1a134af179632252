import Foundation
import GeoModel
import Intake
import Publishing
import Restoration

/// Writes polygons as a 国土TXT boundary file.
enum BoundaryTextExport {
    /// Header values taken from fields of these names, by position: plot number, plot name, kind, sheet, use.
    private static let fieldNames: [[String]] = [
        [], ["area_ha"], ["mine_id", "地块编号", "统一编号", "id"], ["name", "地块名称", "矿山名称"], ["图形属性"], ["图幅号"],
        ["use", "地块用途"], ["地类编码", "land_code"],
    ]

    /// The bytes of the file and what had to be left out.
    ///
    /// - Throws: `InputError` when the CRS is no Gauss-Krüger plane of a Chinese datum.
    static func bytes(
        of table: FeatureTable,
        path: String,
        encoding: String
    ) throws(InputError) -> (bytes: [UInt8], findings: [Finding]) {
        guard let epsg = table.crs?.epsg, let header = BoundaryText.header(epsg: epsg, date: nil) else {
            throw InputError(
                Finding(.crsMissing, .error, file: path, message: Messages.boundaryTextNeedsGauss(path: path))
            )
        }
        var findings: [Finding] = []
        var plots: [BoundaryText.Plot] = []
        for row in 0..<table.count {
            let geometry = table.geometries[row]
            guard geometry.kind.dimension == 2, !geometry.isEmpty else {
                findings.append(
                    Finding(
                        .geometryType,
                        .warning,
                        file: path,
                        feature: table.featureIDs[row],
                        message: Messages.boundaryTextPolygonsOnly(feature: table.featureIDs[row])
                    )
                )
                continue
            }
            var values = fieldNames.map { names in names.lazy.compactMap { table.column($0)?[row].text }.first ?? "" }
            if values[1].isEmpty { values[1] = BoundaryTextExport.hectares(geometry.planarArea) }
            if values[4].isEmpty { values[4] = "面" }
            plots.append(BoundaryText.Plot(values: values, polygons: geometry.parts))
        }
        let document = BoundaryText.Document(header: header, plots: plots)
        var style = BoundaryText.Style()
        style.encoding = encoding
        guard let bytes = BoundaryText.write(document, style: style) else {
            let message = Messages.notEncodable(path: path, encoding: encoding)
            throw InputError(Finding(.encodingConflict, .error, file: path, message: message))
        }
        return (bytes, findings)
    }

    /// Hectares with four decimals, the usual precision of these files.
    private static func hectares(_ squareMetres: Double) -> String { String(format: "%.4f", squareMetres / 10_000) }
}
