import GeoModel
public import Restoration
import SpatialEngine

/// The result of `zonal`.
public struct ZonalReport: Sendable {
    /// One line for people.
    public struct Line: Sendable {
        /// The zone.
        public let id: String
        /// The raster, as named.
        public let raster: String
        /// Area with values, m².
        public let validArea: Double?
        /// Area of the zone, m².
        public let zoneArea: Double?
        /// The figures asked for, in the order of `columns`.
        public let figures: [Double?]
    }

    /// A figure that is printed for people.
    public struct Column: Sendable, Hashable {
        /// A word of `--stats`, a class such as `(0.1, 0.5]`, or a value with an equals sign before it.
        public let title: String
        /// True for areas in m².
        public let isArea: Bool
        fileprivate let source: Source
    }

    fileprivate enum Source: Hashable {
        case statistic(String)
        case quantile(Int)
        case classArea(Int)
        case category(Double)
    }

    /// What to print: the statistics asked for, mean and extremes when none was, then classes and categories.
    public var columns: [Column] {
        let asked = request.statistics
        let words =
            asked == ZonalStatistics() ? ["mean", "min", "max"] : ZonalStatistics.words.filter(asked.words.contains)
        var columns = words.filter { $0 != "quantile" }.map {
            Column(title: $0, isArea: false, source: .statistic($0))
        }
        for (index, quantile) in asked.extraQuantiles.enumerated() {
            columns.append(Column(title: "q\(quantile)", isArea: false, source: .quantile(index)))
        }
        if !request.classes.isEmpty {
            let bounds = request.classes.map { AttributeValue.real($0).text ?? "\($0)" }
            for index in 0...bounds.count {
                let low = index > 0 ? "(" + bounds[index - 1] : "(−∞"
                let high = index < bounds.count ? bounds[index] + "]" : "∞)"
                columns.append(Column(title: "\(low), \(high) m²", isArea: true, source: .classArea(index)))
            }
        }
        let values = Set(result.passes.flatMap { $0.zones.flatMap { ($0.areas?.categories ?? []).map(\.value) } })
        for value in request.categories ? values.sorted() : [] {
            let text = AttributeValue.real(value).text ?? "\(value)"
            columns.append(Column(title: "= \(text) m²", isArea: true, source: .category(value)))
        }
        return columns
    }

    private func figure(_ column: Column, _ zone: Int, _ pass: Int) -> Double? {
        let areas = result.passes[pass].zones[zone].areas
        let group = result.passes[pass].groups[zone]
        switch column.source {
        case .statistic(let word): return statistics(group, areas).first { $0.0 == word }?.1
        case .quantile(let index):
            let place = index + (request.statistics.words.contains("median") ? 1 : 0)
            return place < group.quantiles.count ? group.quantiles[place] : nil
        case .classArea(let index):
            return areas.map { classArea(index, set: 0, $0) }
        case .category(let value):
            // A value the zone does not hold has no area there; a zone without areas has none to give.
            return areas.map { $0.categories.first { $0.value == value }?.area ?? 0 }
        }
    }

    /// Area of a class of a set: the sum of the classes measured that make it up.
    private func classArea(_ index: Int, set: Int, _ areas: ZonalAreas) -> Double {
        request.classSets.parts(ofClass: index, inSet: set).reduce(0) { $0 + areas.classes[$1] }
    }

    let method: AreaMethod
    let request: ZonalTool.Request
    let ids: [String]
    let result: ZonalResult
    /// Files written.
    public internal(set) var files: [String] = []
    /// What a person should know.
    public internal(set) var findings: [Finding]

    init(
        method: AreaMethod,
        request: ZonalTool.Request,
        ids: [String],
        result: ZonalResult,
        findings: [Finding]
    ) {
        self.method = method
        self.request = request
        self.ids = ids
        self.result = result
        self.findings = findings
    }

    /// 1 when a zone has no areas, or with findings.
    public var status: CommandStatus {
        let lacks = result.passes.contains { $0.zones.contains { $0.areas == nil } }
        return lacks ? .findings : CommandStatus(ofFinishedJobWith: findings)
    }

