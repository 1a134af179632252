/// Short names and texts for DBF files, whose limits count bytes (domain 5.6).
public enum DBFNames {
    /// The encodings shapefiles are written in.
    public enum Encoding: String, Sendable, Hashable, CaseIterable {
        /// UTF-8 with a `.cpg`.
        case utf8 = "utf-8"
        /// GBK, code page 936.
        case gbk

        /// Bytes of one character.
        ///
        /// In GBK ASCII takes one byte and every other character two; what only GB18030 can write takes four.
        func byteCount(_ scalar: Unicode.Scalar) -> Int {
            switch self {
            case .utf8: return UTF8.width(scalar)
            case .gbk: return scalar.isASCII ? 1 : scalar.value > 0xFFFF ? 4 : 2
            }
        }

        /// Bytes of a text.
        public func byteCount(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + byteCount($1) } }
    }

    /// Bytes a field name may take.
    public static let nameLimit = 10
    /// Bytes a text value may take.
    public static let textLimit = 254

    /// The text cut at a character boundary so that it takes at most `limit` bytes.
    public static func cut(_ text: String, toBytes limit: Int, encoding: Encoding) -> String {
        var used = 0
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            used += encoding.byteCount(scalar)
            if used > limit { break }
            kept.append(scalar)
        }
        return String(kept)
    }

    /// One short name per name, in order.
    ///
    /// A name is cut to `limit` bytes. When that clashes, whatever the case, with a short name given before, the full
    /// name is cut again to make room for `_1`, `_2`, …, the lowest number that is free. An empty name becomes `FIELD`.
    public static func shortened(_ names: [String], encoding: Encoding, limit: Int = nameLimit) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let full = name.isEmpty ? "FIELD" : name
            var candidate = cut(full, toBytes: limit, encoding: encoding)
            var number = 1
            while !taken.insert(candidate.lowercased()).inserted {
                let suffix = "_\(number)"
                candidate = cut(full, toBytes: limit - suffix.utf8.count, encoding: encoding) + suffix
                number += 1
            }
            return candidate
        }
    }
}
