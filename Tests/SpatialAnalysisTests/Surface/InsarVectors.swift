import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct InsarVectors {
    @Test(arguments: Vectors.cases("insar"))
    func movement(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        #expect(try vector.differences(from: try printed(input)) == [])
    }

    private func printed(_ input: [String: Any]) throws -> [String: Double] {
        switch input["mode"] as? String {
        case "vertical_only":
            let up = RadarLineOfSight.apparentVertical(
                try number(input, "los_mm"),
                incidence: try number(input, "incidence_deg")
            )
            return ["vertical_mm": up, "subsidence_mm": -up]
        case "los_vector":
            let line = try sight(input)
            return ["e": line.east, "n": line.north, "u": line.up]
        default:
            let ascending = try #require(input["asc"] as? [String: Any])
            let descending = try #require(input["desc"] as? [String: Any])
            let solution = try #require(TwoPassSolution(try sight(ascending), try sight(descending)))
            let (east, up) = solution.movement(try number(ascending, "los_mm"), try number(descending, "los_mm"))
            return ["east_mm": east, "vertical_mm": up]
        }
    }

    private func number(_ input: [String: Any], _ key: String) throws -> Double {
        try #require(input[key] as? Double)
    }

    private func sight(_ input: [String: Any]) throws -> RadarLineOfSight {
        RadarLineOfSight(
            incidence: try number(input, "incidence_deg"),
            heading: try number(input, "heading_deg"),
            look: (input["look"] as? String).flatMap(RadarLineOfSight.Look.init) ?? .right
        )
    }
}
