/// Columns that text takes on a terminal: CJK characters and full-width forms take two, combining marks none.
enum DisplayWidth {
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]

    static func of(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0.contains(first.value) } ? 2 : 1
        }
    }

    static func of(_ text: some StringProtocol) -> Int {
        // Codes, days and figures, the most of long tables, are plain ASCII.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The text cut to a width, with an ellipsis where something is missing.
    static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var result = ""
        var used = 0
        for character in text {
            let next = of(character)
            if used + next > width - 1 { break }
            result.append(character)
            used += next
        }
        return result + "…"
    }

    /// The end of the text cut to a width, with an ellipsis where something is missing.
    static func cutStart(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var result: [Character] = []
        var used = 0
        for character in text.reversed() {
            let next = of(character)
            if used + next > width - 1 { break }
            result.append(character)
            used += next
        }
        return "…" + String(result.reversed())
    }

    static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - of(text)))
        return right ? space + text : text + space
    }

    /// The text in lines of a width; Latin text breaks at spaces, Chinese anywhere but before closing marks.
    static func wrap(_ text: String, width: Int, indent: String = "") -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapLine(String($0), width, indent) }
    }

    private static func wrapLine(_ text: String, _ width: Int, _ indent: String) -> [String] {
        let limit = max(10, width - of(indent))
        var lines: [String] = []
        var line = ""
        for token in tokens(text).flatMap({ pieces($0, limit) }) {
            if of(line) + of(token) > limit, !line.isEmpty {
                lines.append(trimmedEnd(line))
                line = token == " " ? "" : token
            } else {
                line += token
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(trimmedEnd(line)) }
        return lines.map { $0.isEmpty ? "" : indent + $0 }
    }

    /// A word longer than a line, such as a path, in pieces that fit.
    private static func pieces(_ word: String, _ limit: Int) -> [String] {
        guard of(word) > limit else { return [word] }
        var result: [String] = []
        var piece = ""
        for character in word {
            if of(piece) + of(character) > limit {
                result.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return result + [piece]
    }

    private static func trimmedEnd(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// Words, spaces and single wide characters; a closing mark stays with what it closes.
    private static func tokens(_ text: String) -> [String] {
        let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", "”", "」", "》", "？", "！"]
        var result: [String] = []
        var word = ""
        func endWord() {
            if !word.isEmpty { result.append(word) }
            word = ""
        }
        for character in text {
            if character == " " {
                endWord()
                result.append(" ")
            } else if closing.contains(character), !word.isEmpty {
                word.append(character)
                endWord()
            } else if closing.contains(character), !result.isEmpty {
                result[result.count - 1].append(character)
            } else if of(character) == 2, !closing.contains(character) {
                endWord()
                result.append(String(character))
            } else {
                word.append(character)
            }
        }
        endWord()
        return result
    }
}
