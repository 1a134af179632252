/// The number type a band stores.
public enum RasterCellType: String, Sendable, Hashable, CaseIterable {
    /// Unsigned 8 bits.
    case uint8
    /// Signed 8 bits.
    case int8
    /// Unsigned 16 bits.
    case uint16
    /// Signed 16 bits.
    case int16
    /// Unsigned 32 bits.
    case uint32
    /// Signed 32 bits.
    case int32
    /// Unsigned 64 bits.
    case uint64
    /// Signed 64 bits.
    case int64
    /// IEEE single precision.
    case float32
    /// IEEE double precision.
    case float64

    /// True for the two floating-point types.
    public var isFloat: Bool { self == .float32 || self == .float64 }

    /// Bytes of one stored number.
    public var byteCount: Int {
        switch self {
        case .uint8, .int8: 1
        case .uint16, .int16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        }
    }

    /// Smallest and largest value of an integer type as doubles (64-bit ends are rounded); nil for floats.
    public var integerRange: ClosedRange<Double>? {
        switch self {
        case .uint8: 0...255
        case .int8: -128...127
        case .uint16: 0...65535
        case .int16: -32768...32767
        case .uint32: 0...4_294_967_295
        case .int32: -2_147_483_648...2_147_483_647
        case .uint64: 0...Double(UInt64.max)
        case .int64: Double(Int64.min)...Double(Int64.max)
        case .float32, .float64: nil
        }
    }
}
