/// How far two words are apart, for "did you mean".
enum EditDistance {
    /// Insertions, deletions, replacements and swaps of neighbours, each counted as one (optimal string alignment).
    static func between(_ a: String, _ b: String) -> Int {
        let s = Array(a.unicodeScalars)
        let t = Array(b.unicodeScalars)
        guard !s.isEmpty else { return t.count }
        guard !t.isEmpty else { return s.count }
        var beforeLast = [Int](repeating: 0, count: t.count + 1)
        var last = Array(0...t.count)
        for i in 1...s.count {
            var current = [i] + [Int](repeating: 0, count: t.count)
            for j in 1...t.count {
                let replace = last[j - 1] + (s[i - 1] == t[j - 1] ? 0 : 1)
                current[j] = min(replace, last[j] + 1, current[j - 1] + 1)
                if i > 1, j > 1, s[i - 1] == t[j - 2], s[i - 2] == t[j - 1] {
                    current[j] = min(current[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = current
        }
        return last[t.count]
    }

    /// The candidate nearest to a word, the first of equals; upper and lower case do not count.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let lower = word.lowercased()
        return candidates.enumerated().min { a, b in
            let x = between(lower, a.element.lowercased())
            let y = between(lower, b.element.lowercased())
            return x != y ? x < y : a.offset < b.offset
        }?.element
    }
}
