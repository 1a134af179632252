import GeoModel

/// A plane whose origin lies near the features at hand, a whole number of units from the layer's origin.
///
/// Taking a whole number off is exact, and new vertices are then computed with small numbers: at an easting of
/// 37 million a Double resolves 7e-9 m, a kilometre from the origin 1e-13 m.
struct LocalPlane {
    /// Taken off x.
    let originX: Double
    /// Taken off y.
    let originY: Double

    /// The plane around a box's middle.
    init(around box: Envelope) {
        let centre = box.center
        let isUsable = !box.isEmpty && centre.x.isFinite && centre.y.isFinite
        originX = isUsable ? centre.x.rounded() : 0
        originY = isUsable ? centre.y.rounded() : 0
    }

    /// The plane of a plane: its origin counted from where the outer one's coordinates are counted.
    init(_ inner: LocalPlane, within outer: LocalPlane) {
        originX = inner.originX + outer.originX
        originY = inner.originY + outer.originY
    }

    /// The same column about the origin.
    func localised(_ column: GeometryColumn) -> GeometryColumn { moved(column, by: -originX, -originY) }

    /// The same column back in the layer's plane.
    func placed(_ column: GeometryColumn) -> GeometryColumn { moved(column, by: originX, originY) }

    private func moved(_ column: GeometryColumn, by dx: Double, _ dy: Double) -> GeometryColumn {
        var xy = column.xy
        for position in stride(from: 0, to: xy.count, by: 2) {
            xy[position] += dx
            xy[position + 1] += dy
        }
        return column.replacingCoordinates(xy)
    }
}
