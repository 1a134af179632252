import CGDAL
public import GeoModel

/// What a new layer is to be.
public struct LayerDefinition: Sendable, Hashable {
    /// The layer's name.
    public var name: String
    /// The CRS written with it, nil for none.
    public var crs: CRSReference?
    /// The declared geometry type; single kinds are written as multi when this is a multi kind.
    public var geometryType: LayerGeometryType
    /// The fields; aliases are kept where the format has them.
    public var fields: [FieldDefinition]
    /// Creation options of the format, for example `ENCODING` or `GEOMETRY_NAME`.
    public var options: [String: String]

    /// Creates a definition.
    public init(
        name: String,
        crs: CRSReference?,
        geometryType: LayerGeometryType,
        fields: [FieldDefinition],
        options: [String: String] = [:]
    ) {
        self.name = name
        self.crs = crs
        self.geometryType = geometryType
        self.fields = fields
        self.options = options
    }

    /// The definition that fits a table.
    public init(describing table: FeatureTable, options: [String: String] = [:]) {
        self.init(
            name: table.name,
            crs: table.crs,
            geometryType: LayerGeometryType(describing: table.geometries),
            fields: table.fields,
            options: options
        )
    }
}

/// A vector file being written.
///
/// The same calls give the same bytes: dates the formats store are set to `timestamp`. What was written counts only
/// when `close()` has returned; the destructor closes as a last resort and cannot report.
public final class VectorWriter {
    /// A layer of this writer.
    public struct Layer: Sendable, Hashable {
        let index: Int
    }

    /// The path of the new file.
    public let path: String
    /// Short name of the driver.
    public let driverName: String

    let log = WarningLog()
    private let settings: [String: String]
    private let indexMemoryInBytes: Int
    private let day: String
    private var handle: GDALDatasetH?
    private var layers: [WrittenLayer] = []
    private var isInTransaction = false

    private struct WrittenLayer {
        let handle: OGRLayerH
        let definition: LayerDefinition
        /// Where this package makes the spatial index of a GeoPackage layer itself.
        let index: GeoPackageIndex?
        /// Where its rows go to SQLite directly.
        let rows: GeoPackageRows?
        var features = 0
        var box = Envelope.empty
    }

    /// Creates a new file; an existing one is not overwritten.
    ///
    /// - Parameters:
    ///   - path: The file, or a folder for several Shapefiles.
    ///   - driver: `GPKG`, `ESRI Shapefile`, `GeoJSON`, `FlatGeobuf`, `CSV`, `KML`, …
    ///   - options: Creation options of the format.
    ///   - timestamp: The time that formats store as their last change, ISO 8601 in UTC.
    ///   - indexMemoryInBytes: What the boxes of a GeoPackage layer's features may take until its spatial index is
    ///     written at the end; with more features that takes longer.
    /// - Throws: `createFailed`, `driverMissing`, `pathRefused`.
    public init(
        creating path: String,
        driver: String,
        options: [String: String] = [:],
        timestamp: String = "2000-01-01T00:00:00.000Z",
        indexMemoryInBytes: Int = 256 << 20
    ) throws(GDALError) {
        guard !PathPolicy.refuses(path) else { throw GDALError(.pathRefused, operation: "create file", subject: path) }
        let settings = ["OGR_CURRENT_DATE": timestamp, "GDAL_PAM_ENABLED": "NO"]
        let list = try StringList(options)
        let pointer = list.pointer
        GDALLibrary.prepare()
        guard let factory = GDALGetDriverByName(driver) else {
            throw GDALError(.driverMissing, operation: "create file", subject: "\(path) (\(driver))")
        }
        handle = try GDALLibrary.withOptions(settings) { () throws(GDALError) in
            try ErrorScope.require(.createFailed, "create file", path) {
                GDALCreate(factory, path, 0, 0, 0, GDT_Unknown, pointer)
            }
        }
        withExtendedLifetime(list) {}
        self.path = path
        self.driverName = driver
        self.settings = settings
        day = String(timestamp.prefix(10))
        self.indexMemoryInBytes = indexMemoryInBytes
    }

