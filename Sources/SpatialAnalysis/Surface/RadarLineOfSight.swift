import Foundation

/// The direction from the ground to a radar satellite (domain 2.7).
public struct RadarLineOfSight: Sendable, Hashable {
    /// Which side of its track the antenna looks to.
    public enum Look: String, Sendable, Hashable, CaseIterable {
        /// The usual one.
        case right
        /// East and north change sign.
        case left
    }

    /// Unit vector, east.
    public let east: Double
    /// Unit vector, north.
    public let north: Double
    /// Unit vector, up: the cosine of the incidence angle.
    public let up: Double

    /// Creates a direction.
    ///
    /// - Parameters:
    ///   - incidence: angle from the vertical at the ground, degrees.
    ///   - heading: flight direction, degrees clockwise from north.
    public init(incidence: Double, heading: Double, look: Look = .right) {
        let (theta, alpha) = (incidence * .pi / 180, heading * .pi / 180)
        let side: Double = look == .right ? 1 : -1
        east = -side * sin(theta) * cos(alpha)
        north = side * sin(theta) * sin(alpha)
        up = cos(theta)
    }

    /// Movement along the line, positive toward the satellite, of a movement east, north and up.
    public func displacement(east e: Double, north n: Double, up u: Double) -> Double {
        east * e + north * n + up * u
    }

    /// Vertical movement, positive up, when nothing moves sideways: label it apparent vertical.
    public static func apparentVertical(_ displacement: Double, incidence: Double) -> Double {
        displacement / cos(incidence * .pi / 180)
    }

    /// What that assumption adds to the vertical, positive up, for a horizontal movement along the look direction,
    /// away from the satellite: −tan θ·movement.
    public static func apparentVerticalBias(horizontal: Double, incidence: Double) -> Double {
        -tan(incidence * .pi / 180) * horizontal
    }

    /// Movement along the line from unwrapped phase in radians, with the phase's sign: λ/4π per radian.
    public static func displacement(phase: Double, wavelength: Double) -> Double { phase * wavelength / (4 * .pi) }

    /// Gradient between neighbouring cells beyond which phase is lost: a quarter of the wavelength.
    public static func largestGradient(wavelength: Double) -> Double { wavelength / 4 }
}

/// Vertical and east movement from two passes, the north component taken as zero (domain 2.7).
public struct TwoPassSolution: Sendable, Hashable {
    private let first: RadarLineOfSight
    private let second: RadarLineOfSight
    /// eA·uD − uA·eD: how different the two directions are.
    public let determinant: Double

    /// Below this the directions are too alike for a firm answer [G].
    public static let leastDeterminant = 0.2

    /// Prepares the solution; nil when both look along the same line.
    public init?(_ first: RadarLineOfSight, _ second: RadarLineOfSight) {
        self.first = first
        self.second = second
        determinant = first.east * second.up - first.up * second.east
        guard determinant != 0, determinant.isFinite else { return nil }
    }

    /// True when the answer is weak and must be labelled so.
    public var isWeak: Bool { determinant.magnitude < TwoPassSolution.leastDeterminant }

    /// East and upward movement, in the unit of the displacements; NaN where one has no data.
    public func movement(_ first: Double, _ second: Double) -> (east: Double, up: Double) {
        (
            (first * self.second.up - self.first.up * second) / determinant,
            (self.first.east * second - self.second.east * first) / determinant
        )
    }
}

/// The rate of movement from a stack of interferograms at one cell: d = v·Δt by least squares through the origin.
public struct StackedRate: Sendable, Hashable {
    private var products = 0.0
    private var squares = 0.0
    /// Number of pairs taken.
    public private(set) var pairs = 0

    /// An empty stack.
    public init() {}

    /// Takes a pair; one without data (NaN) is left out.
    ///
    /// - Parameters:
    ///   - movement: over the pair.
    ///   - span: time between the two dates, any unit, not 0.
    public mutating func add(_ movement: Double, span: Double) {
        guard movement.isFinite, span != 0 else { return }
        products += movement * span
        squares += span * span
        pairs += 1
    }

    /// Movement per unit of time; nil without any pair.
    public var rate: Double? { pairs > 0 ? products / squares : nil }
}
