import GeoModel
import Restoration

/// Vegetation, grades of land and levels of buildings: keys that stand only in a project that measures them.
extension AssessmentJSON {
    /// Which of them a project measures.
    struct LandKeys {
        let vegetation: Bool
        let landDamage: Bool
        let buildings: Bool
        let roads: Bool

        init(_ assessment: Assessment) {
            vegetation = assessment.county.vegetation != nil
            landDamage = assessment.county.landDamage != nil
            roads = assessment.mines.contains { $0.roads != nil }
            buildings = assessment.mines.contains { $0.buildings != nil }
        }
    }

    static func addLand(_ mine: MineAssessment, _ keys: LandKeys, to object: inout JSONObject) {
        let measured = mine.failure == nil
        if keys.vegetation { object["vegetation"] = measured ? vegetation(mine.vegetation, ofMine: true) : .null }
        if keys.landDamage { object["land_damage"] = measured ? landDamage(mine.landDamage) : .null }
        if keys.roads { object["roads"] = measured ? roads(mine) : .null }
        if keys.buildings { object["buildings"] = measured ? buildings(mine.buildings) : .null }
    }

    static func addOverlap(_ mine: MineAssessment, to object: inout JSONObject) {
        if let figures = mine.overlapVegetation { object["vegetation"] = vegetation(figures, ofMine: false) }
        if let figures = mine.overlapLandDamage { object["land_damage"] = landDamage(figures) }
    }

    static func addLand(_ row: TotalsRow, to object: inout JSONObject) {
        if let figures = row.vegetation { object["vegetation"] = vegetation(figures, ofMine: false) }
        if let figures = row.landDamage { object["land_damage"] = landDamage(figures) }
    }

    /// - Parameter ofMine: with what the ring around a mine says.
    private static func vegetation(_ figures: VegetationFigures?, ofMine: Bool) -> JSONValue {
        guard let figures else { return .null }
        var object: JSONObject = [
            "mean_fvc": JSONValue(figures.meanCover),
            "classes": .array(
                figures.classes.enumerated().map { index, covered in
                    ["class": JSONValue(index + 1), "area_m2": area(covered)]
                }
            ),
            "without_data_m2": area(figures.withoutData),
        ]
        if let transitions = figures.transitions {
            object["change"] = [
                "improved_m2": area(figures.changed(1)),
                "degraded_m2": area(figures.changed(-1)),
                "unchanged_m2": area(figures.changed(0)),
                "transitions": .array(
                    transitions.map {
                        ["from": JSONValue($0.from), "to": JSONValue($0.to), "area_m2": area($0.area)]
                    }
                ),
            ]
        }
        if ofMine {
            object["ring_mean_fvc"] = JSONValue(figures.referenceCover)
            object["greened_from_fvc"] = JSONValue(figures.threshold)
        }
        object["to_be_greened_m2"] = area(figures.toBeGreened)
        object["greened_m2"] = area(figures.greened)
        object["greening_rate"] = JSONValue(figures.greeningRate)
        return .object(object)
    }

    private static func landDamage(_ figures: LandDamageFigures?) -> JSONValue {
        guard let figures else { return .null }
        var object = grades(figures.all)
        object["severe_share"] = JSONValue(figures.severeShare)
        object["by_land"] = .array(
            LandGroup.allCases.compactMap { group in
                figures.byLand[group].map { areas in
                    var entry: JSONObject = ["land": .string(group.rawValue)]
                    for member in grades(areas).members { entry[member.key] = member.value }
                    return .object(entry)
                }
            }
        )
        return .object(object)
    }

    private static func grades(_ areas: GradeAreas) -> JSONObject {
        [
            "none_m2": area(areas.none),
            "light_m2": area(areas.light),
            "medium_m2": area(areas.medium),
            "severe_m2": area(areas.severe),
            "ungraded_m2": area(areas.ungraded),
        ]
    }

    private static func roads(_ mine: MineAssessment) -> JSONValue {
        guard let roads = mine.roads else { return .null }
        let bounds = mine.subsidence?.classes ?? []
        return .array(
            roads.map { road in
                [
                    "layer": .string(road.layer),
                    "class": JSONValue(road.layerClass),
                    "length_m": .double(road.length),
                    "damaged_m": .double(road.damaged),
                    "classes": .array(
                        zip(bounds, road.classes).map { bounds, length in
                            ["from": JSONValue(bounds.from), "to": JSONValue(bounds.to), "length_m": .double(length)]
                        }
                    ),
                    "without_data_m": .double(road.withoutData),
                ]
            }
        )
    }

    private static func buildings(_ counts: BuildingCounts?) -> JSONValue {
        guard let counts else { return .null }
        var object = JSONObject(
            BuildingDamageLevel.allCases.map { ("level_\($0.rawValue)", JSONValue(counts.byLevel[$0.rawValue - 1])) }
        )
        object["ungraded"] = JSONValue(counts.ungraded)
        return .object(object)
    }
}
