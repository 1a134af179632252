import Foundation

/// The raw bytes of a DBF table: names and text values before any decoding.
///
/// GDAL recodes while it reads, so that a wrong encoding is only seen as mojibake and a half character can swallow its
/// value. Reading the bytes lets `EncodingDetector` test every text and lets the loader decode each value itself.
struct DBFFile {
    struct Field {
        var name: [UInt8]
        var type: UInt8
        var offset: Int
        var width: Int
        var decimals: Int

        var isText: Bool { type == UInt8(ascii: "C") }
    }

    let data: Data
    let fields: [Field]
    let headerLength: Int
    let recordLength: Int
    /// Records that stand in the file, which may be fewer than the header says.
    let recordCount: Int
    let declaredRecordCount: Int
    let languageByte: UInt8

    /// Opens a table; nil when the header is no DBF header.
    init?(path: String) {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe), data.count >= 33
        else { return nil }
        func little16(_ at: Int) -> Int { Int(data[at]) | Int(data[at + 1]) << 8 }
        let declared = little16(4) | little16(6) << 16
        let header = little16(8)
        let record = little16(10)
        guard header >= 33, record >= 1, header <= data.count else { return nil }
        var fields: [Field] = []
        var position = 32
        var offset = 1
        while position + 32 <= header, data[position] != 0x0D {
            let name = Array(data[position..<(position + 11)].prefix { $0 != 0 })
            let type = data[position + 11]
            // Character fields above 255 bytes keep the high byte of the width where decimals stand.
            let width =
                type == UInt8(ascii: "C")
                ? Int(data[position + 16]) | Int(data[position + 17]) << 8 : Int(data[position + 16])
            let decimals = type == UInt8(ascii: "C") ? 0 : Int(data[position + 17])
            fields.append(Field(name: name, type: type, offset: offset, width: width, decimals: decimals))
            offset += width
            position += 32
        }
        guard offset <= record || fields.isEmpty else { return nil }
        self.data = data
        self.fields = fields
        headerLength = header
        recordLength = record
        declaredRecordCount = declared
        recordCount = min(declared, (data.count - header) / record)
        languageByte = data[29]
    }

    /// The bytes of a text value without the padding; nil outside the table.
    func textBytes(record: Int, field: Field) -> [UInt8]? {
        guard record >= 0, record < recordCount else { return nil }
        let start = headerLength + record * recordLength + field.offset
        var end = start + field.width
        guard end <= data.count else { return nil }
        while end > start, data[end - 1] == 0x20 || data[end - 1] == 0 { end -= 1 }
        var first = start
        while first < end, data[first] == 0x20 { first += 1 }
        return Array(data[first..<end].prefix { $0 != 0 })
    }

    /// Field names and all text values that are not pure ASCII.
    func samples() -> [TextSample] {
        var samples = fields.map { TextSample(field: [], record: nil, bytes: $0.name) }
        let texts = fields.filter(\.isText)
        for record in 0..<recordCount {
            for field in texts where hasHighByte(record: record, field: field) {
                guard let bytes = textBytes(record: record, field: field) else { continue }
                samples.append(
                    TextSample(field: field.name, record: record, bytes: bytes))
            }
        }
        return samples
    }

    private func hasHighByte(record: Int, field: Field) -> Bool {
        let start = headerLength + record * recordLength + field.offset
        guard start + field.width <= data.count else { return false }
        return data[start..<(start + field.width)].contains { $0 >= 0x80 }
    }
}
