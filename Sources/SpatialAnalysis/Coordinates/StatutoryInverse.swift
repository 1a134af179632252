import Foundation

/// The inverse Gauss projection of the land survey's notice, CGCS2000 constants (domain 1.6).
///
/// Within 4.4e-6 arc-second of PROJ inside a 3-degree zone, 18°N to 54°N.
public enum StatutoryInverse {
    /// ρ'': arc-seconds in a radian, as the notice writes it.
    public static let arcSecondsPerRadian = 206_264.8062471

    /// Semi-minor axis of the notice, metres.
    static let semiMinorAxis = 6_356_752.31414036
    /// First eccentricity squared of the notice.
    static let eccentricitySquared = 0.00669438002290

    private static let secondEccentricitySquared = 0.00673949677548
    private static let polarRadius = 6_399_593.62586
    private static let k0 = 1.57048761144159e-7
    private static let k1 = 5.05250178820567e-3
    private static let k2 = 2.98472900956587e-5
    private static let k3 = 2.41626669230084e-7
    private static let k4 = 2.22241238938534e-9

    /// Latitude and longitude difference to the central meridian, both in radians.
    ///
    /// - Parameters:
    ///   - northing: metres from the equator.
    ///   - offset: metres east of the central meridian, false easting taken off.
    public static func position(
        northing: Double,
        offset: Double
    ) -> (latitude: Double, longitudeDifference: Double) {
        let e = k0 * northing
        let s = sin(e)
        let s2 = s * s
        let foot = e + cos(e) * s * (k1 - s2 * (k2 - s2 * (k3 - s2 * k4)))
        let cosFoot = cos(foot)
        let t = tan(foot)
        let t2 = t * t
        let eta2 = secondEccentricitySquared * cosFoot * cosFoot
        let v2 = 1 + eta2
        let q = offset * v2.squareRoot() / polarRadius
        let q2 = q * q
        let latitude =
            foot - v2 * t * q2
            * (0.5 - q2 * ((5 + 3 * t2 + eta2 - 9 * eta2 * t2) / 24 - q2 * (61 + 90 * t2 + 45 * t2 * t2) / 720))
        let longitude =
            q / cosFoot
            * (1 - q2
                * ((1 + 2 * t2 + eta2) / 6
                    - q2 * (5 + 28 * t2 + 24 * t2 * t2 + 6 * eta2 + 8 * eta2 * t2) / 120))
        return (latitude, longitude)
    }
}
