import GDALKit
import GeoModel
import SpatialAnalysis

/// What all strips of a deformation share.
struct DeformationWork: Sendable {
    let request: DeformationRequest
    let grid: RasterGrid
    let steps: SurfaceSteps
    private let land: CellPolygons?

    init(_ request: DeformationRequest, grid: RasterGrid, subject: String) throws {
        self.request = request
        self.grid = grid
        steps = try SurfaceSteps(grid, method: request.areaMethod, subject: subject)
        if case .byLand(let use) = request.land {
            land = CellPolygons(use.polygons, grid: grid)
        } else {
            land = nil
        }
    }

    /// Runs a pass in which a row of the surface comes from the inputs.
    ///
    /// - Parameter surface: a row's subsidence in metres.
    func run(
        _ stream: inout SurfaceStream,
        monitor: WorkMonitor,
        surface: @Sendable (SurfaceStrip, Int) -> [Double]
    ) throws -> DeformationResult {
        try run(&stream, monitor: monitor) { strip in try derive(strip, surface: surface) }
    }

    /// Runs a pass whose strips are computed by `compute`.
    func run(
        _ stream: inout SurfaceStream,
        monitor: WorkMonitor,
        compute: @Sendable (SurfaceStrip) throws -> SurfaceStripResult<DeformationTally>
    ) throws -> DeformationResult {
        let writer = try SurfaceWriter(
            path: request.output,
            grid: grid,
            bands: request.bands.map { ($0.rawValue, $0.unit) },
            threads: request.threads
        )
        var tally = DeformationTally(request.bands)
        try stream.run(writer: writer, monitor: monitor, compute: compute) { tally.add($0) }
        try writer.close()
        return DeformationResult(
            grid: grid,
            cellSize: steps.cellSize,
            validCells: tally.validCells,
            validArea: tally.area,
            volume: tally.total,
            skippedTiles: tally.tiles > 0 ? (tally.skippedTiles, tally.tiles) : nil,
            bands: tally.bands
        )
    }

    private func derive(
        _ strip: SurfaceStrip,
        surface: (SurfaceStrip, Int) -> [Double]
    ) throws -> SurfaceStripResult<DeformationTally> {
        let columns = strip.columns
        var result = DeformationStrip(request, columns: columns, rows: strip.rows)
        var tally = DeformationTally(request.bands)
        var areas: [Double] = []
        var codes = [Int32](repeating: -1, count: land == nil ? 0 : columns)
        func row(_ number: Int) -> [Double] {
            (0..<grid.rows).contains(number) ? surface(strip, number) : Array(repeating: .nan, count: columns)
        }
        var above = row(strip.rows.lowerBound - 1)
        var middle = row(strip.rows.lowerBound)
        for number in strip.rows {
            let below = row(number + 1)
            let stencil = try steps.stencil(row: number)
            steps.areas.fill(row: number, columns: 0..<columns, into: &areas)
            if let land { land.fill(row: number, into: &codes) }
            tally.add(subsidence: middle[...], areas: areas)
            for column in 0..<columns {
                guard middle[column].isFinite else { continue }
                var place = DeformationStrip.Place(subsidence: middle[column])
                if column > 0, column < columns - 1 {
                    place.slope = stencil.derivatives(
                        (above[column - 1], above[column], above[column + 1]),
                        (middle[column - 1], middle[column], middle[column + 1]),
                        (below[column - 1], below[column], below[column + 1])
                    )
                }
                if let slope = place.slope, let radius = movementRadius(row: number, column: column) {
                    place.movement = slope.scaled(by: radius)
                }
                result.put(
                    place,
                    row: number,
                    column: column,
                    land: grading(codes, column),
                    group: group(codes, column)
                )
            }
            result.tally(row: number, areas: areas, into: &tally)
            (above, middle) = (middle, below)
        }
        return SurfaceStripResult(cells: result.cells, part: tally)
    }

    /// Bh at a cell's middle, metres; nil where it is not known.
    private func movementRadius(row: Int, column: Int) -> Double? {
        if let radius = request.movementRadius { return radius }
        guard let field = request.movementField, let unit = grid.crs?.metresPerUnit else { return nil }
        let place = grid.transform.apply(column: Double(column) + 0.5, row: Double(row) + 0.5)
        return field.radius(easting: place.x * unit, northing: place.y * unit)
    }

    /// Codes of the land polygons of a row; empty without land use.
    func landCodes(row: Int, into codes: inout [Int32]) {
        if let land { land.fill(row: row, into: &codes) }
    }

    /// Position of a cell's grading; land that is not graded comes after all, then land under no polygon.
    func group(_ codes: [Int32], _ column: Int) -> Int {
        guard case .byLand(let use) = request.land else { return 0 }
        let polygon = Int(codes[column])
        return polygon < 0 ? use.gradings.count + 1 : use.classes[polygon] ?? use.gradings.count
    }

    /// How a cell is graded as land.
    func grading(_ codes: [Int32], _ column: Int) -> DeformationGrading? {
        switch request.land {
        case .none: return nil
        case .uniform(let grading): return grading
        case .byLand(let use):
            let polygon = Int(codes[column])
            guard polygon >= 0, let index = use.classes[polygon] else { return nil }
            return use.gradings[index]
        }
    }
}
