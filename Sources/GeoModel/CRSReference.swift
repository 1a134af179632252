/// What kind of coordinates a CRS has.
public enum CRSKind: String, Sendable, Hashable, Codable {
    /// Longitude and latitude in degrees.
    case geographic
    /// A map plane.
    case projected
    /// Earth-centred x, y, z.
    case geocentric
    /// A plane without a place on Earth.
    case local
    /// Not one of the above, or not understood.
    case unknown
}

/// The identity of a coordinate reference system as a plain value.
///
/// Coordinates in memory are always x = east or longitude, y = north or latitude, whatever order the authority
/// prescribes. The kits make their own handles from `definition`.
public struct CRSReference: Sendable, Hashable {
    /// What the kits are given: `EPSG:4525`, or WKT where no code is known.
    public let definition: String
    /// The EPSG code, when the CRS is identified with certainty.
    public let epsg: Int?
    /// The authority's or the file's name.
    public let name: String
    /// Geographic, projected, …
    public let kind: CRSKind
    /// Metres per unit of the axes for projected CRS; nil for geographic ones.
    public let metresPerUnit: Double?
    /// Name of the datum or geodetic CRS it rests on, as far as known.
    public let datumName: String?

    /// Creates a reference. The kits do so from files and codes; `PROJKit` completes one made from a bare code.
    public init(
        definition: String,
        epsg: Int?,
        name: String,
        kind: CRSKind,
        metresPerUnit: Double?,
        datumName: String? = nil
    ) {
        self.definition = definition
        self.epsg = epsg
        self.name = name
        self.kind = kind
        self.metresPerUnit = metresPerUnit
        self.datumName = datumName
    }

    /// China Geodetic Coordinate System 2000 in degrees: what statutory areas are defined on.
    public static let cgcs2000 = CRSReference(
        definition: "EPSG:4490",
        epsg: 4490,
        name: "China Geodetic Coordinate System 2000",
        kind: .geographic,
        metresPerUnit: nil
    )

    /// A short text for messages: `EPSG:4525 (CGCS2000 / 3-degree Gauss-Kruger zone 37)`, or the name alone.
    public var summary: String {
        if let epsg { return "EPSG:\(epsg) (\(name))" }
        return name
    }
}
