import GEOSKit
import GeoModel
import SpatialAnalysis

/// A small raster of values and its patches, made by the code under test or by flooding cell by cell.
struct PatchFixture: CustomStringConvertible {
    /// Rows of digits; 0 is not selected.
    let rows: [[Int]]

    init(rows: [[Int]]) { self.rows = rows }

    init(_ text: String) {
        rows = text.split(separator: "\n").map { $0.compactMap(\.wholeNumberValue) }
    }

    /// A raster at random, a third of it background.
    init(columns: Int, rows: Int, random: inout TestRandom) {
        self.rows = (0..<rows).map { _ in (0..<columns).map { _ in random.below(3) } }
    }

    var columns: Int { rows.first?.count ?? 0 }
    var description: String { rows.map { $0.map(String.init).joined() }.joined(separator: "\n") }

    /// A patch as its value and its cells in order.
    struct Patch: Hashable, CustomStringConvertible {
        var value: Int
        var cells: [Int]
        var description: String { "\(value): \(cells)" }
    }

    /// One column and one row are one unit; y grows with the row when the grid is south-up.
    func layout(
        _ connectivity: PatchConnectivity,
        isSouthUp: Bool = false,
        minimumArea: ExactArea = .zero
    ) -> PatchLayout {
        PatchLayout(
            columns: columns,
            rows: rows.count,
            transform: GeoTransform(originX: 0, pixelWidth: 1, originY: 0, pixelHeight: isSouthUp ? 1 : -1),
            cellAreas: .uniform(1),
            connectivity: connectivity,
            minimumArea: minimumArea
        )
    }

    /// The patches, from strips of some rows.
    func batches(_ layout: PatchLayout, stripRows: Int) -> (batches: [PatchBatch], dropped: Int) {
        var stitcher = PatchStitcher(layout)
        let batches = stride(from: 0, to: rows.count, by: stripRows).map { start in
            stitcher.add(StripPatches(table(start..<min(rows.count, start + stripRows)), layout: layout))
        }
        return (batches, stitcher.dropped)
    }

    private func table(_ strip: Range<Int>) -> RunTable {
        var table = RunTable(firstRow: strip.lowerBound)
        for row in strip {
            for column in 0..<columns where rows[row][column] > 0 {
                let value = Int32(rows[row][column] - 1)
                table.append(CellRun(column: Int32(column), end: Int32(column + 1), value: value))
            }
            table.endRow()
        }
        return table
    }

    /// All geometries of batches in one column.
    static func geometries(_ batches: [PatchBatch]) -> GeometryColumn {
        var result = GeometryColumn()
        for batch in batches { for index in 0..<batch.count { result.append(batch.geometries[index]) } }
        return result
    }

    /// What the outlines enclose, cell by cell, in the order given.
    func enclosed(_ batches: [PatchBatch]) -> [Patch] {
        let values = batches.flatMap(\.values)
        let geometries = PatchFixture.geometries(batches)
        return values.indices.map { index in
            let cells = (0..<(rows.count * columns)).filter { cell in
                let y = Double(cell / columns) + 0.5
                let box = geometries.envelope(of: index)
                return isInside(geometries, index, Double(cell % columns) + 0.5, box.minY < 0 ? -y : y)
            }
            return Patch(value: Int(values[index]) + 1, cells: cells)
        }
    }

    /// The number of edges left of a place, odd inside.
    private func isInside(_ column: GeometryColumn, _ index: Int, _ x: Double, _ y: Double) -> Bool {
        var isInside = false
        for part in column.parts(of: index) {
            for ring in column.rings(ofPart: part) {
                for vertex in column.vertices(ofRing: ring).dropLast() {
                    let (x0, y0, y1) = (column.xy[2 * vertex], column.xy[2 * vertex + 1], column.xy[2 * vertex + 3])
                    if x0 < x, (y0 < y) != (y1 < y) { isInside.toggle() }
                }
            }
        }
        return isInside
    }

    /// The patches by flooding from cell to cell, in the order of the last row, then the first cell.
    func flooded(_ connectivity: PatchConnectivity) -> [Patch] {
        var seen = Array(repeating: false, count: rows.count * columns)
        var patches: [Patch] = []
        for start in seen.indices where !seen[start] && rows[start / columns][start % columns] > 0 {
            let value = rows[start / columns][start % columns]
            var cells: [Int] = []
            var queue = [start]
            seen[start] = true
            while let cell = queue.popLast() {
                cells.append(cell)
                for next in neighbours(of: cell, connectivity) where !seen[next] {
                    guard rows[next / columns][next % columns] == value else { continue }
                    seen[next] = true
                    queue.append(next)
                }
            }
            patches.append(Patch(value: value, cells: cells.sorted()))
        }
        return patches.sorted { a, b in
            let rowA = (a.cells.last ?? 0) / columns
            let rowB = (b.cells.last ?? 0) / columns
            return rowA != rowB ? rowA < rowB : a.cells[0] < b.cells[0]
        }
    }

    private func neighbours(of cell: Int, _ connectivity: PatchConnectivity) -> [Int] {
        let steps =
            connectivity == .four
            ? [(0, 1), (1, 0), (0, -1), (-1, 0)]
            : [(0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)]
        return steps.compactMap { step in
            let (row, column) = (cell / columns + step.0, cell % columns + step.1)
            return rows.indices.contains(row) && (0..<columns).contains(column) ? row * columns + column : nil
        }
    }
}
