import Foundation
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct TargetChecksVectors {
    @Test(arguments: Vectors.cases("target_checks"))
    func claimsAgainstTheSumOfRows(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let rows = try #require(input["rows"] as? [[String: Any]]).map { row in
            let year = try #require(row["year"] as? NSNumber)
            let kind = try #require(row["kind"] as? String)
            let mu = try #require(row["mu"] as? NSNumber)
            return TargetCheck.Row(year: year.intValue, kind: kind, mu: DecimalNumber(mu.doubleValue))
        }
        let claim = try #require(input["claim"] as? [String: Any])
        let claimed = try #require(claim["mu"] as? NSNumber)
        let from = try #require(claim["from"] as? NSNumber)
        let to = try #require(claim["to"] as? NSNumber)
        let check = TargetCheck(
            claimed: DecimalNumber(claimed.doubleValue),
            from: from.intValue,
            to: to.intValue,
            kind: claim["kind"] as? String,
            rows: rows
        )
        var got = claim
        got["computed"] = check.computed.doubleValue
        got["difference"] = check.difference.doubleValue
        got["ok"] = check.isMet
        #expect(try vector.differences(from: got) == [])
    }
}
