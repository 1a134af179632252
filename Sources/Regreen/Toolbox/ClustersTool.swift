import Foundation
import GEOSKit
public import GeoModel
import Intake
import Publishing
import Restoration
import SpatialAnalysis
import SpatialEngine

/// Puts features into contiguous areas by distance, by area, or by distance within areas.
public enum ClustersTool {
    /// What to put together.
    public struct Request: Sendable {
        /// The features.
        public var path: String
        /// Field that names them.
        public var idField: String
        /// Features this near belong together, metres; nil to go by areas alone.
        public var distance: Double?
        /// Features with different values here are never put together.
        public var areaField: String?
        /// Drainages or working areas: features in different ones are never put together.
        public var areaPath: String?
        /// Field that names the areas of `areaPath`.
        public var areaID: String?
        /// Field that names the mine of each feature.
        public var mineField: String?
        /// Field that names the responsible post or unit of each feature.
        public var partyField: String?
        /// Numbers to add up per cluster, for example the damaged mu.
        public var sumFields: [String] = []
        /// File to write: features with their cluster; in a GeoPackage clusters and links, too.
        public var output: String?
        /// Replace it when it exists.
        public var replaces = false

        /// Creates a request.
        public init(path: String, idField: String, distance: Double? = nil) {
            self.path = path
            self.idField = idField
            self.distance = distance
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
        let repaired = try layer.repaired(
            method: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let table = repaired.table
        guard let crs = table.crs else { preconditionFailure("a layer without CRS was refused") }
        let names = (0..<table.count).map(layer.id)
        let (areas, areaFindings) = try areaKeys(request, layer, table, options, method, settings)
        let operation = ClusterOperation(
            distance: request.distance,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let found = try operation.run(
            table.geometries,
            crs: crs,
            names: names,
            areas: areas,
            monitor: settings.monitor
        )
        let layers = try ClusterLayers(table, found, names: names)
        let ground = try AreaMeasurer(crs: crs, allowBallpark: options.allowBallpark)
            .measure(layers.outlines, methods: [method], threads: settings.workers)
        let values = try ClusterValues(request, layer)
        var report = ClustersReport(
            clusters: found.members.enumerated().map { number, rows in
                ClustersReport.Cluster(
                    id: names[rows[0]],
                    area: areas?[rows[0]],
                    members: rows.map { names[$0] },
                    mines: values.mines(rows),
                    parties: values.parties(rows),
                    ground: ground[number].area(method),
                    sums: values.sums(rows)
                )
            },
            links: layers.links,
            unassigned: names.indices.filter { found.clusterOfRow[$0] == nil }.map { names[$0] },
            distance: request.distance,
            sumFields: request.sumFields,
            method: method,
            files: [],
            findings: repaired.findings + areaFindings
        )
        if let output = request.output {
            settings.progress(ProgressEvent(.writing, subject: output))
            let written = try layers.write(report, to: output, replaces: request.replaces, options: options)
            report.files = written.files
            report.findings += written.findings
        }
        return report
    }

    /// The area key of each feature: a field of its own, or the polygon that holds the largest part of it.
    private static func areaKeys(
        _ request: Request,
        _ layer: ToolLayer,
        _ table: FeatureTable,
        _ options: SourceOptions,
        _ method: AreaMethod,
        _ settings: RunSettings
    ) throws -> ([String?]?, [Finding]) {
        if let field = request.areaField {
            let keys = try layer.column(field)
            return ((0..<table.count).map { keys[$0].text }, [])
        }
        guard let path = request.areaPath, let crs = table.crs else { return (nil, []) }
        var areaOptions = options
        areaOptions.layer = nil
        let areas = try ToolLayer.load(path, options: areaOptions, idField: request.areaID)
        let repaired = try areas.repaired(
            method: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let polygons = repaired.table
        guard let areasCRS = polygons.crs else { preconditionFailure("a layer without CRS was refused") }
        let names = (0..<polygons.count).map(areas.id)
        let assignment = AreaAssignment(allowBallpark: options.allowBallpark, threads: settings.workers)
        let rows = try assignment.run(
            table.geometries,
            crs: crs,
            areas: polygons.geometries,
            areasCRS: areasCRS,
            names: names,
            monitor: settings.monitor
        )
        return (rows.map { row in row.map { names[$0] } }, repaired.findings)
    }
}

/// The fields that are told per cluster.
private struct ClusterValues {
    private let mineColumn: AttributeColumn?
    private let partyColumn: AttributeColumn?
    private let sumColumns: [AttributeColumn]

    init(_ request: ClustersTool.Request, _ layer: ToolLayer) throws {
        mineColumn = try request.mineField.map(layer.column)
        partyColumn = try request.partyField.map(layer.column)
        sumColumns = try request.sumFields.map(layer.column)
    }

    func mines(_ rows: [Int]) -> [String]? { mineColumn.map { texts($0, rows) } }
    func parties(_ rows: [Int]) -> [String]? { partyColumn.map { texts($0, rows) } }

    func sums(_ rows: [Int]) -> [Double?] {
        sumColumns.map { column in
            let numbers = rows.compactMap { column[$0].number }
            return numbers.isEmpty ? nil : ExactSum(numbers).value
        }
    }

    /// Each text once, by UTF-8 bytes.
    private func texts(_ column: AttributeColumn, _ rows: [Int]) -> [String] {
        Set(rows.compactMap { column[$0].text }.filter { !$0.isEmpty })
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