    /// One line per zone and raster.
    public var lines: [Line] {
        let columns = columns
        return ids.indices.flatMap { zone in
            result.passes.indices.map { pass in
                let areas = result.passes[pass].zones[zone].areas
                return Line(
                    id: ids[zone],
                    raster: request.rasters[pass].path,
                    validArea: areas?.valid,
                    zoneArea: areas?.zone,
                    figures: columns.map { figure($0, zone, pass) }
                )
            }
        }
    }

    /// One area of the cross-table, for people.
    public struct CrossLine: Sendable {
        /// The zone.
        public let id: String
        /// The class, such as `(0.1, 0.5]`.
        public let title: String
        /// The category; nil where there is none.
        public let category: String?
        /// m².
        public let area: Double
    }

    /// True when areas by class and category were asked for.
    public var hasCross: Bool { request.cross != nil }

    /// Areas by zone, class measured and category; of the first raster.
    public var crossLines: [CrossLine] {
        let bounds = request.classSets.merged.map { AttributeValue.real($0).text ?? "\($0)" }
        guard let pass = result.passes.first else { return [] }
        return ids.indices.flatMap { zone in
            (pass.zones[zone].areas?.cross ?? []).map { entry in
                let low = entry.classIndex > 0 ? "(" + bounds[entry.classIndex - 1] : "(−∞"
                let high = entry.classIndex < bounds.count ? bounds[entry.classIndex] + "]" : "∞)"
                return CrossLine(
                    id: ids[zone],
                    title: "\(low), \(high)",
                    category: entry.category.map { AttributeValue.real($0).text ?? "\($0)" },
                    area: entry.area
                )
            }
        }
    }

