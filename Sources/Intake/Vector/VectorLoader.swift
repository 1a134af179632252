import Foundation
import GDALKit
import GeoModel
public import Restoration
import SpatialAnalysis

/// Reads one vector layer, decides CRS and encoding, maps fields and checks features.
///
/// Takes shapefiles, GeoPackage, GeoJSON, KML, DXF, FileGDB, FlatGeobuf, corner tables (CSV, XLSX) and 国土TXT boundary
/// files. Nothing is projected.
public enum VectorLoader {
    /// Loads a layer.
    ///
    /// - Throws: `InputError` with the finding that stops the run: `layer_ambiguous`, `crs_missing`, `field_missing`,
    ///   `driver_refused`, `path_refused`, `limit_exceeded`, `file_damaged`, `id_duplicate`, …
    public static func load(
        _ specification: LayerSpecification,
        role: LayerRole,
        context: IntakeContext
    ) throws(InputError) -> LoadedLayer {
        try read(specification, role: role, context: context).checked()
    }

    /// Loads a layer; findings that stop a run are in `findings` as errors where reading could go on.
    static func loadLeniently(
        _ specification: LayerSpecification,
        role: LayerRole,
        context: IntakeContext
    ) throws(InputError) -> LoadedLayer {
        try read(specification, role: role, context: context).checkedLeniently()
    }

    /// A layer that is read, with its CRS, encoding and fields decided, and whose features are not checked yet.
    public struct ReadLayer: Sendable {
        /// The layer without what a look at its features finds.
        public var layer: LoadedLayer
        let declaredAreas: [Int: Double]
        var context: IntakeContext

        /// The layer with its features checked; may run while others use the table.
        ///
        /// - Parameter threads: at most so many; nil for as many as it was read with.
        /// - Throws: `InputError` with the finding that stops the run.
        public func checked(threads: Int? = nil) throws(InputError) -> LoadedLayer {
            if let threads, threads != context.threads {
                var fewer = self
                fewer.context.threads = threads
                return try fewer.checked()
            }
            let layer = try checkedLeniently()
            // A mine far outside the county says that the CRS is wrong: the figures would be, too.
            if let stop = layer.findings.first(where: { $0.code == .outsideCounty && $0.severity == .error }) {
                throw InputError(stop)
            }
            return layer
        }

        func checkedLeniently() throws(InputError) -> LoadedLayer {
            var layer = layer
            try VectorLoader.check(&layer, declaredAreas: declaredAreas, context: context)
            return layer
        }
    }

    /// Reads a layer and decides what can be decided without a look at every feature; `checked` does the rest.
    ///
    /// - Throws: as `load`.
    public static func read(
        _ specification: LayerSpecification,
        role: LayerRole,
        context: IntakeContext
    ) throws(InputError) -> ReadLayer {
        let written = specification.writtenPath
        var raw = try VectorSource(specification: specification, role: role, context: context).read()
        let mapper = FieldMapper(
            specification: specification,
            role: role,
            layerName: raw.layerName,
            keepsHolder: context.keepHolder
        )
        let mapped = try mapper.map(raw.table)
        raw.table = mapped.table
        let decider = CRSDecider(context: context, written: written, layer: raw.layerName)
        let outcome = try decider.decide(evidence(of: raw, declared: specification.crs))
        var decision = outcome.decision
        decision.axesWereSwapped = raw.axesWereSwapped
        raw.table.crs = decision.crs
        var layer = LoadedLayer(
            specification: specification,
            role: role,
            driver: raw.driver,
            layerName: raw.layerName,
            table: raw.table,
            crsDecision: decision,
            encodingDecision: raw.encoding,
            mappedFields: mapped.mapped,
            droppedFields: mapped.dropped,
            // Only a job's manifest lists them.
            files: context.isToolbox ? [] : try hashes(raw.files.isEmpty ? [specification.path] : raw.files),
            findings: raw.findings + raw.encoding.findings(file: written) + outcome.findings,
            assumptions: raw.assumptions + outcome.assumptions
        )
        if !mapped.dropped.isEmpty {
            let message = Messages.personalFieldsDropped(written, names: mapped.dropped)
            layer.findings.append(
                Finding(
                    .personalFieldsDropped,
                    .info,
                    file: written,
                    layer: raw.layerName,
                    message: message,
                    fix: Messages.personalFieldsFix
                )
            )
        }
        return ReadLayer(layer: layer, declaredAreas: raw.declaredAreas, context: context)
    }

