import GeoModel

/// A convex part of the buffer of a line: the strip beside one edge, or a triangle of the fan about a vertex.
///
/// Each part has one outer edge, from start to end with the part on its left; only outer edges can be on the buffer's
/// outline. A strip reaches inward across its own edge by half the distance, so that the parts of both sides overlap.
struct BufferPart: Sendable {
    /// Outer edge.
    let startX, startY, endX, endY: Double
    /// The fan's centre; NaN for a strip.
    let centreX, centreY: Double
    /// 1 by the length of the outer edge.
    let scale: Double
    /// How far a strip reaches inward from its outer edge.
    let depth: Double

    /// A strip.
    init(startX: Double, startY: Double, endX: Double, endY: Double, distance: Double) {
        self.init(startX, startY, endX, endY, .nan, .nan, depth: 1.5 * distance)
    }

    /// A triangle of a fan.
    init(startX: Double, startY: Double, endX: Double, endY: Double, centreX: Double, centreY: Double) {
        self.init(startX, startY, endX, endY, centreX, centreY, depth: .infinity)
    }

    private init(
        _ startX: Double,
        _ startY: Double,
        _ endX: Double,
        _ endY: Double,
        _ centreX: Double,
        _ centreY: Double,
        depth: Double
    ) {
        self.startX = startX
        self.startY = startY
        self.endX = endX
        self.endY = endY
        self.centreX = centreX
        self.centreY = centreY
        let (dx, dy) = (endX - startX, endY - startY)
        scale = 1 / (dx * dx + dy * dy).squareRoot()
        self.depth = depth
    }

    /// The edge that may be on the buffer's outline.
    var outerEdge: DirectedPiece { DirectedPiece(startX: startX, startY: startY, endX: endX, endY: endY) }

    /// The parameters between which a segment a–b, 0 at a and 1 at b, lies in the part; nil when nowhere along a length.
    ///
    /// - Parameters:
    ///   - slack: how far a point may lie off a line and count as on it.
    ///   - ownsTies: whether a segment that runs along the outer edge in its direction counts as inside.
    @inline(__always)
    func span(
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double,
        slack: Double,
        ownsTies: Bool
    ) -> (from: Double, to: Double)? {
        let (ux, uy) = ((endX - startX) * scale, (endY - startY) * scale)
        let (px, py) = (ax - startX, ay - startY)
        let (qx, qy) = (bx - startX, by - startY)
        // Inward distance from the outer edge.
        let a = ux * py - uy * px
        let b = ux * qy - uy * qx
        if a <= 0, b <= 0, a < -slack || b < -slack { return nil }
        var from = 0.0
        var to = 1.0
        if a.magnitude <= slack, b.magnitude <= slack {
            let isAlong = (qx - px) * ux + (qy - py) * uy > 0
            guard !isAlong || ownsTies else { return nil }
        } else if !Self.cut(a, b, &from, &to) {
            return nil
        }
        if centreX.isNaN {
            let length = 1 / scale
            let alongA = ux * px + uy * py
            let alongB = ux * qx + uy * qy
            guard Self.cut(alongA + slack, alongB + slack, &from, &to),
                Self.cut(length - alongA + slack, length - alongB + slack, &from, &to),
                Self.cut(depth - a, depth - b, &from, &to)
            else { return nil }
            return (from, to)
        }
        let (ex, ey) = (centreX - endX, centreY - endY)
        let (sx, sy) = (startX - centreX, startY - centreY)
        // Both legs have the length of the distance: slack in their units.
        let leg = slack * (sx * sx + sy * sy).squareRoot()
        guard
            Self.cut(
                ex * (ay - endY) - ey * (ax - endX) + leg,
                ex * (by - endY) - ey * (bx - endX) + leg,
                &from,
                &to
            ),
            Self.cut(
                sx * (ay - centreY) - sy * (ax - centreX) + leg,
                sx * (by - centreY) - sy * (bx - centreX) + leg,
                &from,
                &to
            )
        else { return nil }
        return (from, to)
    }

    /// True when the part's box shares a point with a box.
    func meets(_ box: Envelope) -> Bool {
        if !centreX.isNaN {
            return max(startX, max(endX, centreX)) >= box.minX && min(startX, min(endX, centreX)) <= box.maxX
                && max(startY, max(endY, centreY)) >= box.minY && min(startY, min(endY, centreY)) <= box.maxY
        }
        // Inward from the outer edge.
        let (ix, iy) = (-(endY - startY) * scale * depth, (endX - startX) * scale * depth)
        return max(startX, endX) + max(0, ix) >= box.minX && min(startX, endX) + min(0, ix) <= box.maxX
            && max(startY, endY) + max(0, iy) >= box.minY && min(startY, endY) + min(0, iy) <= box.maxY
    }

    /// Keeps the parameters at which a linear function, a at 0 and b at 1, is positive; false when none are left.
    @inline(__always)
    private static func cut(_ a: Double, _ b: Double, _ from: inout Double, _ to: inout Double) -> Bool {
        if a >= 0 {
            if b >= 0 { return true }
            to = min(to, a / (a - b))
        } else {
            guard b > 0 else { return false }
            from = max(from, a / (a - b))
        }
        return from < to
    }
}

/// The outer end of a side of a strip, the strip on its left.
struct BufferSide: Sendable {
    let piece: DirectedPiece
    /// The strip.
    let part: Int
}
