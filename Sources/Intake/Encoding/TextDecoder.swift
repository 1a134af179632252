#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What became of one text.
struct DecodedText: Hashable {
    enum Quality: Hashable {
        /// Every byte belongs to a character.
        case whole
        /// The text ends inside a character; the half character was dropped.
        case cut
        /// Bytes that the encoding does not allow; each stands as U+FFFD.
        case invalid
    }

    var text: String
    var quality: Quality
}

/// Decodes bytes of one encoding, telling a text that is cut from one that is wrong.
///
/// UTF-8 is checked in Swift; every other encoding goes through the C library's iconv. Not `Sendable`: an iconv
/// descriptor carries state.
final class TextDecoder {
    let encoding: String
    private let descriptor: iconv_t?

    /// A decoder; nil when the C library does not know the encoding.
    init?(encoding: String) {
        let name = CodePageName.canonical(encoding)
        self.encoding = name
        if name == "UTF-8" {
            descriptor = nil
            return
        }
        guard let opened = iconv_open("UTF-8", name), opened != iconv_t(bitPattern: -1) else { return nil }
        descriptor = opened
    }

    deinit {
        if let descriptor { iconv_close(descriptor) }
    }

    /// Decodes one text.
    func decode(_ bytes: some Collection<UInt8>) -> DecodedText {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            return DecodedText(text: String(decoding: bytes, as: UTF8.self), quality: .whole)
        }
        let array = Array(bytes)
        return descriptor == nil ? decodeUTF8(array) : decodeWithIconv(array)
    }

    private func decodeUTF8(_ bytes: [UInt8]) -> DecodedText {
        if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(text: text, quality: .whole) }
        // At most three bytes of a four-byte character can be left over at a cut.
        for dropped in 1...3 where dropped <= bytes.count {
            let tail = bytes.suffix(dropped)
            guard let lead = tail.first, lead >= 0xC2, lead < 0xF5 else { continue }
            let needed = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            guard needed > dropped, tail.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }),
                let text = String(validating: bytes.dropLast(dropped), as: UTF8.self)
            else { continue }
            return DecodedText(text: text, quality: .cut)
        }
        return DecodedText(text: String(decoding: bytes, as: UTF8.self), quality: .invalid)
    }

    private func decodeWithIconv(_ bytes: [UInt8]) -> DecodedText {
        guard let descriptor else { return DecodedText(text: "", quality: .invalid) }
        iconv(descriptor, nil, nil, nil, nil)
        var input = bytes
        // Every byte becomes at most three in UTF-8; U+FFFD takes three as well.
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        var quality = DecodedText.Quality.whole
        var written = 0
        input.withUnsafeMutableBytes { rawInput in
            output.withUnsafeMutableBufferPointer { buffer in
                var source = rawInput.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = rawInput.count
                var target = buffer.baseAddress
                var room = buffer.count
                while left > 0 {
                    if iconv(descriptor, &source, &left, &target, &room) != -1 { break }
                    if errno == EINVAL {
                        if quality == .whole { quality = .cut }
                        break
                    }
                    quality = .invalid
                    guard errno == EILSEQ, room >= 3 else { break }
                    for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
                        target?.pointee = CChar(bitPattern: byte)
                        target = target?.advanced(by: 1)
                    }
                    room -= 3
                    source = source?.advanced(by: 1)
                    left -= 1
                }
                written = buffer.count - room
            }
        }
        let text = String(decoding: output[0..<written].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return DecodedText(text: text, quality: quality)
    }
}

/// Names of encodings as `.cpg` files and people write them.
enum CodePageName {
    /// The name iconv and GDAL know; the text itself, upper-cased, when it is none of ours.
    ///
    /// GBK, GB2312 and code page 936 are read as GB18030, which holds all of them.
    static func canonical(_ text: String) -> String {
        let key = text.uppercased().filter { $0.isLetter || $0.isNumber }
        switch key {
        case "UTF8", "65001", "CP65001", "UTF8BOM", "UTF8SIG": return "UTF-8"
        case "GBK", "GB2312", "CP936", "936", "GB18030", "ANSI936", "MS936", "WINDOWS936", "EUCCN", "GB180302000",
            "54936", "CP54936", "20936":
            return "GB18030"
        case "BIG5", "950", "CP950", "ANSI950": return "BIG5"
        case "LATIN1", "ISO88591", "88591", "ISO8859": return "ISO-8859-1"
        case "1252", "CP1252", "ANSI1252", "WINDOWS1252": return "CP1252"
        default:
            if key.hasPrefix("ISO8859"), let part = Int(key.dropFirst(7)) { return "ISO-8859-\(part)" }
            if key.hasPrefix("8859"), let part = Int(key.dropFirst(4)) { return "ISO-8859-\(part)" }
            if key.hasPrefix("ANSI"), let page = Int(key.dropFirst(4)) { return "CP\(page)" }
            if let page = Int(key) { return "CP\(page)" }
            return text.trimmingSpaces().uppercased()
        }
    }

    /// True when the text names no encoding at all (`OEM`, `SYSTEM`, empty).
    static func saysNothing(_ text: String) -> Bool {
        ["", "OEM", "ANSI", "SYSTEM", "DEFAULT"].contains(text.trimmingSpaces().uppercased())
    }

    /// True for encodings of one byte per character, in which any bytes can be read.
    static func isSingleByte(_ canonical: String) -> Bool {
        canonical.hasPrefix("ISO-8859-") || (canonical.hasPrefix("CP125") && canonical.count == 6)
            || canonical == "CP437" || canonical == "CP850" || canonical == "CP866" || canonical == "KOI8-R"
    }
}

extension StringProtocol {
    /// The text without white space, BOM and NUL at both ends.
    func trimmingSpaces() -> String {
        func isPad(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 33..<127, 0x4E00..<0xA000: return false
            case 0, 0xFEFF: return true
            default: return scalar.properties.isWhitespace
            }
        }
        let scalars = unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return "" }
        if !isPad(first), !isPad(last) { return String(self) }
        var part = scalars[...]
        while let first = part.first, isPad(first) { part = part.dropFirst() }
        while let last = part.last, isPad(last) { part = part.dropLast() }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: part)
        return String(kept)
    }
}
