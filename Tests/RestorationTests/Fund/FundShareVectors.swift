import Foundation
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct FundShareVectors {
    @Test(arguments: Vectors.cases("fund_share"))
    func sharesSumToTheCent(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let ratios = try #require(input["responsibility"] as? [String: NSNumber])
        let total = try #require(input["total_wan_yuan"] as? NSNumber)
        let decimals = try #require(input["decimals"] as? NSNumber)
        let shares = try FundShare.shares(
            of: DecimalNumber(total.doubleValue),
            by: ratios.map { ($0.key, DecimalNumber($0.value.doubleValue)) },
            decimals: decimals.intValue
        )
        let got = Dictionary(uniqueKeysWithValues: shares.map { ($0.name, $0.amount.doubleValue) })
        #expect(try vector.differences(from: got) == [])
    }
}
