import Restoration

/// The first line of a finding for people: severity and code, then file, layer, feature and mine.
enum FindingTitle {
    private static let width = 80
    /// So much of a path is worth showing.
    private static let leastPath = 16

    /// The path gives way from its start, because its end tells files apart; layer, feature and mine stay whole.
    static func lines(of finding: Finding, word: String) -> [String] {
        let head = "\(word) [\(finding.code.rawValue)]"
        let tail = [finding.layer, finding.feature.map { "#\($0)" }, finding.mineID].compactMap { $0 }
            .joined(separator: " · ")
        guard let file = finding.file else { return wrapped(tail.isEmpty ? head : "\(head) \(tail)") }
        let after = tail.isEmpty ? "" : " · " + tail
        let room = max(leastPath, width - DisplayWidth.of(head) - 1 - DisplayWidth.of(after))
        return wrapped("\(head) \(DisplayWidth.cutStart(file, to: room))\(after)")
    }

    private static func wrapped(_ text: String) -> [String] {
        guard DisplayWidth.of(text) > width else { return [text] }
        let lines = DisplayWidth.wrap(text, width: width - 4)
        return lines.enumerated().map { $0 == 0 ? $1 : "    " + $1 }
    }
}
