import Foundation
import GDALKit
public import GeoModel
import Publishing
public import Restoration
import SpatialEngine

/// The result of `visible`.
public struct VisibleReport: Sendable {
    /// What is seen of one zone.
    public struct Line: Sendable, Hashable {
        /// The zone's id.
        public let id: String
        /// Its area in m² by the method asked for; nil when it has none.
        public let area: Double?
        /// Seen share of it; nil without elevation.
        public let share: Double?
        /// Seen area in m².
        public let visibleArea: Double?
        /// Metres to the nearest seen cell; nil when none is seen.
        public let nearest: Double?
        /// Metres to the nearest line whatever the terrain; nil when none is within the range.
        public let distance: Double?
        /// Area within the range of a line whatever the terrain, m².
        public let bufferArea: Double?
        /// Sample points within range.
        public let samples: Int

        /// `WITHIN_BUFFER` by the flat distance, `VISIBLE` by the terrain: two labels, each with its own area.
        public var relations: [ProtectedRelation] {
            (distance == nil ? [] : [.withinBuffer]) + (nearest == nil ? [] : [.visible])
        }
    }

    /// By row of the zones.
    public let lines: [Line]
    /// How far was looked, metres.
    public let distance: Double
    /// Sample points on the raster.
    public let samples: Int
    /// How areas were measured.
    public let method: String
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// `regreen.visible/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.visible/1",
            "area_method": .string(method),
            "distance_m": .double(distance),
            "samples": JSONValue(samples),
            "zones": .array(
                lines.map { line in
                    [
                        "id": .string(line.id),
                        "visible": JSONValue(line.share.map { _ in line.nearest != nil }),
                        "visible_share": JSONValue(line.share),
                        "visible_m2": JSONValue(line.visibleArea),
                        "nearest_visible_m": JSONValue(line.nearest),
                        "distance_m": JSONValue(line.distance),
                        "buffer_m2": JSONValue(line.bufferArea),
                        "relation": .array(line.relations.map { .string($0.rawValue) }),
                        "samples": JSONValue(line.samples),
                    ]
                }
            ),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Looks at zones from samples along lines over an elevation raster.
public enum VisibleTool {
    /// What to look at.
    public struct Request: Sendable {
        /// Roads, rivers, settlements.
        public var lines: String
        /// Their layer; nil when the file has one.
        public var linesLayer: String?
        /// Elevations in metres.
        public var elevation: ZonalTool.Raster
        /// The polygons looked at.
        public var zones: String
        /// Field that names them.
        public var idField: String
        /// How far one looks, metres.
        public var distance: Double
        /// File to write: a GeoTIFF of seen cells, or the zones with their figures; nil for none.
        public var output: String?
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(
            lines: String,
            linesLayer: String? = nil,
            elevation: ZonalTool.Raster,
            zones: String,
            idField: String,
            distance: Double,
            output: String? = nil,
            replaces: Bool = false
        ) {
            self.lines = lines
            self.linesLayer = linesLayer
            self.elevation = elevation
            self.zones = zones
            self.idField = idField
            self.distance = distance
            self.output = output
            self.replaces = replaces
        }
    }

    /// Looks.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> VisibleReport {
        settings.progress(ProgressEvent(.reading, subject: request.zones))
        let zones = try ToolLayer.load(request.zones, options: options, idField: request.idField)
        var lineOptions = options
        lineOptions.layer = request.linesLayer
        let lines = try ToolLayer.load(request.lines, options: lineOptions)
        let repaired = try zones.repaired(
            method: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let table = repaired.table
        guard let zonesCRS = table.crs, let linesCRS = lines.table.crs else {
            preconditionFailure("a layer without CRS was refused")
        }
        let range = try VisibleRange(
            VisibleRequest(
                elevation: ZonalTool.input(try ZonalTool.load(request.elevation, nodata: nil, options: options)),
                lines: lines.table.geometries,
                linesCRS: linesCRS,
                zones: table.geometries,
                zonesCRS: zonesCRS,
                range: request.distance,
                allowBallpark: options.allowBallpark,
                threads: settings.workers
            )
        )
        let result = try range.run(monitor: settings.monitor.part(from: 0, to: 0.9))
        let buffers = try range.buffers(monitor: settings.monitor.part(from: 0.9, to: 1))
        let areas = try AreaMeasurer(crs: zonesCRS, allowBallpark: options.allowBallpark)
            .measure(table.geometries, methods: [method], threads: settings.workers)
        var findings = repaired.findings + lines.findings + lines.emptiness
        if table.count > 0, result.zones.allSatisfy({ $0.share == nil }) {
            let path = request.elevation.path
            let message = Messages.noElevation(raster: path, zones: request.zones)
            throw InputError(Finding(.rasterDisjoint, .error, file: path, message: message))
        }
        let report = result.zones.enumerated().map { row, zone in
            let area = areas[row].area(method)?.squareMetres
            return VisibleReport.Line(
                id: zones.id(row),
                area: area,
                share: zone.share,
                visibleArea: area.flatMap { area in zone.share.map { $0 * area } },
                nearest: zone.nearestDistance,
                distance: buffers[row].distance,
                bufferArea: area.map { $0 * buffers[row].share },
                samples: zone.samples
            )
        }
        var files: [String] = []
        if let output = request.output {
            settings.progress(ProgressEvent(.writing, subject: output))
            let written = try write(result, report, table, to: output, replaces: request.replaces)
            files = written.files
            findings += written.findings
        }
        return VisibleReport(
            lines: report,
            distance: request.distance,
            samples: result.samples,
            method: method.rawValue,
            files: files,
            findings: findings
        )
    }

    /// Seen cells as a GeoTIFF, or the zones with their figures in a vector format.
    private static func write(
        _ result: VisibleResult,
        _ lines: [VisibleReport.Line],
        _ table: FeatureTable,
        to output: String,
        replaces: Bool
    ) throws -> PublicationReport {
        if VectorExport.Format(path: output) == nil {
            return try ToolOutput.staged(output, replaces: replaces) { target in
                try VisibleRaster.write(result, to: target)
                return PublicationReport(files: [target])
            }
        }
        var table = table
        let names = ["distance_m", "buffer_m2", "visible_m2", "visible_share", "nearest_visible_m"]
        table.fields += [FieldDefinition(name: "relation", type: .string)]
        table.fields += names.map { FieldDefinition(name: $0, type: .real) }
        table.columns += [
            .strings(lines.map { $0.relations.map(\.rawValue).joined(separator: " ") }),
            .reals(lines.map(\.distance)), .reals(lines.map(\.bufferArea)), .reals(lines.map(\.visibleArea)),
            .reals(lines.map(\.share)), .reals(lines.map(\.nearest)),
        ]
        return try ToolOutput.write(table, to: output, replaces: replaces)
    }
}
