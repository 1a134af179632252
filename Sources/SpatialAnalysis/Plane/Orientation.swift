/// On which side of a line a point lies, decided without the rounding of plain doubles.
public enum Orientation {
    /// 1 when c lies left of the line from a to b, −1 right of it, 0 on it.
    ///
    /// A plain determinant decides unless its error bound reaches it (Shewchuk 1997, stage A); then twice the digits do.
    @inlinable
    public static func sign(
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double,
        _ cx: Double,
        _ cy: Double
    ) -> Int {
        let left = (ax - cx) * (by - cy)
        let right = (ay - cy) * (bx - cx)
        let determinant = left - right
        let bound = 3.330_669_073_875_472e-16 * (left.magnitude + right.magnitude)
        if determinant > bound { return 1 }
        if determinant < -bound { return -1 }
        if left == 0, right == 0 { return 0 }
        return exactSign(ax, ay, bx, by, cx, cy)
    }

    /// The determinant with pairs of doubles; exact for coordinates whose differences have no more than 106 bits.
    @usableFromInline
    static func exactSign(
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double,
        _ cx: Double,
        _ cy: Double
    ) -> Int {
        let left = product(difference(ax, cx), difference(by, cy))
        let right = product(difference(ay, cy), difference(bx, cx))
        let high = difference(left.high, right.high)
        let determinant = high.high + (high.low + (left.low - right.low))
        return determinant > 0 ? 1 : determinant < 0 ? -1 : 0
    }

    /// a − b and what rounding took from it.
    private static func difference(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
        let high = a - b
        let virtual = a - high
        return (high, (a - (high + virtual)) + (virtual - b))
    }

    private static func product(
        _ a: (high: Double, low: Double),
        _ b: (high: Double, low: Double)
    ) -> (high: Double, low: Double) {
        let high = a.high * b.high
        let rest = (-high).addingProduct(a.high, b.high)
        return (high, rest + (a.high * b.low + a.low * b.high))
    }
}
