/// What family of coordinates a sample point looks like (domain 1.4).
public enum CoordinateFamily: String, Sendable, Hashable, CaseIterable {
    /// Degrees within China's box.
    case geographic
    /// Degrees elsewhere.
    case geographicOutsideChina = "geographic_outside_china"
    /// 3-degree Gauss zone with the zone number in the easting.
    case gauss3Prefixed = "gk3_prefixed"
    /// 6-degree Gauss zone with the zone number in the easting.
    case gauss6Prefixed = "gk6_prefixed"
    /// Gauss zone without prefix; which zone, the numbers do not say.
    case gaussUnprefixed = "gk_unprefixed"
    /// Too far from the central meridian for a 3-degree zone: 6-degree Gauss or UTM.
    case gauss6OrUTMUnprefixed = "gk6_or_utm_unprefixed"
    /// EPSG:3857.
    case webMercator = "web_mercator"
    /// None of these.
    case unknown
}

/// A guess of the coordinate family. It is a proposal: nothing is imported on it alone.
public struct CoordinateGuess: Sendable, Hashable {
    /// A reason to look twice.
    public enum Warning: String, Sendable, Hashable {
        /// More than 165 km from the central meridian of a 3-degree zone.
        case offZone = "off_zone"
        /// The zone lies more than 4 degrees from the hint.
        case zoneVersusHint = "zone_vs_hint"
        /// Without a hint, web Mercator is as likely.
        case orWebMercator = "or_web_mercator"
    }

    /// The family.
    public var family: CoordinateFamily
    /// True when the point is stored north (or latitude) first.
    public var isSwapped: Bool
    /// The zone, where known.
    public var zone: GaussZone?
    /// EPSG code of the CGCS2000 plane, or 3857; nil where unknown.
    public var epsg: Int?
    /// A warning, if any.
    public var warning: Warning?
    /// True when the zone must be given by the user.
    public var needsZone: Bool
    /// True when the zone was taken from the longitude hint.
    public var isZoneFromHint: Bool

    /// Creates a guess.
    public init(
        family: CoordinateFamily,
        isSwapped: Bool = false,
        zone: GaussZone? = nil,
        epsg: Int? = nil,
        warning: Warning? = nil,
        needsZone: Bool = false,
        isZoneFromHint: Bool = false
    ) {
        self.family = family
        self.isSwapped = isSwapped
        self.zone = zone
        self.epsg = epsg
        self.warning = warning
        self.needsZone = needsZone
        self.isZoneFromHint = isZoneFromHint
    }

    /// One value of the printed form.
    public enum PrintedValue: Sendable, Hashable {
        /// Text.
        case text(String)
        /// Whole number.
        case integer(Int)
        /// Truth value.
        case boolean(Bool)
        /// Known to be unknown.
        case null
    }

    /// The keys of domain 1.4 in printing order; keys that do not apply are absent.
    ///
    /// `epsg` is null in the two un-prefixed families without a zone, absent for geographic and unknown.
    public var printed: [(key: String, value: PrintedValue)] {
        var result: [(key: String, value: PrintedValue)] = [
            ("kind", .text(family.rawValue)),
            ("swapped", .boolean(isSwapped)),
        ]
        if let zone {
            result.append(("zone", .integer(zone.number)))
            result.append(("central_meridian", .integer(zone.centralMeridian)))
        }
        switch family {
        case .geographic, .geographicOutsideChina, .unknown: break
        default: result.append(("epsg", epsg.map(PrintedValue.integer) ?? .null))
        }
        if let warning { result.append(("warning", .text(warning.rawValue))) }
        if needsZone { result.append(("needs", .text("zone"))) }
        if isZoneFromHint { result.append(("assumed", .text("3-degree zone from hint"))) }
        return result
    }
}
