/// Ascending bounds of one indicator, inclusive: the level is how many of them the magnitude exceeds.
public struct IndicatorBounds: Sendable, Hashable {
    /// The bounds.
    public let bounds: [Double]

    /// Creates bounds; they must grow.
    public init(_ bounds: [Double]) {
        precondition(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }, "bounds must grow")
        self.bounds = bounds
    }

    /// Number of bounds below the magnitude; nil for no value.
    public func exceeded(by value: Double) -> Int? {
        guard value.isFinite else { return nil }
        return bounds.count { value.magnitude > $0 }
    }
}

/// Bounds by which the deformation at a place is graded; the worst indicator counts (domain 2.3, 2.4).
///
/// The numbers belong to the rules of the domain and are passed in.
public struct DeformationGrading: Sendable, Hashable {
    /// Of subsidence in metres; nil when it is not graded.
    public var subsidence: IndicatorBounds?
    /// Of tilt in mm/m.
    public var tilt: IndicatorBounds?
    /// Of curvature in 10⁻³/m.
    public var curvature: IndicatorBounds?
    /// Of strain in mm/m.
    public var strain: IndicatorBounds?
    /// Subsidence below it has level 0, metres; nil for no such level.
    public var threshold: Double?

    /// Creates a grading.
    public init(
        subsidence: IndicatorBounds? = nil,
        tilt: IndicatorBounds? = nil,
        curvature: IndicatorBounds? = nil,
        strain: IndicatorBounds? = nil,
        threshold: Double? = nil
    ) {
        self.subsidence = subsidence
        self.tilt = tilt
        self.curvature = curvature
        self.strain = strain
        self.threshold = threshold
    }

    /// The level, from 1 for within all first bounds; 0 below the threshold; nil when no indicator is known.
    ///
    /// - Parameters: NaN where an indicator is not known.
    public func level(subsidence: Double, tilt: Double, curvature: Double, strain: Double) -> Int? {
        if let threshold, subsidence < threshold { return 0 }
        var worst: Int?
        func take(_ bounds: IndicatorBounds?, _ value: Double) {
            guard let level = bounds?.exceeded(by: value) else { return }
            worst = max(worst ?? 0, level)
        }
        take(self.subsidence, subsidence)
        take(self.tilt, tilt)
        take(self.curvature, curvature)
        take(self.strain, strain)
        return worst.map { $0 + 1 }
    }
}