    deinit {
        guard let handle else { return }
        // Statements end before the connection they belong to.
        layers = []
        GDALLibrary.withOptions(settings) { _ = ErrorScope.collect { GDALClose(handle) } }
    }

    /// Warnings the library gave so far, each once: shortened names, cut texts.
    public var warnings: [GDALMessage] { log.messages }

    private func opened() throws(GDALError) -> GDALDatasetH {
        guard let handle else { throw GDALError(.closed, operation: "write file", subject: path) }
        return handle
    }

    /// Adds a layer with its fields.
    ///
    /// - Throws: `createFailed`, naming layer and field; `invalidCRS`.
    public func addLayer(_ definition: LayerDefinition) throws(GDALError) -> Layer {
        let dataset = try opened()
        let subject = "\(path) layer \(definition.name)"
        var options = definition.options
        if driverName == "ESRI Shapefile", options["DBF_DATE_LAST_UPDATE"] == nil {
            options["DBF_DATE_LAST_UPDATE"] = day
        }
        let packsIndex =
            driverName == "GPKG" && GeoPackageIndex.isUseful && options["SPATIAL_INDEX"] == nil
            && definition.geometryType.kind != .none
        if packsIndex { options["SPATIAL_INDEX"] = "NO" }
        let list = try StringList(options)
        let pointer = list.pointer
        let reference = try SpatialReference.make(definition.crs)
        let layer = try GDALLibrary.withOptions(settings) { () throws(GDALError) -> OGRLayerH in
            let layer = try ErrorScope.require(.createFailed, "create layer", subject, log: log) {
                GDALDatasetCreateLayer(
                    dataset,
                    definition.name,
                    reference?.pointer,
                    definition.geometryType.gdal,
                    pointer
                )
            }
            for field in definition.fields {
                try ErrorScope.vector(.createFailed, "create field", "\(subject) field \(field.name)", log: log) {
                    Self.createField(field, in: layer)
                }
            }
            return layer
        }
        withExtendedLifetime((list.pointer, reference)) {}
        let own = packsIndex ? try ownTable(layer, definition, of: dataset, subject) : nil
        layers.append(WrittenLayer(handle: layer, definition: definition, index: own?.index, rows: own?.rows))
        return Layer(index: layers.count - 1)
    }

    /// The parts of a GeoPackage layer that this package writes itself; nil leaves them to the library.
    private func ownTable(
        _ layer: OGRLayerH,
        _ definition: LayerDefinition,
        of dataset: GDALDatasetH,
        _ subject: String
    ) throws(GDALError) -> (index: GeoPackageIndex, rows: GeoPackageRows?)? {
        guard let table = GeoPackageTable(layer, named: definition.name),
            let handle = GDALGetInternalHandle(dataset, "SQLITE_HANDLE")
        else { return nil }
        let connection = SQLiteConnection(borrowing: OpaquePointer(handle))
        let index = try GDALLibrary.withOptions(settings) { () throws(GDALError) in
            try ErrorScope.quietly(.createFailed, "create spatial index", subject, log: log) {
                GeoPackageIndex(table, of: dataset, connection, memoryInBytes: indexMemoryInBytes)
            }
        }
        guard let index else { return nil }
        let columns = Self.fieldNames(of: layer)
        return (index, GeoPackageRows(table, columns: columns, definition: definition, connection))
    }

