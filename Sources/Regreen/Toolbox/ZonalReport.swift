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
        /// Mean.
        public let mean: Double?
        /// Smallest value.
        public let minimum: Double?
        /// Largest value.
        public let maximum: Double?
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
        ids.indices.flatMap { zone in
            result.passes.indices.map { pass in
                let areas = result.passes[pass].zones[zone].areas
                let group = result.passes[pass].groups[zone]
                return Line(
                    id: ids[zone],
                    raster: request.rasters[pass].path,
                    validArea: areas?.valid,
                    zoneArea: areas?.zone,
                    mean: group.mean,
                    minimum: group.minimum,
                    maximum: group.maximum
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
        if !request.classes.isEmpty { object["classes"] = classes(areas, group) }
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
    private func classes(_ areas: ZonalAreas?, _ group: ZonalGroupResult) -> JSONValue {
        let thresholds = request.classes
        return .array(
            (0...thresholds.count).map { index in
                let bounds = group.classBounds.flatMap { index < $0.count ? $0[index] : nil }
                let area = areas.flatMap { index < $0.classes.count ? $0.classes[index] : nil }
                return [
                    "from": JSONValue(index > 0 ? thresholds[index - 1] : nil),
                    "to": JSONValue(index < thresholds.count ? thresholds[index] : nil),
                    "area_m2": JSONValue(area),
                    "min_m2": JSONValue(bounds?.minimum),
                    "max_m2": JSONValue(bounds?.maximum),
                ]
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
            for key in keys where !["classes", "categories", "quantiles", "reason"].contains(key) {
                add(key + ending, objects.map { $0[key]?.doubleValue })
            }
            for index in request.classes.isEmpty ? 0..<0 : 0..<(request.classes.count + 1) {
                let name = "class\(index + 1)_m2" + ending
                add(name, objects.map { $0["classes"]?.arrayValue?[index]["area_m2"]?.doubleValue })
            }
        }
        return table
    }
}
