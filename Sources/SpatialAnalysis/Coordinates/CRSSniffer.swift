/// Guesses the coordinate family from one sample point by the rules of domain 1.4.
public enum CRSSniffer {
    /// Guesses from a point as stored.
    ///
    /// No rule can tell CGCS2000 from Xian 1980 or Beijing 1954: codes are those of CGCS2000, only metadata can say.
    ///
    /// - Parameters:
    ///   - x: the first stored number.
    ///   - y: the second stored number.
    ///   - lonHint: longitude of the county's centre in degrees, nil without one.
    public static func sniff(x: Double, y: Double, lonHint: Double? = nil) -> CoordinateGuess {
        if abs(x) <= 180, abs(y) <= 180 { return degrees(x, y) }
        if let guess = plane(easting: x, northing: y, swapped: false, hint: lonHint) { return guess }
        if let guess = plane(easting: y, northing: x, swapped: true, hint: lonHint) { return guess }
        if (8.1e6...15.2e6).contains(x), (0.33e6...7.2e6).contains(y) {
            return CoordinateGuess(family: .webMercator, epsg: 3857)
        }
        return CoordinateGuess(family: .unknown)
    }

    /// Rule 1.
    private static func degrees(_ x: Double, _ y: Double) -> CoordinateGuess {
        let longitudes = 73.0...136.0
        let latitudes = 3.0...54.0
        if longitudes.contains(x), latitudes.contains(y) { return CoordinateGuess(family: .geographic) }
        if longitudes.contains(y), latitudes.contains(x) {
            return CoordinateGuess(family: .geographic, isSwapped: true)
        }
        return CoordinateGuess(family: .geographicOutsideChina)
    }

    /// Rules 2 to 4 for one order of the numbers.
    private static func plane(easting: Double, northing: Double, swapped: Bool, hint: Double?) -> CoordinateGuess? {
        guard (1.9e6...6.0e6).contains(northing), easting >= 0, easting.isFinite else { return nil }
        let offset = easting.truncatingRemainder(dividingBy: 1e6)
        guard (150e3...850e3).contains(offset) else { return nil }
        let isFar = abs(offset - 500_000) > 165e3
        let prefix = Int(easting / 1e6)
        if (25e6...46e6).contains(easting) {
            let zone = GaussZone(width: .three, number: prefix)
            return CoordinateGuess(
                family: .gauss3Prefixed,
                isSwapped: swapped,
                zone: zone,
                epsg: zone.epsg(.cgcs2000, prefixed: true),
                warning: isFar ? .offZone : nil
            )
        }
        if (13e6...24e6).contains(easting) {
            return sixDegree(easting: easting, zone: prefix, swapped: swapped, hint: hint)
        }
        guard (150e3...850e3).contains(easting) else { return nil }
        if isFar { return CoordinateGuess(family: .gauss6OrUTMUnprefixed, isSwapped: swapped, needsZone: true) }
        guard let hint, hint.isFinite, abs(hint) <= 360 else {
            return CoordinateGuess(family: .gaussUnprefixed, isSwapped: swapped, needsZone: true)
        }
        let zone = GaussZone(containing: hint, width: .three)
        return CoordinateGuess(
            family: .gaussUnprefixed,
            isSwapped: swapped,
            zone: zone,
            epsg: zone.epsg(.cgcs2000, prefixed: false),
            isZoneFromHint: true
        )
    }

    /// Rule 3, where web Mercator eastings look like zone prefixes.
    private static func sixDegree(easting: Double, zone number: Int, swapped: Bool, hint: Double?) -> CoordinateGuess {
        let zone = GaussZone(width: .six, number: number)
        var warning: CoordinateGuess.Warning?
        if let hint {
            if abs(Double(zone.centralMeridian) - hint) > 4 {
                if abs(easting / 111_319.4908 - hint) < 2 {
                    return CoordinateGuess(family: .webMercator, isSwapped: swapped, epsg: 3857)
                }
                warning = .zoneVersusHint
            }
        } else if number <= 15 {
            warning = .orWebMercator
        }
        return CoordinateGuess(
            family: .gauss6Prefixed,
            isSwapped: swapped,
            zone: zone,
            epsg: zone.epsg(.cgcs2000, prefixed: true),
            warning: warning
        )
    }
}