    private static func check(
        _ layer: inout LoadedLayer,
        declaredAreas: [Int: Double],
        context: IntakeContext
    ) throws(InputError) {
        let written = layer.specification.writtenPath
        let table = layer.table
        if table.count == 0 { try reportEmpty(&layer, context: context) }
        let isMines = if case .mines = layer.role { true } else { false }
        let mines = MineChecks(written: written, layer: layer.layerName, context: context, crs: layer.crsDecision.crs)
        if isMines { layer.findings += try mines.checkIDs(table) }
        layer.findings += UnreadValues.findings(layer)
        let ids = (0..<table.count).map { table.column("mine_id")?[$0].text }
        let geometry = try GeometryChecks(
            written: written,
            layer: layer.layerName,
            role: layer.role,
            limits: context.limits,
            mineIDs: ids,
            threads: context.threads
        ).check(table)
        layer.findings += geometry.findings
        layer.usableRows = geometry.usable
        if isMines { layer.findings += mines.checkOverlaps(table, rows: geometry.usable) }
        if isMines || !declaredAreas.isEmpty {
            layer.findings += mines.checkDeclaredAreas(table, rows: geometry.usable, ofFormat: declaredAreas)
        }
        if let box = context.countyBox, let crs = layer.crsDecision.crs, layer.role != .county {
            let county = CountyCheck(box: box, written: written, layer: layer.layerName)
            layer.findings += try county.check(
                table,
                rows: geometry.usable,
                crs: crs,
                isMines: isMines,
                mineID: { ids[$0] },
                guess: otherReading(of: layer, context: context)
            )
        }
    }

    private static func reportEmpty(_ layer: inout LoadedLayer, context: IntakeContext) throws(InputError) {
        let finding = Finding(
            .layerEmpty,
            .warning,
            file: layer.specification.writtenPath,
            layer: layer.layerName,
            message: Messages.layerEmpty(layer.specification.writtenPath, layer: layer.layerName),
            fix: Messages.layerEmptyFix
        )
        if case .mines = layer.role, !context.isToolbox {
            throw .input(
                .layerEmpty,
                file: layer.specification.writtenPath,
                layer: layer.layerName,
                message: finding.message,
                fix: finding.fix
            )
        }
        layer.findings.append(finding)
    }

    /// The plane the numbers look like, when it is another one than decided.
    private static func otherReading(of layer: LoadedLayer, context: IntakeContext) -> LocalizedText? {
        let samples = samplePositions(layer.table.geometries)
        guard let guess = CRSDecider.guess(samples, hint: context.effectiveLongitudeHint), let epsg = guess.epsg,
            epsg != layer.crsDecision.crs?.epsg, !guess.isSwapped
        else { return nil }
        return Messages.otherReadingInside("EPSG:\(epsg)")
    }

    static func evidence(of raw: RawLayer, declared: String?) -> CRSDecider.Evidence {
        CRSDecider.Evidence(
            declared: declared,
            fileCRS: raw.fileCRS,
            isFormatCRS: raw.isFormatCRS,
            box: saneBox(raw.table.geometries),
            samples: samplePositions(raw.table.geometries)
        )
    }

    /// The box of all coordinates that can be meant: infinities and 1e30 are findings, not places.
    static func saneBox(_ column: GeometryColumn) -> Envelope {
        var box = Envelope.empty
        for v in 0..<column.vertexCount {
            let (x, y) = (column.xy[2 * v], column.xy[2 * v + 1])
            if x.magnitude < 1e9, y.magnitude < 1e9 { box.include(x: x, y: y) }
        }
        return box
    }

    /// First vertices of up to a hundred features, evenly chosen.
    static func samplePositions(_ column: GeometryColumn) -> [(x: Double, y: Double)] {
        stride(from: 0, to: column.count, by: max(1, column.count / 100)).compactMap { row in
            column.vertices(of: row).first.map { (column.xy[2 * $0], column.xy[2 * $0 + 1]) }
        }
    }

    /// Hashes of the dataset's files; members of an archive count as the archive, folders are walked by GDAL.
    static func hashes(_ paths: [String]) throws(InputError) -> [FileHash] {
        var seen: Set<String> = []
        var result: [FileHash] = []
        for path in paths.map(plainPath).sorted() where seen.insert(path).inserted {
            if let hash = try FileHash.of(path) { result.append(hash) }
        }
        return result
    }

    private static func plainPath(_ path: String) -> String {
        guard path.hasPrefix("/vsizip/") else { return path }
        let inner = path.dropFirst("/vsizip/".count).drop { $0 == "{" }
        for mark in [".zip", ".kmz", ".shz", ".xlsx"] {
            if let range = inner.range(of: mark, options: .caseInsensitive) {
                return String(inner[..<range.upperBound])
            }
        }
        return String(inner)
    }
}
