import GDALKit
import GeoModel
import SpatialAnalysis

/// One thread's looks at zones.
struct ZoneView {
    /// Cells of a zone are looked at in blocks of so many columns and rows, so that memory follows the range, not the
    /// zone. What is seen of a cell depends on the cells between it and the eye alone.
    private static let blockSide = 512

    private let facts: BandFacts
    private let pixels: PixelZones
    private let samples: SampleCells
    private let range: Double
    private let source: any RasterSource
    private let tile = RasterTile()
    private var kernel: CoverageKernel
    private var viewshed: Viewshed

    init(_ facts: BandFacts, _ pixels: PixelZones, _ samples: SampleCells, _ request: VisibleRequest) throws {
        self.facts = facts
        self.pixels = pixels
        self.samples = samples
        range = request.range
        source = try facts.makeSource()
        kernel = CoverageKernel(columns: facts.grid.columns)
        viewshed = Viewshed(eyeHeight: request.eyeHeight, range: request.range)
    }

    /// What is added up over the blocks of a zone.
    private struct Tally {
        var hasElevation = false
        var share = ExactSum()
        var nearest = Double.infinity
        var samples: Set<SampleCells.Cell> = []
        var seen: [VisibleZone.SeenRun] = []
    }

    mutating func look(at zone: Int) throws -> VisibleZone {
        let spans = try self.spans(of: zone)
        var tally = Tally()
        if let box = ZoneView.box(of: spans) {
            let middle = Double(box.row) + Double(box.rows) / 2
            let steps = GroundSteps(grid: facts.grid, column: Double(box.column), row: middle)
            for row in stride(from: box.row, to: box.row + box.rows, by: Self.blockSide) {
                for column in stride(from: box.column, to: box.column + box.columns, by: Self.blockSide) {
                    let block = RasterWindow(column: column, row: row, columns: Self.blockSide, rows: Self.blockSide)
                    try look(at: block.intersection(box), of: spans, steps, &tally)
                }
            }
        }
        let whole = pixels.cellArea(of: zone)
        return VisibleZone(
            share: tally.hasElevation && whole > 0 ? min(1, tally.share.value / whole) : nil,
            nearestDistance: tally.nearest.isFinite ? tally.nearest.squareRoot() : nil,
            samples: tally.samples.count,
            seen: tally.seen
        )
    }

    private mutating func look(
        at block: RasterWindow,
        of spans: [CoverageSpan],
        _ steps: GroundSteps,
        _ tally: inout Tally
    ) throws {
        // Covered fraction of the block's cells.
        var fractions = [Double](repeating: 0, count: block.cellCount)
        for span in spans where span.row >= block.row && span.row < block.row + block.rows {
            let first = max(span.column, block.column)
            let end = min(span.column + span.count, block.column + block.columns)
            let base = (span.row - block.row) * block.columns - block.column
            for column in stride(from: first, to: end, by: 1) { fractions[base + column] = span.fraction }
        }
        guard fractions.contains(where: { $0 > 0 }) else { return }
        let window = surroundings(of: block, steps)
        let ground = try ground(window, steps)
        let target = RasterWindow(
            column: block.column - window.column,
            row: block.row - window.row,
            columns: block.columns,
            rows: block.rows
        )
        guard hasElevation(ground, target, fractions) else { return }
        tally.hasElevation = true
        var isSeen = [Bool](repeating: false, count: block.cellCount)
        for sample in samples.within(window) {
            let (column, row) = (sample.column - window.column, sample.row - window.row)
            let looked = viewshed.look(fromColumn: column, row: row, over: ground, within: target) { c, r in
                let (x, y) = (c - target.column, r - target.row)
                guard x >= 0, y >= 0, x < target.columns, y < target.rows else { return }
                let cell = y * target.columns + x
                guard fractions[cell] > 0 else { return }
                isSeen[cell] = true
                tally.nearest = min(tally.nearest, ground.squaredDistance(c - column, r - row))
            }
            if looked { tally.samples.insert(sample) }
        }
        ZoneView.add(isSeen, fractions, block, to: &tally)
    }

    private static func add(_ isSeen: [Bool], _ fractions: [Double], _ block: RasterWindow, to tally: inout Tally) {
        for cell in isSeen.indices where isSeen[cell] {
            tally.share.add(fractions[cell])
            let (row, column) = (block.row + cell / block.columns, block.column + cell % block.columns)
            if let last = tally.seen.last, last.row == row, last.column + last.count == column {
                tally.seen[tally.seen.count - 1].count += 1
            } else {
                tally.seen.append(VisibleZone.SeenRun(row: row, column: column, count: 1))
            }
        }
    }

    private func hasElevation(_ ground: Viewshed.Ground, _ target: RasterWindow, _ fractions: [Double]) -> Bool {
        for row in 0..<target.rows {
            let line = (target.row + row) * ground.columns + target.column
            for column in 0..<target.columns where fractions[row * target.columns + column] > 0 {
                if ground.heights[line + column].isFinite { return true }
            }
        }
        return false
    }

    /// The cells between a block and whoever may see it.
    private func surroundings(of block: RasterWindow, _ steps: GroundSteps) -> RasterWindow {
        let columns = Int((range / GroundSteps.length(steps.column)).rounded(.up)) + 1
        let rows = Int((range / GroundSteps.length(steps.row)).rounded(.up)) + 1
        return RasterWindow(
            column: block.column - columns,
            row: block.row - rows,
            columns: block.columns + 2 * columns,
            rows: block.rows + 2 * rows
        ).intersection(facts.grid.window)
    }

    private mutating func spans(of zone: Int) throws -> [CoverageSpan] {
        var spans: [CoverageSpan] = []
        kernel.begin(rows: pixels.rows(of: zone, in: facts.grid.window))
        kernel.add(zone, of: pixels)
        try kernel.sweep(tolerance: CoverageKernel.transformedTolerance) { spans.append($0) }
        return spans
    }

    private static func box(of spans: [CoverageSpan]) -> RasterWindow? {
        guard let first = spans.first, let last = spans.last else { return nil }
        let left = spans.map(\.column).min() ?? 0
        let right = spans.map { $0.column + $0.count }.max() ?? 0
        return RasterWindow(column: left, row: first.row, columns: right - left, rows: last.row - first.row + 1)
    }

    /// Elevations in metres, NaN where there are none.
    private func ground(_ window: RasterWindow, _ steps: GroundSteps) throws -> Viewshed.Ground {
        try source.read(window, into: tile)
        return Viewshed.Ground(
            heights: tile.numbers(nodata: facts.nodata).map(facts.valueModel.value),
            columns: window.columns,
            rows: window.rows,
            columnStep: steps.column,
            rowStep: steps.row
        )
    }
}
