import GDALKit
import GeoModel
import SpatialAnalysis

/// What all searches for ways share.
struct GapSearch: Sendable {
    let facts: BandFacts
    /// The patches in pixel space.
    let habitats: PixelZones
    /// The least resistance of the raster; nil when nothing is open.
    let least: Double?
    /// Cells a search may hold.
    let largestCount: Int

    /// Resistance, cost, cell before, flag and queue.
    static let bytesPerCell = 64

    /// Reads the raster once for its least resistance.
    static func leastResistance(_ facts: BandFacts, monitor: WorkMonitor) throws -> Double? {
        let source = try facts.makeSource()
        let tile = RasterTile()
        let rows = max(1, min(facts.grid.rows, max(facts.blockRows, (1 << 22) / max(1, facts.grid.columns))))
        var least: Double?
        for first in stride(from: 0, to: facts.grid.rows, by: rows) {
            try monitor.check()
            let window = RasterWindow(
                column: 0,
                row: first,
                columns: facts.grid.columns,
                rows: min(rows, facts.grid.rows - first)
            )
            try source.read(window, into: tile)
            for number in tile.numbers(nodata: facts.nodata) {
                let value = facts.valueModel.value(number)
                if value > 0, value < least ?? .infinity { least = value }
            }
            monitor.progress(Double(first + window.rows) / Double(facts.grid.rows))
        }
        return least
    }
}

/// One thread's searches.
struct GapWorker {
    /// A way and its cells; empty where there is none.
    struct Found: Sendable {
        var path: HabitatGap.Path?
        var cells: [Cell]
    }

    /// A cell of the raster.
    struct Cell: Sendable {
        var column: Int
        var row: Int
    }

    private let search: GapSearch
    private let source: any RasterSource
    private let tile = RasterTile()
    private var kernel: CoverageKernel

    init(_ search: GapSearch) throws {
        self.search = search
        source = try search.facts.makeSource()
        kernel = CoverageKernel(columns: search.facts.grid.columns)
    }

    /// The cheapest way between two patches.
    ///
    /// The search begins in a window about both. A way that leaves a window goes at least twice its margin over no
    /// less than the least resistance; when the way found is not dearer it is the cheapest of all, else the window
    /// grows to where that is so.
    mutating func path(_ first: Int, _ second: Int) throws -> Found {
        let (start, goal) = (try cells(of: first), try cells(of: second))
        let grid = search.facts.grid
        guard let least = search.least, let box = GapWorker.box(of: start + goal) else { return Found(cells: []) }
        let steps = GroundSteps(grid: grid, column: Double(box.column), row: Double(box.row))
        let step = min(GroundSteps.length(steps.column), GroundSteps.length(steps.row))
        var margin = max(16, max(box.columns, box.rows) / 4)
        while true {
            let (window, isLargest) = self.window(box, margin)
            let found = try way(start, goal, window, steps)
            let isWhole = window == grid.window
            let reach = 2 * Double(margin) * step * least
            guard let found else {
                if isWhole || isLargest { return Found(cells: []) }
                margin *= 4
                continue
            }
            let isProven = isWhole || found.cost <= reach
            if isProven || isLargest {
                return Found(
                    path: HabitatGap.Path(cost: found.cost, length: found.length, isProven: isProven),
                    cells: found.cells.map { cell in
                        Cell(column: window.column + cell % window.columns, row: window.row + cell / window.columns)
                    }
                )
            }
            margin = Int(min(1e9, found.cost / (2 * step * least))) + 1
        }
    }

    /// The window of a margin, cut to the raster and to the memory.
    private func window(_ box: RasterWindow, _ margin: Int) -> (RasterWindow, isLargest: Bool) {
        func window(_ margin: Int) -> RasterWindow {
            RasterWindow(
                column: box.column - margin,
                row: box.row - margin,
                columns: box.columns + 2 * margin,
                rows: box.rows + 2 * margin
            ).intersection(search.facts.grid.window)
        }
        let wanted = window(margin)
        guard wanted.cellCount > search.largestCount else { return (wanted, false) }
        var (low, high) = (0, margin)
        while high - low > 1 {
            let middle = (low + high) / 2
            if window(middle).cellCount > search.largestCount { high = middle } else { low = middle }
        }
        return (window(low), true)
    }

    private mutating func way(
        _ start: [Cell],
        _ goal: [Cell],
        _ window: RasterWindow,
        _ steps: GroundSteps
    ) throws -> LeastCostPath? {
        try source.read(window, into: tile)
        let grid = ResistanceGrid(
            resistances: tile.numbers(nodata: search.facts.nodata).map(search.facts.valueModel.value),
            columns: window.columns,
            rows: window.rows,
            columnStep: steps.column,
            rowStep: steps.row
        )
        func index(_ cell: Cell) -> Int { (cell.row - window.row) * window.columns + cell.column - window.column }
        var isGoal = [Bool](repeating: false, count: window.cellCount)
        for cell in goal { isGoal[index(cell)] = true }
        return LeastCostPath.find(from: start.map(index), to: isGoal, over: grid)
    }

    /// Cells that a patch touches.
    private mutating func cells(of patch: Int) throws -> [Cell] {
        var cells: [Cell] = []
        kernel.begin(rows: search.habitats.rows(of: patch, in: search.facts.grid.window))
        kernel.add(patch, of: search.habitats)
        try kernel.sweep(tolerance: CoverageKernel.transformedTolerance) { span in
            for column in span.column..<(span.column + span.count) { cells.append(Cell(column: column, row: span.row)) }
        }
        return cells
    }

    private static func box(of cells: [Cell]) -> RasterWindow? {
        guard let first = cells.first else { return nil }
        var (left, right, top, bottom) = (first.column, first.column, first.row, first.row)
        for cell in cells {
            left = min(left, cell.column)
            right = max(right, cell.column)
            top = min(top, cell.row)
            bottom = max(bottom, cell.row)
        }
        return RasterWindow(column: left, row: top, columns: right - left + 1, rows: bottom - top + 1)
    }
}
