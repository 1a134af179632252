import Restoration
import Testing

@Suite struct GreeningTests {
    @Test func nothingToBeGreenedHasNoRate() {
        #expect(Greening.rate(green: 5, required: 0) == nil)
        #expect(Greening.rate(green: 5, required: 20) == 0.25)
    }

    @Test("The bound itself is green", arguments: [(0.4, true), (0.39, false), (0.4 - 5e-10, true)])
    func bound(_ mean: Double, _ isGreen: Bool) {
        #expect(Greening.isGreen(meanCover: mean, referenceCover: 0.5) == isGreen)
    }

    @Test func defaultsOfTheRules() {
        let rules = VegetationRules.standard
        #expect((rules.soilShare, rules.vegetationShare) == (0.05, 0.95))
        #expect((rules.ringInner, rules.ringOuter) == (100, 500))
        #expect(rules.greenedShare == 0.8)
    }

    @Test(
        "Water, roads and built land are not to be greened; mining land is",
        arguments: [("1101", true), ("1003", true), ("0702", true), ("0602", false), ("0301", false), ("x", false)]
    )
    func exemptLand(_ code: String, _ isExempt: Bool) {
        #expect(VegetationRules.standard.isExempt(LandClass(code)) == isExempt)
    }
}
