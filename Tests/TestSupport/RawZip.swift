import Foundation

/// A zip archive written byte by byte, members stored without compression, with a directory that may lie.
public struct RawZip {
    /// One member.
    public struct Member {
        /// Path inside the archive.
        public var name: String
        /// Its bytes.
        public var bytes: [UInt8]
        /// What the directory claims as the unpacked size; nil for the truth.
        public var claimedSize: Int?

        /// Creates a member.
        public init(_ name: String, _ bytes: [UInt8], claimedSize: Int? = nil) {
            self.name = name
            self.bytes = bytes
            self.claimedSize = claimedSize
        }
    }

    /// Members, in order.
    public var members: [Member]

    /// Creates an archive.
    public init(_ members: [Member]) { self.members = members }

    /// Creates an archive of files, each under its own name or below a folder.
    public init(files: [String], folder: String = "") throws {
        members = try files.map { path in
            let url = URL(filePath: path)
            return Member(folder + url.lastPathComponent, Array(try Data(contentsOf: url)))
        }
    }

    /// Writes the archive.
    public func write(to path: String) throws {
        var file = Data()
        var directory = Data()
        for member in members {
            let name = Array(member.name.utf8)
            let size = UInt32(member.claimedSize ?? member.bytes.count)
            let isStored = member.claimedSize == nil
            var head = Data()
            // Version 2.0, UTF-8 names, stored or (for a lie) deflated, no date.
            for value in [UInt16(20), 0x0800, isStored ? 0 : 8, 0, 0x21] { head.little(value) }
            head.little(RawZip.checksum(member.bytes))
            head.little(UInt32(member.bytes.count))
            head.little(size)
            head.little(UInt16(name.count))
            head.little(UInt16(0))
            let offset = UInt32(file.count)
            file.little(UInt32(0x0403_4B50))
            file.append(head)
            file.append(contentsOf: name)
            file.append(contentsOf: member.bytes)
            directory.little(UInt32(0x0201_4B50))
            directory.little(UInt16(20))
            directory.append(head)
            // No comment, first disk, no attributes.
            for _ in 0..<3 { directory.little(UInt16(0)) }
            directory.little(UInt32(0))
            directory.little(offset)
            directory.append(contentsOf: name)
        }
        let start = UInt32(file.count)
        file.append(directory)
        file.little(UInt32(0x0605_4B50))
        for value in [UInt16(0), 0, UInt16(members.count), UInt16(members.count)] { file.little(value) }
        file.little(UInt32(directory.count))
        file.little(start)
        file.little(UInt16(0))
        try file.write(to: URL(filePath: path))
    }

    /// CRC-32 as zip wants it.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

/// A workbook of one sheet of texts, as an office program would save a table somebody typed.
public struct RawWorkbook {
    /// Rows of texts.
    public var rows: [[String]]

    /// Creates a workbook.
    public init(_ rows: [[String]]) { self.rows = rows }

    /// Writes the `.xlsx`.
    public func write(to path: String) throws {
        let namespace = "http://schemas.openxmlformats.org"
        let office = "\(namespace)/officeDocument/2006/relationships"
        let lines = rows.enumerated().map { number, row in
            let cells = row.enumerated().map { column, text in
                "<c r=\"\(RawWorkbook.letter(column))\(number + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            }
            return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
        }
        func xml(_ text: String) -> [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(text)".utf8) }
        let main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        try RawZip([
            .init(
                "[Content_Types].xml",
                xml(
                    "<Types xmlns=\"\(namespace)/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(main).sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(main).worksheet+xml\"/></Types>"
                )
            ),
            .init(
                "_rels/.rels",
                xml(
                    "<Relationships xmlns=\"\(namespace)/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                )
            ),
            .init(
                "xl/workbook.xml",
                xml(
                    "<workbook xmlns=\"\(namespace)/spreadsheetml/2006/main\" xmlns:r=\"\(office)\">"
                        + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                )
            ),
            .init(
                "xl/_rels/workbook.xml.rels",
                xml(
                    "<Relationships xmlns=\"\(namespace)/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                )
            ),
            .init(
                "xl/worksheets/sheet1.xml",
                xml(
                    "<worksheet xmlns=\"\(namespace)/spreadsheetml/2006/main\">"
                        + "<sheetData>\(lines.joined())</sheetData></worksheet>"
                )
            ),
        ]).write(to: path)
    }

    /// The letter of a column before Z.
    private static func letter(_ column: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "A") + UInt8(min(column, 25))))
    }
}
