/// A running sum that carries its rounding error (Neumaier), for sums in one fixed order.
public struct CompensatedSum: Sendable, Hashable {
    private var sum = 0.0
    private var lost = 0.0

    /// Zero.
    public init() {}

    /// Adds a value.
    public mutating func add(_ value: Double) {
        let total = sum + value
        lost += sum.magnitude >= value.magnitude ? (sum - total) + value : (value - total) + sum
        sum = total
    }

    /// The sum.
    public var value: Double { sum + lost }
}
