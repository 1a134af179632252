/// The affine map from pixel space to the raster's plane.
///
/// Pixel space has column to the right and row downwards, (0, 0) at the outer corner of the first cell. Row 0 is
/// north in the usual north-up raster, where `pixelHeight` is negative. Six named numbers, because order errors in
/// a list of six are silent.
public struct GeoTransform: Sendable, Hashable {
    /// X of the outer corner of the first cell.
    public var originX: Double
    /// X step for one column.
    public var pixelWidth: Double
    /// X step for one row (0 unless rotated).
    public var rowRotation: Double
    /// Y of the outer corner of the first cell.
    public var originY: Double
    /// Y step for one column (0 unless rotated).
    public var columnRotation: Double
    /// Y step for one row; negative in a north-up raster.
    public var pixelHeight: Double

    /// Creates a transform from its six coefficients.
    public init(
        originX: Double,
        pixelWidth: Double,
        rowRotation: Double = 0,
        originY: Double,
        columnRotation: Double = 0,
        pixelHeight: Double
    ) {
        self.originX = originX
        self.pixelWidth = pixelWidth
        self.rowRotation = rowRotation
        self.originY = originY
        self.columnRotation = columnRotation
        self.pixelHeight = pixelHeight
    }

    /// Signed area of one cell in the plane's units squared; negative in a north-up raster.
    public var determinant: Double { pixelWidth * pixelHeight - rowRotation * columnRotation }

    /// True when rows run exactly along x and columns along y.
    public var isAxisAligned: Bool { rowRotation == 0 && columnRotation == 0 }

    /// The plane position of a pixel-space position.
    public func apply(column: Double, row: Double) -> (x: Double, y: Double) {
        (
            originX + column * pixelWidth + row * rowRotation,
            originY + column * columnRotation + row * pixelHeight
        )
    }

    /// The pixel-space position of a plane position, or nil when the transform is singular.
    public func pixelPosition(x: Double, y: Double) -> (column: Double, row: Double)? {
        let d = determinant
        guard d != 0, d.isFinite else { return nil }
        let dx = x - originX
        let dy = y - originY
        return ((dx * pixelHeight - dy * rowRotation) / d, (dy * pixelWidth - dx * columnRotation) / d)
    }
}
