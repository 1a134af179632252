import Foundation

/// An uncompressed GeoTIFF written byte by byte, one strip, little-endian.
public struct RawGeoTIFF {
    /// The values, row 0 first.
    public enum Values {
        /// 32-bit floats.
        case float32([Float])
        /// 64-bit floats.
        case float64([Double])
        /// Signed 16-bit integers.
        case int16([Int16])
        /// Bytes.
        case byte([UInt8])
    }

    /// Number of columns.
    public var columns: Int
    /// Number of rows.
    public var rows: Int
    /// The values, `rows × columns`.
    public var values: Values
    /// The affine transform in GDAL's order: x0, dx, rx, y0, ry, dy.
    public var transform: [Double]
    /// EPSG code; nil for none. Codes 4000...4999 outside the Gauss zones are written as geographic.
    public var epsg: Int?
    /// True when the code is a geographic CRS.
    public var isGeographic: Bool
    /// Text of GDAL_NODATA, nil for none.
    public var nodata: String?
    /// Scale and offset of the band, nil for none.
    public var scale: (scale: Double, offset: Double)?
    /// Unit of the band, nil for none.
    public var unit: String?
    /// Alpha of each pixel in the type of the values, which must be 32-bit floats; nil for none.
    public var alpha: [Float]?

    /// Creates a raster.
    public init(
        columns: Int,
        rows: Int,
        values: Values,
        transform: [Double],
        epsg: Int? = 4525,
        isGeographic: Bool = false,
        nodata: String? = nil,
        scale: (scale: Double, offset: Double)? = nil,
        unit: String? = nil,
        alpha: [Float]? = nil
    ) {
        self.columns = columns
        self.rows = rows
        self.values = values
        self.transform = transform
        self.epsg = epsg
        self.isGeographic = isGeographic
        self.nodata = nodata
        self.scale = scale
        self.unit = unit
        self.alpha = alpha
    }

    /// Writes the file.
    public func write(to path: String) throws {
        var pixels = Data()
        let bits: UInt16
        let format: UInt16
        switch values {
        case .float32(let list):
            for (index, v) in list.enumerated() {
                pixels.little(v.bitPattern)
                if let alpha { pixels.little(alpha[index].bitPattern) }
            }
            (bits, format) = (32, 3)
        case .float64(let list):
            for v in list { pixels.little(v) }
            (bits, format) = (64, 3)
        case .int16(let list):
            for v in list { pixels.little(v) }
            (bits, format) = (16, 2)
        case .byte(let list):
            pixels.append(contentsOf: list)
            (bits, format) = (8, 1)
        }
        var entries: [(tag: UInt16, type: UInt16, count: Int, payload: Data)] = []
        func short(_ tag: UInt16, _ list: [UInt16]) {
            var data = Data()
            for v in list { data.little(v) }
            entries.append((tag, 3, list.count, data))
        }
        func long(_ tag: UInt16, _ value: Int) {
            var data = Data()
            data.little(UInt32(value))
            entries.append((tag, 4, 1, data))
        }
        func double(_ tag: UInt16, _ list: [Double]) {
            var data = Data()
            for v in list { data.little(v) }
            entries.append((tag, 12, list.count, data))
        }
        func text(_ tag: UInt16, _ value: String) {
            let data = Data(value.utf8) + Data([0])
            entries.append((tag, 2, data.count, data))
        }
        long(256, columns)
        long(257, rows)
        let samples = alpha == nil ? 1 : 2
        short(258, Array(repeating: bits, count: samples))
        short(259, [1])
        short(262, [1])
        long(273, 8)
        short(277, [UInt16(samples)])
        long(278, rows)
        long(279, pixels.count)
        // Unassociated alpha.
        if alpha != nil { short(338, [2]) }
        short(339, Array(repeating: format, count: samples))
        let t = transform
        if t[2] == 0, t[4] == 0, t[5] < 0 {
            double(33550, [t[1], -t[5], 0])
            double(33922, [0, 0, 0, t[0], t[3], 0])
        } else {
            double(34264, [t[1], t[2], 0, t[0], t[4], t[5], 0, t[3], 0, 0, 0, 0, 0, 0, 0, 1])
        }
        if let epsg {
            let kind: UInt16 = isGeographic ? 2048 : 3072
            short(34735, [1, 1, 0, 3, 1024, 0, 1, isGeographic ? 2 : 1, 1025, 0, 1, 1, kind, 0, 1, UInt16(epsg)])
        }
        if scale != nil || unit != nil {
            var xml = "<GDALMetadata>\n"
            if let scale {
                xml += "  <Item name=\"OFFSET\" sample=\"0\" role=\"offset\">\(scale.offset)</Item>\n"
                xml += "  <Item name=\"SCALE\" sample=\"0\" role=\"scale\">\(scale.scale)</Item>\n"
            }
            if let unit { xml += "  <Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">\(unit)</Item>\n" }
            text(42112, xml + "</GDALMetadata>\n")
        }
        if let nodata { text(42113, nodata) }
        entries.sort { $0.tag < $1.tag }

        var file = Data([0x49, 0x49, 42, 0])
        let directory = 8 + pixels.count + pixels.count % 2
        file.little(UInt32(directory))
        file.append(pixels)
        if pixels.count % 2 == 1 { file.append(0) }
        var extra = Data()
        let extraStart = directory + 2 + 12 * entries.count + 4
        var table = Data()
        table.little(UInt16(entries.count))
        for entry in entries {
            table.little(entry.tag)
            table.little(entry.type)
            table.little(UInt32(entry.count))
            if entry.payload.count <= 4 {
                table.append(entry.payload)
                table.append(Data(count: 4 - entry.payload.count))
            } else {
                table.little(UInt32(extraStart + extra.count))
                extra.append(entry.payload)
                if extra.count % 2 == 1 { extra.append(0) }
            }
        }
        table.little(UInt32(0))
        try (file + table + extra).write(to: URL(filePath: path))
    }
}
