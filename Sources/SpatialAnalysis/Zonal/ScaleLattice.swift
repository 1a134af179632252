/// Cell areas known at the nodes of a coarse lattice and interpolated by cubics in between.
///
/// The areal scale of a projection varies over the Earth's radius, so nodes some kilometres apart give it to about
/// 1e-11; one call to the projection per cell would cost more than everything else.
public struct ScaleLattice: Sendable {
    /// Pixel-space columns of the nodes, evenly spaced from the first to the last cell centre; at least four.
    public let nodeColumns: [Double]
    /// Pixel-space rows of the nodes; at least four.
    public let nodeRows: [Double]
    /// Area of a cell centred at each node, m², row-major by node.
    public let areas: [Double]

    /// Creates a lattice from the areas at its nodes.
    public init(nodeColumns: [Double], nodeRows: [Double], areas: [Double]) {
        precondition(nodeColumns.count >= 4 && nodeRows.count >= 4, "cubics need four nodes")
        precondition(areas.count == nodeColumns.count * nodeRows.count, "one area per node")
        self.nodeColumns = nodeColumns
        self.nodeRows = nodeRows
        self.areas = areas
    }

    /// Positions of nodes along an axis of `cells` cells of `cellSize` metres, not more than 8 km apart but at most
    /// 600.
    public static func nodes(cells: Int, cellSize: Double) -> [Double] {
        let wanted = (Double(cells) * cellSize / 8000).rounded(.up) + 1
        let count = Int(min(600, max(4, wanted)))
        let step = max(Double(cells - 1), 1) / Double(count - 1)
        return (0..<count).map { 0.5 + Double($0) * step }
    }

    /// Writes the areas of some cells of a row.
    func fill(row: Int, columns: Range<Int>, into result: UnsafeMutablePointer<Double>) {
        let vertical = weights(at: Double(row) + 0.5, nodes: nodeRows)
        let width = nodeColumns.count
        func interpolated(_ index: Int) -> Double {
            let base = vertical.first * width + index
            return vertical.w.0 * areas[base] + vertical.w.1 * areas[base + width]
                + vertical.w.2 * areas[base + 2 * width] + vertical.w.3 * areas[base + 3 * width]
        }
        let perNode = 1 / (nodeColumns[1] - nodeColumns[0])
        var column = columns.lowerBound
        while column < columns.upperBound {
            let first = weights(at: Double(column) + 0.5, nodes: nodeColumns).first
            // The same four nodes serve up to the next inner node.
            let isLast = first >= width - 4
            let next = isLast ? columns.upperBound : Int((nodeColumns[first + 2] - 0.5).rounded(.up))
            let end = min(columns.upperBound, max(next, column + 1))
            let (a, b) = (interpolated(first), interpolated(first + 1))
            let (c, d) = (interpolated(first + 2), interpolated(first + 3))
            // Newton's form of the cubic through four evenly spaced nodes.
            let (second, third) = ((c - 2 * b + a) / 2, (d - 3 * c + 3 * b - a) / 6)
            let origin = nodeColumns[first] - 0.5
            let target = result + (column - columns.lowerBound)
            for offset in 0..<(end - column) {
                let t = (Double(column &+ offset) - origin) * perNode
                target[offset] = a + t * ((b - a) + (t - 1) * (second + (t - 2) * third))
            }
            column = end
        }
    }

    /// The four nodes around a position and their Lagrange weights.
    private func weights(
        at position: Double,
        nodes: [Double]
    ) -> (first: Int, w: (Double, Double, Double, Double)) {
        let step = nodes[1] - nodes[0]
        let offset = (position - nodes[0]) / step
        let first = min(nodes.count - 4, max(0, Int(offset.rounded(.down)) - 1))
        let t = offset - Double(first)
        let (a, b, c, d) = (t, t - 1, t - 2, t - 3)
        return (first, (-b * c * d / 6, a * c * d / 2, -a * b * d / 2, a * b * c / 6))
    }
}
