/// A Gauss-Kruger zone of the 3-degree or the 6-degree division (domain 1.2).
public struct GaussZone: Sendable, Hashable {
    /// Width of the zones of a division.
    public enum Width: Int, Sendable, Hashable, CaseIterable {
        /// 3-degree zones, for 1:10 000 and larger.
        case three = 3
        /// 6-degree zones, for medium scales.
        case six = 6

        /// Zones that have EPSG codes.
        public var codedZones: ClosedRange<Int> { self == .three ? 25...45 : 13...23 }
    }

    /// The division.
    public var width: Width
    /// The zone number: floor((lon + 1.5) / 3), or floor(lon / 6) + 1.
    public var number: Int

    /// Creates a zone from its number.
    public init(width: Width, number: Int) {
        self.width = width
        self.number = number
    }

    /// The zone a longitude in degrees falls into; a meridian between two zones belongs to the eastern one.
    public init(containing longitude: Double, width: Width) {
        let position = width == .three ? (longitude + 1.5) / 3 : longitude / 6 + 1
        self.init(width: width, number: Int(position.rounded(.down)))
    }

    /// The central meridian in degrees: 3n, or 6n − 3.
    public var centralMeridian: Int { width == .three ? 3 * number : 6 * number - 3 }

    /// False easting in metres: 500 000, plus the zone number in millions where it is written as a prefix.
    public func falseEasting(prefixed: Bool) -> Double {
        500_000 + (prefixed ? Double(number) * 1_000_000 : 0)
    }

    /// The EPSG code of this zone, nil for zones without one.
    public func epsg(_ datum: ChineseDatum, prefixed: Bool) -> Int? {
        guard width.codedZones.contains(number) else { return nil }
        return datum.firstCode(width: width, prefixed: prefixed) + number - width.codedZones.lowerBound
    }
}

/// A Gauss-Kruger CRS of the table in domain 1.2, as its EPSG code says.
public struct GaussPlane: Sendable, Hashable {
    /// The datum.
    public var datum: ChineseDatum
    /// The zone.
    public var zone: GaussZone
    /// True when eastings carry the zone number in millions.
    public var isPrefixed: Bool

    /// Creates a plane.
    public init(datum: ChineseDatum, zone: GaussZone, isPrefixed: Bool) {
        self.datum = datum
        self.zone = zone
        self.isPrefixed = isPrefixed
    }

    /// The plane an EPSG code stands for; nil for codes outside the table.
    public init?(epsg: Int) {
        for datum in ChineseDatum.allCases {
            for width in GaussZone.Width.allCases {
                for prefixed in [true, false] {
                    let number =
                        epsg - datum.firstCode(width: width, prefixed: prefixed) + width.codedZones.lowerBound
                    guard width.codedZones.contains(number) else { continue }
                    self.init(
                        datum: datum,
                        zone: GaussZone(width: width, number: number),
                        isPrefixed: prefixed
                    )
                    return
                }
            }
        }
        return nil
    }

    /// The EPSG code, nil for zones without one.
    public var epsg: Int? { zone.epsg(datum, prefixed: isPrefixed) }

    /// False easting in metres.
    public var falseEasting: Double { zone.falseEasting(prefixed: isPrefixed) }

    /// Central meridian in degrees.
    public var centralMeridian: Double { Double(zone.centralMeridian) }

    /// The projection by Krüger series; x = easting with false easting, y = northing.
    public var projection: TransverseMercator {
        TransverseMercator(
            ellipsoid: datum.ellipsoid,
            centralMeridian: centralMeridian,
            falseEasting: falseEasting
        )
    }
}
