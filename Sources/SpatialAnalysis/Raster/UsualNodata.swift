/// Stored values that programs write for "no data" and often forget to declare (design 4.2).
public enum UsualNodata {
    /// The values.
    public static let values: [Double] = [-9999, -32768, 1e20, -1e20, 3.4e38, -3.4e38]

    /// The one a stored value stands for; nil for any other.
    ///
    /// Values of float bands come rounded to that type; beyond ±3e38 all of one sign are the same.
    public static func match(_ stored: Double) -> Double? {
        guard stored.magnitude >= 9999, !stored.isNaN else { return nil }
        if stored.magnitude > 3e38 { return stored < 0 ? -3.4e38 : 3.4e38 }
        return values.first { $0 == stored || Double(Float($0)) == stored }
    }
}
