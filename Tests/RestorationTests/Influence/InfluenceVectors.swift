import Foundation
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct DZ0223LandVectors {
    @Test(arguments: Vectors.cases("dz0223_land"))
    func gradesTheLandFactor(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        func hectares(_ key: String) -> Double { (input[key] as? NSNumber)?.doubleValue ?? 0 }
        let land = DamagedLand(
            basicFarmland: hectares("basic_farmland_ha"),
            farmland: hectares("farmland_ha"),
            forestOrGrass: hectares("forest_or_grass_ha"),
            wasteOrUnused: hectares("waste_or_unused_ha")
        )
        #expect(try vector.differences(from: ["grade": land.grade().chineseName]) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct DZ0223ZoningVectors {
    @Test(arguments: Vectors.cases("dz0223_zoning"))
    func theHigherGradeDecides(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        func grade(_ key: String) throws -> InfluenceGrade {
            try #require((input[key] as? String).flatMap(InfluenceGrade.init(chineseName:)))
        }
        let zone = PreventionZone(present: try grade("present"), predicted: try grade("predicted"))
        #expect(try vector.differences(from: ["zone": zone.chineseName]) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct LandDamageGradeVectors {
    @Test(arguments: Vectors.cases("land_damage_grade"))
    func theWorstIndicatorWins(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let code = try #require(input["land_code"] as? String)
        var values: [SubsidenceIndicator: Double] = [:]
        for indicator in SubsidenceIndicator.allCases {
            values[indicator] = (input[indicator.rawValue] as? NSNumber)?.doubleValue
        }
        let damage = LandDamageTable.standard.grade(LandClass(code), values)
        let indicators = Dictionary(
            uniqueKeysWithValues: damage.byIndicator.map { ($0.key.rawValue, $0.value.rawValue) }
        )
        let got: [String: Any] = [
            "class": damage.gradeClass?.rawValue ?? NSNull(), "per_indicator": indicators,
            "grade": damage.grade?.rawValue ?? NSNull(), "grade_name": damage.grade?.chineseName ?? NSNull(),
        ]
        #expect(try vector.differences(from: got) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct BuildingDamageVectors {
    @Test(arguments: Vectors.cases("building_damage"))
    func theWorstOfThreeWins(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        func value(_ key: String) -> Double? { (input[key] as? NSNumber)?.doubleValue }
        let level = try #require(
            BuildingDamageTable.standard.level(
                strain: value("strain_mm_m"),
                curvature: value("curvature_1e3_m"),
                tilt: value("tilt_mm_m")
            )
        )
        #expect(try vector.differences(from: ["level": level.rawValue, "roman": level.roman]) == [])
    }
}
