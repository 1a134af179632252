public import GeoModel

/// Central differences on a grid of cells, whichever way its rows run (domain 2.5).
///
/// Derivatives are taken along columns and rows and turned to east and north by the inverse of the cell's steps, which
/// on a north-up grid of square cells are the formulas of domain 2.5, and holds for south-up and rotated grids.
public struct SurfaceStencil: Sendable, Hashable {
    /// East and north of pixel space: column = a·x + b·y, row = c·x + d·y.
    private let a: Double
    private let b: Double
    private let c: Double
    private let d: Double
    /// Area of a cell in m².
    public let cellArea: Double

    /// Creates a stencil.
    ///
    /// - Parameters:
    ///   - transform: of the grid; only its steps matter.
    ///   - metresPerUnitX: metres of one unit of x; on a geographic grid that of a degree of longitude at the row.
    ///   - metresPerUnitY: the same for y.
    /// - Throws: `AnalysisError` `singular_transform`.
    public init(
        _ transform: GeoTransform,
        metresPerUnitX: Double = 1,
        metresPerUnitY: Double = 1
    ) throws(AnalysisError) {
        let (columnX, rowX) = (transform.pixelWidth * metresPerUnitX, transform.rowRotation * metresPerUnitX)
        let (columnY, rowY) = (transform.columnRotation * metresPerUnitY, transform.pixelHeight * metresPerUnitY)
        let determinant = columnX * rowY - rowX * columnY
        guard determinant != 0, determinant.isFinite else {
            throw AnalysisError(code: .singularTransform, operation: "derive surface", message: "\(transform)")
        }
        a = rowY / determinant
        b = -rowX / determinant
        c = -columnY / determinant
        d = columnX / determinant
        cellArea = determinant.magnitude
    }

    /// A north-up stencil of square cells.
    public init(cellSize: Double) throws(AnalysisError) {
        try self.init(GeoTransform(originX: 0, pixelWidth: cellSize, originY: 0, pixelHeight: -cellSize))
    }

    /// Derivatives at the middle of nine cells.
    ///
    /// - Parameters:
    ///   - values: row-major heights in metres; NaN where there is no data.
    ///   - index: position of the middle cell.
    ///   - stride: from a row to the next one of the array.
    /// - Returns: nil when any of the nine has no data.
    @inlinable
    public func derivatives(_ values: UnsafePointer<Double>, at index: Int, stride: Int) -> SurfaceDerivatives? {
        let above = values + (index - stride)
        let middle = values + index
        let below = values + (index + stride)
        return derivatives(
            (above[-1], above[0], above[1]),
            (middle[-1], middle[0], middle[1]),
            (below[-1], below[0], below[1])
        )
    }

    /// Derivatives from three rows of three heights, the row that comes first in the raster first.
    ///
    /// - Returns: nil when any of the nine has no data (NaN).
    public func derivatives(
        _ first: (Double, Double, Double),
        _ second: (Double, Double, Double),
        _ third: (Double, Double, Double)
    ) -> SurfaceDerivatives? {
        let column = (second.2 - second.0) / 2
        let row = (third.1 - first.1) / 2
        let columns = second.2 - 2 * second.1 + second.0
        let rows = third.1 - 2 * second.1 + first.1
        let mixed = (third.2 + first.0 - third.0 - first.2) / 4
        // A hole anywhere makes one of these sums NaN.
        guard (columns + rows + mixed).isFinite else { return nil }
        return SurfaceDerivatives(
            x: a * column + c * row,
            y: b * column + d * row,
            xx: a * a * columns + 2 * a * c * mixed + c * c * rows,
            yy: b * b * columns + 2 * b * d * mixed + d * d * rows,
            xy: a * b * columns + (a * d + b * c) * mixed + c * d * rows
        )
    }

    /// Standard deviation of a slope (m/m) when every height has the given one in metres: σ/(d√2).
    public static func slopeNoise(sigma: Double, cellSize: Double) -> Double { sigma / (cellSize * 2.0.squareRoot()) }

    /// Standard deviation of a second derivative (1/m): √6·σ/d².
    public static func curvatureNoise(sigma: Double, cellSize: Double) -> Double {
        6.0.squareRoot() * sigma / (cellSize * cellSize)
    }
}
