import GeoModel

/// Cells from which one looks, each once, by row and column.
struct SampleCells: Sendable {
    /// A cell.
    struct Cell: Sendable, Hashable {
        var column: Int
        var row: Int
    }

    private let cells: [Cell]

    /// - Parameter places: interleaved columns and rows in pixel space; those beyond the grid are left out.
    init(_ places: [Double], grid: RasterGrid) {
        var found: Set<Cell> = []
        for index in stride(from: 0, to: places.count, by: 2) {
            let (x, y) = (places[index].rounded(.down), places[index + 1].rounded(.down))
            guard x >= 0, y >= 0, x < Double(grid.columns), y < Double(grid.rows) else { continue }
            found.insert(Cell(column: Int(x), row: Int(y)))
        }
        cells = found.sorted { $0.row != $1.row ? $0.row < $1.row : $0.column < $1.column }
    }

    var count: Int { cells.count }

    /// The cells within a window.
    func within(_ window: RasterWindow) -> [Cell] {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].row < window.row { low = middle + 1 } else { high = middle }
        }
        return cells[low...].prefix { $0.row < window.row + window.rows }.filter {
            $0.column >= window.column && $0.column < window.column + window.columns
        }
    }
}
