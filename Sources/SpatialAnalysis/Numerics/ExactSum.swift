/// The exact sum of doubles: the same last bit in whatever order and grouping they are added.
///
/// Kept as doubles that do not overlap (Shewchuk's expansions); usually two or three. The value is the exact sum
/// rounded once, half to even.
public struct ExactSum: Sendable, Hashable {
    /// Non-overlapping parts by rising magnitude, none zero.
    private var parts: [Double] = []
    /// What cannot be kept exactly: infinities and not-a-number, and sums beyond the range.
    private var special = 0.0

    /// Zero.
    public init() {}

    /// The exact sum of some values.
    public init(_ values: some Sequence<Double>) {
        for value in values { add(value) }
    }

    /// Adds a value without loss.
    public mutating func add(_ value: Double) {
        guard value.isFinite else {
            special += value
            return
        }
        var carry = value
        var kept = 0
        for index in parts.indices {
            let part = parts[index]
            let sum = carry + part
            guard sum.isFinite else {
                special += sum
                return
            }
            let lost = carry.magnitude >= part.magnitude ? part - (sum - carry) : carry - (sum - part)
            if lost != 0 {
                parts[kept] = lost
                kept += 1
            }
            carry = sum
        }
        parts.removeLast(parts.count - kept)
        if carry != 0 { parts.append(carry) }
    }

    /// Adds another exact sum without loss.
    public mutating func add(_ other: ExactSum) {
        special += other.special
        for part in other.parts { add(part) }
    }

    /// The exact sum, rounded once.
    public var value: Double {
        guard special == 0 else { return special }
        guard var index = parts.indices.last else { return 0 }
        var high = parts[index]
        var low = 0.0
        while index > 0 {
            index -= 1
            let previous = high
            high = previous + parts[index]
            low = parts[index] - (high - previous)
            if low != 0 { break }
        }
        // Half-way cases need the sign of what follows: round again when it points the same way.
        if index > 0, (low < 0) == (parts[index - 1] < 0), low != 0 {
            let twice = low * 2
            let candidate = high + twice
            if twice == candidate - high { high = candidate }
        }
        return high
    }

    /// Two sums are equal when their exact values are.
    public static func == (lhs: ExactSum, rhs: ExactSum) -> Bool {
        var difference = lhs
        for part in rhs.parts { difference.add(-part) }
        return difference.parts.isEmpty && lhs.special.bitPattern == rhs.special.bitPattern
    }

    /// Hashes the rounded value.
    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
