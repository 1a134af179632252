/// A small writer of well-formed XML: escapes texts, closes what it opens.
struct XMLText {
    private(set) var text: String

    init(prolog: String) { text = prolog }

    /// An element with children written by the closure; without a closure an empty element.
    mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        children: ((inout XMLText) -> Void)? = nil
    ) {
        text += "<" + name
        for (key, value) in attributes { text += " \(key)=\"\(XMLText.escaped(value))\"" }
        guard let children else {
            text += "/>\n"
            return
        }
        text += ">\n"
        children(&self)
        text += "</\(name)>\n"
    }

    /// An element that holds text only.
    mutating func leaf(_ name: String, _ content: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        text += "<" + name
        for (key, value) in attributes { text += " \(key)=\"\(XMLText.escaped(value))\"" }
        text += ">\(XMLText.escaped(content))</\(name)>\n"
    }

    /// Text with the five special characters replaced and what XML cannot hold left out.
    static func escaped(_ raw: String) -> String {
        var result = ""
        for scalar in raw.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
