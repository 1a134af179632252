/// An ellipsoid of revolution by semi-major axis and flattening (domain 1.1).
public struct ReferenceEllipsoid: Sendable, Hashable {
    /// Semi-major axis, metres.
    public let semiMajorAxis: Double
    /// Inverse flattening.
    public let inverseFlattening: Double

    /// Creates an ellipsoid; an infinite inverse flattening gives a sphere.
    public init(semiMajorAxis: Double, inverseFlattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.inverseFlattening = inverseFlattening
    }

    /// CGCS2000.
    public static let cgcs2000 = ReferenceEllipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)
    /// WGS 84.
    public static let wgs84 = ReferenceEllipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257223563)
    /// IAG 1975, of Xian 1980.
    public static let xian1980 = ReferenceEllipsoid(semiMajorAxis: 6_378_140, inverseFlattening: 298.257)
    /// Krassovsky 1940, of Beijing 1954.
    public static let krassovsky = ReferenceEllipsoid(semiMajorAxis: 6_378_245, inverseFlattening: 298.3)

    /// Flattening.
    public var flattening: Double { 1 / inverseFlattening }

    /// Semi-minor axis, metres.
    public var semiMinorAxis: Double { semiMajorAxis * (1 - flattening) }

    /// First eccentricity squared.
    public var eccentricitySquared: Double { flattening * (2 - flattening) }
}
