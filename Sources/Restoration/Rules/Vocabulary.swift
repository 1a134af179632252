/// Words of source files and what they mean; a word outside has no meaning here, and none is guessed.
struct Vocabulary<Meaning: RawRepresentable & Hashable & Sendable & CaseIterable>: Sendable, Hashable
where Meaning.RawValue == String {
    private var meanings: [String: Meaning]

    /// The machine keys alone.
    init() {
        meanings = [:]
        for meaning in Meaning.allCases { meanings[WordNormalization.key(meaning.rawValue)] = meaning }
    }

    /// Adds a word; false when it is empty or has another meaning already.
    mutating func add(_ word: String, meaning: Meaning) -> Bool {
        let key = WordNormalization.key(word)
        guard !key.isEmpty, meanings[key] == nil || meanings[key] == meaning else { return false }
        meanings[key] = meaning
        return true
    }

    /// What a word means; nil outside the vocabulary.
    subscript(word: String) -> Meaning? { meanings[WordNormalization.key(word)] }
}

/// How words of source files are compared.
enum WordNormalization {
    /// The word without white space, full-width ASCII made half-width, in lower case, hyphens as underscores.
    static func key(_ word: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where !scalar.properties.isWhitespace {
            let narrow = halfWidth(scalar)
            result.append(narrow == "-" ? "_" : narrow)
        }
        return String(result).lowercased()
    }

    /// Full-width forms U+FF01...U+FF5E as the ASCII characters they stand for.
    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}

extension Rules {
    /// The meaning of a status word (domain 5.2); nil outside the vocabulary, which callers book as `unknown` while
    /// keeping the word as `status_raw`. An empty text has no meaning either.
    public func restorationStatus(for word: String) -> RestorationStatus? { restorationWords[word] }

    /// The meaning of a mine's status word; nil outside the vocabulary.
    public func mineStatus(for word: String) -> MineStatus? { mineStatusWords[word] }

    /// The kind of mine a word names; nil outside the vocabulary.
    public func mineKind(for word: String) -> MineKind? { mineKindWords[word] }
}

extension RestorationStatus {
    /// The status of a field's text: `unknown` for an empty one and for a word outside the vocabulary, never `treated`.
    public static func normalised(_ text: String?, rules: Rules = .standard) -> RestorationStatus {
        text.flatMap(rules.restorationStatus(for:)) ?? .unknown
    }
}
