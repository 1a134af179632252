import Foundation
import GDALKit
import GeoModel
import Intake
import Restoration
import SpatialAnalysis
import SpatialEngine

/// Planned panels from a table or a layer of rectangles.
///
/// A table (CSV) has `x, y` of the goaf's middle, `azimuth` of the strike, `length` along strike and `width` along dip;
/// a polygon layer brings these by its rectangles, strike along the longer side. Both have `thickness`, `q`, `depth`,
/// `tan_beta`, `b`, and may have `id`, `dip`, `s`, and `years` with `rate` for the time factor.
struct PanelTable {
    var panels: [PlacedPanel] = []
    var crs: CRSReference?
    var findings: [Finding] = []
    let file: String

    static let parameters = ["thickness", "q", "depth", "tan_beta", "b"]
    static let placement = ["x", "y", "azimuth", "length", "width"]

    var forecast: SubsidenceForecast { SubsidenceForecast(panels) }

    static func load(
        _ file: String,
        time: (years: Double, rate: Double)?,
        options: SourceOptions
    ) throws -> PanelTable {
        file.lowercased().hasSuffix(".csv")
            ? try table(file, time: time, options: options) : try layer(file, time: time, options: options)
    }

    // MARK: Reading

    private static func table(
        _ file: String,
        time: (years: Double, rate: Double)?,
        options: SourceOptions
    ) throws -> PanelTable {
        let path = URL(filePath: file).standardizedFileURL.path
        let table = try PlainTable.read(path, written: file, encoding: options.encoding)
        var result = PanelTable(file: file)
        guard let assumed = options.assumedCRS else {
            throw InputError(Finding(.crsMissing, .error, file: file, message: Messages.crsMissing(file: file)))
        }
        result.crs = try TransformTool.crs(assumed, option: "--assume-crs")
        let names = table.columns.map { $0.lowercased() }
        for (row, line) in zip(table.rows, table.lines) {
            let values = PanelValues(
                file: file,
                name: names.firstIndex(of: "id").map { row[$0] } ?? "\(line)",
                required: placement + parameters,
                time: time
            ) { key in names.firstIndex(of: key).flatMap { Double(row[$0]) } }
            result.panels.append(
                try values.panel(
                    x: try values.number("x"),
                    y: try values.number("y"),
                    azimuth: try values.number("azimuth"),
                    length: try values.number("length"),
                    width: try values.number("width")
                )
            )
        }
        return result
    }

    private static func layer(
        _ file: String,
        time: (years: Double, rate: Double)?,
        options: SourceOptions
    ) throws -> PanelTable {
        let layer = try ToolLayer.load(file, options: options)
        var result = PanelTable(file: file)
        result.crs = layer.table.crs
        result.findings = layer.findings
        for row in 0..<layer.table.count {
            let name = layer.table.column("id").flatMap { $0[row].text } ?? layer.id(row)
            let values = PanelValues(file: file, name: name, required: parameters, time: time) { key in
                layer.table.column(key).flatMap { $0[row].text }.flatMap(Double.init)
            }
            guard let box = OrientedRectangle(layer.table.geometries, at: row) else {
                throw values.invalid("geometry")
            }
            if box.filling < 0.95 {
                let message = Messages.panelNotRectangle(panel: name, share: String(format: "%.0f", box.filling * 100))
                result.findings.append(Finding(.geometryType, .warning, file: file, message: message))
            }
            let metres = result.crs?.metresPerUnit ?? 1
            result.panels.append(
                try values.panel(
                    x: box.centerX * metres,
                    y: box.centerY * metres,
                    azimuth: box.azimuth,
                    length: box.length * metres,
                    width: box.width * metres
                )
            )
        }
        return result
    }

    // MARK: Grids

    /// A twentieth of the least depth, rounded to whole metres, at least 1 (domain 2.5).
    static func standardCell(_ panels: PanelTable) -> Double {
        let depth = panels.panels.map(\.panel.parameters.depth).min() ?? 100
        return max(1, (depth / 20).rounded())
    }

    /// The grid over all that moves, its lines on multiples of the cell.
    static func grid(cell: Double, panels: PanelTable) throws -> RasterGrid {
        let metres = panels.crs?.metresPerUnit ?? 1
        let box = panels.forecast.influence
        guard !box.isEmpty, let crs = panels.crs, crs.kind == .projected else {
            throw EngineError(
                code: .unsupportedCRS,
                operation: "forecast",
                subject: panels.file,
                messages: ["panels need a projected CRS"]
            )
        }
        let left = (box.minX / cell).rounded(.down)
        let right = (box.maxX / cell).rounded(.up)
        let bottom = (box.minY / cell).rounded(.down)
        let top = (box.maxY / cell).rounded(.up)
        let limit = IntakeLimits().rasterCells
        guard (right - left) * (top - bottom) <= Double(limit), right - left < 2e9, top - bottom < 2e9 else {
            throw GDALError(.limitExceeded, operation: "forecast", subject: panels.file, reason: "too many cells")
        }
        return RasterGrid(
            columns: Int(right - left),
            rows: Int(top - bottom),
            transform: GeoTransform(
                originX: left * cell / metres,
                pixelWidth: cell / metres,
                originY: top * cell / metres,
                pixelHeight: -cell / metres
            ),
            crs: crs
        )
    }

