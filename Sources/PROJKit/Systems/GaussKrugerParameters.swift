/// The shape of an ellipsoid.
public struct EllipsoidParameters: Sendable, Hashable {
    /// Half the equatorial axis in metres.
    public let semiMajorAxis: Double
    /// 1/f; 0 for a sphere.
    public let inverseFlattening: Double

    /// Creates a shape.
    public init(semiMajorAxis: Double, inverseFlattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.inverseFlattening = inverseFlattening
    }

    /// The ellipsoid of CGCS2000 (domain.md 1.1).
    public static let cgcs2000 = EllipsoidParameters(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)

    /// The flattening.
    public var flattening: Double { inverseFlattening == 0 ? 0 : 1 / inverseFlattening }
}

/// A Gauss-Krüger plane: transverse Mercator from the equator with scale 1 on the central meridian.
public struct GaussKrugerParameters: Sendable, Hashable {
    /// Degrees east.
    public let centralMeridian: Double
    /// Metres, the zone prefix included.
    public let falseEasting: Double
    /// Metres.
    public let falseNorthing: Double
    /// On the central meridian; always 1 here.
    public let scale: Double
    /// 37 where the false easting is 37 500 000 m; nil where it has no prefix.
    public let zonePrefix: Int?
    /// The ellipsoid.
    public let ellipsoid: EllipsoidParameters
    /// The datum.
    public let datum: DatumFamily
}
