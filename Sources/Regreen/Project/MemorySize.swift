/// Reads sizes such as `512MiB`, `1GiB`, `2g` or a plain number of bytes.
public enum MemorySize {
    private static let units: [String: Int] = [
        "": 1, "b": 1,
        "k": 1 << 10, "kib": 1 << 10, "kb": 1000,
        "m": 1 << 20, "mib": 1 << 20, "mb": 1_000_000,
        "g": 1 << 30, "gib": 1 << 30, "gb": 1_000_000_000,
        "t": 1 << 40, "tib": 1 << 40, "tb": 1_000_000_000_000,
    ]

    /// The number of bytes a text means; nil when it is not a positive size that fits.
    public static func bytes(_ text: String) -> Int? {
        let trimmed = text.filter { !$0.isWhitespace }
        let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let factor = units[trimmed.dropFirst(digits.count).lowercased()], let number = Double(digits) else {
            return nil
        }
        let bytes = (number * Double(factor)).rounded()
        guard bytes >= 1, bytes < 9e18 else { return nil }
        return Int(bytes)
    }
}
