import Foundation
import GeoModel
import Publishing
public import Restoration
public import SpatialEngine

/// The result of `corridors`.
public struct CorridorsReport: Sendable {
    /// A gap between two habitat patches.
    public struct Gap: Sendable, Hashable {
        /// Lower id.
        public let first: String
        /// Higher id.
        public let second: String
        /// Metres between them, straight.
        public let distance: Double
        /// The cheapest way over the resistance raster; nil without one, and where there is no way.
        public let path: HabitatGap.Path?
        /// The patches meet, or corridors join them.
        public let isLinked: Bool
        /// Belongs to the cheapest set of gaps that joins all patches that can be joined.
        public let isInTree: Bool
    }

    /// By ids.
    public let gaps: [Gap]
    /// Number of habitat patches.
    public let patches: Int
    /// Groups of patches that meet.
    public let groupsBefore: Int
    /// Groups of patches that meet or are linked.
    public let groupsLinked: Int
    /// Gaps up to this many metres were looked at.
    public let distance: Double
    /// Files written.
    public var files: [String]
    /// What a person should know.
    public var findings: [Finding]

    /// Gaps that corridors or the patches themselves close.
    public var linked: Int { gaps.count(where: \.isLinked) }

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// `regreen.corridors/1`.
    public func json(language: UserLanguage) -> JSONValue {
        let gaps = gaps.map { gap -> JSONValue in
            [
                "first": .string(gap.first), "second": .string(gap.second), "distance_m": .double(gap.distance),
                "cost": JSONValue(gap.path?.cost), "path_m": JSONValue(gap.path?.length),
                "proven": JSONValue(gap.path?.isProven), "linked": JSONValue(gap.isLinked),
                "in_tree": JSONValue(gap.isInTree),
            ]
        }
        return [
            "schema": "regreen.corridors/1",
            "distance_m": .double(distance),
            "patches": JSONValue(patches),
            "links": JSONValue(self.gaps.count),
            "links_made": JSONValue(linked),
            "groups": JSONValue(groupsBefore),
            "groups_linked": JSONValue(groupsLinked),
            "gaps": .array(gaps),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Looks at the gaps between habitat patches: distance, cheapest way, and which are linked.
public enum CorridorsTool {
    /// What to look at.
    public struct Request: Sendable {
        /// The habitat patches.
        public var path: String
        /// Field that names them.
        public var idField: String
        /// Gaps up to this many metres.
        public var distance: Double
        /// Existing corridors, lines or polygons; nil for none.
        public var corridors: String?
        /// A corridor this near to a patch or another corridor joins it, metres.
        public var tolerance = 1.0
        /// Resistances, cost per metre; nil for straight gaps alone.
        public var resistance: ZonalTool.Raster?
        /// File to write: a line per gap.
        public var output: String?
        /// Replace it when it exists.
        public var replaces = false

        /// Creates a request.
        public init(path: String, idField: String, distance: Double) {
            self.path = path
            self.idField = idField
            self.distance = distance
        }
    }

    /// Looks.
    ///
    /// - Throws: `InputError` of reading.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        settings: RunSettings
    ) throws -> CorridorsReport {
        settings.progress(ProgressEvent(.reading, subject: request.path))
        let layer = try ToolLayer.load(request.path, options: options, idField: request.idField)
        let repaired = try layer.repaired(
            method: .planar,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let table = repaired.table
        guard let crs = table.crs else { preconditionFailure("a layer without CRS was refused") }
        let names = (0..<table.count).map(layer.id)
        var work = CorridorRequest(
            habitats: table.geometries,
            crs: crs,
            names: names,
            distance: request.distance,
            tolerance: request.tolerance,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        if let memory = settings.memoryInBytes { work.memoryInBytes = memory }
        var findings = repaired.findings
        if let path = request.corridors {
            var corridorOptions = options
            corridorOptions.layer = nil
            let corridors = try ToolLayer.load(path, options: corridorOptions)
            findings += corridors.findings + corridors.emptiness
            work.corridors = corridors.table.geometries
            work.corridorsCRS = corridors.table.crs
        }
        if let raster = request.resistance {
            work.resistance = ZonalTool.input(try ZonalTool.load(raster, nodata: nil, options: options))
        }
        let result = try CorridorOperation(work).run(monitor: settings.monitor)
        findings += CorridorsTool.findings(result, names, request)
        var report = CorridorsReport(
            gaps: result.gaps.map { gap(of: $0, names) },
            patches: names.count,
            groupsBefore: result.groupsBefore,
            groupsLinked: result.groupsLinked,
            distance: request.distance,
            files: [],
            findings: findings
        )
        if let output = request.output {
            settings.progress(ProgressEvent(.writing, subject: output))
            let lines = CorridorsTool.table(report, result.lines, crs)
            let written = try ToolOutput.write(lines, to: output, replaces: request.replaces)
            report.files = written.files
            report.findings += written.findings
        }
        return report
    }

    private static func gap(of gap: HabitatGap, _ names: [String]) -> CorridorsReport.Gap {
        let (a, b) = (names[gap.first], names[gap.second])
        let isOrdered = a.utf8.lexicographicallyPrecedes(b.utf8)
        return CorridorsReport.Gap(
            first: isOrdered ? a : b,
            second: isOrdered ? b : a,
            distance: gap.distance,
            path: gap.path,
            isLinked: gap.isLinked,
            isInTree: gap.isInTree
        )
    }

    /// Gaps without a way, and ways that a cheaper one may exist for.
    private static func findings(_ result: CorridorResult, _ names: [String], _ request: Request) -> [Finding] {
        guard let raster = request.resistance?.path else { return [] }
        let without = result.gaps.count { $0.path == nil }
        let unproven = result.gaps.count { $0.path?.isProven == false }
        var findings: [Finding] = []
        if without > 0 {
            let message = Messages.gapsWithoutWay(raster: raster, gaps: without)
            findings.append(Finding(.rasterPartial, .warning, file: raster, message: message))
        }
        if unproven > 0 {
            let message = Messages.waysUnproven(raster: raster, gaps: unproven)
            findings.append(Finding(.limitExceeded, .warning, file: raster, message: message))
        }
        return findings
    }

    private static func table(_ report: CorridorsReport, _ lines: GeometryColumn, _ crs: CRSReference) -> FeatureTable {
        let gaps = report.gaps
        return FeatureTable(
            name: "gaps",
            crs: crs,
            featureIDs: gaps.indices.map { Int64($0 + 1) },
            fields: [
                FieldDefinition(name: "first", type: .string), FieldDefinition(name: "second", type: .string),
                FieldDefinition(name: "distance_m", type: .real), FieldDefinition(name: "cost", type: .real),
                FieldDefinition(name: "path_m", type: .real), FieldDefinition(name: "linked", type: .boolean),
                FieldDefinition(name: "in_tree", type: .boolean),
            ],
            columns: [
                .strings(gaps.map(\.first)), .strings(gaps.map(\.second)), .reals(gaps.map(\.distance)),
                .reals(gaps.map { $0.path?.cost }), .reals(gaps.map { $0.path?.length }),
                .booleans(gaps.map(\.isLinked)), .booleans(gaps.map(\.isInTree)),
            ],
            geometries: lines
        )
    }
}
