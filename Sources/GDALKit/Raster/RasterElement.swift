/// A Swift type raster values can be read into; other types do not compile.
public protocol RasterElement: BitwiseCopyable, Sendable {
    /// The raster type with this very layout.
    static var rasterType: RasterDataType { get }
    /// Zero, to fill new buffers.
    static var zeroElement: Self { get }
    /// The value of a signed byte, for byte bands that are declared signed.
    static func element(signedByte: Int8) -> Self
}

extension UInt8: RasterElement {
    /// `.uint8`.
    public static var rasterType: RasterDataType { .uint8 }
    /// 0.
    public static var zeroElement: UInt8 { 0 }
    /// Negative values become 0; reading a signed band as unsigned is refused before.
    public static func element(signedByte: Int8) -> UInt8 { UInt8(clamping: signedByte) }
}

extension Int8: RasterElement {
    /// `.int8`.
    public static var rasterType: RasterDataType { .int8 }
    /// 0.
    public static var zeroElement: Int8 { 0 }
    /// The value itself.
    public static func element(signedByte: Int8) -> Int8 { signedByte }
}

extension UInt16: RasterElement {
    /// `.uint16`.
    public static var rasterType: RasterDataType { .uint16 }
    /// 0.
    public static var zeroElement: UInt16 { 0 }
    /// Negative values become 0; reading a signed band as unsigned is refused before.
    public static func element(signedByte: Int8) -> UInt16 { UInt16(clamping: signedByte) }
}

extension Int16: RasterElement {
    /// `.int16`.
    public static var rasterType: RasterDataType { .int16 }
    /// 0.
    public static var zeroElement: Int16 { 0 }
    /// The same value.
    public static func element(signedByte: Int8) -> Int16 { Int16(signedByte) }
}

extension UInt32: RasterElement {
    /// `.uint32`.
    public static var rasterType: RasterDataType { .uint32 }
    /// 0.
    public static var zeroElement: UInt32 { 0 }
    /// Negative values become 0; reading a signed band as unsigned is refused before.
    public static func element(signedByte: Int8) -> UInt32 { UInt32(clamping: signedByte) }
}

extension Int32: RasterElement {
    /// `.int32`.
    public static var rasterType: RasterDataType { .int32 }
    /// 0.
    public static var zeroElement: Int32 { 0 }
    /// The same value.
    public static func element(signedByte: Int8) -> Int32 { Int32(signedByte) }
}

extension UInt64: RasterElement {
    /// `.uint64`.
    public static var rasterType: RasterDataType { .uint64 }
    /// 0.
    public static var zeroElement: UInt64 { 0 }
    /// Negative values become 0; reading a signed band as unsigned is refused before.
    public static func element(signedByte: Int8) -> UInt64 { UInt64(clamping: signedByte) }
}

extension Int64: RasterElement {
    /// `.int64`.
    public static var rasterType: RasterDataType { .int64 }
    /// 0.
    public static var zeroElement: Int64 { 0 }
    /// The same value.
    public static func element(signedByte: Int8) -> Int64 { Int64(signedByte) }
}

extension Float: RasterElement {
    /// `.float32`.
    public static var rasterType: RasterDataType { .float32 }
    /// 0.
    public static var zeroElement: Float { 0 }
    /// The same value.
    public static func element(signedByte: Int8) -> Float { Float(signedByte) }
}

extension Double: RasterElement {
    /// `.float64`.
    public static var rasterType: RasterDataType { .float64 }
    /// 0.
    public static var zeroElement: Double { 0 }
    /// The same value.
    public static func element(signedByte: Int8) -> Double { Double(signedByte) }
}
