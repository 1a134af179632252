import Foundation
import GDALKit
import GeoModel
import Restoration
import SpatialAnalysis

/// Tells what a file holds, before any run.
public enum FileInspector {
    /// Options of `inspect`.
    public struct Options: Sendable {
        /// Layer to look at; nil: all.
        public var layer: String?
        /// Declared encoding.
        public var encoding: String?
        /// Declared CRS.
        public var assumedCRS: String?
        /// Read all pixels of rasters for minimum, maximum and nodata suspects.
        public var scansPixels: Bool
        /// The context, for containment, limits and county box.
        public var context: IntakeContext

        /// The defaults: everything is looked at.
        public init(context: IntakeContext = IntakeContext()) {
            scansPixels = true
            self.context = context
        }
    }

    /// Inspects a file; what cannot be read is an error finding, never a throw.
    public static func inspect(_ path: String, options: Options = Options()) -> Inspection {
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        var context = options.context
        context.isToolbox = true
        var inspection = Inspection(file: path)
        do {
            let isRemote = PathPolicy.refuses(path) || path.lowercased().hasPrefix("/vsi")
            let kind = try SourceGuard(context: context).check(path: isRemote ? path : absolute, written: path)
            if try isRasterFile(absolute, written: path, kind: kind) {
                try RasterInspector(path: absolute, written: path, options: options, kind: kind).inspect(
                    into: &inspection
                )
            } else {
                let names = try layerNames(absolute, written: path, kind: kind, asked: options.layer)
                for name in names {
                    inspectLayer(
                        name,
                        path: absolute,
                        written: path,
                        options: options,
                        context: context,
                        into: &inspection
                    )
                }
            }
        } catch {
            inspection.findings.append(error.finding)
        }
        return inspection
    }

    private static func isRasterFile(
        _ path: String,
        written: String,
        kind: SourceGuard.Kind
    ) throws(InputError) -> Bool {
        let vectorSuffixes = [
            "shp", "gpkg", "geojson", "json", "kml", "kmz", "dxf", "gdb", "fgb", "csv", "xlsx", "osm", "pbf", "tsv",
        ]
        let suffix = URL(fileURLWithPath: path).pathExtension.lowercased()
        if vectorSuffixes.contains(suffix) { return false }
        if suffix == "txt" { return (try? RasterDataset(opening: path)) != nil }
        if kind == .zip, !ArchiveMember(archive: path, written: written).vectorNames.isEmpty { return false }
        let access = try RasterAccess(path: path, written: written, kind: kind)
        if (try? RasterDataset(opening: access.path, drivers: access.drivers)) != nil { return true }
        return ["tif", "tiff", "asc", "grd", "xyz", "img", "hgt", "unw"].contains(suffix)
    }

    /// The layers to look at; one unnamed for our own readers.
    private static func layerNames(
        _ path: String,
        written: String,
        kind: SourceGuard.Kind,
        asked: String?
    ) throws(InputError) -> [String?] {
        let lower = path.lowercased()
        if let asked { return [asked] }
        if [".txt", ".csv", ".tsv", ".xlsx", ".shp"].contains(where: lower.hasSuffix) { return [nil] }
        let shapefiles = FolderOfShapefiles(path: path, written: written).names
        if !shapefiles.isEmpty { return shapefiles }
        var opened = path
        if kind == .zip, !lower.hasSuffix(".kmz") {
            let archive = ArchiveMember(archive: path, written: written)
            let names = archive.vectorNames
            if names.count > 1 { return names }
            opened = try archive.vector(layer: nil)
        }
        let drivers = kind == .vrt ? DriverAllowList.vectorsWithVRT : .vectors
        // A file that does not open is reported by the reader, which knows why.
        guard let dataset = try? VectorDataset(opening: opened, drivers: drivers) else { return [nil] }
        let names = dataset.layerNames.filter { $0 != "layer_styles" }
        return names.isEmpty ? [nil] : names
    }

