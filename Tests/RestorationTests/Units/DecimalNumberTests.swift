import GeoModel
import Restoration
import Testing

@Suite struct DecimalNumberTests {
    @Test(arguments: [
        (0.005, 2, "0.01"), (1.005, 2, "1.01"), (2.5, 0, "3"), (-0.005, 2, "-0.01"), (0.004_999, 2, "0.00"),
        (1_599_999.995, 2, "1600000.00"), (1e-9, 2, "0.00"), (-0.001, 2, "0.00"), (123.456, 6, "123.456000"),
        (1e-25, 3, "0.000"), (4.5e14, 1, "450000000000000.0"),
    ])
    func roundsHalfUpOnTheDecimalText(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(DecimalNumber(value).text(decimals: decimals) == expected)
    }

    @Test(arguments: ["", "-", "1e5", "1,5", "0x1", "1.2.3", "１"])
    func readsNothingButPlainDecimals(_ text: String) {
        #expect(DecimalNumber(text: text) == nil)
    }

    @Test func readsPlainDecimals() {
        #expect(DecimalNumber(text: "-12.50")?.description == "-12.50")
        #expect(DecimalNumber(text: ".5") == DecimalNumber(0.5))
        #expect(DecimalNumber(text: "0.1234567890123456789012")?.description == "0.12345678901234567890")
    }

    @Test func muIsExactlyTwoThousandThirds() {
        #expect(ExactArea(DecimalNumber(1), .mu).microSquareMetres == 666_666_667)
        #expect(ExactArea(squareMetres: 2000).text(in: .mu, decimals: 2) == "3.00")
        // 0.005 mu is 10/3 m²: one quantum below it rounds down, at it half-up.
        #expect(ExactArea(microSquareMetres: 3_333_333).text(in: .mu, decimals: 2) == "0.00")
        #expect(ExactArea(microSquareMetres: 3_333_334).text(in: .mu, decimals: 2) == "0.01")
        #expect(ExactArea(squareMetres: 49_999.5).text(in: .hectare, decimals: 4) == "5.0000")
    }
}

@Suite struct ForcedBalanceTests {
    @Test(arguments: 0..<40)
    func partsAlwaysAddUpAndMoveByLessThanOneUnit(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let areas = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            ExactArea(microSquareMetres: Int128(Int64.random(in: 0...9_000_000_000_000, using: &random)))
        }
        for unit in AreaUnit.allCases {
            let result = ForcedBalance.round(areas, in: unit, decimals: 2)
            let sum = result.parts.reduce(DecimalNumber(0), +)
            #expect(sum == result.total)
            #expect(result.total == areas.reduce(.zero, +).amount(in: unit, decimals: 2))
            for (area, part) in zip(areas, result.parts) {
                #expect((part.doubleValue - area.amount(in: unit, decimals: 9).doubleValue).magnitude < 0.01 + 1e-9)
            }
        }
    }

    @Test func tiesGoToTheLowerIndex() {
        let result = ForcedBalance.round([5.5, 5.5, 5.5].map { DecimalNumber($0) }, decimals: 0)
        #expect(result.parts.map(\.description) == ["6", "6", "5"])
    }

    @Test func aGivenTotalIsReached() {
        let parts = [1.0, 1.0, 1.0].map { DecimalNumber($0) }
        let more = ForcedBalance.round(parts, decimals: 2, total: DecimalNumber(10))
        #expect(more.parts.map(\.description) == ["3.34", "3.33", "3.33"])
        let less = ForcedBalance.round(parts, decimals: 0, total: DecimalNumber(1))
        #expect(less.parts.reduce(DecimalNumber(0), +) == DecimalNumber(1))
    }

    @Test func noPartsStayNoParts() {
        #expect(ForcedBalance.round([ExactArea](), in: .mu, decimals: 2).parts.isEmpty)
    }
}

/// A small random generator with a seed, so that a failure names its case.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
