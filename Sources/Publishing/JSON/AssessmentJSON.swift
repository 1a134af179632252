import GeoModel
public import Restoration

/// `assessment.json`, schema `regreen.assessment/1` (design 4.3): areas as they are, rates in full precision.
public enum AssessmentJSON {
    /// The document.
    public static func document(_ assessment: Assessment, language: UserLanguage) -> JSONValue {
        let counts = assessment.findingsCount.sorted { $0.key < $1.key }
        let keys = LandKeys(assessment)
        return [
            "schema": "regreen.assessment/1",
            "project": .string(assessment.project),
            "as_of": JSONValue(assessment.asOf?.description),
            "area_method": .string(assessment.areaMethod.rawValue),
            "mines": .array(
                assessment.mines.map { mine($0, keys, method: assessment.areaMethod, language: language) }
            ),
            "totals": [
                "county": totals(assessment.county, method: assessment.areaMethod),
                "towns": .array(assessment.towns.map { totals($0, method: assessment.areaMethod) }),
                "categories": .array(assessment.categories.map { totals($0, method: assessment.areaMethod) }),
            ],
            "ranking": assessment.ranking.map(ranking) ?? .null,
            "assumptions": .array(assessment.assumptions.map { .string($0.text(language)) }),
            "findings_count": .object(JSONObject(counts.map { ($0.key.rawValue, JSONValue($0.value)) })),
        ]
    }

    /// An area in m² with up to 6 decimals; null for nil.
    static func area(_ area: ExactArea?) -> JSONValue {
        guard let area else { return .null }
        let (whole, rest) = area.microSquareMetres.quotientAndRemainder(dividingBy: 1_000_000)
        if rest == 0, let whole = Int64(exactly: whole) { return .int(whole) }
        return .double(area.squareMetres)
    }

    private static func mine(
        _ mine: MineAssessment,
        _ keys: LandKeys,
        method: AreaMethod,
        language: UserLanguage
    ) -> JSONValue {
        var object: JSONObject = [
            "mine_id": .string(mine.mineID),
            "name": JSONValue(mine.name),
            "status": JSONValue(mine.status),
            "category": JSONValue(mine.category),
            "town": JSONValue(mine.town),
        ]
        let measured = mine.failure == nil
        let figures = measured ? mine.area : AreaFigures(statutory: nil, geodesic: nil, planar: nil)
        object["area"] = areas(figures, method: method)
        object["subsidence"] = measured ? mine.subsidence.map(subsidence) ?? .null : .null
        addLand(mine, keys, to: &object)
        object["protected"] = .array(measured ? mine.protected.map(hit) : [])
        let balance = measured ? balanceMembers(mine.balance) : nullBalance
        for member in balance.members where member.key != "protected_union_m2" && member.key != "protected_by_kind" {
            object[member.key] = member.value
        }
        object["protected_by_kind"] = balance["protected_by_kind"]
        object["protected_union_m2"] = balance["protected_union_m2"]
        object["restored_outside_damage_m2"] = measured ? area(mine.restoredOutsideDamage) : .null
        object["damaged_outside_m2"] = measured ? area(mine.damagedOutside) : .null
        object["overlap_m2"] = measured ? area(mine.overlap.area) : .null
        object["overlap"] = measured ? overlap(mine) : .null
        object["priority"] = mine.priority.map(priority) ?? .null
        if let failure = mine.failure { object["failure"] = .string(failure.text(language)) }
        return .object(object)
    }

    private static func areas(_ figures: AreaFigures, method: AreaMethod) -> JSONValue {
        var object: JSONObject = [
            "statutory_m2": area(figures.statutory),
            "geodesic_m2": area(figures.geodesic),
            "planar_m2": area(figures.planar),
            "mu": JSONValue(figures.area(method)?.mu),
        ]
        if let zone = figures.zone { object["zone"] = JSONValue(zone) }
        if let reason = figures.reason { object["reason"] = .string(reason) }
        return .object(object)
    }

    private static func subsidence(_ figures: SubsidenceFigures) -> JSONValue {
        [
            "classes": .array(
                figures.classes.map { item in
                    [
                        "from": JSONValue(item.from),
                        "to": JSONValue(item.to),
                        "area_m2": area(item.area),
                        "min_m2": area(item.minimum),
                        "max_m2": area(item.maximum),
                    ]
                }
            ),
            "mean_m": JSONValue(figures.mean),
            "max_m": JSONValue(figures.maximum),
            "volume_m3": JSONValue(figures.volume),
            "uplift_m3": JSONValue(figures.uplift),
            "valid_m2": area(figures.valid),
            "nodata_m2": area(figures.nodata),
            "masked_m2": area(figures.masked),
            "outside_m2": area(figures.outside),
        ]
    }

