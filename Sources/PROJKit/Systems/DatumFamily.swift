/// The datums the rules of this package tell apart (domain.md 1.1).
public enum DatumFamily: String, Sendable, Hashable, CaseIterable {
    /// China Geodetic Coordinate System 2000, statutory.
    case cgcs2000
    /// Xian 1980.
    case xian80
    /// Beijing 1954. The adjusted "New Beijing" is another datum and counts as `other`.
    case beijing54
    /// World Geodetic System 1984, the ensemble or any realisation.
    case wgs84
    /// Any other, or unknown.
    case other

    /// Tells the family from a datum's name in EPSG's, ESRI's or a local spelling.
    public init(datumName: String) {
        let key = datumName.lowercased().filter { $0.isLetter || $0.isNumber }
        let families: [(DatumFamily, [String])] = [
            (.cgcs2000, ["china2000", "cgcs2000", "chinageodeticcoordinatesystem2000", "2000国家大地坐标系"]),
            (.xian80, ["xian1980", "xian80", "西安1980", "1980西安", "西安80"]),
            (.beijing54, ["beijing1954", "beijing54", "北京1954", "1954北京", "北京54"]),
            (.wgs84, ["worldgeodeticsystem1984", "wgs1984", "wgs84"]),
        ]
        let isAdjusted = key.contains("newbeijing") || key.contains("新1954") || key.contains("新北京")
        let found = families.first { _, names in names.contains { key.contains($0) } }?.0 ?? .other
        self = isAdjusted ? .other : found
    }

    /// True for the two datums whose difference is well under a metre and taken as none.
    public var isModernGeocentric: Bool { self == .cgcs2000 || self == .wgs84 }
}
