import Foundation

/// The band (trapezoid) formula of the land survey, CGCS2000 constants (domain 1.6).
public enum StatutoryBand {
    /// A, −B, C, −D, E.
    private static let coefficients: InlineArray<5, Double> = {
        let e2 = StatutoryInverse.eccentricitySquared
        let e4 = e2 * e2
        let e6 = e4 * e2
        let e8 = e4 * e4
        return [
            1 + 3.0 / 6 * e2 + 30.0 / 80 * e4 + 35.0 / 112 * e6 + 630.0 / 2304 * e8,
            -(1.0 / 6 * e2 + 15.0 / 80 * e4 + 21.0 / 112 * e6 + 420.0 / 2304 * e8),
            3.0 / 80 * e4 + 7.0 / 112 * e6 + 180.0 / 2304 * e8,
            -(1.0 / 112 * e6 + 45.0 / 2304 * e8),
            5.0 / 2304 * e8,
        ]
    }()
    private static let factor = 2 * StatutoryInverse.semiMinorAxis * StatutoryInverse.semiMinorAxis

    /// Signed area in m² between two parallels over a longitude difference, all in radians; positive when the second
    /// parallel lies north of the first and the difference is positive.
    public static func area(latitude1: Double, latitude2: Double, longitudeDifference: Double) -> Double {
        let half = (latitude2 - latitude1) / 2
        let mean = (latitude1 + latitude2) / 2
        // sin and cos of the odd multiples by f(k+2) = 2 cos(2x) f(k) − f(k−2), which saves eight calls per edge.
        var s = (previous: -sin(half), current: sin(half))
        var p = (previous: cos(mean), current: cos(mean))
        let stepS = 2 * (1 - 2 * s.current * s.current)
        let stepP = 2 * (2 * p.current * p.current - 1)
        var sum = 0.0
        for term in 0..<5 {
            sum += coefficients[term] * s.current * p.current
            s = (s.current, stepS * s.current - s.previous)
            p = (p.current, stepP * p.current - p.previous)
        }
        return factor * longitudeDifference * sum
    }
}
