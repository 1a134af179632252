import Foundation

/// Parameters of the probability integral method for one panel (domain 2.6).
public struct ExtractionParameters: Sendable, Hashable {
    /// Thickness extracted m, metres.
    public var thickness: Double
    /// Subsidence factor q.
    public var subsidenceFactor: Double
    /// Dip α of the seam, degrees.
    public var dip: Double
    /// Depth H, metres.
    public var depth: Double
    /// Tangent of the main influence angle β.
    public var tanBeta: Double
    /// Horizontal movement factor b.
    public var movementFactor: Double

    /// Creates parameters.
    public init(
        thickness: Double,
        subsidenceFactor: Double,
        dip: Double = 0,
        depth: Double,
        tanBeta: Double,
        movementFactor: Double
    ) {
        self.thickness = thickness
        self.subsidenceFactor = subsidenceFactor
        self.dip = dip
        self.depth = depth
        self.tanBeta = tanBeta
        self.movementFactor = movementFactor
    }

    /// Largest possible subsidence W0 = m·q·cos α, metres.
    public var maximumSubsidence: Double { thickness * subsidenceFactor * cos(dip * .pi / 180) }

    /// Main influence radius r = H/tan β, metres.
    public var influenceRadius: Double { depth / tanBeta }

    /// Bh = b·r in metres: displacement over slope, strain over curvature.
    public var movementRadius: Double { movementFactor * influenceRadius }

    /// True when depth, tan β and thickness describe a panel that can be computed.
    public var isUsable: Bool {
        [thickness, subsidenceFactor, dip, depth, tanBeta, movementFactor].allSatisfy(\.isFinite) && thickness >= 0
            && subsidenceFactor >= 0 && depth > 0 && tanBeta > 0 && dip.magnitude < 90
    }
}

/// Share of the final movement after some time: W(t) = W·(1 − e^(−c·t)).
public struct TimeFactor: Sendable, Hashable {
    /// c, per year.
    public var ratePerYear: Double

    /// Creates a factor.
    public init(ratePerYear: Double) { self.ratePerYear = ratePerYear }

    /// The share after some years; 0 before the extraction.
    public func share(afterYears years: Double) -> Double {
        years <= 0 ? 0 : -expm1(-ratePerYear * years)
    }
}
