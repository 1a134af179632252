import CGDAL

/// How text of files without a reliable encoding mark is read.
public enum SourceEncoding: Sendable, Hashable {
    /// As the file itself says (code page file, language byte, header).
    case asDeclared
    /// As this encoding, whatever the file says: `GBK`, `GB18030`, `UTF-8`.
    case named(String)
    /// Not decoded at all: for `VectorLayer.readRawStrings`.
    case raw
}

/// An open vector file: its layers.
///
/// Not `Sendable`: one dataset is used by one thread at a time; workers open their own. Layers keep it alive.
public final class VectorDataset {
    /// The path it was opened with.
    public let path: String

    let log = WarningLog()
    private var handle: GDALDatasetH?

    /// Opens a vector file for reading.
    ///
    /// - Parameters:
    ///   - path: A local file or folder, memory file or archive member.
    ///   - drivers: Which formats may be tried.
    ///   - encoding: How a Shapefile's or DXF's text is read.
    ///   - options: The driver's open options.
    /// - Throws: `pathRefused`, `fileNotFound`, `openFailed`.
    public init(
        opening path: String,
        drivers: DriverAllowList = .vectors,
        encoding: SourceEncoding = .asDeclared,
        options: [String: String] = [:]
    ) throws(GDALError) {
        var options = options
        var settings: [String: String] = [:]
        let name = path.lowercased()
        let named: String?
        switch encoding {
        case .asDeclared: named = nil
        case .named(let value): named = value
        case .raw: named = ""
        }
        if let named {
            // Only these formats take an encoding from outside; others would warn of an unknown option.
            if [".shp", ".dbf", ".shz"].contains(where: name.hasSuffix) { options["ENCODING"] = named }
            if name.hasSuffix(".dxf") { settings["DXF_ENCODING"] = named.isEmpty ? "UTF-8" : named }
        }
        let (handle, messages) = try GDALLibrary.withOptions(settings) { () throws(GDALError) in
            try DatasetOpening.open(path, flags: GDAL_OF_VECTOR, drivers: drivers, options: options)
        }
        self.handle = handle
        self.path = path
        log.add(messages)
    }

    deinit {
        guard let handle else { return }
        _ = ErrorScope.collect { GDALClose(handle) }
    }

    /// The handle, or `closed`.
    func opened() throws(GDALError) -> GDALDatasetH {
        guard let handle else { throw GDALError(.closed, operation: "use vector file", subject: path) }
        return handle
    }

    private func ask<R>(_ standard: R, _ body: (GDALDatasetH) -> R) -> R {
        guard let handle else { return standard }
        return ErrorScope.collect { body(handle) }.value
    }

    /// Closes the file; layers of it then throw `closed`.
    public func close() {
        guard let handle else { return }
        self.handle = nil
        _ = ErrorScope.collect { GDALClose(handle) }
    }

    /// Warnings the library gave so far, each once.
    public var warnings: [GDALMessage] { log.messages }

    /// Short name of the driver, for example `ESRI Shapefile`.
    public var driverName: String {
        ask("") { GDALGetDatasetDriver($0).flatMap { borrowedString(GDALGetDriverShortName($0)) } ?? "" }
    }

    /// All files that belong to the dataset, the main one first.
    public var files: [String] {
        ask([]) { handle in
            let list = GDALGetFileList(handle)
            defer { CSLDestroy(list) }
            return StringList.strings(list)
        }
    }

    /// Metadata of a domain; the empty name is the default one.
    public func metadata(domain: String = "") -> [String: String] {
        ask([:]) { StringList.dictionary(GDALGetMetadata($0, domain)) }
    }

    /// Number of layers.
    public var layerCount: Int { ask(0) { Int(GDALDatasetGetLayerCount($0)) } }

    /// Names of the layers, in the file's order.
    public var layerNames: [String] {
        ask([]) { handle in
            (0..<GDALDatasetGetLayerCount(handle)).map { index in
                GDALDatasetGetLayer(handle, index).flatMap { borrowedString(OGR_L_GetName($0)) } ?? ""
            }
        }
    }

    /// The layer at a position, from 0.
    ///
    /// - Throws: `notFound` when there is none.
    public func layer(at index: Int) throws(GDALError) -> VectorLayer {
        let handle = try opened()
        let layer = try ErrorScope.require(.notFound, "get layer", "\(path) layer \(index)") {
            GDALDatasetGetLayer(handle, Int32(clamping: index))
        }
        return VectorLayer(handle: layer, dataset: self)
    }

    /// The layer of exactly this name.
    ///
    /// - Throws: `notFound`, naming the layers there are.
    public func layer(named name: String) throws(GDALError) -> VectorLayer {
        guard let index = layerNames.firstIndex(of: name) else {
            throw GDALError(
                .notFound,
                operation: "get layer",
                subject: "\(path) layer \(name)",
                reason: "the file has the layers \(layerNames.joined(separator: ", "))"
            )
        }
        return try layer(at: index)
    }

    /// Runs a statement and reads its result; nil for a statement without one.
    ///
    /// - Parameter dialect: `OGRSQL` or `SQLITE`; nil for the format's own.
    /// - Throws: `invalidQuery`.
    public func query(_ statement: String, dialect: String? = nil) throws(GDALError) -> LayerReading? {
        let handle = try opened()
        let result = try ErrorScope.quietly(.invalidQuery, "run SQL", "\(path): \(statement.prefix(200))", log: log) {
            GDALDatasetExecuteSQL(handle, statement, nil, dialect ?? "")
        }
        guard let result else { return nil }
        defer { _ = ErrorScope.collect { GDALDatasetReleaseResultSet(handle, result) } }
        return try VectorLayer(handle: result, dataset: self).read(ReadRequest(method: .iteration))
    }
}
