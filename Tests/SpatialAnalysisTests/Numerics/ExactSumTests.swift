import SpatialAnalysis
import Testing

@Suite struct ExactSumTests {
    private static let cancelling: [([Double], Double)] = [
        ([1e100, 1, -1e100], 1), ([1e16, 1, 1, -1e16], 2), ([0.1, 0.2, -0.3], 2.7755575615628914e-17),
        ([], 0), ([-0.0], 0), ([1, 1e-30, -1], 1e-30),
    ]

    @Test("What cancels leaves no trace", arguments: cancelling)
    func exact(_ values: [Double], _ expected: Double) {
        #expect(ExactSum(values).value == expected)
    }

    @Test("Half-way cases round once: 1 + 2⁻⁵³ + 2⁻¹⁰⁰ is above the half")
    func halfWay() {
        let half = 0x1p-53
        #expect(ExactSum([1, half]).value == 1)
        #expect(ExactSum([1, half, 0x1p-100]).value == 1.nextUp)
        #expect(ExactSum([1, half, -0x1p-100]).value == 1)
        #expect(ExactSum([-1, -half, -0x1p-100]).value == (-1.0).nextDown)
    }

    @Test("Neither order nor grouping matters", arguments: 0..<20)
    func anyOrder(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        let values = (0..<300).map { _ in (random.unit() - 0.5) * [1e-12, 1, 1e7, 1e15][random.below(4)] }
        let expected = ExactSum(values).value
        #expect(ExactSum(values.reversed()).value == expected)
        #expect(ExactSum(values.sorted()).value == expected)
        var grouped = ExactSum()
        for start in stride(from: 0, to: 300, by: 7) {
            grouped.add(ExactSum(values[start..<min(300, start + 7)]))
        }
        #expect(grouped.value == expected)
        #expect(grouped == ExactSum(values))
    }

    @Test("Infinities stay visible")
    func infinities() {
        #expect(ExactSum([1, .infinity]).value == .infinity)
        #expect(ExactSum([.infinity, -.infinity]).value.isNaN)
    }
}
