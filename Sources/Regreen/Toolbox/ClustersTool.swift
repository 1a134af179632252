import Foundation
public import GeoModel
import Intake
import Publishing
public import Restoration
import SpatialEngine

/// The result of `clusters`.
public struct ClustersReport: Sendable {
    /// One contiguous area.
    public struct Cluster: Sendable, Hashable {
        /// The lowest id of its members, which stays while that member stays.
        public let id: String
        /// Ids of its features.
        public let members: [String]
        /// Sum of the members' areas, m²; nil when a member has none.
        public let area: Double?
        /// Sum of the field asked for with `--sum`; nil without one or without numbers.
        public let sum: Double?
    }

    /// Two neighbours.
    public struct Link: Sendable, Hashable {
        /// Lower id.
        public let first: String
        /// Higher id.
        public let second: String
        /// Metres between them.
        public let distance: Double
    }

    /// By id.
    public let clusters: [Cluster]
    /// The proximity graph, by ids.
    public let links: [Link]
    /// The distance asked for, metres.
    public let distance: Double
    /// Field that was summed.
    public let sumField: String?
    /// How areas were measured.
    public let method: String
    /// Files written.
    public var files: [String]
    /// What a person should know.
    public var findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// `regreen.clusters/1`.
    public func json(language: UserLanguage) -> JSONValue {
        let clusters = clusters.map { cluster -> JSONValue in
            var object: JSONObject = [
                "id": .string(cluster.id),
                "features": JSONValue(cluster.members.count),
                "members": .array(cluster.members.map(JSONValue.string)),
                "area_m2": JSONValue(cluster.area),
                "area_mu": JSONValue(cluster.area.map { ExactArea(squareMetres: $0).mu }),
            ]
            if let sumField { object["sum_" + sumField] = JSONValue(cluster.sum) }
            return .object(object)
        }
        return [
            "schema": "regreen.clusters/1",
            "distance_m": .double(distance),
            "area_method": .string(method),
            "clusters": .array(clusters),
            "links": .array(
                links.map {
                    ["first": .string($0.first), "second": .string($0.second), "distance_m": .double($0.distance)]
                }
            ),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Puts features into contiguous areas by distance.
public enum ClustersTool {
    /// What to put together.
    public struct Request: Sendable {
        /// The features.
        public var path: String
        /// Field that names them.
        public var idField: String
        /// Features this near belong together, metres.
        public var distance: Double
        /// Features with different values here are never put together; nil for no such rule.
        public var areaField: String?
        /// A number to add up per cluster, for example the damaged mu; nil for none.
        public var sumField: String?
        /// File to write: the features with their cluster.
        public var output: String?
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(
            path: String,
            idField: String,
            distance: Double,
            areaField: String? = nil,
            sumField: String? = nil,
            output: String? = nil,
            replaces: Bool = false
        ) {
            self.path = path
            self.idField = idField
            self.distance = distance
            self.areaField = areaField
            self.sumField = sumField
            self.output = output
            self.replaces = replaces
        }
    }

    /// Finds the clusters.
    ///
    /// - Throws: `InputError` `field_missing`, and what reading throws.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> ClustersReport {
        settings.progress(ProgressEvent(.reading, subject: request.path))
        let layer = try ToolLayer.load(request.path, options: options, idField: request.idField)
        let (table, repairs) = try layer.repaired(
            method: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        guard let crs = table.crs else { preconditionFailure("a layer without CRS was refused") }
        let keys = try request.areaField.map { try column($0, of: layer) }
        let amounts = try request.sumField.map { try column($0, of: layer) }
        let names = (0..<table.count).map(layer.id)
        let operation = ClusterOperation(
            distance: request.distance,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let found = try operation.run(
            table.geometries,
            crs: crs,
            names: names,
            areas: keys.map { keys in (0..<table.count).map { keys[$0].text } },
            monitor: settings.monitor
        )
        let areas = try AreaMeasurer(crs: crs, allowBallpark: options.allowBallpark)
            .measure(table.geometries, methods: [method], threads: settings.workers)
        let clusters = found.members.map { rows in
            ClustersReport.Cluster(
                id: names[rows[0]],
                members: rows.map { names[$0] },
                area: total(rows.map { areas[$0].area(method) }),
                sum: amounts.flatMap { amounts in
                    let numbers = rows.compactMap { amounts[$0].number }
                    return numbers.isEmpty ? nil : numbers.reduce(0, +)
                }
            )
        }
        var report = ClustersReport(
            clusters: clusters,
            links: links(found.links, names),
            distance: request.distance,
            sumField: request.sumField,
            method: method.rawValue,
            files: [],
            findings: layer.findings + layer.emptiness + repairs
        )
        if let output = request.output {
            settings.progress(ProgressEvent(.writing, subject: output))
            let members = marked(table, found, names)
            let written = try ToolOutput.write(members, to: output, replaces: request.replaces)
            report.files = written.files
            report.findings += written.findings
        }
        return report
    }

    private static func total(_ areas: [ExactArea?]) -> Double? {
        var sum = ExactArea.zero
        for area in areas {
            guard let area else { return nil }
            sum += area
        }
        return sum.squareMetres
    }

    private static func links(_ links: [FeatureClusters.Link], _ names: [String]) -> [ClustersReport.Link] {
        links.map { link in
            let (a, b) = (names[link.first], names[link.second])
            let isOrdered = a.utf8.lexicographicallyPrecedes(b.utf8)
            return ClustersReport.Link(first: isOrdered ? a : b, second: isOrdered ? b : a, distance: link.distance)
        }.sorted { a, b in
            a.first == b.first
                ? a.second.utf8.lexicographicallyPrecedes(b.second.utf8)
                : a.first.utf8.lexicographicallyPrecedes(b.first.utf8)
        }
    }

    /// The layer with `cluster_id` and `cluster_size`.
    private static func marked(_ table: FeatureTable, _ found: FeatureClusters, _ names: [String]) -> FeatureTable {
        var table = table
        let clusters = found.clusterOfRow
        table.fields += [
            FieldDefinition(name: "cluster_id", type: .string), FieldDefinition(name: "cluster_size", type: .integer),
        ]
        table.columns += [
            .strings(clusters.map { $0.map { names[found.members[$0][0]] } }),
            .integers(clusters.map { $0.map { Int64(found.members[$0].count) } }),
        ]
        return table
    }

    private static func column(_ field: String, of layer: ToolLayer) throws -> AttributeColumn {
        if let column = layer.table.column(field) { return column }
        let names = layer.table.fields.map(\.name)
        let nearest = EditDistance.nearest(to: field, among: names)
        throw InputError(
            Finding(
                .fieldMissing,
                .error,
                file: layer.file,
                layer: layer.loaded.layerName,
                message: Messages.idFieldMissing(field: field, nearest: nearest, fields: names)
            )
        )
    }
}
