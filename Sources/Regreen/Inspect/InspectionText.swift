import GeoModel
import Intake
import Restoration

/// What `inspect` tells about a layer or raster, as lines for people.
struct InspectionText {
    let language: UserLanguage

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(_ layer: LayerInspection) -> [String] {
        let kinds = layer.geometryKinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        var lines = [
            say("图层", "layer") + " \(layer.name): \(layer.features)" + say(" 个要素", " features")
                + (kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))"),
            "  CRS: \(layer.crsDecision.crs?.summary ?? say("未知", "unknown")) [\(layer.crsDecision.how.rawValue)]",
            "       \(layer.crsDecision.reason.text(language))",
        ]
        if let sniff = layer.sniff, layer.crsDecision.crs == nil {
            let parts = [
                sniff.kind, sniff.zone.map { say("带号", "zone") + " \($0)" }, sniff.epsg.map { "EPSG:\($0)" },
                sniff.swapped ? say("坐标颠倒", "swapped") : nil, sniff.warning, sniff.needs.map { "needs \($0)" },
            ]
            lines.append("       " + say("坐标看起来像:", "looks like: ") + parts.compactMap { $0 }.joined(separator: ", "))
        }
        if !layer.extent.isEmpty { lines.append("  " + say("范围", "extent") + ": \(box(layer.extent))") }
        lines.append(
            "  " + say("编码", "encoding") + ": \(layer.encodingDecision.encoding) "
                + "[\(layer.encodingDecision.how.rawValue)]"
        )
        for row in layer.encodingDecision.proof.prefix(3) {
            lines.append("       \(row.field): \(row.decided)" + (row.other.map { "  ≠  \($0)" } ?? ""))
        }
        for field in layer.fields {
            let samples = (layer.samples[field.name] ?? []).prefix(3).joined(separator: " | ")
            lines.append("  - \(field.name) (\(field.type.rawValue))" + (samples.isEmpty ? "" : ": \(samples)"))
        }
        return lines
    }

    func lines(_ raster: RasterInspection) -> [String] {
        let grid = raster.grid
        var lines = [
            say("栅格", "raster") + " \(grid.columns) × \(grid.rows), "
                + say("像元", "cell") + " \(number(grid.transform.pixelWidth)) × \(number(grid.transform.pixelHeight))",
            "  CRS: \(raster.crsDecision.crs?.summary ?? say("未知", "unknown")) [\(raster.crsDecision.how.rawValue)]",
            "  " + say("范围", "extent") + ": \(box(grid.envelope))",
        ]
        for band in raster.bands {
            let nodata = band.nodata ?? say("无", "none")
            lines.append(
                "  " + say("波段", "band") + " \(band.band): \(band.type), nodata \(nodata)"
                    + (band.unit.map { ", \($0)" } ?? "")
                    + (band.scale != 1 || band.offset != 0 ? ", ×\(number(band.scale)) + \(number(band.offset))" : "")
            )
            if let scan = band.scan {
                let range = zip([scan.minimum], [scan.maximum]).compactMap { low, high in
                    low.flatMap { low in high.map { "\(number(low)) … \(number($0))" } }
                }.first
                lines.append("       " + cells(scan, of: grid.columns * grid.rows) + (range.map { ", \($0)" } ?? ""))
            }
        }
        return lines
    }

    /// All cells, by what they are.
    private func cells(_ scan: RasterScan, of total: Int) -> String {
        var parts = [say("有效", "valid") + " \(scan.validCells)", "nodata \(scan.nodataCells)"]
        if scan.nonFiniteCells > 0 { parts.append("NaN/∞ \(scan.nonFiniteCells)") }
        let masked = total - scan.validCells - scan.nodataCells - scan.nonFiniteCells
        if masked > 0 { parts.append(say("掩膜", "masked") + " \(masked)") }
        return parts.joined(separator: ", ")
    }

    private func number(_ value: Double) -> String { AttributeValue.real(value).text ?? "\(value)" }

    private func box(_ box: Envelope) -> String {
        [box.minX, box.minY, box.maxX, box.maxY].map(number).joined(separator: ", ")
    }
}
