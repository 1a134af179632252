/// Sums over some Doubles in memory, four lanes side by side in one fixed order.
///
/// The order depends on the number of values alone, so a run of cells always gives the same last bit.
struct CellVectors {
    let values: UnsafePointer<Double>
    let count: Int

    @inline(__always)
    private func four(_ pointer: UnsafePointer<Double>, _ index: Int) -> SIMD4<Double> {
        UnsafeRawPointer(pointer + index).loadUnaligned(as: SIMD4<Double>.self)
    }

    @inline(__always)
    private func total(
        _ lanes: (Int) -> SIMD4<Double>,
        _ single: (Int) -> Double
    ) -> Double {
        var sums = SIMD4<Double>.zero
        var index = 0
        while index &+ 4 <= count {
            sums += lanes(index)
            index &+= 4
        }
        var rest = 0.0
        while index < count {
            rest += single(index)
            index &+= 1
        }
        return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + rest
    }

    /// Smallest and largest value; of at least one.
    var extremes: (low: Double, high: Double) {
        var low = SIMD4<Double>(repeating: values[0])
        var high = low
        var index = 0
        while index &+ 4 <= count {
            let next = four(values, index)
            low.replace(with: next, where: next .< low)
            high.replace(with: next, where: next .> high)
            index &+= 4
        }
        var (least, most) = (low.min(), high.max())
        while index < count {
            least = Swift.min(least, values[index])
            most = Swift.max(most, values[index])
            index &+= 1
        }
        return (least, most)
    }

    /// Σ value.
    var sum: Double { total({ four(values, $0) }, { values[$0] }) }

    /// Σ value · weight.
    func sum(weights: UnsafePointer<Double>) -> Double {
        total({ four(values, $0) * four(weights, $0) }, { values[$0] * weights[$0] })
    }

    /// Σ max(−value, 0).
    var negativeSum: Double {
        let zero = SIMD4<Double>.zero
        return -total({ four(values, $0).replacing(with: zero, where: four(values, $0) .> zero) }) {
            Swift.min(values[$0], 0)
        }
    }

    /// Σ max(−value, 0) · weight.
    func negativeSum(weights: UnsafePointer<Double>) -> Double {
        let zero = SIMD4<Double>.zero
        return -total({
            four(values, $0).replacing(with: zero, where: four(values, $0) .> zero) * four(weights, $0)
        }) { Swift.min(values[$0], 0) * weights[$0] }
    }

    /// Σ (value − reference).
    func differences(to reference: Double) -> Double {
        let base = SIMD4<Double>(repeating: reference)
        return total({ four(values, $0) - base }, { values[$0] - reference })
    }

    /// Σ (value − reference)².
    func squares(about reference: Double) -> Double {
        let base = SIMD4<Double>(repeating: reference)
        return total({
            let difference = four(values, $0) - base
            return difference * difference
        }) { (values[$0] - reference) * (values[$0] - reference) }
    }

    /// How many of `sign · value` lie in (above, upTo].
    func number(sign: Double, above: Double, upTo: Double) -> Int {
        var found = 0
        for index in 0..<count {
            let value = sign * values[index]
            found &+= (value > above && value <= upTo) ? 1 : 0
        }
        return found
    }

    /// How many of `sign · value` reach a bound.
    func number(sign: Double, reaching bound: Double) -> Int {
        var found = 0
        for index in 0..<count { found &+= sign * values[index] >= bound ? 1 : 0 }
        return found
    }

    /// Σ weight where `sign · value` lies in (above, upTo].
    func sum(weights: UnsafePointer<Double>, sign: Double, above: Double, upTo: Double) -> Double {
        let zero = SIMD4<Double>.zero
        return total({
            let value = sign * four(values, $0)
            return four(weights, $0).replacing(with: zero, where: (value .<= above) .| (value .> upTo))
        }) { index in
            let value = sign * values[index]
            return value > above && value <= upTo ? weights[index] : 0
        }
    }

    /// Σ weight where `sign · value` reaches a bound.
    func sum(weights: UnsafePointer<Double>, sign: Double, reaching bound: Double) -> Double {
        let zero = SIMD4<Double>.zero
        return total({
            four(weights, $0).replacing(with: zero, where: sign * four(values, $0) .< bound)
        }) { sign * values[$0] >= bound ? weights[$0] : 0 }
    }
}
