import GeoModel
import Testing

/// Areas as integers of 1e-6 m².
@Suite("Exact areas")
struct ExactAreaTests {
    @Test func oneMuIsTwoThirdsOfAThousandSquareMetres() {
        #expect(ExactArea(squareMetres: 2000).mu == 3)
        #expect(ExactArea(squareMetres: 404 * 2000.0 / 3).mu.rounded() == 404)
    }

    @Test(arguments: [(0.0000005, 1), (0.0000004, 0), (-0.0000005, -1), (1.5, 1_500_000)])
    func quantisedHalfAway(value: Double, expected: Int) {
        #expect(ExactArea(squareMetres: value).microSquareMetres == Int128(expected))
    }

    @Test(arguments: 0..<50)
    func partsAddUpExactly(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let whole = ExactArea(microSquareMetres: Int128(Int64.random(in: 0...4_000_000_000_000_000, using: &random)))
        let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ in
            Bool.random(using: &random) ? 0 : Double.random(in: 0...1e7, using: &random)
        }
        let parts = whole.divided(byWeights: weights)
        #expect(parts.count == weights.count)
        #expect(parts.reduce(.zero, +) == whole)
        #expect(parts.allSatisfy { $0 >= .zero })
    }

    @Test func beyondTheMantissaPartsStillAddUp() {
        let whole = ExactArea(microSquareMetres: (Int128(1) << 90) + 12345)
        #expect(whole.divided(byWeights: [1, 2, 3]).reduce(.zero, +) == whole)
    }
}

/// A generator with a seed, so that a failure names its case.
struct SeededGenerator: RandomNumberGenerator {
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
