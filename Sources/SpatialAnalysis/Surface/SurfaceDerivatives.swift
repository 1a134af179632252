import Foundation

/// First and second derivatives of a surface at a place, x = east, y = north (domain 2.5).
///
/// For a subsidence surface W in metres, positive down, on a metric plane: slopes are m/m, second derivatives 1/m.
public struct SurfaceDerivatives: Sendable, Hashable {
    /// Slope toward the east.
    public var x: Double
    /// Slope toward the north.
    public var y: Double
    /// Second derivative, east-west.
    public var xx: Double
    /// Second derivative, north-south.
    public var yy: Double
    /// Mixed derivative.
    public var xy: Double

    /// Creates derivatives.
    public init(x: Double, y: Double, xx: Double, yy: Double, xy: Double) {
        self.x = x
        self.y = y
        self.xx = xx
        self.yy = yy
        self.xy = xy
    }

    /// A level plane.
    public static let zero = SurfaceDerivatives(x: 0, y: 0, xx: 0, yy: 0, xy: 0)

    /// Length of the gradient.
    public var slope: Double { (x * x + y * y).squareRoot() }

    /// Tilt in mm/m, never negative.
    public var tilt: Double { slope * 1000 }

    /// Azimuth of the steepest growth, degrees clockwise from north in 0..<360; nil on a level place.
    public var azimuth: Double? {
        guard x != 0 || y != 0 else { return nil }
        let degrees = atan2(x, y) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    /// Principal curvatures in 10⁻³/m: `first` has the plus sign of the root, so it is the larger.
    public var principal: PrincipalCurvatures {
        let mean = (xx + yy) / 2
        let half = (xx - yy) / 2
        let root = (half * half + xy * xy).squareRoot()
        return PrincipalCurvatures(first: (mean + root) * 1000, second: (mean - root) * 1000)
    }

    /// Slope in a direction given by its azimuth in degrees.
    public func slope(toward azimuth: Double) -> Double {
        let a = azimuth * .pi / 180
        return x * sin(a) + y * cos(a)
    }

    /// Second derivative in a direction given by its azimuth in degrees.
    public func curvature(along azimuth: Double) -> Double {
        let (s, c) = (sin(azimuth * .pi / 180), cos(azimuth * .pi / 180))
        return xx * s * s + yy * c * c + 2 * xy * s * c
    }

    /// All derivatives times a factor.
    public func scaled(by factor: Double) -> SurfaceDerivatives {
        SurfaceDerivatives(x: x * factor, y: y * factor, xx: xx * factor, yy: yy * factor, xy: xy * factor)
    }

    /// Adds the derivatives of another surface.
    public static func += (lhs: inout SurfaceDerivatives, rhs: SurfaceDerivatives) {
        lhs.x += rhs.x
        lhs.y += rhs.y
        lhs.xx += rhs.xx
        lhs.yy += rhs.yy
        lhs.xy += rhs.xy
    }
}

/// The two eigenvalues of a surface's second derivatives, times 1000: curvature in 10⁻³/m, or strain in mm/m when the
/// derivatives were multiplied by the movement radius Bh. Positive on the convex rim, which is tension.
public struct PrincipalCurvatures: Sendable, Hashable {
    /// The larger one.
    public var first: Double
    /// The smaller one.
    public var second: Double

    /// Creates a pair.
    public init(first: Double, second: Double) {
        self.first = first
        self.second = second
    }

    /// Magnitudes closer than this count as equal, 10⁻³/m.
    public static let tieTolerance = 1e-9

    /// The one of larger magnitude; the first when both are alike.
    public var dominant: Double {
        second.magnitude > first.magnitude + PrincipalCurvatures.tieTolerance ? second : first
    }
}
