import Foundation

/// The closed form of areas between parallels: longitude and ½b²·Q(latitude) are an equal-area plane (domain 1.6).
public struct AuthalicIntegral: Sendable, Hashable {
    /// The ellipsoid.
    public let ellipsoid: ReferenceEllipsoid
    private let eccentricitySquared: Double
    private let eccentricity: Double
    private let halfSquare: Double

    /// Creates the integral for an ellipsoid.
    public init(_ ellipsoid: ReferenceEllipsoid) {
        self.ellipsoid = ellipsoid
        eccentricitySquared = ellipsoid.eccentricitySquared
        eccentricity = eccentricitySquared.squareRoot()
        halfSquare = ellipsoid.semiMinorAxis * ellipsoid.semiMinorAxis / 2
    }

    /// Area in m² per radian of longitude between the equator and a latitude in radians, negative in the south.
    public func value(latitude: Double) -> Double {
        let s = sin(latitude)
        // On a sphere the second term of Q tends to sin B.
        let second = eccentricity == 0 ? s : atanh(eccentricity * s) / eccentricity
        return halfSquare * (s / (1 - eccentricitySquared * s * s) + second)
    }

    /// Area in m² between two parallels over a longitude difference, all in radians; not negative.
    ///
    /// The difference of the integral at nearby latitudes loses digits, so narrow bands use the midpoint's rate,
    /// whose error is of the fourth power of the height.
    public func band(latitude1: Double, latitude2: Double, longitudeDifference: Double) -> Double {
        let height = latitude2 - latitude1
        let area: Double
        if abs(height) < 1e-4 {
            let middle = (latitude1 + latitude2) / 2
            let centre = rate(latitude: middle)
            let ends = rate(latitude: latitude1) + rate(latitude: latitude2)
            area = height * (4 * centre + ends) / 6
        } else {
            area = value(latitude: latitude2) - value(latitude: latitude1)
        }
        return abs(area * longitudeDifference)
    }

    /// Area in m² of one square radian at a latitude in radians: M·N·cos B.
    public func rate(latitude: Double) -> Double {
        let s = sin(latitude)
        let w = 1 - eccentricitySquared * s * s
        return 2 * halfSquare * cos(latitude) / (w * w)
    }
}
