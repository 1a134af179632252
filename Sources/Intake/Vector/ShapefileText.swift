import Foundation
import GDALKit
import GeoModel
import Restoration

/// Names and texts of a shapefile or a drawing as bytes, and the encoding decided on them.
///
/// GDAL recodes while it reads, so that a wrong encoding is only seen as mojibake and half a character can spoil its
/// value; here every text is tested and decoded by ourselves.
struct ShapefileText {
    let raw: RawText
    let decision: EncodingDecision

    static func read(_ path: String, layer: String, specification: LayerSpecification) throws -> ShapefileText {
        let dataset = try VectorDataset(opening: path, encoding: .raw)
        let source = dataset.layerCount == 1 ? try dataset.layer(at: 0) : try dataset.layer(named: layer)
        let marks = source.metadata(domain: "SHAPEFILE")
        let isDrawing = path.lowercased().hasSuffix(".dxf")
        var raw = try source.readRawStrings(limit: .max)
        if isDrawing, !DrawingShapes.hasHeader(path) { raw.undoLatin1() }
        var samples = raw.fields.map { TextSample(field: [], record: nil, bytes: $0.name) }
        for field in raw.fields where field.isText {
            for (record, value) in field.values.enumerated() {
                guard let value, value.contains(where: { $0 >= 0x80 }) else { continue }
                samples.append(TextSample(field: field.name, record: record, bytes: value))
            }
        }
        let detector = EncodingDetector(
            declared: specification.encoding,
            codePageFile: isDrawing
                ? DrawingShapes.codePage(of: path)
                : codePage(beside: specification.path) ?? marks["ENCODING_FROM_CPG"],
            languageByte: marks["LDID_VALUE"].flatMap { UInt8($0) }
        )
        guard let decision = detector.decide(samples) else {
            throw InputError.input(
                .encodingConflict,
                file: specification.writtenPath,
                message: Messages.unknownEncoding(
                    file: specification.writtenPath,
                    encoding: specification.encoding ?? ""
                ),
                fix: Messages.knownEncodings()
            )
        }
        return ShapefileText(raw: raw, decision: decision)
    }

    /// Throws when a VRT takes its texts from a shapefile that does not say truly how they are encoded.
    ///
    /// Inside a VRT the library decodes by the file's claim or, without one, as Latin-1, and nothing can be decided on
    /// the bytes.
    static func requireKnownTexts(inVRT path: String, specification: LayerSpecification) throws {
        let sources = try VirtualDatasetInspection(path: path).sources.filter { $0.lowercased().hasSuffix(".shp") }
        for source in Set(sources).sorted() {
            let layer = URL(fileURLWithPath: source).deletingPathExtension().lastPathComponent
            let asked = LayerSpecification(path: source, writtenPath: specification.writtenPath)
            let found = try read(source, layer: layer, specification: asked).decision
            guard found.how == .content else { continue }
            throw InputError.input(
                .encodingConflict,
                file: specification.writtenPath,
                layer: layer,
                message: Messages.textsInVRT(specification.writtenPath, source: source, encoding: found.encoding),
                fix: Messages.textsInVRTFix
            )
        }
    }

    /// The text of the `.cpg` beside a shapefile, whatever the case of its name.
    private static func codePage(beside path: String) -> String? {
        let url = URL(fileURLWithPath: path)
        guard let member = ShapefileRepair.members(of: path).first(where: { $0.lowercased().hasSuffix(".cpg") }),
            url.pathExtension.lowercased() == "shp" || url.pathExtension.lowercased() == "dbf",
            let data = FileManager.default.contents(atPath: member)
        else { return nil }
        return String(decoding: data.prefix(64), as: UTF8.self).trimmingSpaces()
    }

    /// Puts the decoded names and texts into a table of the same layer.
    func apply(to table: inout FeatureTable) {
        guard table.fields.count == raw.fields.count, let decoder = TextDecoder(encoding: decision.encoding) else {
            return
        }
        var position: [Int64: Int] = [:]
        if raw.featureIDs != table.featureIDs {
            for (index, id) in raw.featureIDs.enumerated() { position[id] = index }
        }
        var seen: [String: Int] = [:]
        for (index, field) in raw.fields.enumerated() {
            let name = decoder.decode(field.name).text.trimmingSpaces()
            // A name that stands twice gets a number, as the library does.
            let count = seen[name, default: 0]
            seen[name] = count + 1
            table.fields[index].name = count == 0 ? name : "\(name)_\(count)"
            guard field.isText, table.fields[index].type == .string else { continue }
            let ids = table.featureIDs
            table.columns[index] = .strings(
                ids.indices.map { row in
                    let record = position.isEmpty ? row : position[ids[row]]
                    return record.flatMap { field.values[$0] }.map { decoder.decode($0).text.trimmingSpaces() }
                }
            )
        }
    }
}
