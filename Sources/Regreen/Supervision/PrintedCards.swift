import Foundation
import Restoration

/// Cards as a page to print: plain text, or HTML that stands alone, a card a page.
enum PrintedCards {
    /// One card: a heading and lines, with a label or without.
    struct Card {
        var title: String
        var lines: [(label: String?, text: String)]
    }

    static func write(
        _ cards: [Card],
        title: String,
        to path: String,
        language: UserLanguage,
        replaces: Bool
    ) throws {
        let text: String
        if path.lowercased().hasSuffix(".html") {
            text = html(cards, title: title, language: language)
        } else if path.lowercased().hasSuffix(".txt") {
            text = plain(cards)
        } else {
            let message = Messages.formatUnknown(path: path, endings: ["txt", "html"])
            throw InputError(Finding(.driverRefused, .error, file: path, message: message))
        }
        try PlainOutput.write(Array(text.utf8), to: path, replaces: replaces)
    }

    static func plain(_ cards: [Card]) -> String {
        cards.map { card in
            let lines = card.lines.map { line in (line.label.map { "\($0)：" } ?? "") + line.text }
            return ([card.title] + lines).joined(separator: "\n") + "\n"
        }.joined(separator: "\n\u{0C}\n")
    }

    static func html(_ cards: [Card], title: String, language: UserLanguage) -> String {
        let body = cards.map { card in
            let rows = card.lines.map { line in
                guard let label = line.label else { return "<tr><td colspan=\"2\">\(escaped(line.text))</td></tr>" }
                return "<tr><th>\(escaped(label))</th><td>\(escaped(line.text))</td></tr>"
            }
            return
                "<section><h1>\(escaped(card.title))</h1><table>\n\(rows.joined(separator: "\n"))\n</table></section>"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language == .zh ? "zh-CN" : "en")"><head><meta charset="utf-8">
            <title>\(escaped(title))</title>
            <style>
            body{font-family:"Noto Serif CJK SC","Songti SC",serif;margin:0}
            section{page-break-after:always;padding:18mm 20mm}
            h1{font-size:20pt;text-align:center;margin:0 0 8mm}
            table{width:100%;border-collapse:collapse;font-size:12pt}
            th,td{border:1px solid #444;padding:2.5mm 3mm;text-align:left;vertical-align:top}
            th{width:32%;font-weight:normal;background:#f2f2f2}
            </style></head><body>
            \(body.joined(separator: "\n"))
            </body></html>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
    }
}
