import GeoModel
public import Restoration
import SpatialAnalysis
public import SpatialEngine

/// The result of `vegetation`.
public struct VegetationReport: Sendable {
    /// One zone.
    public struct Zone: Sendable {
        /// Its id.
        public let id: String
        /// Its figures.
        public let figures: VegetationZone
        /// Mean cover of the undamaged ring around it; nil without one.
        public let ring: Double?
    }

    /// Area of one class.
    public struct ClassArea: Sendable, Hashable {
        /// 1 for the lowest.
        public let number: Int
        /// Lower bound of the cover, inclusive.
        public let from: Double
        /// Upper bound, exclusive; nil for the highest class.
        public let to: Double?
        /// m²; nil where the method's areas are not defined.
        public let area: Double?
    }

    /// What was asked for.
    public let request: VegetationTool.Request
    /// The figures of the raster.
    public let result: VegetationCoverResult
    /// The zones, in the file's order; empty without any.
    public let zones: [Zone]
    /// False where the method's areas are not defined: they are null.
    public let hasAreas: Bool
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// The classes of the raster.
    public var classes: [ClassArea] { classes(result.areas) }

    /// The classes of a zone.
    public func classes(of zone: Zone) -> [ClassArea] {
        var areas: [CoverClass: Double] = [:]
        for entry in zone.figures.areas { areas[entry.code.after, default: 0] += entry.area }
        return classes(zone.figures.zone == nil ? nil : areas)
    }

    /// Whether a zone is as green as the land around it; nil without a ring.
    public func isGreened(_ zone: Zone) -> Bool? {
        guard let ring = zone.ring, let mean = zone.figures.meanCover else { return nil }
        return Greening.isGreen(meanCover: mean, referenceCover: ring, share: request.share)
    }

    private func classes(_ areas: [CoverClass: Double]?) -> [ClassArea] {
        let bounds = request.ofFour ? Array(CoverClass.bounds.dropLast()) : CoverClass.bounds
        return (0...bounds.count).map { index in
            var area = areas.map { $0[CoverClass(rawValue: index + 1) ?? .low] ?? 0 }
            if request.ofFour, index == bounds.count { area = area.map { $0 + (areas?[.high] ?? 0) } }
            return ClassArea(
                number: index + 1,
                from: index == 0 ? 0 : bounds[index - 1],
                to: index < bounds.count ? bounds[index] : nil,
                area: hasAreas ? area : nil
            )
        }
    }

    /// `regreen.vegetation/1`.
    public func json(language: UserLanguage) -> JSONValue {
        var object: [(String, JSONValue)] = [
            ("schema", "regreen.vegetation/1"),
            ("index", .string(request.index.name)),
            ("before", JSONValue(request.before?.name)),
            ("area_method", .string(request.method.rawValue)),
            ("grid", GridJSON.object(result.grid, cellSize: result.cellSize)),
            ("ndvi_soil", .double(result.model.soil)),
            ("ndvi_full", .double(result.model.vegetation)),
            ("reference_cells", JSONValue(result.referenceCells)),
        ]
        if let before = result.modelBefore {
            object += [("before_ndvi_soil", .double(before.soil)), ("before_ndvi_full", .double(before.vegetation))]
        }
        object += [
            ("cells", JSONValue(result.cells)),
            ("mean_fvc", JSONValue(result.meanCover)),
            ("classes", json(classes, language)),
            ("change", change(result.change?.areas)),
        ]
        if request.zones != nil { object.append(("zones", .array(zones.map { json($0, language) }))) }
        object += [
            ("files", .array(files.map(JSONValue.string))),
            ("findings", .array(findings.map { $0.json(language: language) })),
        ]
        return .object(JSONObject(object))
    }

    private func json(_ classes: [ClassArea], _ language: UserLanguage) -> JSONValue {
        .array(
            classes.map { item in
                [
                    "class": JSONValue(item.number),
                    "name": .string(Messages.coverClass(item.number, ofFour: request.ofFour).text(language)),
                    "from": .double(item.from),
                    "to": JSONValue(item.to),
                    "area_m2": JSONValue(item.area),
                ]
            }
        )
    }

    private func json(_ zone: Zone, _ language: UserLanguage) -> JSONValue {
        var object: JSONObject = [
            "id": .string(zone.id),
            "zone_m2": JSONValue(zone.figures.zone),
            "mean_fvc": JSONValue(zone.figures.meanCover),
            "classes": json(classes(of: zone), language),
            "without_data_m2": zone.figures.zone == nil ? .null : .double(zone.figures.withoutData),
        ]
        if request.before != nil {
            var areas: [CoverChange.Transition: Double] = [:]
            for entry in zone.figures.areas {
                guard let before = entry.code.before else { continue }
                areas[CoverChange.Transition(before: before, after: entry.code.after), default: 0] += entry.area
            }
            object["change"] = change(zone.figures.zone == nil ? nil : areas)
        }
        if request.ring != nil {
            object["ring_mean_fvc"] = JSONValue(zone.ring)
            object["threshold_fvc"] = JSONValue(zone.ring.map { $0 * request.share })
            object["greened"] = JSONValue(isGreened(zone))
        }
        return .object(object)
    }

    /// Areas by class before and after; always of the five classes, so that four can be made of them.
    private func change(_ areas: [CoverChange.Transition: Double]?) -> JSONValue {
        guard let areas, hasAreas else { return .null }
        func sum(_ include: (CoverChange.Transition) -> Bool) -> JSONValue {
            .double(areas.keys.sorted().filter(include).reduce(0) { $0 + (areas[$1] ?? 0) })
        }
        return [
            "improved_m2": sum { $0.after > $0.before },
            "degraded_m2": sum { $0.after < $0.before },
            "unchanged_m2": sum { $0.after == $0.before },
            "transitions": .array(
                areas.keys.sorted().map { transition in
                    [
                        "from": JSONValue(transition.before.rawValue),
                        "to": JSONValue(transition.after.rawValue),
                        "area_m2": JSONValue(areas[transition]),
                    ]
                }
            ),
        ]
    }
}
