public import GeoModel

/// The units areas are printed in (domain 1.7).
public enum AreaUnit: String, Sendable, Hashable, CaseIterable, Codable {
    /// Square metre.
    case squareMetre = "m2"
    /// 亩: 2000/3 m² exactly.
    case mu
    /// Hectare.
    case hectare = "ha"
    /// Square kilometre.
    case squareKilometre = "km2"

    /// Square metres per unit as a fraction of whole numbers.
    var squareMetres: (numerator: Int128, denominator: Int128) {
        switch self {
        case .squareMetre: return (1, 1)
        case .mu: return (2000, 3)
        case .hectare: return (10_000, 1)
        case .squareKilometre: return (1_000_000, 1)
        }
    }

    /// An amount in another unit, rounded half-up once, from the exact value.
    public static func convert(
        _ amount: DecimalNumber,
        from source: AreaUnit,
        to target: AreaUnit,
        decimals: Int
    ) -> DecimalNumber {
        let dividend =
            amount.coefficient * source.squareMetres.numerator * target.squareMetres.denominator
            * DecimalNumber.powerOfTen(decimals)
        let divisor =
            DecimalNumber.powerOfTen(amount.scale) * source.squareMetres.denominator * target.squareMetres.numerator
        return DecimalNumber(coefficient: DecimalNumber.dividedHalfUp(dividend, by: divisor), scale: decimals)
    }
}

extension ExactArea {
    /// The area in m² as an exact decimal number.
    public var decimalSquareMetres: DecimalNumber { DecimalNumber(coefficient: microSquareMetres, scale: 6) }

    /// The area in a unit, rounded half-up on the exact value: mu never from a rounded hectare.
    public func amount(in unit: AreaUnit, decimals: Int) -> DecimalNumber {
        AreaUnit.convert(decimalSquareMetres, from: .squareMetre, to: unit, decimals: decimals)
    }

    /// The area in a unit as text with exactly that many decimals.
    public func text(in unit: AreaUnit, decimals: Int) -> String {
        amount(in: unit, decimals: decimals).text(minimumDecimals: decimals)
    }

    /// An area from an amount in a unit, to the nearest 1e-6 m².
    public init(_ amount: DecimalNumber, _ unit: AreaUnit) {
        let square = AreaUnit.convert(amount, from: unit, to: .squareMetre, decimals: 6)
        self.init(microSquareMetres: square.coefficient)
    }
}
