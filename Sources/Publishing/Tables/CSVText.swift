import Restoration

/// CSV for spreadsheet users: UTF-8 with a byte order mark, CRLF, RFC 4180 quoting, no cell that runs as a formula.
enum CSVText {
    /// The whole file.
    static func bytes(of sheet: TableSheet, language: UserLanguage) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        append(sheet.columns.map { .text($0.header(language)) }, to: &bytes)
        for row in sheet.rows { append(row, to: &bytes) }
        return bytes
    }

    private static func append(_ row: [TableCell], to bytes: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .empty: break
            case .dash: bytes.append(contentsOf: TableCell.dashText.utf8)
            case .number(let number, _): bytes.append(contentsOf: number.printedText.utf8)
            case .text(let text): append(text, to: &bytes)
            }
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        // Spreadsheets run text that begins like this; numbers are no text cells and stay as they are.
        let dangerous: Set<UInt8> = [
            UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
        ]
        let isFormula = text.utf8.first.map(dangerous.contains) ?? false
        let quoted = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        }
        if quoted { bytes.append(UInt8(ascii: "\"")) }
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        if quoted { bytes.append(UInt8(ascii: "\"")) }
    }
}
