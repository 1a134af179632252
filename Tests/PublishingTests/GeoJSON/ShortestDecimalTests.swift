import Testing

@testable import Publishing

/// The number text of GeoJSON is the shortest that reads back the same.
@Suite("Shortest decimals")
struct ShortestDecimalTests {
    private func text(_ number: Double) -> String? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ShortestDecimal.capacity) { out in
            out.baseAddress.flatMap { start in
                ShortestDecimal.write(number, to: start).map { String(decoding: out[..<$0], as: UTF8.self) }
            }
        }
    }

    @Test(
        "Whole, short and long numbers",
        arguments: [
            (0, "0"), (-0.0, "0"), (3, "3"), (-17, "-17"), (500_000.125, "500000.125"), (1.1, "1.1"),
            (4_100_000.1, "4100000.1"), (37_500_000.123456789, "37500000.12345679"), (5.9999999999999996, "6"),
            (9_007_199_254_740_991, "9007199254740991"), (-120.30000000000001, "-120.30000000000001"),
        ]
    )
    func known(_ number: Double, _ expected: String) {
        #expect(text(number) == expected)
    }

    @Test("Others are left alone", arguments: [0.5, 0.1, 0x1p53, 1e300, 2, 4096])
    func leftAlone(_ number: Double) {
        // Powers of two and what has no whole part, or no fraction at all.
        #expect(text(number) == nil)
    }

    @Test(
        "Random numbers of every size read as Double.description says",
        arguments: [1.0, 100, 1e5, 4e6, 4e7, 1e12, 8e15]
    )
    func likeDescription(_ scale: Double) {
        var state: UInt64 = 42
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = scale * (1 + Double(state >> 11) * 0x1p-53)
            guard let text = text(number) else { continue }
            let whole = number.rounded() == number
            #expect(Double(text) == number)
            if !whole { #expect(text == number.description) }
        }
    }
}
