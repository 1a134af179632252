/// The value a band declares to mean "no data", in raw units (before scale and offset).
public enum NoDataValue: Sendable, Hashable {
    /// Declared as a real number; may be NaN.
    case real(Double)
    /// Declared on a signed 64-bit band, where a Double would lose digits.
    case signed(Int64)
    /// Declared on an unsigned 64-bit band.
    case unsigned(UInt64)

    /// The value as a Double, rounded for 64-bit integers beyond 2^53.
    public var double: Double {
        switch self {
        case .real(let value): return value
        case .signed(let value): return Double(value)
        case .unsigned(let value): return Double(value)
        }
    }

    /// True for a declared NaN.
    public var isNaN: Bool { double.isNaN }

    /// The value as an exact integer; nil for fractions, NaN and infinities.
    public var integer: Int128? {
        switch self {
        case .real(let value): return Int128(exactly: value)
        case .signed(let value): return Int128(value)
        case .unsigned(let value): return Int128(value)
        }
    }

    /// False when a band of this type cannot hold the value (out of range or fractional): it then matches no cell, and
    /// whoever declared it meant something else.
    public func isRepresentable(in type: RasterDataType) -> Bool {
        guard let range = type.integerRange else { return type != .complex }
        return integer.map(range.contains) ?? false
    }
}
