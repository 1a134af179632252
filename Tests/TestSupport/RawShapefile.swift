import Foundation

/// A polygon shapefile written byte by byte, so that what a test reads was made by no library under test.
public struct RawShapefile {
    /// One text or number field of the DBF.
    public struct Field {
        /// The name as bytes, at most 10.
        public var name: [UInt8]
        /// `C` or `N`.
        public var type: Character
        /// Width in bytes.
        public var width: Int
        /// Decimals.
        public var decimals: Int

        /// Creates a field.
        public init(name: [UInt8], type: Character = "C", width: Int, decimals: Int = 0) {
            self.name = name
            self.type = type
            self.width = width
            self.decimals = decimals
        }
    }

    /// Fields, in order.
    public var fields: [Field] = []
    /// One record: rings of (x, y) in file order as given, nil for a null shape, and the values as bytes.
    public var records: [(rings: [[(Double, Double)]]?, values: [[UInt8]])] = []
    /// DBF language driver id.
    public var languageDriver: UInt8 = 0
    /// Text of the `.cpg`, nil for none.
    public var codePage: String?
    /// Text of the `.prj`, nil for none.
    public var projection: String?

    /// Creates an empty shapefile.
    public init() {}

    /// Writes `.shp`, `.shx`, `.dbf` and what was asked for beside them; `path` ends in `.shp`.
    public func write(to path: String) throws {
        let base = URL(filePath: path).deletingPathExtension()
        var body = Data()
        var index = Data()
        var box = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for (number, record) in records.enumerated() {
            var content = Data()
            if let rings = record.rings {
                let points = rings.flatMap { $0 }
                let own = (
                    points.map(\.0).min() ?? 0, points.map(\.1).min() ?? 0, points.map(\.0).max() ?? 0,
                    points.map(\.1).max() ?? 0
                )
                box = (min(box.0, own.0), min(box.1, own.1), max(box.2, own.2), max(box.3, own.3))
                content.little(Int32(5))
                for v in [own.0, own.1, own.2, own.3] { content.little(v) }
                content.little(Int32(rings.count))
                content.little(Int32(points.count))
                var start: Int32 = 0
                for ring in rings {
                    content.little(start)
                    start += Int32(ring.count)
                }
                for (x, y) in points {
                    content.little(x)
                    content.little(y)
                }
            } else {
                content.little(Int32(0))
            }
            index.big(Int32((100 + body.count) / 2))
            index.big(Int32(content.count / 2))
            body.big(Int32(number + 1))
            body.big(Int32(content.count / 2))
            body.append(content)
        }
        if records.isEmpty { box = (0, 0, 0, 0) }
        try (header(bytes: 100 + body.count, box: box) + body).write(to: base.appendingPathExtension("shp"))
        try (header(bytes: 100 + index.count, box: box) + index).write(to: base.appendingPathExtension("shx"))
        try table().write(to: base.appendingPathExtension("dbf"))
        if let codePage { try Data(codePage.utf8).write(to: base.appendingPathExtension("cpg")) }
        if let projection { try Data(projection.utf8).write(to: base.appendingPathExtension("prj")) }
    }

    private func header(bytes: Int, box: (Double, Double, Double, Double)) -> Data {
        var data = Data()
        data.big(Int32(9994))
        for _ in 0..<5 { data.big(Int32(0)) }
        data.big(Int32(bytes / 2))
        data.little(Int32(1000))
        data.little(Int32(5))
        for v in [box.0, box.1, box.2, box.3, 0, 0, 0, 0] { data.little(v) }
        return data
    }

    private func table() -> Data {
        var data = Data([0x03, 125, 1, 1])
        data.little(Int32(records.count))
        data.little(Int16(33 + 32 * fields.count))
        data.little(Int16(1 + fields.reduce(0) { $0 + $1.width }))
        data.append(Data(count: 17))
        data.append(languageDriver)
        data.append(Data(count: 2))
        for field in fields {
            data.append(contentsOf: field.name.prefix(10))
            data.append(Data(count: 11 - min(10, field.name.count)))
            data.append(field.type.asciiValue ?? 67)
            data.append(Data(count: 4))
            data.append(UInt8(field.width))
            data.append(UInt8(field.decimals))
            data.append(Data(count: 14))
        }
        data.append(0x0D)
        for record in records {
            data.append(0x20)
            for (field, value) in zip(fields, record.values) {
                let cut = value.prefix(field.width)
                let padding = [UInt8](repeating: 0x20, count: field.width - cut.count)
                if field.type == "N" {
                    data.append(contentsOf: padding)
                    data.append(contentsOf: cut)
                } else {
                    data.append(contentsOf: cut)
                    data.append(contentsOf: padding)
                }
            }
        }
        data.append(0x1A)
        return data
    }
}

extension Data {
    mutating func little(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    mutating func little(_ value: Double) { little(value.bitPattern) }

    mutating func big(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
