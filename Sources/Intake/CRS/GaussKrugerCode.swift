/// The Chinese datums with a Gauss-Krüger family in the EPSG database.
enum ChineseDatum: String, CaseIterable {
    case cgcs2000 = "CGCS2000"
    case xian1980 = "Xian 1980"
    case beijing1954 = "Beijing 1954"

    /// EPSG code of longitude and latitude.
    var geographicCode: Int {
        switch self {
        case .cgcs2000: return 4490
        case .xian1980: return 4610
        case .beijing1954: return 4214
        }
    }

    /// The datum a text of a header names; nil when it names none.
    init?(text: String) {
        let key = CoordinateText.halfWidth(text).uppercased()
        if key.contains("2000") || key.contains("CGCS") {
            self = .cgcs2000
        } else if key.contains("80") || key.contains("西安") || key.contains("XIAN") || key.contains("XI'AN") {
            self = .xian1980
        } else if key.contains("54") || key.contains("北京") || key.contains("BEIJING") {
            self = .beijing1954
        } else {
            return nil
        }
    }
}

/// One zone of a Gauss-Krüger family and its EPSG code (domain 1.2).
struct GaussKrugerCode: Hashable {
    var datum: ChineseDatum
    /// 3 or 6 degrees.
    var width: Int
    var zone: Int
    var isPrefixed: Bool

    /// Central meridian, degrees east.
    var centralMeridian: Int { width == 3 ? 3 * zone : 6 * zone - 3 }

    /// The EPSG code; nil outside the zones of the table.
    var epsg: Int? {
        let first = width == 3 ? 25 : 13
        let count = width == 3 ? 21 : 11
        let step = zone - first
        guard (width == 3 || width == 6), (0..<count).contains(step) else { return nil }
        switch (datum, width, isPrefixed) {
        case (.cgcs2000, 3, true): return 4513 + step
        case (.cgcs2000, 3, false): return 4534 + step
        case (.cgcs2000, _, true): return 4491 + step
        case (.cgcs2000, _, false): return 4502 + step
        case (.xian1980, 3, true): return 2349 + step
        case (.xian1980, 3, false): return 2370 + step
        case (.xian1980, _, true): return 2327 + step
        case (.xian1980, _, false): return 2338 + step
        case (.beijing1954, 3, true): return 2401 + step
        case (.beijing1954, 3, false): return 2422 + step
        case (.beijing1954, _, true): return 21413 + step
        case (.beijing1954, _, false): return 21453 + step
        }
    }

    /// The zone an EPSG code stands for; nil when it is none of the table.
    init?(epsg: Int) {
        let families: [(start: Int, datum: ChineseDatum, width: Int, prefixed: Bool)] = [
            (4513, .cgcs2000, 3, true), (4534, .cgcs2000, 3, false), (4491, .cgcs2000, 6, true),
            (4502, .cgcs2000, 6, false), (2349, .xian1980, 3, true), (2370, .xian1980, 3, false),
            (2327, .xian1980, 6, true), (2338, .xian1980, 6, false), (2401, .beijing1954, 3, true),
            (2422, .beijing1954, 3, false), (21413, .beijing1954, 6, true), (21453, .beijing1954, 6, false),
        ]
        for family in families {
            let count = family.width == 3 ? 21 : 11
            if (family.start..<(family.start + count)).contains(epsg) {
                let first = family.width == 3 ? 25 : 13
                self.init(
                    datum: family.datum, width: family.width, zone: first + epsg - family.start,
                    isPrefixed: family.prefixed)
                return
            }
        }
        return nil
    }

    init(datum: ChineseDatum, width: Int, zone: Int, isPrefixed: Bool) {
        self.datum = datum
        self.width = width
        self.zone = zone
        self.isPrefixed = isPrefixed
    }

    /// The same zone with or without prefix.
    var otherPrefix: GaussKrugerCode {
        GaussKrugerCode(datum: datum, width: width, zone: zone, isPrefixed: !isPrefixed)
    }

    /// The 3-degree zone around a longitude.
    static func threeDegreeZone(longitude: Double) -> Int { Int(((longitude + 1.5) / 3).rounded(.down)) }
}
