import SpatialAnalysis
import Testing

@Suite struct NodataRuleTests {
    @Test(
        "Integer bands match what they can hold and nothing else",
        arguments: [
            (-9999.0, RasterCellType.int16, -9999.0, true, true),
            (-9999, .uint8, 241, true, false),
            (256, .uint8, 0, false, false),
            (0.5, .int16, 0, false, false),
            (255, .uint8, 255, true, true),
            (.nan, .int32, 0, false, false),
        ] as [(Double, RasterCellType, Double, Bool, Bool)]
    )
    func integers(_ declared: Double, _ type: RasterCellType, _ raw: Double, _ usableIfHeld: Bool, _ matches: Bool) {
        let rule = NodataRule(declared: declared, type: type)
        #expect(rule.isNodata(raw) == matches)
        #expect(rule.isUsable == (type.integerRange?.contains(declared) == true && declared.rounded() == declared))
    }

    @Test("A float band compares in its own type")
    func floats() {
        let rule = NodataRule(declared: 0.1, type: .float32)
        #expect(rule.isNodata(Double(Float(0.1))))
        #expect(!rule.isNodata(0.1))
        #expect(NodataRule(declared: 0.1, type: .float64).isNodata(0.1))
    }

    @Test(
        "A declared value beyond ±3e38 takes its whole side",
        arguments: [
            (-3.4e38, -3.4028234663852886e38, true), (-3.4e38, -3.1e38, true), (-3.4e38, 3.4e38, false),
            (-3.4e38, -2.9e38, false), (3.4028234663852886e38, 3.2e38, true), (1e39, 3.3e38, true),
            (-9999, -3.4e38, false),
        ]
    )
    func large(_ declared: Double, _ raw: Double, _ expected: Bool) {
        #expect(NodataRule(declared: declared, type: .float32).isNodata(raw) == expected)
        #expect(NodataRule(declared: declared, type: .float64).isNodata(raw) == expected)
    }

    @Test("NaN and infinities are never data", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(_ raw: Double) {
        #expect(NodataRule(declared: nil, type: .float32).isNodata(raw))
        #expect(NodataRule(declared: .nan, type: .float32).isNodata(raw))
        #expect(!NodataRule(declared: .nan, type: .float32).isNodata(0))
    }
}
