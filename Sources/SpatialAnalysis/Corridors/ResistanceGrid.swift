/// How hard each cell is to cross, and how far its neighbours are.
public struct ResistanceGrid: Sendable {
    /// Cost per metre of each cell, row by row; not a number, or not above 0, where there is no way through.
    public var resistances: [Double]
    /// Number of columns.
    public var columns: Int
    /// Number of rows.
    public var rows: Int
    /// Metres east and north for one column.
    public var columnStep: (x: Double, y: Double)
    /// Metres east and north for one row.
    public var rowStep: (x: Double, y: Double)

    /// Creates a grid.
    public init(
        resistances: [Double],
        columns: Int,
        rows: Int,
        columnStep: (x: Double, y: Double),
        rowStep: (x: Double, y: Double)
    ) {
        precondition(resistances.count == columns * rows, "one resistance per cell")
        self.resistances = resistances
        self.columns = columns
        self.rows = rows
        self.columnStep = columnStep
        self.rowStep = rowStep
    }

    /// True where a path may go.
    func isOpen(_ cell: Int) -> Bool { resistances[cell] > 0 && resistances[cell].isFinite }
}

/// The cheapest way between two sets of cells, over edges and corners of cells.
public struct LeastCostPath: Sendable, Hashable {
    /// Σ of metres times the mean resistance of the two cells of each step.
    public var cost: Double
    /// Metres along the path.
    public var length: Double
    /// The cells from the first set to the second, both ends included.
    public var cells: [Int]

    /// Finds the way (Dijkstra); of ways of equal cost the one that keeps to the lower cells.
    ///
    /// Cells of both sets are open whatever their resistance, which counts as that of the neighbour on the way when
    /// it is missing. A step over a corner needs one of the two cells beside it to be open.
    ///
    /// - Parameters:
    ///   - start: cells of the first set.
    ///   - goal: true for cells of the second set, one per cell of the grid.
    /// - Returns: nil when there is no way.
    public static func find(from start: [Int], to goal: [Bool], over grid: ResistanceGrid) -> LeastCostPath? {
        var search = PathSearch(grid, goal)
        return search.run(start)
    }
}

/// One search at work.
private struct PathSearch {
    private let grid: ResistanceGrid
    private let goal: [Bool]
    private let steps: [(columns: Int, rows: Int, length: Double)]
    private var costs: [Double]
    private var previous: [Int32]
    private var queue = CostQueue()

    init(_ grid: ResistanceGrid, _ goal: [Bool]) {
        precondition(goal.count == grid.resistances.count, "one flag per cell")
        self.grid = grid
        self.goal = goal
        steps = [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)].map { columns, rows in
            let x = Double(columns) * grid.columnStep.x + Double(rows) * grid.rowStep.x
            let y = Double(columns) * grid.columnStep.y + Double(rows) * grid.rowStep.y
            return (columns, rows, (x * x + y * y).squareRoot())
        }
        costs = Array(repeating: .infinity, count: grid.resistances.count)
        previous = Array(repeating: -1, count: grid.resistances.count)
    }

    mutating func run(_ start: [Int]) -> LeastCostPath? {
        for cell in start {
            costs[cell] = 0
            queue.push(0, cell)
        }
        while let (cost, cell) = queue.pop() {
            guard cost <= costs[cell] else { continue }
            if goal[cell] { return path(to: cell) }
            let (row, column) = cell.quotientAndRemainder(dividingBy: grid.columns)
            for step in steps {
                let (c, r) = (column + step.columns, row + step.rows)
                guard c >= 0, r >= 0, c < grid.columns, r < grid.rows else { continue }
                let next = r * grid.columns + c
                guard grid.isOpen(next) || goal[next] else { continue }
                if step.columns != 0, step.rows != 0, !isPassable(row * grid.columns + c, r * grid.columns + column) {
                    continue
                }
                let total = cost + step.length * resistance(cell, next)
                guard total < costs[next] || total == costs[next] && Int32(cell) < previous[next] else { continue }
                costs[next] = total
                previous[next] = Int32(cell)
                queue.push(total, next)
            }
        }
        return nil
    }

    private func isPassable(_ a: Int, _ b: Int) -> Bool {
        grid.isOpen(a) || grid.isOpen(b) || goal[a] || goal[b] || costs[a] == 0 || costs[b] == 0
    }

    private func resistance(_ a: Int, _ b: Int) -> Double {
        switch (grid.isOpen(a), grid.isOpen(b)) {
        case (true, true): (grid.resistances[a] + grid.resistances[b]) / 2
        case (true, false): grid.resistances[a]
        case (false, true): grid.resistances[b]
        case (false, false): 0
        }
    }

    private func path(to end: Int) -> LeastCostPath {
        var cells = [end]
        var length = 0.0
        while previous[cells[cells.count - 1]] >= 0 {
            let (cell, before) = (cells[cells.count - 1], Int(previous[cells[cells.count - 1]]))
            let columns = cell % grid.columns - before % grid.columns
            let rows = cell / grid.columns - before / grid.columns
            length += steps.first { $0.columns == columns && $0.rows == rows }?.length ?? 0
            cells.append(before)
        }
        return LeastCostPath(cost: costs[end], length: length, cells: cells.reversed())
    }
}

/// Cells by cost, the lowest first, of equal costs the lower cell.
private struct CostQueue {
    private var heap: [(cost: Double, cell: Int)] = []

    mutating func push(_ cost: Double, _ cell: Int) {
        heap.append((cost, cell))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> (cost: Double, cell: Int)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            guard least != parent else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
