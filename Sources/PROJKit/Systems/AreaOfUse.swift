public import GeoModel

/// Where a CRS or an operation may be used, in degrees of longitude and latitude.
public struct AreaOfUse: Sendable, Hashable {
    /// The authority's description.
    public let name: String
    /// Western edge; greater than `east` when the area crosses the antimeridian.
    public let west: Double
    /// Southern edge.
    public let south: Double
    /// Eastern edge.
    public let east: Double
    /// Northern edge.
    public let north: Double

    /// Creates an area.
    public init(name: String, west: Double, south: Double, east: Double, north: Double) {
        self.name = name
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The area as a box, x = longitude; for one that crosses the antimeridian the whole range of longitudes.
    public var box: Envelope {
        west <= east
            ? Envelope(minX: west, minY: south, maxX: east, maxY: north)
            : Envelope(minX: -180, minY: south, maxX: 180, maxY: north)
    }

    /// True when a box of longitudes and latitudes lies wholly inside.
    public func contains(_ other: Envelope) -> Bool {
        guard other.minY >= south, other.maxY <= north else { return false }
        if west <= east { return other.minX >= west && other.maxX <= east }
        return other.minX >= west || other.maxX <= east
    }

    /// What two areas share; nil when nothing, or when one crosses the antimeridian and the answer has two parts.
    func intersection(_ other: AreaOfUse) -> AreaOfUse? {
        guard west <= east, other.west <= other.east else { return nil }
        let shared = AreaOfUse(
            name: name,
            west: max(west, other.west),
            south: max(south, other.south),
            east: min(east, other.east),
            north: min(north, other.north)
        )
        return shared.west <= shared.east && shared.south <= shared.north ? shared : nil
    }
}
