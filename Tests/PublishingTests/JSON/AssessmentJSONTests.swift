import GeoModel
import Publishing
import Restoration
import Testing

@Suite struct AssessmentJSONTests {
    private let document = AssessmentJSON.document(Fixture.assessment, language: .en)

    private var mine: JSONValue { document["mines"]?.arrayValue?[0] ?? .null }

    @Test func topLevelKeysAreThoseOfTheSchema() {
        #expect(document["schema"] == "regreen.assessment/1")
        #expect(document["as_of"] == "2024-08-24")
        #expect(document["area_method"] == "statutory")
        #expect(document["totals"]?.objectValue?.keys == ["county", "towns", "categories"])
        #expect(document["findings_count"] == ["crs_missing": 1, "overlap": 2])
        #expect(document["assumptions"] == ["incidence 23 degrees"])
    }

    @Test(arguments: [
        "mine_id", "name", "status", "area", "subsidence", "protected", "protected_by_kind", "protected_union_m2",
        "damaged_m2", "unknown_m2", "restored_m2", "accepted_m2", "in_works_m2", "pending_m2", "exempt_m2",
        "remaining_m2", "restored_outside_damage_m2", "damaged_outside_m2", "overlap_m2", "overlap", "treatment_rate",
        "priority",
    ])
    func everyMineHasEveryKey(key: String) {
        for mine in document["mines"]?.arrayValue ?? [] { #expect(mine[key] != nil, "\(key)") }
    }

    @Test func areasAreExactAndNullStaysNull() {
        #expect(mine["damaged_m2"]?.serialized() == "3333.333333")
        #expect(mine["restored_outside_damage_m2"]?.serialized() == "12.345678")
        #expect(mine["area"]?["mu"]?.serialized() == "15")
        #expect(mine["unknown_m2"] == JSONValue.null)
        #expect(mine["protected"]?.arrayValue?[0]["visible_m2"] == JSONValue.null)
        #expect(mine["protected"]?.arrayValue?[0]["relation"] == ["INTERSECTS", "WITHIN_BUFFER"])
        #expect(mine["protected_by_kind"] == ["water_source": ["union_m2": 250, "damaged_m2": 100]])
        #expect(mine["priority"]?["rank_interval"] == [1, 2])
    }

    @Test func aMineThatFailedIsAllNull() {
        let failed = document["mines"]?.arrayValue?[1]
        #expect(failed?["damaged_m2"] == JSONValue.null)
        #expect(failed?["area"]?["statutory_m2"] == JSONValue.null)
        #expect(failed?["failure"] == "geometry cannot be repaired")
    }

    @Test func treatmentRateIsInFullPrecision() throws {
        let rate = try #require(mine["treatment_rate"]?.doubleValue)
        #expect(rate == 1_111_111_111.0 / 3_333_333_333.0)
    }
}
