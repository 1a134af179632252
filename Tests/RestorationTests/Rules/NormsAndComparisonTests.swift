import GeoModel
import Restoration
import Testing

/// The list of norms, and two versions of the rules side by side.
@Suite struct NormsAndComparisonTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text: text)) }

    @Test func aNormWithoutADayIsNotOlderThanItsYear() throws {
        let norm = TechnicalNorm(number: "HJ 651-2013", title: "")
        #expect(norm.standing(on: try day("2012-12-31")) == .notYet)
        #expect(norm.standing(on: try day("2013-01-01")) == .inForce)
    }

    @Test func firstAndLastDayBelongToIt() throws {
        let norm = TechnicalNorm(
            number: "X 1-2000",
            title: "",
            validFrom: try day("2001-02-03"),
            validTo: try day("2010-01-01"),
            replacedBy: "X 1-2010"
        )
        #expect(norm.standing(on: try day("2001-02-02")) == .notYet)
        #expect(norm.standing(on: try day("2001-02-03")) == .inForce)
        #expect(norm.standing(on: try day("2010-01-01")) == .inForce)
        #expect(norm.standing(on: try day("2010-01-02")) == .expired)
    }

    @Test(arguments: ["HJ651-2013", "HJ 651—2013", "《规范》（HJ651-2013）"])
    func blanksAndDashesDoNotMatter(text: String) {
        #expect(TechnicalNorm(number: "HJ 651-2013", title: "").isNamed(in: text))
        #expect(!TechnicalNorm(number: "HJ 652-2013", title: "").isNamed(in: text))
    }

    @Test func theListHasThoseOfPlan003() {
        #expect(Rules.standard.norms.map(\.number).contains("HJ 652-2013"))
    }

    @Test func aCountysFileChangesWhatItNames() throws {
        let file = #"""
            {"schema": "regreen.rules-override/1",
             "values": {"damage.threshold_m": {"value": 0.02, "source": "county", "verified": true}}}
            """#
        let county = try Rules.standard.overridden(by: Array(file.utf8))
        let difference = RulesComparison(from: .standard, to: county)
        #expect(difference.changes.map(\.key) == ["damage.threshold_m"])
        #expect(difference.changes[0].before?.value.doubleValue == 0.01)
        #expect(difference.changes[0].after?.value.doubleValue == 0.02)
        #expect(difference.same == Rules.standard.keys.count - 1)
        #expect(RulesComparison(from: county, to: county).changes.isEmpty)
    }
}
