/// Class bounds and the damage boundary in a band's stored numbers, so that pixels are compared as stored.
///
/// Classes are (−∞, t1], (t1, t2], …, (tn, ∞) of values; damage is value ≥ boundary. Where larger stored numbers mean
/// smaller values, the comparisons turn round with the ends kept.
public struct ClassThresholds: Sendable, Hashable {
    /// −1 where larger stored numbers mean smaller values: comparisons are made on `sign · stored`.
    let sign: Double
    /// `sign · threshold`, ascending.
    let bounds: [Double]
    /// `sign · boundary`; not a number, which nothing reaches, without one.
    let damageBound: Double

    /// Brings thresholds to stored numbers.
    ///
    /// - Parameters:
    ///   - classes: t1 < … < tn as values; none gives one class.
    ///   - damage: the damage boundary as a value, nil for none.
    ///   - model: from stored numbers to values.
    ///   - type: what the band stores.
    public init(classes: [Double], damage: Double?, model: RasterValueModel, type: RasterCellType) {
        let sign: Double = model.isIncreasing ? 1 : -1
        self.sign = sign
        bounds = classes.map { sign * model.threshold($0, type: type) }
        damageBound = damage.map { sign * model.threshold($0, type: type) } ?? .nan
    }

    /// Number of classes.
    public var classCount: Int { bounds.count + 1 }

    /// The class of a stored number, from 0.
    @inline(__always)
    public func classIndex(_ stored: Double) -> Int {
        let number = sign * stored
        var index = 0
        while index < bounds.count, number > bounds[index] { index += 1 }
        return index
    }

    /// True when the value reaches the damage boundary; false without one.
    @inline(__always)
    public func isDamaged(_ stored: Double) -> Bool { sign * stored >= damageBound }

    /// What `sign · stored` lies above and not above in a class.
    func interval(of index: Int) -> (above: Double, upTo: Double) {
        (index > 0 ? bounds[index - 1] : -.infinity, index < bounds.count ? bounds[index] : .infinity)
    }
}
