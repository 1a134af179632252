/// When a stored value means "no data" (design 4.6): compared in the band's type, before scale and offset.
///
/// NaN and infinities never are data. A declared value beyond ±3e38 in a float band makes every value beyond that on
/// its side no data, because writers disagree on the last digits. One that an integer band cannot hold matches nothing.
public struct NodataRule: Sendable, Hashable {
    /// The declared value as given.
    public let declared: Double?
    /// False when the band cannot hold the declared value, which then matches nothing and is a finding.
    public let isUsable: Bool
    private let exact: Double?
    private let isLargePositive: Bool
    private let isLargeNegative: Bool

    /// Creates the rule of a band.
    ///
    /// - Parameters:
    ///   - declared: the file's or the user's value; nil for none.
    ///   - type: what the band stores.
    public init(declared: Double?, type: RasterCellType) {
        self.declared = declared
        let isLarge = type.isFloat && (declared.map { $0.magnitude > 3e38 } ?? false)
        isLargePositive = isLarge && (declared ?? 0) > 0
        isLargeNegative = isLarge && (declared ?? 0) < 0
        guard let declared else {
            exact = nil
            isUsable = true
            return
        }
        if let range = type.integerRange {
            isUsable = range.contains(declared) && declared.rounded() == declared
            exact = isUsable ? declared : nil
        } else {
            isUsable = true
            exact = type == .float32 ? Double(Float(declared)) : declared
        }
    }

    /// True when a stored value is no data.
    public func isNodata(_ raw: Double) -> Bool {
        if !raw.isFinite { return true }
        if let exact, raw == exact { return true }
        return (isLargePositive && raw > 3e38) || (isLargeNegative && raw < -3e38)
    }
}
