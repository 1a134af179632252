#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Encodes text for files in old encodings.
enum TextEncoder {
    /// The text's bytes; nil when the encoding is unknown or a character has no place in it.
    static func encode(_ text: String, as encoding: String) -> [UInt8]? {
        let name = CodePageName.canonical(encoding)
        if name == "UTF-8" { return Array(text.utf8) }
        guard let descriptor = iconv_open(name, "UTF-8"), descriptor != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(descriptor) }
        var input = Array(text.utf8)
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        var written: Int?
        input.withUnsafeMutableBytes { raw in
            output.withUnsafeMutableBufferPointer { buffer in
                var source = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = raw.count
                var target = buffer.baseAddress
                var room = buffer.count
                // A positive result counts characters that were replaced, which is as bad as a failure.
                if iconv(descriptor, &source, &left, &target, &room) == 0 { written = buffer.count - room }
            }
        }
        return written.map { output[0..<$0].map { UInt8(bitPattern: $0) } }
    }
}
