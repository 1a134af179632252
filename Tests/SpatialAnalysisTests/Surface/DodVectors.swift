import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct DodVectors {
    @Test(arguments: Vectors.cases("dod"))
    func balance(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        func number(_ key: String) throws -> Double { try #require(input[key] as? Double) }
        func grid(_ key: String) throws -> [Double] {
            try #require(input[key] as? [[Any]]).flatMap { $0 }.map { ($0 as? Double) ?? .nan }
        }
        let level = try DetectionLevel(sigmaOld: number("sigma_old"), sigmaNew: number("sigma_new"), t: number("t"))
        let cell = try number("cell_m")
        var balance = ElevationBalance(level: level)
        for (old, new) in zip(try grid("z_old"), try grid("z_new")) { balance.add(new - old, area: cell * cell) }
        let lower = balance.lowering.error(sigma: level.sigma, bias: 0)
        let raise = balance.raising.error(sigma: level.sigma, bias: 0)
        let printed: [String: Any] = [
            "sigma_dod": level.sigma, "min_lod": level.minimum,
            "n_lower": balance.lowering.cells, "n_raise": balance.raising.cells,
            "area_lower_m2": balance.lowering.area, "area_raise_m2": balance.raising.area,
            "vol_lower_m3": balance.lowering.volume, "vol_raise_m3": balance.raising.volume,
            "vol_net_m3": balance.net,
            "err_lower_conservative_m3": lower.conservative, "err_raise_conservative_m3": raise.conservative,
            "err_lower_random_m3": lower.independent, "err_raise_random_m3": raise.independent,
        ]
        #expect(try vector.differences(from: printed) == [])
    }
}
