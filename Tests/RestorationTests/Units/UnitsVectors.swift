import Foundation
import GeoModel
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct UnitsVectors {
    @Test(arguments: Vectors.cases("units"))
    func convertsFromTheUnroundedArea(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let unit = try #require(AreaUnit.allCases.first { input[$0.rawValue] != nil })
        let number = try #require(input[unit.rawValue] as? NSNumber)
        let amount = DecimalNumber(number.doubleValue)
        func convert(_ target: AreaUnit, _ decimals: Int) -> Double {
            AreaUnit.convert(amount, from: unit, to: target, decimals: decimals).doubleValue
        }
        let got: [String: Any] = [
            "m2_2dp": convert(.squareMetre, 2), "mu_2dp": convert(.mu, 2), "mu_4dp": convert(.mu, 4),
            "ha_2dp": convert(.hectare, 2), "ha_4dp": convert(.hectare, 4), "km2_4dp": convert(.squareKilometre, 4),
        ]
        #expect(try vector.differences(from: got) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct ControlledRoundingVectors {
    @Test(arguments: Vectors.cases("controlled_rounding"))
    func roundedPartsSumToTheRoundedTotal(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let parts = try #require(input["parts"] as? [NSNumber]).map { DecimalNumber($0.doubleValue) }
        let decimals = try #require(input["decimals"] as? NSNumber).intValue
        let total = (input["total"] as? NSNumber).map { DecimalNumber($0.doubleValue) }
        let result = ForcedBalance.round(parts, decimals: decimals, total: total)
        let got: [String: Any] = [
            "total": result.total.doubleValue, "adjusted": result.parts.map(\.doubleValue),
        ]
        #expect(try vector.differences(from: got) == [])
    }
}
