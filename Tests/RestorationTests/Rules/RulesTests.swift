import Restoration
import Testing

@Suite struct RulesTests {
    private func override(_ values: String) -> [UInt8] {
        Array(#"{"schema":"regreen.rules-override/1","county":"150627","values":{\#(values)}}"#.utf8)
    }

    @Test func theDefaultFileHoldsEveryTypedValue() {
        let rules = Rules.standard
        #expect(rules.damageThresholdInMetres == 0.010)
        #expect(rules.repairMaximumInMu == 0.1)
        #expect(rules.kindScores[.waterSource] == 1)
        #expect(rules.keys.count == rules.entries.count)
        #expect(rules.entries.values.allSatisfy { !$0.source.isEmpty })
        // Every value that domain.md marks [G] says so, and no other does.
        #expect(rules.entries.values.allSatisfy { $0.isVerified != $0.source.contains("[G]") })
    }

    @Test func aCountyChangesOnlyWhatItNames() throws {
        let rules = try Rules.standard.overridden(
            by: override(#""damage.threshold_m":{"value":0.045,"source":"county study"}"#)
        )
        #expect(rules.damageThresholdInMetres == 0.045)
        #expect(rules.entries["damage.threshold_m"]?.isVerified == true)
        #expect(rules.entries["damage.threshold_m"]?.unit == "m")
        #expect(rules.repairMaximumInMu == Rules.standard.repairMaximumInMu)
        #expect(rules != Rules.standard)
    }

    @Test(arguments: [
        (#""damage.treshold_m":{"value":1,"source":"x"}"#, "values.damage.treshold_m"),
        (#""damage.threshold_m":{"value":"10 mm","source":"x"}"#, "values.damage.threshold_m.value"),
        (#""damage.threshold_m":{"value":-1,"source":"x"}"#, "values.damage.threshold_m.value"),
        (#""damage.threshold_m":{"value":1}"#, "values.damage.threshold_m"),
        (#""damage.threshold_m":{"value":1,"source":"x","unit":"mm"}"#, "values.damage.threshold_m.unit"),
        (#""ranking.upper":{"value":[1,2],"source":"x"}"#, "values.ranking.upper.value"),
        (#""ranking.upper":{"value":[0,1,500,1,1,1],"source":"x"}"#, "values.ranking.upper.value"),
        (
            #""ranking.upper_triangle":{"value":[[1,2,3,4,0],[2,3,3,5],[2,2,4],[1,3],[2]],"source":"x"}"#,
            "values.ranking.upper_triangle.value"
        ),
        (
            #""vocabulary.restoration":{"value":{"treated":["好了"]},"source":"x"}"#,
            "values.vocabulary.restoration.value.untreated"
        ),
    ])
    func faultsNameTheirPath(_ values: String, _ path: String) {
        let error = #expect(throws: RulesError.self) { try Rules.standard.overridden(by: override(values)) }
        #expect(error?.path == path)
    }

    @Test func otherFilesAreRefused() {
        #expect(throws: RulesError.self) { try Rules.standard.overridden(by: Array("{}".utf8)) }
        #expect(throws: RulesError.self) { try Rules.standard.overridden(by: Array("x".utf8)) }
        #expect(throws: RulesError.self) {
            try Rules(parsing: Array(#"{"schema":"regreen.rules/1","values":{}}"#.utf8))
        }
    }
}
