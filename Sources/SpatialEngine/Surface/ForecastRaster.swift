import GeoModel
import SpatialAnalysis

extension SubsidenceForecast {
    /// Computes the panels' forecast with its own derivatives; tiles out of every panel's reach are level.
    func run(_ request: DeformationRequest, on grid: RasterGrid, monitor: WorkMonitor) throws -> DeformationResult {
        guard let crs = grid.crs, crs.kind == .projected else {
            throw EngineError(
                code: .unsupportedCRS,
                operation: "forecast",
                subject: request.output,
                messages: ["panels are forecast in the metres of a projected CRS"]
            )
        }
        var stream = SurfaceStream(
            grid: grid,
            inputs: [],
            halo: 0,
            bands: request.bands.count,
            threads: request.threads,
            memoryInBytes: request.memoryInBytes
        )
        let work = try DeformationWork(request, grid: grid, subject: request.output)
        let metres = crs.metresPerUnit ?? 1
        return try work.run(&stream, monitor: monitor) { strip in
            fill(strip, work: work, metres: metres)
        }
    }

    private func fill(
        _ strip: SurfaceStrip,
        work: DeformationWork,
        metres: Double
    ) -> SurfaceStripResult<DeformationTally> {
        let columns = strip.columns
        let tile = SurfaceStream.tileSize(columns: columns)
        var result = DeformationStrip(work.request, columns: columns, rows: strip.rows)
        var tally = DeformationTally(work.request.bands)
        let tiles = stride(from: 0, to: columns, by: tile).map { left in
            (left..<min(columns, left + tile)).clamped(to: 0..<columns)
        }
        let near = tiles.map { self.near(box(of: $0, strip.rows, grid: work.grid, metres: metres)) }
        tally.add(tiles: tiles.count, skipped: near.count { $0.panels.isEmpty })
        var areas: [Double] = []
        var codes = [Int32](repeating: -1, count: columns)
        var sunk = [Double](repeating: 0, count: columns)
        for row in strip.rows {
            work.landCodes(row: row, into: &codes)
            work.steps.areas.fill(row: row, columns: 0..<columns, into: &areas)
            for (range, panels) in zip(tiles, near) {
                for column in range {
                    let place = work.grid.transform.apply(column: Double(column) + 0.5, row: Double(row) + 0.5)
                    let point =
                        panels.panels.isEmpty
                        ? .zero : panels.forecast(easting: place.x * metres, northing: place.y * metres)
                    sunk[column] = point.subsidence
                    result.put(
                        DeformationStrip.Place(
                            subsidence: point.subsidence,
                            slope: point.slope,
                            movement: point.movement
                        ),
                        row: row,
                        column: column,
                        land: work.grading(codes, column),
                        group: work.group(codes, column)
                    )
                }
            }
            tally.add(subsidence: sunk[...], areas: areas)
            result.tally(row: row, areas: areas, into: &tally)
        }
        return SurfaceStripResult(cells: result.cells, part: tally)
    }

    /// The box of a tile in metres.
    private func box(of columns: Range<Int>, _ rows: Range<Int>, grid: RasterGrid, metres: Double) -> Envelope {
        var box = Envelope.empty
        for column in [columns.lowerBound, columns.upperBound] {
            for row in [rows.lowerBound, rows.upperBound] {
                let corner = grid.transform.apply(column: Double(column), row: Double(row))
                box.include(x: corner.x * metres, y: corner.y * metres)
            }
        }
        return box
    }
}
