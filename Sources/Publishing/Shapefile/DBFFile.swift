import GeoModel

/// Writes a DBF file (dBASE III): header with the project's date and the language driver, then records.
struct DBFFile {
    let columns: [DBFColumn]
    let rowCount: Int
    let date: CalendarDate
    /// 0x4D for GBK, 0 where the `.cpg` says all.
    let languageDriver: UInt8

    private var headerSize: Int { 32 + 32 * columns.count + 1 }
    private var recordSize: Int { 1 + columns.reduce(0) { $0 + $1.width } }

    /// Size of the file in bytes.
    var size: Int { headerSize + recordSize * rowCount + 1 }

    /// The format's own limits: 255 fields and 65,535 bytes a record.
    var fitsFormat: Bool { columns.count <= 255 && recordSize <= 65_535 && headerSize <= 65_535 }

    func write(to path: String) throws(PublishingError) {
        let sink = try ByteSink(path: path)
        sink.append(header)
        for row in 0..<rowCount {
            sink.append(0x20)
            for column in columns {
                let value = column.values[row] ?? []
                let blanks = repeatElement(UInt8(0x20), count: column.width - value.count)
                // Numbers stand to the right, text to the left.
                if column.type == UInt8(ascii: "N") { sink.append(blanks) }
                sink.append(value)
                if column.type != UInt8(ascii: "N") { sink.append(blanks) }
            }
            try sink.flushIfNeeded()
        }
        sink.append(0x1A)
        try sink.close()
    }

    private var header: [UInt8] {
        var bytes: [UInt8] = [0x03, UInt8(clamping: date.year - 1900), UInt8(date.month), UInt8(date.day)]
        bytes += LittleEndian.bytes(UInt32(rowCount))
        bytes += LittleEndian.bytes(UInt16(headerSize)) + LittleEndian.bytes(UInt16(recordSize))
        bytes += [UInt8](repeating: 0, count: 17)
        bytes.append(languageDriver)
        bytes += [0, 0]
        for column in columns {
            let name = column.name.prefix(10)
            bytes += name + [UInt8](repeating: 0, count: 11 - name.count)
            bytes.append(column.type)
            bytes += [0, 0, 0, 0, UInt8(column.width), UInt8(column.decimals)]
            bytes += [UInt8](repeating: 0, count: 14)
        }
        bytes.append(0x0D)
        return bytes
    }
}

/// Numbers as bytes, lowest first.
enum LittleEndian {
    static func bytes<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    static func bytes(_ value: Double) -> [UInt8] { bytes(value.bitPattern) }
}