    /// The grid of a raster, which must have the panels' CRS.
    static func grid(like file: String, panels: PanelTable, options: SourceOptions) throws -> RasterGrid {
        let dataset = try RasterDataset(opening: URL(filePath: file).standardizedFileURL.path)
        guard var grid = dataset.grid else {
            throw InputError(
                Finding(.crsMissing, .error, file: file, message: Messages.rasterNotPlaced(file, hasPoints: false))
            )
        }
        grid.crs = grid.crs ?? panels.crs
        if let own = grid.crs, let theirs = panels.crs,
            own.epsg == nil || own.epsg != theirs.epsg, own.definition != theirs.definition
        {
            let reason = "\(own.summary) ≠ \(theirs.summary)"
            throw InputError(
                Finding(
                    .gridsDiffer,
                    .error,
                    file: file,
                    message: Messages.gridsDiffer(files: "\(file), \(panels.file)", reason: reason)
                )
            )
        }
        return grid
    }
}

/// The values of one panel, by lower-case field name.
private struct PanelValues {
    let file: String
    let name: String
    let required: [String]
    let time: (years: Double, rate: Double)?
    let value: (String) -> Double?

    init(
        file: String,
        name: String,
        required: [String],
        time: (years: Double, rate: Double)?,
        value: @escaping (String) -> Double?
    ) {
        self.file = file
        self.name = name
        self.required = required
        self.time = time
        self.value = value
    }

    func invalid(_ field: String) -> InputError {
        InputError(
            Finding(
                .fieldMissing,
                .error,
                file: file,
                feature: nil,
                message: Messages.panelInvalid(file: file, panel: name, field: field),
                fix: Messages.panelFields(required)
            )
        )
    }

    func number(_ key: String) throws(InputError) -> Double {
        guard let number = value(key), number.isFinite else { throw invalid(key) }
        return number
    }

    func panel(x: Double, y: Double, azimuth: Double, length: Double, width: Double) throws(InputError) -> PlacedPanel {
        let parameters = ExtractionParameters(
            thickness: try number("thickness"),
            subsidenceFactor: try number("q"),
            dip: value("dip") ?? 0,
            depth: try number("depth"),
            tanBeta: try number("tan_beta"),
            movementFactor: try number("b")
        )
        guard parameters.isUsable, length > 0, width > 0 else { throw invalid("depth, tan_beta, thickness") }
        let panel = RectangularPanel(
            parameters,
            strikeLength: length,
            dipLength: width,
            inflectionOffset: value("s") ?? 0
        )
        var share = 1.0
        if let years = value("years") ?? time?.years, let rate = value("rate") ?? time?.rate {
            share = TimeFactor(ratePerYear: rate).share(afterYears: years)
        }
        return PlacedPanel(panel, centerX: x, centerY: y, strikeAzimuth: azimuth, share: share)
    }
}

/// The rectangle around a polygon along its longest edge.
private struct OrientedRectangle {
    let centerX: Double
    let centerY: Double
    /// Of the longer side, degrees in 0..<180.
    let azimuth: Double
    let length: Double
    let width: Double
    /// Area of the polygon's shell over the rectangle's.
    let filling: Double

    init?(_ column: GeometryColumn, at row: Int) {
        guard column.kinds[row].dimension == 2, let part = column.parts(of: row).first,
            let ring = column.rings(ofPart: part).first
        else { return nil }
        let vertices = column.vertices(ofRing: ring)
        guard vertices.count >= 4 else { return nil }
        let (x0, y0) = (column.xy[2 * vertices.lowerBound], column.xy[2 * vertices.lowerBound + 1])
        let points = vertices.map { (x: column.xy[2 * $0] - x0, y: column.xy[2 * $0 + 1] - y0) }
        let edges = zip(points, points.dropFirst()).map { (x: $1.x - $0.x, y: $1.y - $0.y) }
        guard let longest = edges.max(by: { $0.x * $0.x + $0.y * $0.y < $1.x * $1.x + $1.y * $1.y }) else { return nil }
        let size = (longest.x * longest.x + longest.y * longest.y).squareRoot()
        guard size > 0 else { return nil }
        let (s, c) = (longest.x / size, longest.y / size)
        let along = points.map { $0.x * s + $0.y * c }
        let across = points.map { $0.x * c - $0.y * s }
        guard let a0 = along.min(), let a1 = along.max(), let b0 = across.min(), let b1 = across.max(), b1 > b0
        else { return nil }
        length = max(a1 - a0, b1 - b0)
        width = min(a1 - a0, b1 - b0)
        let (u, v) = ((a0 + a1) / 2, (b0 + b1) / 2)
        centerX = x0 + u * s + v * c
        centerY = y0 + u * c - v * s
        var degrees = atan2(s, c) * 180 / .pi + (a1 - a0 >= b1 - b0 ? 0 : 90)
        degrees = degrees.truncatingRemainder(dividingBy: 180)
        azimuth = degrees < 0 ? degrees + 180 : degrees
        let area = zip(points, points.dropFirst()).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
        filling = area.magnitude / (length * width)
    }
}
