/// The datums Chinese map data come in (domain 1.1), with the first EPSG code of each Gauss series (domain 1.2).
public enum ChineseDatum: String, Sendable, Hashable, CaseIterable {
    /// 2000国家大地坐标系, statutory since 2008.
    case cgcs2000
    /// 1980西安坐标系.
    case xian1980
    /// 1954北京坐标系.
    case beijing1954

    /// EPSG code of the geographic CRS, longitude and latitude in degrees.
    public var geographicEPSG: Int {
        switch self {
        case .cgcs2000: 4490
        case .xian1980: 4610
        case .beijing1954: 4214
        }
    }

    /// The reference ellipsoid.
    public var ellipsoid: ReferenceEllipsoid {
        switch self {
        case .cgcs2000: .cgcs2000
        case .xian1980: .xian1980
        case .beijing1954: .krassovsky
        }
    }

    /// EPSG code of the first zone of a series: zone 25 of the 3-degree ones, zone 13 of the 6-degree ones.
    func firstCode(width: GaussZone.Width, prefixed: Bool) -> Int {
        switch (self, width, prefixed) {
        case (.cgcs2000, .three, true): 4513
        case (.cgcs2000, .three, false): 4534
        case (.cgcs2000, .six, true): 4491
        case (.cgcs2000, .six, false): 4502
        case (.xian1980, .three, true): 2349
        case (.xian1980, .three, false): 2370
        case (.xian1980, .six, true): 2327
        case (.xian1980, .six, false): 2338
        case (.beijing1954, .three, true): 2401
        case (.beijing1954, .three, false): 2422
        case (.beijing1954, .six, true): 21413
        case (.beijing1954, .six, false): 21453
        }
    }
}
