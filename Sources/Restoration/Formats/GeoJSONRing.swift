public import GeoModel

/// A ring as RFC 7946 wants it (domain 6.2).
public struct GeoJSONRing: Sendable, Hashable {
    /// Closed, interleaved longitude and latitude with at most 7 decimals; shells run counter-clockwise, holes
    /// clockwise.
    public let coordinates: [Double]
    /// True when the ring came clockwise.
    public let wasClockwise: Bool
    /// West, south, east, north.
    public let box: Envelope

    /// Decimals of a position: about 1 cm.
    public static let decimals = 7

    /// Normalises a ring: rounds half-up on the decimal text, drops points that repeat the one before, closes, and
    /// reverses the closed list when the direction is wrong, so that the first point stays.
    ///
    /// - Parameters:
    ///   - interleaved: x = longitude, y = latitude; closed or not.
    ///   - isHole: true for holes.
    /// - Returns: nil when fewer than three distinct consecutive points are left, or a coordinate is not finite.
    public init?(interleaved: some Collection<Double>, isHole: Bool = false) {
        var points: [Double] = []
        points.reserveCapacity(interleaved.count + 2)
        var pending: Double?
        for value in interleaved {
            guard value.isFinite, value.magnitude < 1e6 else { return nil }
            let rounded = GeoJSONRing.rounded(value)
            guard let x = pending else {
                pending = rounded
                continue
            }
            pending = nil
            if points.count >= 2, points[points.count - 2] == x, points[points.count - 1] == rounded { continue }
            points.append(x)
            points.append(rounded)
        }
        guard points.count >= 6 else { return nil }
        if points[0] != points[points.count - 2] || points[1] != points[points.count - 1] {
            points.append(points[0])
            points.append(points[1])
        }
        guard points.count >= 8 else { return nil }
        wasClockwise = GeoJSONRing.twiceSignedArea(points) < 0
        coordinates = wasClockwise != isHole ? GeoJSONRing.reversed(points) : points
        var envelope = Envelope.empty
        for i in stride(from: 0, to: points.count, by: 2) { envelope.include(x: points[i], y: points[i + 1]) }
        box = envelope
    }

    /// A coordinate with at most 7 decimals, half-up on its decimal text.
    public static func rounded(_ value: Double) -> Double {
        let scaled = value * 1e7
        let fraction = (scaled - scaled.rounded(.down) - 0.5).magnitude
        // Far from a half the binary product rounds the same way as the text, and much faster.
        if fraction > 1e-3 { return scaled.rounded() / 1e7 + 0 }
        return DecimalNumber(value).rounded(to: decimals).doubleValue + 0
    }

    private static func twiceSignedArea(_ points: [Double]) -> Double {
        var sum = 0.0
        for i in stride(from: 2, to: points.count - 2, by: 2) {
            let ax = points[i] - points[0]
            let ay = points[i + 1] - points[1]
            let bx = points[i + 2] - points[0]
            let by = points[i + 3] - points[1]
            sum += ax * by - bx * ay
        }
        return sum
    }

    private static func reversed(_ points: [Double]) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(points.count)
        for i in stride(from: points.count - 2, through: 0, by: -2) {
            result.append(points[i])
            result.append(points[i + 1])
        }
        return result
    }
}