    /// `regreen.zonal/1`.
    public func json(language: UserLanguage) -> JSONValue {
        let zones = ids.indices.map { zone -> JSONValue in
            var object: JSONObject = ["id": .string(ids[zone])]
            if result.passes.count == 1 {
                for member in figures(zone, 0).members { object[member.key] = member.value }
            } else {
                object["rasters"] = .array(
                    request.rasters.indices.map { pass in
                        var raster: JSONObject = [
                            "raster": .string(request.rasters[pass].path),
                            "band": JSONValue(request.rasters[pass].band),
                        ]
                        for member in figures(zone, pass).members { raster[member.key] = member.value }
                        return .object(raster)
                    }
                )
            }
            return .object(object)
        }
        return [
            "schema": "regreen.zonal/1",
            "area_method": .string(method.rawValue),
            "zones": .array(zones),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }

    /// The keys of design 4.6 for one zone and raster.
    private func figures(_ zone: Int, _ pass: Int) -> JSONObject {
        let measured = result.passes[pass].zones[zone]
        let group = result.passes[pass].groups[zone]
        let areas = measured.areas
        var object: JSONObject = ["zone_m2": JSONValue(areas?.zone)]
        for (key, value) in statistics(group, areas) where request.statistics.words.contains(key) {
            object[key] = JSONValue(value)
        }
        let extra = request.statistics.extraQuantiles
        if !extra.isEmpty {
            let offset = request.statistics.words.contains("median") ? 1 : 0
            object["quantiles"] = .object(
                JSONObject(
                    extra.enumerated().map { index, quantile in
                        ("\(quantile)", JSONValue(group.quantiles[offset + index]))
                    }
                )
            )
        }
        if !request.classes.isEmpty { object["classes"] = classes(areas, group, set: 0) }
        if !request.moreClasses.isEmpty {
            object["class_sets"] = .array(
                request.classSets.sets.indices.map { set in
                    var entry: JSONObject = [
                        "bounds": .array(request.classSets.sets[set].map(JSONValue.double)),
                        "classes": classes(areas, group, set: set),
                    ]
                    if request.cross != nil { entry["cross"] = cross(areas, set: set) }
                    return .object(entry)
                }
            )
        }
        if request.cross != nil { object["cross"] = cross(areas, set: request.classes.isEmpty ? nil : 0) }
        if request.categories {
            object["categories"] = .object(
                JSONObject(
                    (areas?.categories ?? []).map { category in
                        (AttributeValue.real(category.value).text ?? "\(category.value)", .double(category.area))
                    }
                )
            )
        }
        object["valid_m2"] = JSONValue(areas?.valid)
        object["nodata_m2"] = JSONValue(areas?.nodata)
        object["masked_m2"] = JSONValue(areas?.masked)
        object["outside_m2"] = JSONValue(areas?.outside)
        object["reason"] = JSONValue(measured.reason?.rawValue)
        return object
    }

    private func statistics(_ group: ZonalGroupResult, _ areas: ZonalAreas?) -> [(String, Double?)] {
        [
            ("count", group.count), ("sum", group.sum), ("mean", group.mean), ("min", group.minimum),
            ("max", group.maximum), ("stdev", group.standardDeviation),
            ("volume_m3", areas?.volume), ("uplift_m3", areas?.uplift),
            ("area_weighted_mean", areas?.areaWeightedMean),
            ("median", request.statistics.words.contains("median") ? group.quantiles.first ?? nil : nil),
        ]
    }

    /// Classes from t1 < … < tn: (−∞, t1], (t1, t2], …, (tn, ∞).
    private func classes(_ areas: ZonalAreas?, _ group: ZonalGroupResult, set: Int) -> JSONValue {
        .array(
            (0..<request.classSets.count(ofSet: set)).map { index in
                let parts = request.classSets.parts(ofClass: index, inSet: set)
                let bounds = group.classBounds.map { $0[parts] }
                var object = limits(index, set: set)
                object["area_m2"] = JSONValue(areas.map { classArea(index, set: set, $0) })
                object["min_m2"] = JSONValue(bounds?.reduce(0) { $0 + $1.minimum })
                object["max_m2"] = JSONValue(bounds?.reduce(0) { $0 + $1.maximum })
                return .object(object)
            }
        )
    }

    private func limits(_ index: Int, set: Int) -> JSONObject {
        let thresholds = request.classSets.sets[set]
        return [
            "from": JSONValue(index > 0 ? thresholds[index - 1] : nil),
            "to": JSONValue(index < thresholds.count ? thresholds[index] : nil),
        ]
    }

    /// Areas by class and category; those of a class add up to it.
    ///
    /// - Parameter set: nil without classes: one class of all values.
    private func cross(_ areas: ZonalAreas?, set: Int?) -> JSONValue {
        guard let areas else { return .null }
        let count = set.map { request.classSets.count(ofSet: $0) } ?? 1
        return .array(
            (0..<count).map { index in
                let parts = set.map { request.classSets.parts(ofClass: index, inSet: $0) } ?? 0...0
                var sums: [Double: Double] = [:]
                var without = 0.0
                for entry in areas.cross where parts.contains(entry.classIndex) {
                    if let category = entry.category {
                        sums[category, default: 0] += entry.area
                    } else {
                        without += entry.area
                    }
                }
                var object = set.map { limits(index, set: $0) } ?? ["from": .null, "to": .null]
                object["categories"] = .object(
                    JSONObject(
                        sums.keys.sorted().map { (AttributeValue.real($0).text ?? "\($0)", JSONValue(sums[$0])) }
                    )
                )
                object["without_category_m2"] = .double(without)
                return .object(object)
            }
        )
    }

    /// The zones with their figures as fields; those of the second raster and further end in its number.
    func table(of zones: FeatureTable) -> FeatureTable {
        var table = zones
        func add(_ name: String, _ values: [Double?]) {
            table.fields.append(FieldDefinition(name: name, type: .real))
            table.columns.append(.reals(values))
        }
        for pass in result.passes.indices {
            let ending = pass == 0 ? "" : "_\(pass + 1)"
            let objects = ids.indices.map { figures($0, pass) }
            let keys = objects.first?.keys ?? []
            for key in keys
            where !["classes", "class_sets", "cross", "categories", "quantiles", "reason"].contains(key) {
                add(key + ending, objects.map { $0[key]?.doubleValue })
            }
            for set in request.moreClasses.isEmpty ? 0..<0 : 1..<request.classSets.sets.count {
                for index in 0..<request.classSets.count(ofSet: set) {
                    let values = result.passes[pass].zones.map { zone in
                        zone.areas.map { classArea(index, set: set, $0) }
                    }
                    add("set\(set + 1)_class\(index + 1)_m2" + ending, values)
                }
            }
            for index in request.classes.isEmpty ? 0..<0 : 0..<(request.classes.count + 1) {
                let name = "class\(index + 1)_m2" + ending
                add(name, objects.map { $0["classes"]?.arrayValue?[index]["area_m2"]?.doubleValue })
            }
        }
        return table
    }
}
