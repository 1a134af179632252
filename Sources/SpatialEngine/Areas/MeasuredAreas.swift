public import GeoModel

/// The three areas of one feature (design 4.5). An area that cannot be given is nil, with the reason; never 0.
public struct MeasuredAreas: Sendable, Hashable {
    /// 椭球面积 (domain 1.6).
    public var statutory: ExactArea?
    /// Geodesics between the stored vertices, nothing inserted.
    public var geodesic: ExactArea?
    /// In the plane of the CRS, units turned into metres.
    public var planar: ExactArea?
    /// The 3-degree zone used for the statutory area, 25...45; the working CRS's zone when that one served.
    public var zone: Int?
    /// Why the statutory area is nil.
    public var statutoryReason: AreaReason?
    /// Why the geodesic area is nil.
    public var geodesicReason: AreaReason?
    /// Why the planar area is nil.
    public var planarReason: AreaReason?

    /// Creates the areas.
    public init(
        statutory: ExactArea? = nil,
        geodesic: ExactArea? = nil,
        planar: ExactArea? = nil,
        zone: Int? = nil,
        statutoryReason: AreaReason? = nil,
        geodesicReason: AreaReason? = nil,
        planarReason: AreaReason? = nil
    ) {
        self.statutory = statutory
        self.geodesic = geodesic
        self.planar = planar
        self.zone = zone
        self.statutoryReason = statutoryReason
        self.geodesicReason = geodesicReason
        self.planarReason = planarReason
    }

    /// The same reason for all three.
    public static func unavailable(_ reason: AreaReason) -> MeasuredAreas {
        MeasuredAreas(statutoryReason: reason, geodesicReason: reason, planarReason: reason)
    }

    /// The area by one method.
    public func area(_ method: AreaMethod) -> ExactArea? {
        switch method {
        case .planar: return planar
        case .geodesic: return geodesic
        case .statutory: return statutory
        }
    }

    /// Why the area by one method is nil.
    public func reason(_ method: AreaMethod) -> AreaReason? {
        switch method {
        case .planar: return planarReason
        case .geodesic: return geodesicReason
        case .statutory: return statutoryReason
        }
    }

    /// True when at least one of the three is given.
    var hasAny: Bool { statutory != nil || geodesic != nil || planar != nil }

    /// The first reason of statutory and geodesic: what a person must look at. A geographic file has no plane, which
    /// is no fault of the feature.
    public var reason: AreaReason? { statutoryReason ?? geodesicReason }
}

/// Why an area cannot be given; the raw value is the key in JSON.
public struct AreaReason: RawRepresentable, Sendable, Hashable {
    /// The stable key.
    public let rawValue: String

    /// Creates a reason from its key.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Not wholly inside 73–136°E, 3–54°N.
    public static let outsideStatutoryRange = AreaReason(rawValue: "outside_statutory_range")
    /// The CRS has no plane.
    public static let geographicCRS = AreaReason(rawValue: "geographic_crs")
    /// The CRS has no place on Earth, or is not known.
    public static let noEarthPosition = AreaReason(rawValue: "no_earth_position")
    /// A vertex cannot be brought to the CRS the area needs.
    public static let notTransformable = AreaReason(rawValue: "not_transformable")
    /// Only a ballpark operation leads to CGCS2000.
    public static let ballparkRefused = AreaReason(rawValue: "ballpark_refused")
    /// Null or empty geometry.
    public static let emptyGeometry = AreaReason(rawValue: "geometry_empty")
    /// Points and lines have no area.
    public static let notAPolygon = AreaReason(rawValue: "geometry_type")
    /// NaN or infinite coordinates.
    public static let badCoordinate = AreaReason(rawValue: "bad_coordinate")
    /// Invalid, and the two repairs differ too much.
    public static let repairRefused = AreaReason(rawValue: "repair_refused")
}
