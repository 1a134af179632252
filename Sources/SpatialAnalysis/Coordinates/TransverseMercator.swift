import Foundation

/// Transverse Mercator by Krüger's series to the sixth power of the third flattening.
///
/// Within 1e-8 m of PROJ's `tmerc` inside a Gauss zone (domain 1.2). x = easting, y = northing, both in metres;
/// longitude and latitude in degrees.
public struct TransverseMercator: Sendable, Hashable {
    /// The ellipsoid.
    public let ellipsoid: ReferenceEllipsoid
    /// Central meridian, degrees.
    public let centralMeridian: Double
    /// Easting of the central meridian, metres.
    public let falseEasting: Double
    /// Scale on the central meridian: 1 for Gauss-Kruger, 0.9996 for UTM.
    public let scale: Double

    private let radius: Double
    private let eccentricity: Double
    private let alpha: [Double]
    private let beta: [Double]

    /// Creates a projection.
    public init(
        ellipsoid: ReferenceEllipsoid = .cgcs2000,
        centralMeridian: Double,
        falseEasting: Double = 500_000,
        scale: Double = 1
    ) {
        self.ellipsoid = ellipsoid
        self.centralMeridian = centralMeridian
        self.falseEasting = falseEasting
        self.scale = scale
        let f = ellipsoid.flattening
        let n = f / (2 - f)
        let n2 = n * n
        radius = scale * ellipsoid.semiMajorAxis / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256)
        eccentricity = ellipsoid.eccentricitySquared.squareRoot()
        alpha = TransverseMercator.forwardCoefficients(n)
        beta = TransverseMercator.inverseCoefficients(n)
    }

    /// The plane position of a longitude and latitude in degrees.
    public func forward(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
        let lambda = (longitude - centralMeridian) * .pi / 180
        let conformal = conformalTangent(tan(latitude * .pi / 180))
        let xi = atan2(conformal, cos(lambda))
        let eta = asinh(sin(lambda) / (conformal * conformal + cos(lambda) * cos(lambda)).squareRoot())
        var x = eta
        var y = xi
        for j in 1...6 {
            let k = Double(2 * j)
            x += alpha[j - 1] * cos(k * xi) * sinh(k * eta)
            y += alpha[j - 1] * sin(k * xi) * cosh(k * eta)
        }
        return (falseEasting + radius * x, radius * y)
    }

    /// Longitude and latitude in degrees of a plane position.
    public func inverse(x: Double, y: Double) -> (longitude: Double, latitude: Double) {
        let xi = y / radius
        let eta = (x - falseEasting) / radius
        var xiSphere = xi
        var etaSphere = eta
        for j in 1...6 {
            let k = Double(2 * j)
            xiSphere -= beta[j - 1] * sin(k * xi) * cosh(k * eta)
            etaSphere -= beta[j - 1] * cos(k * xi) * sinh(k * eta)
        }
        let shortening = sinh(etaSphere)
        let conformal = sin(xiSphere) / (shortening * shortening + cos(xiSphere) * cos(xiSphere)).squareRoot()
        let longitude = centralMeridian + atan2(shortening, cos(xiSphere)) * 180 / .pi
        return (longitude, atan(geodeticTangent(conformal)) * 180 / .pi)
    }

    /// Tangent of the conformal latitude from that of the geodetic one.
    private func conformalTangent(_ tau: Double) -> Double {
        let root = (1 + tau * tau).squareRoot()
        let sigma = sinh(eccentricity * atanh(eccentricity * tau / root))
        return tau * (1 + sigma * sigma).squareRoot() - sigma * root
    }

    /// The reverse, by Newton's method; two or three rounds reach the last bit.
    private func geodeticTangent(_ target: Double) -> Double {
        let e2 = eccentricity * eccentricity
        var tau = target
        for _ in 0..<6 {
            let reached = conformalTangent(tau)
            let step =
                (target - reached) * (1 + (1 - e2) * tau * tau)
                / ((1 - e2) * ((1 + reached * reached) * (1 + tau * tau)).squareRoot())
            tau += step
            if abs(step) <= 1e-16 * max(1, abs(tau)) { break }
        }
        return tau
    }

    private static func polynomial(_ n: Double, from power: Int, _ coefficients: [Double]) -> Double {
        var value = 0.0
        for c in coefficients.reversed() { value = value * n + c }
        for _ in 0..<power { value *= n }
        return value
    }

    private static func forwardCoefficients(_ n: Double) -> [Double] {
        [
            polynomial(n, from: 1, [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800]),
            polynomial(n, from: 2, [13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1_983_433.0 / 1_935_360]),
            polynomial(n, from: 3, [61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167_603.0 / 181_440]),
            polynomial(n, from: 4, [49561.0 / 161_280, -179.0 / 168, 6_601_661.0 / 7_257_600]),
            polynomial(n, from: 5, [34729.0 / 80640, -3_418_889.0 / 1_995_840]),
            polynomial(n, from: 6, [212_378_941.0 / 319_334_400]),
        ]
    }

    private static func inverseCoefficients(_ n: Double) -> [Double] {
        [
            polynomial(n, from: 1, [1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604_800]),
            polynomial(n, from: 2, [1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1_118_711.0 / 3_870_720]),
            polynomial(n, from: 3, [17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720]),
            polynomial(n, from: 4, [4397.0 / 161_280, -11.0 / 504, -830_251.0 / 7_257_600]),
            polynomial(n, from: 5, [4583.0 / 161_280, -108_847.0 / 3_991_680]),
            polynomial(n, from: 6, [20_648_693.0 / 638_668_800]),
        ]
    }
}
