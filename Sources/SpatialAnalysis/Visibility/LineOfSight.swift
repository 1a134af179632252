/// Whether a target is seen along a terrain profile (domain 3.3).
public struct LineOfSight: Sendable, Hashable {
    /// Eye above the ground at the profile's first point, metres.
    public var eyeHeight: Double
    /// Target above the ground at the profile's last point, metres.
    public var targetHeight: Double
    /// How the Earth falls away.
    public var drop: EarthDrop

    /// Creates a test; eye 1.6 m, target on the ground.
    public init(eyeHeight: Double = 1.6, targetHeight: Double = 0, drop: EarthDrop = EarthDrop()) {
        self.eyeHeight = eyeHeight
        self.targetHeight = targetHeight
        self.drop = drop
    }

    /// What a profile shows.
    public struct Sight: Sendable, Hashable {
        /// True when no obstacle is steeper than the target.
        public var isVisible: Bool
        /// Slope from the eye to the target.
        public var targetSlope: Double
        /// Slope from the eye to the steepest obstacle; nil without points between.
        public var steepestObstacle: Double?
        /// Distance of that obstacle in metres, the nearer of equals.
        public var obstacleDistance: Double?
    }

    /// Looks along a profile.
    ///
    /// - Parameter profile: distance from the eye and ground height in metres, by distance: first the eye's ground,
    ///   last the target's; the points between are obstacles.
    /// - Returns: nil for fewer than two points or a target at the eye's own place.
    public func look(along profile: [(distance: Double, height: Double)]) -> Sight? {
        guard profile.count >= 2, let first = profile.first, let last = profile.last, last.distance > 0 else {
            return nil
        }
        let eye = first.height + eyeHeight
        func slope(_ distance: Double, _ height: Double) -> Double { (height - drop.at(distance) - eye) / distance }
        let target = slope(last.distance, last.height + targetHeight)
        var sight = Sight(isVisible: true, targetSlope: target)
        for point in profile.dropFirst().dropLast() where point.distance > 0 {
            let obstacle = slope(point.distance, point.height)
            if sight.steepestObstacle.map({ obstacle > $0 }) ?? true {
                sight.steepestObstacle = obstacle
                sight.obstacleDistance = point.distance
            }
        }
        sight.isVisible = sight.steepestObstacle.map { $0 <= target } ?? true
        return sight
    }
}

/// How far the ground lies below the eye's tangent plane by the Earth's curvature, less refraction (domain 3.3).
public struct EarthDrop: Sendable, Hashable {
    /// Refraction coefficient k.
    public var refraction: Double
    /// Earth radius R in metres.
    public var radius: Double

    /// Creates the rule; k = 0.13, R = 6371 km.
    public init(refraction: Double = 0.13, radius: Double = 6_371_000) {
        self.refraction = refraction
        self.radius = radius
    }

    /// Drop per squared metre of distance.
    public var rate: Double { (1 - refraction) / (2 * radius) }

    /// d²(1 − k)/(2R) in metres.
    public func at(_ distance: Double) -> Double { distance * distance * rate }
}
