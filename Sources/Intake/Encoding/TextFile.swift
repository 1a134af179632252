import Foundation
import Restoration

/// A whole text file with its encoding decided.
struct TextFile {
    var text: String
    var decision: EncodingDecision

    /// Reads and decodes a file.
    static func read(path: String, written: String, declared: String?, limit: Int) throws(InputError) -> TextFile {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            throw InputError(
                Finding(.fileDamaged, .error, file: written, message: Messages.cannotRead(file: written)),
                detail: error.localizedDescription
            )
        }
        guard data.count <= limit else {
            throw .limit(file: written, what: "file size in bytes", value: data.count, limit: limit)
        }
        return try decode(Array(data), written: written, declared: declared)
    }

    /// Decodes the bytes of a file; a byte order mark settles the encoding.
    static func decode(_ bytes: [UInt8], written: String, declared: String?) throws(InputError) -> TextFile {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]), declared == nil {
            let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
            return TextFile(text: text, decision: EncodingDecision(encoding: "UTF-8", how: .format))
        }
        if declared == nil, bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            let text = String(
                data: Data(bytes.dropFirst(2)),
                encoding: isLittle ? .utf16LittleEndian : .utf16BigEndian
            )
            let decision = EncodingDecision(encoding: isLittle ? "UTF-16LE" : "UTF-16BE", how: .format)
            if let text { return TextFile(text: text, decision: decision) }
        }
        let samples = bytes.split(separator: 0x0A).enumerated().lazy
            .filter { $0.element.contains { $0 >= 0x80 } }
            .map { TextSample(field: Array("line".utf8), record: $0.offset, bytes: Array($0.element)) }
        guard var decision = EncodingDetector(declared: declared).decide(Array(samples)),
            let decoder = TextDecoder(encoding: decision.encoding)
        else {
            throw InputError(
                Finding(
                    .encodingConflict,
                    .error,
                    file: written,
                    message: Messages.unknownEncoding(file: written, encoding: declared ?? ""),
                    fix: Messages.knownEncodings()
                )
            )
        }
        // Lines of tables may hold names of persons: the first one, which is the header as a rule, is proof enough.
        decision.proof = decision.proof.prefix(1).map { row in
            var short = row
            short.decided = String(row.decided.prefix(40))
            short.other = row.other.map { String($0.prefix(40)) }
            return short
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        return TextFile(text: decoder.decode(body).text, decision: decision)
    }

    /// The lines without their ends.
    var lines: [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }
}
