/// An axis-aligned bounding box, x = east or longitude, in the units of the CRS it belongs to.
public struct Envelope: Sendable, Hashable {
    /// The western edge.
    public var minX: Double
    /// The southern edge.
    public var minY: Double
    /// The eastern edge.
    public var maxX: Double
    /// The northern edge.
    public var maxY: Double

    /// Creates a box from its four edges.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box that holds nothing; a union with it changes nothing.
    public static let empty = Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    /// True when the box holds no point at all.
    public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

    /// Width, 0 when empty.
    public var width: Double { isEmpty ? 0 : maxX - minX }

    /// Height, 0 when empty.
    public var height: Double { isEmpty ? 0 : maxY - minY }

    /// The middle point.
    public var center: (x: Double, y: Double) { ((minX + maxX) / 2, (minY + maxY) / 2) }

    /// Grows the box so that it holds the point; NaN coordinates are passed over.
    public mutating func include(x: Double, y: Double) {
        guard !x.isNaN, !y.isNaN else { return }
        minX = min(minX, x)
        minY = min(minY, y)
        maxX = max(maxX, x)
        maxY = max(maxY, y)
    }

    /// The smallest box that holds both.
    public func union(_ other: Envelope) -> Envelope {
        Envelope(
            minX: min(minX, other.minX),
            minY: min(minY, other.minY),
            maxX: max(maxX, other.maxX),
            maxY: max(maxY, other.maxY)
        )
    }

    /// True when the boxes share at least a point; touching edges count.
    public func intersects(_ other: Envelope) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// True when the point lies inside or on an edge.
    public func contains(x: Double, y: Double) -> Bool {
        x >= minX && x <= maxX && y >= minY && y <= maxY
    }

    /// True when the other box lies wholly inside or on the edges.
    public func contains(_ other: Envelope) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    /// The box grown by `margin` on every side; an empty box stays empty.
    public func expanded(by margin: Double) -> Envelope {
        isEmpty
            ? self
            : Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }
}
