import SpatialAnalysis
import TestSupport
import Testing

private func parameters(_ input: [String: Any]) throws -> ExtractionParameters {
    func number(_ key: String) throws -> Double { try #require(input[key] as? Double) }
    return try ExtractionParameters(
        thickness: number("m"),
        subsidenceFactor: number("q"),
        dip: number("alpha_deg"),
        depth: number("H"),
        tanBeta: number("tan_beta"),
        movementFactor: number("b")
    )
}

@Suite(.enabled(if: Vectors.available))
struct PimHalfplaneVectors {
    @Test(arguments: Vectors.cases("pim_halfplane"))
    func section(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let forecast = HalfPlaneForecast(try parameters(input))
        let movement = forecast.movement(at: try #require(input["x"] as? Double))
        let printed = [
            "W0_m": forecast.parameters.maximumSubsidence, "r_m": forecast.parameters.influenceRadius,
            "W_m": movement.subsidence, "tilt_mm_m": movement.tilt, "curv_1e3_m": movement.curvature,
            "U_m": movement.displacement, "strain_mm_m": movement.strain,
        ]
        #expect(try vector.differences(from: printed) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct PimRectangleVectors {
    @Test(arguments: Vectors.cases("pim_rectangle"))
    func rectangle(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        func number(_ key: String) throws -> Double { try #require(input[key] as? Double) }
        let panel = try RectangularPanel(
            parameters(input),
            strikeLength: number("D3"),
            dipLength: number("D1"),
            inflectionOffset: number("s")
        )
        let point = try panel.forecast(x: number("x"), y: number("y"))
        let printed = [
            "W_m": point.subsidence, "tilt_x_mm_m": point.slope.x * 1000, "tilt_y_mm_m": point.slope.y * 1000,
            "tilt_max_mm_m": point.slope.tilt, "curv_xx": point.slope.xx * 1000, "curv_yy": point.slope.yy * 1000,
            "curv_xy": point.slope.xy * 1000, "curv_1": point.slope.principal.first,
            "curv_2": point.slope.principal.second, "U_x_m": point.movement.x, "U_y_m": point.movement.y,
            "strain_1_mm_m": point.movement.principal.first, "strain_2_mm_m": point.movement.principal.second,
        ]
        #expect(try vector.differences(from: printed) == [])
    }
}
