/// Class bounds and the damage boundary in a band's stored numbers, so that pixels are compared as stored.
///
/// Classes are (−∞, t1], (t1, t2], …, (tn, ∞) of values; damage is value ≥ boundary. Where larger stored numbers mean
/// smaller values, the comparisons turn round with the ends kept.
public struct ClassThresholds: Sendable, Hashable {
    private let raw: [Double]
    private let rawDamage: Double?
    private let isIncreasing: Bool

    /// Brings thresholds to stored numbers.
    ///
    /// - Parameters:
    ///   - classes: t1 < … < tn as values; none gives one class.
    ///   - damage: the damage boundary as a value, nil for none.
    ///   - model: from stored numbers to values.
    ///   - type: what the band stores.
    public init(classes: [Double], damage: Double?, model: RasterValueModel, type: RasterCellType) {
        raw = classes.map { model.threshold($0, type: type) }
        rawDamage = damage.map { model.threshold($0, type: type) }
        isIncreasing = model.isIncreasing
    }

    /// Number of classes.
    public var classCount: Int { raw.count + 1 }

    /// The class of a stored number, from 0.
    public func classIndex(_ stored: Double) -> Int {
        var index = 0
        if isIncreasing {
            while index < raw.count, stored > raw[index] { index += 1 }
        } else {
            while index < raw.count, stored < raw[index] { index += 1 }
        }
        return index
    }

    /// True when the value reaches the damage boundary; false without one.
    public func isDamaged(_ stored: Double) -> Bool {
        guard let rawDamage else { return false }
        return isIncreasing ? stored >= rawDamage : stored <= rawDamage
    }
}
