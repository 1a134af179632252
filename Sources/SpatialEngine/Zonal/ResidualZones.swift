import GEOSKit
import GeoModel
import SpatialAnalysis

/// What is left of zones where a raster has no data, cut by its cells' outlines, for the raster after it.
struct ResidualZones {
    /// In the raster's CRS.
    private(set) var geometries = GeometryColumn()
    /// The request's zone each belongs to.
    private(set) var owner: [Int] = []
    /// How the first raster that covers it sees it; nil where none has covered it yet.
    private(set) var state: [CellState?] = []

    /// No zones.
    init() {}

    /// The request's zones before the first raster.
    init(_ zones: ZonalZones) {
        geometries = zones.geometries
        owner = Array(0..<zones.geometries.count)
        state = Array(repeating: nil, count: zones.geometries.count)
    }

    /// Cuts out what a pass found to be without data.
    ///
    /// - Parameters:
    ///   - path: the pass's zones.
    ///   - runs: its cells without data.
    /// - Throws: `EngineError` `overlay` naming the zone.
    func remaining(path: ZonePath, grid: RasterGrid, runs: [UnknownRun], names: ZonalZones) throws -> ResidualZones {
        var result = ResidualZones()
        let byZone = Dictionary(grouping: runs, by: \.zone).mapValues { $0.map(\.gap) }
        for zone in owner.indices where path.plane.kinds[zone].dimension == 2 {
            let isInside = path.pixels.isInside(zone, grid: grid.window)
            if isInside, byZone[zone] == nil { continue }
            do {
                try cut(zone, path, grid, byZone[zone] ?? [], isInside: isInside, into: &result)
            } catch let error as GEOSError {
                throw EngineError(
                    code: .overlay,
                    operation: "zonal",
                    subject: names.name(owner[zone]),
                    messages: [error.description]
                )
            }
        }
        return result
    }

    private func cut(
        _ zone: Int,
        _ path: ZonePath,
        _ grid: RasterGrid,
        _ runs: [RowGap],
        isInside: Bool,
        into result: inout ResidualZones
    ) throws {
        let context = try GEOSContext()
        let shape = try PlanarShape(path.pixels.column, at: zone, context: context)
        for cellState in [CellState.nodata, .masked] {
            let cells = runs.filter { $0.state == cellState }
            guard !cells.isEmpty else { continue }
            let rectangles = ResidualZones.rectangles(cells)
            let outlines = try PlanarShape.union(
                of: try (0..<rectangles.count).map { try PlanarShape(rectangles, at: $0, context: context) },
                context: context
            ).shape
            let part = try shape.intersection(outlines, keeping: .polygons).shape
            try result.append(part, grid, owner: owner[zone], state: state[zone] ?? cellState)
        }
        guard !isInside else { return }
        let frame = Envelope(minX: 0, minY: 0, maxX: Double(grid.columns), maxY: Double(grid.rows))
        let outside = try shape.difference(try PlanarShape(rectangle: frame, context: context), keeping: .polygons)
        try result.append(outside.shape, grid, owner: owner[zone], state: state[zone])
    }

    private mutating func append(_ shape: PlanarShape, _ grid: RasterGrid, owner: Int, state: CellState?) throws {
        guard !shape.isEmpty else { return }
        let pixels = try shape.column(keeping: .polygons)
        var xy = pixels.xy
        for vertex in 0..<pixels.vertexCount {
            let p = grid.transform.apply(column: xy[2 * vertex], row: xy[2 * vertex + 1])
            xy[2 * vertex] = p.x
            xy[2 * vertex + 1] = p.y
        }
        let plane = pixels.replacingCoordinates(xy)
        for index in 0..<plane.count where !plane.parts(of: index).isEmpty {
            geometries.append(plane[index])
            self.owner.append(owner)
            self.state.append(state)
        }
    }

    /// Runs as rectangles in pixel space; equal runs in rows that follow one another become one.
    private static func rectangles(_ runs: [RowGap]) -> GeometryColumn {
        var column = GeometryColumn()
        var open: [Range<Int>: (first: Int, last: Int)] = [:]
        func close(_ columns: Range<Int>, _ rows: (first: Int, last: Int)) {
            let (x0, x1) = (Double(columns.lowerBound), Double(columns.upperBound))
            let (y0, y1) = (Double(rows.first), Double(rows.last + 1))
            column.appendPolygon(rings: [[x0, y0, x1, y0, x1, y1, x0, y1, x0, y0]])
        }
        for run in runs.sorted(by: { ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound) }) {
            if let rows = open[run.columns] {
                if rows.last == run.row - 1 {
                    open[run.columns] = (rows.first, run.row)
                    continue
                }
                close(run.columns, rows)
            }
            open[run.columns] = (run.row, run.row)
        }
        let rest = open.sorted { ($0.value.first, $0.key.lowerBound) < ($1.value.first, $1.key.lowerBound) }
        for (columns, rows) in rest { close(columns, rows) }
        return column
    }
}
