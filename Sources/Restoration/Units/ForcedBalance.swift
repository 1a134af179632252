public import GeoModel

/// Rounds parts so that they add up to the rounded total: largest remainder, ties to the lower index (domain 1.7).
public enum ForcedBalance {
    /// Parts and total after rounding.
    public struct Balanced: Sendable, Hashable {
        /// The total.
        public var total: DecimalNumber
        /// The parts; they add up to `total`.
        public var parts: [DecimalNumber]
    }

    /// Rounds decimal numbers.
    ///
    /// - Parameter total: the total to reach; nil for the sum of the parts rounded half-up.
    public static func round(_ parts: [DecimalNumber], decimals: Int, total: DecimalNumber? = nil) -> Balanced {
        let sum = parts.reduce(DecimalNumber(coefficient: 0, scale: 0), +)
        let goal = (total ?? sum).rounded(to: decimals)
        // Remainders are compared to 9 decimals of the scaled value: what lies beyond 12 cannot matter.
        let scale = min(max(parts.map(\.scale).max() ?? 0, decimals), decimals + 12)
        let numerators = parts.map { $0.rounded(to: scale).padded(to: scale) }
        let units = balancedUnits(
            numerators: numerators,
            denominator: DecimalNumber.powerOfTen(scale - decimals),
            total: goal.padded(to: decimals)
        )
        return Balanced(
            total: DecimalNumber(coefficient: goal.padded(to: decimals), scale: decimals),
            parts: units.map { DecimalNumber(coefficient: $0, scale: decimals) }
        )
    }

    /// Rounds areas in a unit. The total is the exact sum in that unit, rounded half-up, unless given.
    public static func round(
        _ areas: [ExactArea],
        in unit: AreaUnit,
        decimals: Int,
        total: DecimalNumber? = nil
    ) -> Balanced {
        let goal = (total ?? areas.reduce(.zero, +).amount(in: unit, decimals: decimals)).rounded(to: decimals)
        let (numerator, denominator) = unit.squareMetres
        let factor = denominator * DecimalNumber.powerOfTen(decimals)
        let units = balancedUnits(
            numerators: areas.map { $0.microSquareMetres * factor },
            denominator: numerator * 1_000_000,
            total: goal.padded(to: decimals)
        )
        return Balanced(
            total: DecimalNumber(coefficient: goal.padded(to: decimals), scale: decimals),
            parts: units.map { DecimalNumber(coefficient: $0, scale: decimals) }
        )
    }

    /// Whole units for scaled parts `numerators` / `denominator`.
    private static func balancedUnits(numerators: [Int128], denominator: Int128, total: Int128) -> [Int128] {
        guard !numerators.isEmpty else { return [] }
        let guardUnits: Int128 = 1_000_000_000
        // floor(x + 1e-9), then the remainder to 9 decimals.
        var units = numerators.map { floorDivided($0 * guardUnits + denominator, by: denominator * guardUnits) }
        let remainders = zip(numerators, units).map {
            DecimalNumber.dividedHalfUp(($0 - $1 * denominator) * guardUnits, by: denominator)
        }
        let order = remainders.indices.sorted {
            remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
        }
        var missing = total - units.reduce(0, +)
        // More units than parts are missing only when the total was given: everyone gets the same share first.
        let share = missing / Int128(units.count)
        if share != 0 {
            for index in units.indices { units[index] += share }
            missing -= share * Int128(units.count)
        }
        let step: Int128 = missing < 0 ? -1 : 1
        let sequence = missing < 0 ? Array(order.reversed()) : order
        for index in sequence.prefix(Int(missing.magnitude)) { units[index] += step }
        return units
    }

    private static func floorDivided(_ dividend: Int128, by divisor: Int128) -> Int128 {
        let quotient = dividend / divisor
        return dividend % divisor < 0 ? quotient - 1 : quotient
    }
}
