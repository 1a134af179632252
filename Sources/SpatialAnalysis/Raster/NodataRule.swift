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

    /// The same rule as a comparison without branches.
    public var validRange: ValidRange {
        ValidRange(
            lower: isLargeNegative ? -3e38 : -.greatestFiniteMagnitude,
            upper: isLargePositive ? 3e38 : .greatestFiniteMagnitude,
            hole: exact ?? .nan
        )
    }

    /// True when a stored value is no data.
    public func isNodata(_ raw: Double) -> Bool { !validRange.contains(raw) }
}

/// Stored numbers that are data: finite, within two ends, and not one value.
///
/// Numbers of every band type are compared as Doubles, which hold all but 64-bit integers exactly.
public struct ValidRange: Sendable, Hashable {
    let lower: Double
    let upper: Double
    /// The nodata value; NaN, which equals nothing, where there is none.
    let hole: Double

    /// True for data; false for NaN and infinities.
    @inline(__always)
    func contains(_ stored: Double) -> Bool { stored >= lower && stored <= upper && stored != hole }
}
