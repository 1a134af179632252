import CGDAL

extension GDALLibrary {
    /// True when text of this encoding can be turned into UTF-8 by this build (for example `GBK`, `GB18030`, `CP936`).
    public static func hasConverter(for encoding: String) -> Bool {
        ErrorScope.collect { CPLCanRecode("x", encoding, "UTF-8") != 0 }.value
    }

    /// The text of bytes in an encoding, or nil when they are not valid in it.
    ///
    /// Strict: the text is turned back and must give the same bytes, because the C function replaces what it does not
    /// understand. Bytes with NUL inside are refused.
    public static func decode(_ bytes: [UInt8], encoding: String) -> String? {
        if isUTF8(encoding) { return String(validating: bytes, as: UTF8.self) }
        guard !bytes.contains(0), hasConverter(for: encoding),
            let utf8 = recode(bytes, from: encoding, to: "UTF-8"),
            let text = String(validating: utf8, as: UTF8.self),
            recode(utf8, from: "UTF-8", to: encoding) == bytes
        else { return nil }
        return text
    }

    /// The bytes of a text in an encoding, or nil when the encoding lacks one of its characters.
    public static func encode(_ text: String, encoding: String) -> [UInt8]? {
        let utf8 = Array(text.utf8)
        if isUTF8(encoding) { return utf8 }
        guard !utf8.contains(0), hasConverter(for: encoding),
            let bytes = recode(utf8, from: "UTF-8", to: encoding),
            recode(bytes, from: encoding, to: "UTF-8") == utf8
        else { return nil }
        return bytes
    }

    private static func isUTF8(_ encoding: String) -> Bool {
        ["UTF-8", "UTF8"].contains(encoding.uppercased())
    }

    private static func recode(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
        var terminated = bytes.map { CChar(bitPattern: $0) }
        terminated.append(0)
        return ErrorScope.collect { () -> [UInt8] in
            let result = CPLRecode(terminated, source, target)
            defer { VSIFree(result) }
            return bytesOfCString(result)
        }.value
    }
}

/// Copies the bytes of a C string, without its end mark and without decoding them.
func bytesOfCString(_ pointer: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = 0
    while pointer[index] != 0 {
        bytes.append(UInt8(bitPattern: pointer[index]))
        index += 1
    }
    return bytes
}
