/// What a difference of two elevation models counts as real (domain 2.8).
public struct DetectionLevel: Sendable, Hashable {
    /// Standard deviation of the difference √(σ1² + σ2²), metres.
    public let sigma: Double
    /// Multiple of it that counts: 1.96 for 95 %, 1.645 for 90 %, 1 for 68 %.
    public let t: Double

    /// Creates a level from the two models' standard deviations in metres.
    public init(sigmaOld: Double, sigmaNew: Double, t: Double = 1.96) {
        self.init(sigma: (sigmaOld * sigmaOld + sigmaNew * sigmaNew).squareRoot(), t: t)
    }

    /// Creates a level from the difference's own standard deviation.
    public init(sigma: Double, t: Double = 1.96) {
        self.sigma = sigma
        self.t = t
    }

    /// Smallest change that counts, metres.
    public var minimum: Double { t * sigma }

    /// Room for the last digits of heights, metres.
    public static let tolerance = 1e-9

    /// True when a change counts.
    public func isSignificant(_ change: Double) -> Bool {
        change.magnitude + DetectionLevel.tolerance >= minimum
    }
}

/// Errors of a volume in m³ by three models; which one is printed must be said.
public struct VolumeError: Sendable, Hashable {
    /// n·d²·σ: every cell off the same way.
    public let conservative: Double
    /// √n·d²·σ: cells independent of one another.
    public let independent: Double
    /// n·d²·|bias|: a shift of the whole surface.
    public let systematic: Double
}

/// Cells that went one way.
public struct ElevationChange: Sendable, Hashable {
    /// Number of cells.
    public private(set) var cells = 0
    private var areas = ExactSum()
    private var volumes = ExactSum()
    private var squares = ExactSum()

    /// None.
    public init() {}

    /// Takes a cell.
    ///
    /// - Parameters:
    ///   - change: metres; its magnitude counts.
    ///   - area: of the cell, m².
    public mutating func add(_ change: Double, area: Double) {
        cells += 1
        areas.add(area)
        squares.add(area * area)
        volumes.add(change.magnitude * area)
    }

    /// Takes the cells of another part.
    public mutating func add(_ other: ElevationChange) {
        cells += other.cells
        areas.add(other.areas)
        squares.add(other.squares)
        volumes.add(other.volumes)
    }

    /// Area, m².
    public var area: Double { areas.value }

    /// Volume, m³, not negative.
    public var volume: Double { volumes.value }

    /// Errors of the volume.
    ///
    /// - Parameters:
    ///   - sigma: standard deviation of a cell's change, metres.
    ///   - bias: shift of the whole surface, metres.
    public func error(sigma: Double, bias: Double) -> VolumeError {
        VolumeError(
            conservative: area * sigma,
            independent: squares.value.squareRoot() * sigma,
            systematic: area * bias.magnitude
        )
    }
}

/// Volumes of a DEM of difference, dz = new − old.
public struct ElevationBalance: Sendable, Hashable {
    /// What counts.
    public let level: DetectionLevel
    /// Significant lowering.
    public private(set) var lowering = ElevationChange()
    /// Significant raising.
    public private(set) var raising = ElevationChange()
    /// Cells with a height in both models.
    public private(set) var validCells = 0

    /// Creates an empty balance.
    public init(level: DetectionLevel) { self.level = level }

    /// Takes a cell; NaN is no data. True when its change counts.
    @discardableResult
    public mutating func add(_ change: Double, area: Double) -> Bool {
        guard change.isFinite else { return false }
        validCells += 1
        guard change != 0, level.isSignificant(change) else { return false }
        if change < 0 { lowering.add(change, area: area) } else { raising.add(change, area: area) }
        return true
    }

    /// Takes the cells of another part.
    public mutating func add(_ other: ElevationBalance) {
        validCells += other.validCells
        lowering.add(other.lowering)
        raising.add(other.raising)
    }

    /// V+ − V−, m³.
    public var net: Double { raising.volume - lowering.volume }
}
