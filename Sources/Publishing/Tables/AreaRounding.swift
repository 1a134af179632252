import GeoModel
import Restoration

/// Printing exact areas in one unit: conversion first, then half-up, then forced balance (domain 1.7).
struct AreaRounding: Sendable {
    /// The unit to print.
    let unit: AreaUnit
    /// Digits after the point.
    let decimals: Int

    /// One area on its own.
    func rounded(_ area: ExactArea) -> DecimalNumber { area.amount(in: unit, decimals: decimals) }

    /// Parts of a whole, so that their printed figures add up to the whole's.
    ///
    /// - Parameters:
    ///   - whole: the exact whole; what the parts miss of it within the tolerance of design 4.5 goes to the largest.
    ///   - printed: the whole's printed figure, when it was balanced itself; nil for half-up.
    func balanced(_ parts: [ExactArea], of whole: ExactArea, printed: DecimalNumber? = nil) -> [DecimalNumber] {
        var parts = parts
        if let largest = parts.indices.max(by: { parts[$0] < parts[$1] }) {
            parts[largest] += whole - parts.reduce(.zero, +)
        }
        return ForcedBalance.round(parts, in: unit, decimals: decimals, total: printed ?? rounded(whole)).parts
    }
}

extension DecimalNumber {
    /// A Double rounded half-up on its decimal text, with exactly that many decimals; nil for what is no number.
    static func printed(_ value: Double, decimals: Int) -> DecimalNumber? {
        guard value.isFinite, value.magnitude < 1e15 else { return nil }
        // Adding a zero with as many decimals fills them up.
        return DecimalNumber(value).rounded(to: decimals) + DecimalNumber(coefficient: 0, scale: decimals)
    }

    /// The text with exactly the decimals the number has.
    var printedText: String { text(minimumDecimals: scale) }
}
