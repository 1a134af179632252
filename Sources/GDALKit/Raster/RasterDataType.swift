import CGDAL

/// How a band stores its values.
public enum RasterDataType: String, Sendable, Hashable, CaseIterable {
    /// Unsigned, 8 bits.
    case uint8
    /// Signed, 8 bits (in GDAL 3.6 a byte band with `PIXELTYPE=SIGNEDBYTE`).
    case int8
    /// Unsigned, 16 bits.
    case uint16
    /// Signed, 16 bits.
    case int16
    /// Unsigned, 32 bits.
    case uint32
    /// Signed, 32 bits.
    case int32
    /// Unsigned, 64 bits.
    case uint64
    /// Signed, 64 bits.
    case int64
    /// IEEE single precision.
    case float32
    /// IEEE double precision.
    case float64
    /// Complex numbers of any width: no measurement of this package reads them.
    case complex

    /// The C type; nil for complex bands.
    var gdal: GDALDataType? {
        switch self {
        case .uint8, .int8: return GDT_Byte
        case .uint16: return GDT_UInt16
        case .int16: return GDT_Int16
        case .uint32: return GDT_UInt32
        case .int32: return GDT_Int32
        case .uint64: return GDT_UInt64
        case .int64: return GDT_Int64
        case .float32: return GDT_Float32
        case .float64: return GDT_Float64
        case .complex: return nil
        }
    }

    init(gdal: GDALDataType, signedByte: Bool) {
        switch gdal {
        case GDT_Byte: self = signedByte ? .int8 : .uint8
        case GDT_UInt16: self = .uint16
        case GDT_Int16: self = .int16
        case GDT_UInt32: self = .uint32
        case GDT_Int32: self = .int32
        case GDT_UInt64: self = .uint64
        case GDT_Int64: self = .int64
        case GDT_Float32: self = .float32
        case GDT_Float64: self = .float64
        default: self = .complex
        }
    }

    /// Size of one value in bytes; 0 for complex.
    public var byteCount: Int {
        switch self {
        case .uint8, .int8: return 1
        case .uint16, .int16: return 2
        case .uint32, .int32, .float32: return 4
        case .uint64, .int64, .float64: return 8
        case .complex: return 0
        }
    }

    /// True for IEEE types.
    public var isFloatingPoint: Bool { self == .float32 || self == .float64 }

    /// Smallest and largest value of an integer type; nil for the others.
    public var integerRange: ClosedRange<Int128>? {
        switch self {
        case .uint8: return 0...255
        case .int8: return -128...127
        case .uint16: return 0...65_535
        case .int16: return -32_768...32_767
        case .uint32: return 0...Int128(UInt32.max)
        case .int32: return Int128(Int32.min)...Int128(Int32.max)
        case .uint64: return 0...Int128(UInt64.max)
        case .int64: return Int128(Int64.min)...Int128(Int64.max)
        case .float32, .float64, .complex: return nil
        }
    }

    /// True when every value of this type has an exact equal in `other`.
    public func isExact(in other: RasterDataType) -> Bool {
        if self == other { return self != .complex }
        if let mine = integerRange {
            if let theirs = other.integerRange {
                return theirs.contains(mine.lowerBound) && theirs.contains(mine.upperBound)
            }
            let digits: Int128 = other == .float64 ? 1 << 53 : other == .float32 ? 1 << 24 : 0
            return mine.lowerBound >= -digits && mine.upperBound <= digits
        }
        return self == .float32 && other == .float64
    }
}
