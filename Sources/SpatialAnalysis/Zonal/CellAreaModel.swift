/// Areas of the cells of a raster in m².
public enum CellAreaModel: Sendable {
    /// All cells alike: the plane.
    case uniform(Double)
    /// Alike along a row: the ellipsoidal band of each row of a geographic grid; one value per row.
    case rows([Double])
    /// From the areal scale at the cell's centre, interpolated between nodes.
    case sampled(ScaleLattice)

    /// Writes the areas of some cells of a row.
    ///
    /// - Parameter areas: takes `columns.count` values from index 0; made longer when needed.
    public func fill(row: Int, columns: Range<Int>, into areas: inout [Double]) {
        if areas.count < columns.count {
            areas.append(contentsOf: repeatElement(0, count: columns.count - areas.count))
        }
        switch self {
        case .uniform(let area):
            for index in 0..<columns.count { areas[index] = area }
        case .rows(let rows):
            let area = rows[row]
            for index in 0..<columns.count { areas[index] = area }
        case .sampled(let lattice):
            areas.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                lattice.fill(row: row, columns: columns, into: base)
            }
        }
    }

    /// Bands of the rows of an axis-aligned geographic grid.
    ///
    /// - Parameters:
    ///   - rows: number of rows.
    ///   - originY: latitude of the first row's outer edge, degrees.
    ///   - rowHeight: latitude step of a row, degrees; negative in a north-up grid.
    ///   - columnWidth: longitude step of a column, degrees.
    ///   - band: area between two latitudes over a longitude difference, all in radians.
    public static func bands(
        rows: Int,
        originY: Double,
        rowHeight: Double,
        columnWidth: Double,
        band: (_ latitude1: Double, _ latitude2: Double, _ longitudeDifference: Double) -> Double
    ) -> CellAreaModel {
        func latitude(_ edge: Int) -> Double {
            min(90, max(-90, originY + Double(edge) * rowHeight)) * .pi / 180
        }
        let width = columnWidth.magnitude * .pi / 180
        return .rows((0..<rows).map { band(latitude($0), latitude($0 + 1), width).magnitude })
    }
}
