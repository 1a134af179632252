import GeoModel

/// Printing exact areas: unit conversion first, then half-up, then forced balance (domain 1.7), all in whole numbers.
///
/// The general rule on decimal text stands in `Restoration`; areas are whole numbers of 1e-6 m² already, so here the
/// remainders are compared exactly instead of after rounding to 9 decimals.
struct AreaRounding: Sendable {
    /// The unit to print.
    let unit: ReportingUnit
    /// Digits after the point.
    let decimals: Int

    /// printed units = micro · numerator / denominator.
    private var numerator: Int128 { (unit == .mu ? 3 : 1) * PrintedNumber.powerOfTen(decimals) }

    private var denominator: Int128 {
        switch unit {
        case .squareMetre: return 1_000_000
        case .mu: return 2_000_000_000
        case .hectare: return 10_000_000_000
        }
    }

    /// One area, half away from zero.
    func rounded(_ area: ExactArea) -> PrintedNumber {
        let scaled = area.microSquareMetres * numerator
        let magnitude = (2 * Int128(scaled.magnitude) + denominator) / (2 * denominator)
        return PrintedNumber(units: scaled < 0 ? -magnitude : magnitude, decimals: decimals)
    }

    /// Parts that add up to a printed total: each is cut down, the missing units go to the largest remainders, ties to
    /// the lower index.
    func balanced(_ parts: [ExactArea], to total: PrintedNumber) -> [PrintedNumber] {
        guard !parts.isEmpty else { return [] }
        let divided = parts.map { floorDivision($0.microSquareMetres * numerator, by: denominator) }
        var units = divided.map(\.quotient)
        var missing = total.units - units.reduce(0, +)
        let order = divided.indices.sorted {
            (divided[$0].remainder, $1) > (divided[$1].remainder, $0)
        }
        var position = 0
        // More is missing than there are parts only when the parts do not add up to the total within tolerance.
        while missing != 0 {
            let index = missing > 0 ? order[position % order.count] : order[order.count - 1 - position % order.count]
            position += 1
            if missing < 0, units[index] == 0, units.contains(where: { $0 > 0 }) { continue }
            units[index] += missing > 0 ? 1 : -1
            missing += missing > 0 ? -1 : 1
        }
        return units.map { PrintedNumber(units: $0, decimals: decimals) }
    }

    private func floorDivision(_ value: Int128, by divisor: Int128) -> (quotient: Int128, remainder: Int128) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
