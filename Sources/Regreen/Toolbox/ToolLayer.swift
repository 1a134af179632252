import Foundation
import GeoModel
import Intake
import Restoration

/// A layer of a toolbox call: loaded, with its ids checked.
struct ToolLayer {
    let loaded: LoadedLayer
    /// One id per row; nil when no id field was asked for or the value is null.
    let ids: [String?]
    /// The field the ids come from.
    let idField: String?
    /// False for an empty layer that names no CRS.
    let hasOwnCRS: Bool

    var table: FeatureTable { loaded.table }
    var file: String { loaded.specification.writtenPath }
    var findings: [Finding] { loaded.findings }

    /// A layer whose features are checked beside other work.
    struct Unchecked: Sendable {
        fileprivate let read: VectorLoader.ReadLayer
        fileprivate let hasOwnCRS: Bool

        var table: FeatureTable { read.layer.table }
        var file: String { read.layer.specification.writtenPath }
        var layerName: String { read.layer.layerName }

        /// The layer with its features checked.
        ///
        /// - Throws: `InputError`.
        func checked(idField: String? = nil, threads: Int? = nil) throws(InputError) -> ToolLayer {
            let loaded = try read.checked(threads: threads)
            let ids = try ToolLayer.ids(loaded, field: idField)
            return ToolLayer(loaded: loaded, ids: ids, idField: idField, hasOwnCRS: hasOwnCRS)
        }
    }

    /// Loads a layer for a toolbox call.
    ///
    /// - Parameters:
    ///   - idField: field that names features; duplicates are an error (design 4.2).
    ///   - needsCRS: a layer without a CRS is an error.
    /// - Throws: `InputError`.
    static func load(
        _ path: String,
        options: SourceOptions,
        idField: String? = nil,
        needsCRS: Bool = true
    ) throws(InputError) -> ToolLayer {
        try read(path, options: options, needsCRS: needsCRS).checked(idField: idField)
    }

    /// Reads a layer and leaves the checks of its features to the caller.
    ///
    /// - Throws: `InputError`.
    static func read(_ path: String, options: SourceOptions, needsCRS: Bool = true) throws(InputError) -> Unchecked {
        let specification = LayerSpecification(
            path: SourceOptions.absolute(path),
            writtenPath: path,
            layer: options.layer,
            encoding: options.encoding
        )
        var read = try reading(specification, assuming: options.assumedCRS, options: options)
        let hasOwnCRS = read.layer.table.crs != nil
        if needsCRS, read.layer.table.count == 0, !hasOwnCRS {
            // Nothing has a place here: any CRS serves the call, and none is written.
            read.layer.table.crs = try TransformTool.crs("EPSG:4490", option: "--assume-crs")
        } else if needsCRS, !hasOwnCRS {
            throw InputError(
                Finding(
                    .crsMissing,
                    .error,
                    file: path,
                    layer: read.layer.layerName,
                    message: Messages.crsMissing(file: path)
                )
            )
        }
        return Unchecked(read: read, hasOwnCRS: hasOwnCRS)
    }

    /// Reads as the file says; where it does not name its CRS, what the user assumes goes before any guess.
    private static func reading(
        _ specification: LayerSpecification,
        assuming assumed: String?,
        options: SourceOptions
    ) throws(InputError) -> VectorLoader.ReadLayer {
        let context = options.context(near: specification.path)
        guard let assumed else { return try VectorLoader.read(specification, role: .any, context: context) }
        do {
            let read = try VectorLoader.read(specification, role: .any, context: context)
            let isNamed = [.declared, .file, .format].contains(read.layer.crsDecision.how)
            if isNamed, read.layer.table.crs != nil { return read }
        } catch  where error.finding.code != .crsMissing {
            throw error
        } catch {
            // No CRS in the file: the assumption below is what it was given for.
        }
        var assuming = specification
        assuming.crs = ProjectDecoder.epsgCode(assumed).map { "EPSG:\($0)" } ?? assumed
        return try VectorLoader.read(assuming, role: .any, context: context)
    }

    /// The layers of a file by name, for `--all-layers`.
    static func layerNames(_ path: String, options: SourceOptions) -> [String] {
        var inspector = FileInspector.Options(context: options.context(near: path))
        inspector.scansPixels = false
        return FileInspector.inspect(path, options: inspector).layers.map(\.name)
    }

    private static func ids(_ layer: LoadedLayer, field: String?) throws(InputError) -> [String?] {
        guard let field, layer.table.count > 0 else { return Array(repeating: nil, count: layer.table.count) }
        let column = try column(field, of: layer)
        var seen: [String: Int] = [:]
        var ids: [String?] = []
        for row in 0..<layer.table.count {
            let id = column[row].text
            if let id, let first = seen[id] {
                throw InputError(
                    Finding(
                        .idDuplicate,
                        .error,
                        file: layer.specification.writtenPath,
                        layer: layer.layerName,
                        feature: layer.table.featureIDs[row],
                        message: Messages.idTwice(
                            id: id,
                            first: layer.table.featureIDs[first],
                            second: layer.table.featureIDs[row]
                        ),
                        fix: Messages.idTwiceFix
                    )
                )
            }
            if let id { seen[id] = row }
            ids.append(id)
        }
        return ids
    }

    /// A field's values.
    ///
    /// - Throws: `InputError` `field_missing`, with the nearest name.
    func column(_ field: String) throws(InputError) -> AttributeColumn {
        try ToolLayer.column(field, of: loaded)
    }

    private static func column(_ field: String, of layer: LoadedLayer) throws(InputError) -> AttributeColumn {
        if let column = layer.table.column(field) { return column }
        let names = layer.table.fields.map(\.name)
        let nearest = EditDistance.nearest(to: field, among: names)
        throw InputError(
            Finding(
                .fieldMissing,
                .error,
                file: layer.specification.writtenPath,
                layer: layer.layerName,
                message: Messages.idFieldMissing(field: field, nearest: nearest, fields: names)
            )
        )
    }

    /// The id of a row: the id field's value, else the source's feature id.
    func id(_ row: Int) -> String { ids[row] ?? String(table.featureIDs[row]) }

    /// The layer has no features: a finding, and exit code 1.
    var emptiness: [Finding] {
        guard table.count == 0, !findings.contains(where: { $0.code == .layerEmpty }) else { return [] }
        return [
            Finding(
                .layerEmpty,
                .warning,
                file: file,
                layer: loaded.layerName,
                message: Messages.layerIsEmpty(layer: loaded.layerName)
            )
        ]
    }
}
