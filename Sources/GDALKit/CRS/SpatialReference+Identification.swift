import CGDAL
import GeoModel

extension SpatialReference {
    /// The EPSG code of this reference when it is the same CRS, not merely a similar one.
    ///
    /// A code written in the file is a claim, too: it counts only when the parameters beside it are the code's. Without
    /// one (ESRI's `.prj`), the library's candidates are tried, best first.
    func identifiedEPSG() -> Int? {
        if let claimed = claimedEPSG, let standard = try? SpatialReference(definition: "EPSG:\(claimed)"),
            isSame(as: standard)
        {
            return claimed
        }
        return matchingCodes().first
    }

    /// The code written at the root of the definition.
    private var claimedEPSG: Int? {
        ErrorScope.collect { () -> Int? in
            guard borrowedString(OSRGetAuthorityName(pointer, nil)) == "EPSG" else { return nil }
            return borrowedString(OSRGetAuthorityCode(pointer, nil)).flatMap { Int($0) }
        }.value
    }

    /// EPSG codes with the same parameters, the library's most confident first, then the lowest code.
    private func matchingCodes() -> [Int] {
        let candidates = ErrorScope.collect { () -> [(code: Int, confidence: Int32, reference: SpatialReference)] in
            var count: Int32 = 0
            var confidences: UnsafeMutablePointer<Int32>?
            guard let matches = OSRFindMatches(pointer, nil, &count, &confidences) else { return [] }
            defer {
                OSRFreeSRSArray(matches)
                VSIFree(confidences)
            }
            return (0..<Int(count)).compactMap { index in
                guard let match = matches[index], let copy = SpatialReference(copying: match),
                    let code = copy.claimedEPSG, let confidence = confidences?[index], confidence >= 70
                else { return nil }
                return (code, confidence, copy)
            }
        }.value
        // From 90 on the name is the code's, too, and the library has resolved the datum's other spellings.
        return candidates.filter { isSame(as: $0.reference, trustingDatum: $0.confidence >= 90) }
            .sorted { ($1.confidence, $0.code) < ($0.confidence, $1.code) }
            .map(\.code)
    }

    /// True when both describe the same datum, ellipsoid, meridian, unit, projection method and parameters.
    ///
    /// Axis order is left out: in this kit x is always east.
    func isSame(as other: SpatialReference, trustingDatum: Bool = false) -> Bool {
        guard kind == other.kind, trustingDatum || Self.sameDatum(attribute("DATUM"), other.attribute("DATUM")) else {
            return false
        }
        let mine = numbers
        let theirs = other.numbers
        guard mine.count == theirs.count, zip(mine, theirs).allSatisfy(Self.close) else { return false }
        return Self.method(attribute("PROJECTION")) == Self.method(other.attribute("PROJECTION"))
    }

    /// Ellipsoid, meridian, units and every projection parameter, in one order.
    private var numbers: [Double] {
        ErrorScope.collect {
            var values = [
                OSRGetSemiMajor(pointer, nil), OSRGetInvFlattening(pointer, nil), OSRGetPrimeMeridian(pointer, nil),
                OSRGetAngularUnits(pointer, nil),
            ]
            guard OSRIsProjected(pointer) != 0 else { return values }
            values.append(OSRGetLinearUnits(pointer, nil))
            for (name, standard) in Self.parameters {
                values.append(OSRGetNormProjParm(pointer, name, standard, nil))
            }
            return values
        }.value
    }

    /// Names of the library's projection parameters and what an absent one means.
    private static let parameters: [(String, Double)] = [
        ("central_meridian", 0), ("longitude_of_center", 0), ("latitude_of_origin", 0), ("latitude_of_center", 0),
        ("standard_parallel_1", 0), ("standard_parallel_2", 0), ("scale_factor", 1), ("false_easting", 0),
        ("false_northing", 0), ("azimuth", 0), ("rectified_grid_angle", 0),
    ]

    /// Equal up to the digits text forms lose.
    private static func close(_ a: Double, _ b: Double) -> Bool {
        abs(a - b) <= 1e-9 * max(1, max(abs(a), abs(b)))
    }

    private static func method(_ name: String?) -> String? {
        // Gauss–Krüger is the transverse Mercator projection by another name.
        name == "Gauss_Kruger" ? "Transverse_Mercator" : name
    }

    /// True when both names mean one datum, spelled as EPSG, ESRI or older files spell it.
    static func sameDatum(_ a: String?, _ b: String?) -> Bool {
        guard let a, let b else { return a == b }
        return canonicalDatum(a) == canonicalDatum(b)
    }

    private static func canonicalDatum(_ name: String) -> String {
        var key = name.lowercased().filter { $0.isLetter || $0.isNumber }
        if name.hasPrefix("D_") { key.removeFirst() }
        return datumAliases[key] ?? key
    }

    /// Other spellings of the datums this package meets; all else must agree letter by letter.
    private static let datumAliases: [String: String] = [
        "cgcs2000": "china2000", "chinageodeticcoordinatesystem2000": "china2000", "china2000": "china2000",
        "chinesegeodeticcoordinatesystem2000": "china2000",
        "beijing1954": "beijing1954", "xian1980": "xian1980", "xian80": "xian1980",
        "wgs1984": "wgs84", "worldgeodeticsystem1984": "wgs84", "wgs84": "wgs84",
        "worldgeodeticsystem1984ensemble": "wgs84",
        "newbeijing": "newbeijing",
        "etrs1989": "etrs89", "europeanterrestrialreferencesystem1989": "etrs89",
        "europeanterrestrialreferencesystem1989ensemble": "etrs89",
        "northamerican1983": "nad83", "northamericandatum1983": "nad83",
        "northamerican1927": "nad27", "northamericandatum1927": "nad27",
        "gda1994": "gda94", "geocentricdatumofaustralia1994": "gda94",
        "gda2020": "gda2020", "geocentricdatumofaustralia2020": "gda2020",
        "ch1903": "ch1903", "ch1903+": "ch1903+",
    ]
}
