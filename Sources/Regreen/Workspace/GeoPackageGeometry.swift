import Foundation
import GeoModel

/// Geometries as GeoPackage stores them: a short header with CRS and box, then WKB (OGC 12-128, 2.1.3).
enum GeoPackageGeometry {
    private static let magic: [UInt8] = [0x47, 0x50, 0]
    /// Little-endian, with a box of four numbers.
    private static let flags: UInt8 = 0b0000_0011

    static func blob(_ wkb: [UInt8], epsg: Int) -> Data {
        var blob = Data(magic)
        blob.append(flags)
        append(Int32(truncatingIfNeeded: epsg), to: &blob)
        for bound in box(of: wkb) { append(bound.bitPattern, to: &blob) }
        blob.append(contentsOf: wkb)
        return blob
    }

    /// The WKB behind the header; nil for bytes that are no such blob.
    static func wkb(_ blob: Data) -> [UInt8]? {
        let bytes = Array(blob)
        guard bytes.count > 8, bytes.starts(with: magic.prefix(2)) else { return nil }
        let sizes = [0, 32, 48, 48, 64]
        let kind = Int(bytes[3] >> 1 & 0b111)
        guard kind < sizes.count, bytes.count > 8 + sizes[kind] else { return nil }
        return Array(bytes[(8 + sizes[kind])...])
    }

    /// West, east, south, north.
    private static func box(of wkb: [UInt8]) -> [Double] {
        var column = GeometryColumn()
        wkb.withUnsafeBytes { try? column.appendWKB($0) }
        let box = column.envelope
        return box.isEmpty ? [.nan, .nan, .nan, .nan] : [box.minX, box.maxX, box.minY, box.maxY]
    }

    private static func append(_ number: some FixedWidthInteger, to blob: inout Data) {
        withUnsafeBytes(of: number.littleEndian) { blob.append(contentsOf: $0) }
    }
}