    private static func createField(_ field: FieldDefinition, in layer: OGRLayerH) -> OGRErr {
        let type: OGRFieldType
        switch field.type {
        case .string: type = OFTString
        case .integer: type = OFTInteger64
        case .boolean: type = OFTInteger
        case .real: type = OFTReal
        case .date: type = OFTDate
        case .dateTime: type = OFTDateTime
        }
        guard let definition = OGR_Fld_Create(field.name, type) else { return OGRERR_FAILURE }
        defer { OGR_Fld_Destroy(definition) }
        if field.type == .boolean { OGR_Fld_SetSubType(definition, OFSTBoolean) }
        OGR_Fld_SetWidth(definition, Int32(clamping: field.width))
        OGR_Fld_SetPrecision(definition, Int32(clamping: field.precision))
        if let alias = field.alias { OGR_Fld_SetAlternativeName(definition, alias) }
        return OGR_L_CreateField(layer, definition, 1)
    }

    /// The field names as the format took them: a Shapefile shortens to ten bytes.
    public func writtenFieldNames(_ layer: Layer) -> [String] {
        handle == nil ? [] : Self.fieldNames(of: layers[layer.index].handle)
    }

    private static func fieldNames(of layer: OGRLayerH) -> [String] {
        guard let definition = OGR_L_GetLayerDefn(layer) else { return [] }
        return (0..<OGR_FD_GetFieldCount(definition)).map { index in
            OGR_FD_GetFieldDefn(definition, index).flatMap { borrowedString(OGR_Fld_GetNameRef($0)) } ?? ""
        }
    }

    /// Puts all that follows into one transaction where the format has them: for many small tables. `close` commits it.
    public func beginTransaction() throws(GDALError) {
        let dataset = try opened()
        guard !isInTransaction else { return }
        isInTransaction =
            ErrorScope.collect {
                GDALDatasetTestCapability(dataset, "Transactions") != 0
                    && GDALDatasetStartTransaction(dataset, 0) == OGRERR_NONE
            }.value
    }

    /// Writes all rows of a table, in one transaction where the format has them.
    ///
    /// Columns go to the layer's fields by position. Feature ids are given by the format unless `keepsIDs`.
    ///
    /// - Throws: `writeFailed` naming the row's feature id; `invalidArgument` when the fields do not fit the layer.
    public func write(_ table: FeatureTable, to layer: Layer, keepsIDs: Bool = false) throws(GDALError) {
        let dataset = try opened()
        let target = layers[layer.index]
        let subject = "\(path) layer \(target.definition.name)"
        guard table.fields.count == target.definition.fields.count else {
            throw GDALError(
                .invalidArgument,
                operation: "write layer",
                subject: subject,
                reason: "\(table.fields.count) columns for \(target.definition.fields.count) fields"
            )
        }
        if driverName == "FlatGeobuf", target.definition.geometryType.kind != .none,
            let row = (0..<table.count).first(where: { table.geometries.parts(of: $0).isEmpty })
        {
            // The driver would leave the feature out without a word.
            throw GDALError(
                .writeFailed,
                operation: "write layer",
                subject: "\(subject) feature \(table.featureIDs[row])",
                reason: "FlatGeobuf cannot hold a feature without a geometry in a layer with geometries"
            )
        }
        try GDALLibrary.withOptions(settings) { () throws(GDALError) in
            let inTransaction =
                !isInTransaction
                && ErrorScope.collect {
                    GDALDatasetTestCapability(dataset, "Transactions") != 0
                        && GDALDatasetStartTransaction(dataset, 0) == OGRERR_NONE
                }.value
            let (failure, messages) = ErrorScope.collect { insert(table, into: target, keepsIDs: keepsIDs) }
            if let failure {
                if inTransaction { _ = ErrorScope.collect { GDALDatasetRollbackTransaction(dataset) } }
                throw GDALError(
                    .writeFailed,
                    operation: "write layer",
                    subject: "\(subject) feature \(table.featureIDs[failure.row])",
                    messages: messages + failure.reason
                )
            }
            log.add(messages)
            guard inTransaction else { return }
            try ErrorScope.vector(.writeFailed, "commit layer", subject, log: log) {
                GDALDatasetCommitTransaction(dataset)
            }
        }
        layers[layer.index].features += table.count
        layers[layer.index].box = target.box.union(table.geometries.envelope)
    }