    private static func inspectLayer(
        _ name: String?,
        path: String,
        written: String,
        options: Options,
        context: IntakeContext,
        into inspection: inout Inspection
    ) {
        let specification = LayerSpecification(
            path: path,
            writtenPath: written,
            layer: name,
            crs: options.assumedCRS,
            encoding: options.encoding
        )
        let first = inspection.findings.count
        var layer = name
        defer {
            for index in first..<inspection.findings.count {
                inspection.findings[index].file = inspection.findings[index].file ?? written
                inspection.findings[index].layer = inspection.findings[index].layer ?? layer
            }
        }
        do {
            let raw = try VectorSource(specification: specification, role: .any, context: context).read()
            layer = raw.layerName
            inspection.driver = raw.driver
            inspection.findings += raw.findings + raw.encoding.findings(file: written)
            let decision = decideCRS(raw, specification: specification, context: context, into: &inspection)
            let samples = VectorLoader.samplePositions(raw.table.geometries)
            let guess = CRSDecider.guess(samples, hint: context.effectiveLongitudeHint)
            inspection.layers.append(
                LayerInspection(
                    name: raw.layerName,
                    features: raw.table.count,
                    geometryKinds: kinds(raw.table.geometries),
                    fields: raw.table.fields,
                    samples: samplesOfFields(raw.table),
                    extent: VectorLoader.saneBox(raw.table.geometries),
                    crsDecision: decision,
                    sniff: guess.map(SniffSummary.init(guess:)),
                    encodingDecision: raw.encoding
                )
            )
            let checks = GeometryChecks(
                written: written,
                layer: raw.layerName,
                role: .any,
                limits: context.limits,
                mineIDs: Array(repeating: nil, count: raw.table.count)
            )
            inspection.findings += try checks.check(raw.table).findings
            // An extract of a street map always has its five layers.
            if raw.table.count == 0, raw.driver != "OSM" {
                inspection.findings.append(
                    Finding(
                        .layerEmpty,
                        .warning,
                        file: written,
                        layer: raw.layerName,
                        message: Messages.layerEmpty(written, layer: raw.layerName),
                        fix: Messages.layerEmptyFix
                    )
                )
            }
        } catch {
            inspection.findings.append(error.finding)
        }
    }

    private static func decideCRS(
        _ raw: RawLayer,
        specification: LayerSpecification,
        context: IntakeContext,
        into inspection: inout Inspection
    ) -> CRSDecision {
        let decider = CRSDecider(context: context, written: specification.writtenPath, layer: raw.layerName)
        do {
            let outcome = try decider.decide(VectorLoader.evidence(of: raw, declared: specification.crs))
            inspection.findings += outcome.findings
            var decision = outcome.decision
            decision.axesWereSwapped = raw.axesWereSwapped
            return decision
        } catch {
            inspection.findings.append(error.finding)
            return CRSDecision(
                crs: raw.fileCRS,
                how: raw.fileCRS == nil ? .unknown : .file,
                reason: error.finding.message
            )
        }
    }

    private static func kinds(_ column: GeometryColumn) -> [String: Int] {
        var counts: [String: Int] = [:]
        for kind in column.kinds { counts["\(kind)", default: 0] += 1 }
        return counts
    }

    private static func samplesOfFields(_ table: FeatureTable) -> [String: [String]] {
        var samples: [String: [String]] = [:]
        for (index, field) in table.fields.enumerated() where field.type == .string {
            // Values of personal fields are nobody's business, in an inspection too.
            guard !PersonalFields.isPersonal(field.name) else { continue }
            var seen: [String] = []
            for row in 0..<min(table.count, 1000) where seen.count < 3 {
                if let text = table.columns[index][row].text, !seen.contains(text) { seen.append(text) }
            }
            samples[field.name] = seen
        }
        return samples
    }
}

extension SniffSummary {
    /// The printed form of a guess.
    init(guess: CoordinateGuess) {
        self.init(
            kind: guess.family.rawValue,
            swapped: guess.isSwapped,
            zone: guess.zone?.number,
            epsg: guess.epsg,
            warning: guess.warning?.rawValue,
            needs: guess.needsZone ? "zone" : nil,
            assumed: guess.isZoneFromHint ? "3-degree zone from hint" : nil
        )
    }
}