    private static func hit(_ hit: ProtectedHit) -> JSONValue {
        [
            "layer": .string(hit.layer),
            "kind": .string(hit.kind.rawValue),
            "class": JSONValue(hit.layerClass),
            "relation": .array(hit.relations.map { .string($0.rawValue) }),
            "intersection_m2": area(hit.intersection),
            "share": .double(hit.share),
            "buffer_m2": area(hit.buffer),
            "visible_m2": area(hit.visible),
            "visible_share": JSONValue(hit.visibleShare),
            "visible_distance_m": JSONValue(hit.visibleDistance),
            "distance_m": JSONValue(hit.distance),
            "damaged_in_layer_m2": area(hit.damagedInLayer),
        ]
    }

    private static func balanceMembers(_ balance: BalanceFigures) -> JSONObject {
        [
            "damaged_m2": area(balance.damaged),
            "unknown_m2": area(balance.unknown),
            "restored_m2": area(balance.restored),
            "accepted_m2": area(balance.accepted),
            "in_works_m2": area(balance.inWorks),
            "pending_m2": area(balance.pending),
            "exempt_m2": area(balance.exempt),
            "remaining_m2": area(balance.remaining),
            "treatment_rate": JSONValue(balance.treatmentRate),
            "protected_union_m2": area(balance.protectedUnion),
            "protected_by_kind": kinds(balance.protectedByKind),
        ]
    }

    /// The same keys, all null, for a mine that could not be measured.
    private static var nullBalance: JSONObject {
        var object = JSONObject(balanceMembers(BalanceFigures()).members.map { ($0.key, JSONValue.null) })
        object["protected_by_kind"] = .object(JSONObject())
        return object
    }

    private static func kinds(_ figures: [ProtectedKind: KindFigures]) -> JSONValue {
        let present = ProtectedKind.allCases.compactMap { kind in figures[kind].map { (kind.rawValue, $0) } }
        return .object(
            JSONObject(
                present.map { ($0.0, ["union_m2": area($0.1.union), "damaged_m2": area($0.1.damaged)] as JSONValue) }
            )
        )
    }

    /// Every area key of what was given up, so that Σ mines − Σ overlap = total.
    private static func overlap(_ mine: MineAssessment) -> JSONValue {
        var object: JSONObject = [
            "area_m2": area(mine.overlap.area),
            "statutory_m2": area(mine.overlapArea.statutory),
            "geodesic_m2": area(mine.overlapArea.geodesic),
            "planar_m2": area(mine.overlapArea.planar),
        ]
        for member in balanceMembers(mine.overlap).members where member.key != "treatment_rate" {
            object[member.key] = member.value
        }
        object["restored_outside_damage_m2"] = area(mine.overlapRestoredOutsideDamage)
        object["damaged_outside_m2"] = area(mine.overlapDamagedOutside)
        addOverlap(mine, to: &object)
        if let figures = mine.overlapSubsidence {
            object["valid_m2"] = area(figures.valid)
            object["nodata_m2"] = area(figures.nodata)
            object["masked_m2"] = area(figures.masked)
            object["outside_m2"] = area(figures.outside)
            object["classes"] = .array(
                figures.classes.map { item in
                    ["from": JSONValue(item.from), "to": JSONValue(item.to), "area_m2": area(item.area)]
                }
            )
        }
        return .object(object)
    }

    private static func totals(_ row: TotalsRow, method: AreaMethod) -> JSONValue {
        var object: JSONObject = [
            "name": JSONValue(row.name),
            "mine_count": JSONValue(row.mineCount),
            "area": areas(row.area, method: method),
            "area_m2": area(row.balance.area),
            "subsidence": row.subsidence.map(subsidence) ?? .null,
        ]
        for member in balanceMembers(row.balance).members { object[member.key] = member.value }
        object["restored_outside_damage_m2"] = area(row.restoredOutsideDamage)
        object["damaged_outside_m2"] = area(row.damagedOutside)
        addLand(row, to: &object)
        return .object(object)
    }

    private static func priority(_ figures: PriorityFigures) -> JSONValue {
        let contributions = figures.contributions.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return [
            "rank": JSONValue(figures.rank),
            "tier": JSONValue(figures.tier.number),
            "tier_reason": JSONValue(figures.tier.reason?.rawValue),
            "score": .double(figures.score),
            "contributions": .object(JSONObject(contributions.map { ($0.key, JSONValue.double($0.value)) })),
            "rank_interval": [
                JSONValue(figures.rankInterval.lowerBound), JSONValue(figures.rankInterval.upperBound),
            ],
            "missing": .array(figures.missing.map(JSONValue.string)),
        ]
    }

    private static func ranking(_ summary: RankingSummary) -> JSONValue {
        [
            "criteria": .array(summary.criteria.map(JSONValue.string)),
            "weights": .array(summary.weights.map(JSONValue.double)),
            "consistency_ratio": .double(summary.consistencyRatio),
            "dropped": .array(summary.dropped.map(JSONValue.string)),
        ]
    }
}