    /// Inserts all rows; the first that could not be written, nil when all were.
    private func insert(
        _ table: FeatureTable,
        into target: WrittenLayer,
        keepsIDs: Bool
    ) -> (row: Int, reason: [GDALMessage])? {
        if let rows = target.rows, let index = target.index, rows.canTake(table) {
            return rows.write(table, keepsIDs: keepsIDs, index: index).map { ($0.row, [$0.reason]) }
        }
        let rows = RowWriter(
            layer: target.handle,
            geometryType: target.definition.geometryType,
            keepsIDs: keepsIDs,
            index: target.index
        )
        return rows.write(table, log: log).map { ($0, []) }
    }

    /// Adds a layer that fits the table and writes all its rows.
    @discardableResult
    public func write(_ table: FeatureTable, options: [String: String] = [:]) throws(GDALError) -> Layer {
        let layer = try addLayer(LayerDefinition(describing: table, options: options))
        try write(table, to: layer)
        return layer
    }

    /// Runs a statement of the format's own SQL, for example to store styles in a GeoPackage.
    ///
    /// - Throws: `invalidQuery`.
    public func executeSQL(_ statement: String) throws(GDALError) {
        let dataset = try opened()
        try GDALLibrary.withOptions(settings) { () throws(GDALError) in
            try ErrorScope.quietly(.invalidQuery, "run SQL", "\(path): \(statement.prefix(200))", log: log) {
                if let result = GDALDatasetExecuteSQL(dataset, statement, nil, "") {
                    GDALDatasetReleaseResultSet(dataset, result)
                }
            }
        }
    }

    /// A text as an SQL literal, quotes doubled.
    public static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// Fills the indexes of all layers and commits what is open.
    private func finishIndexes(dataset: GDALDatasetH) throws(GDALError) {
        let indexes = layers.compactMap(\.index)
        guard !indexes.isEmpty || isInTransaction else { return }
        try beginTransaction()
        try GDALLibrary.withOptions(settings) { () throws(GDALError) in
            for index in indexes {
                let (failure, messages) = ErrorScope.collect { index.finish() }
                guard failure == nil, !messages.contains(where: { $0.severity >= .failure }) else {
                    throw GDALError(
                        .writeFailed,
                        operation: "write spatial index",
                        subject: path,
                        messages: messages + [failure].compactMap { $0 }
                    )
                }
                log.add(messages)
            }
            guard isInTransaction else { return }
            isInTransaction = false
            try ErrorScope.vector(.writeFailed, "commit file", path, log: log) {
                GDALDatasetCommitTransaction(dataset)
            }
        }
    }

    /// Closes the file and says whether everything reached it; further calls throw `closed`.
    ///
    /// Much of the writing happens here, and GDAL 3.6 returns nothing from it, so any message of failure class counts,
    /// and the file is opened again to see that it holds the features written.
    ///
    /// - Throws: `closeFailed`, `verificationFailed`.
    public func close() throws(GDALError) {
        guard let handle else { return }
        // Rows that the library did not write itself are counted in the file; those it wrote are read again.
        let own = layers.filter { $0.rows != nil }
            .map { (name: $0.definition.name, features: $0.features, box: $0.box) }
        let others = layers.filter { $0.rows == nil }.map { (name: $0.definition.name, features: $0.features) }
        if driverName == "GPKG" {
            for statement in GeoPackageAliases.statements(for: layers.map(\.definition)) { try executeSQL(statement) }
        }
        try finishIndexes(dataset: handle)
        self.handle = nil
        // Statements end before the connection they belong to.
        layers = []
        try GDALLibrary.withOptions(settings) { () throws(GDALError) in
            try ErrorScope.quietly(.closeFailed, "close file", path, log: log) { GDALClose(handle) }
        }
        if !own.isEmpty { try GeoPackageRows.completeContents(path, own) }
        try WrittenFileCheck.check(path, driver: driverName, layers: others)
    }
}
