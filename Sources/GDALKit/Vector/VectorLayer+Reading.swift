import CGDAL
import CGDALShims
import GeoModel

extension VectorLayer {
    /// Reads the layer, or the part asked for, and says what could not be kept.
    ///
    /// Both ways of fetching give the same table; the columnar stream is taken where all fields allow it.
    ///
    /// - Throws: `invalidQuery`, `notFound` (field), `limitExceeded`, `readFailed`.
    public func read(_ request: ReadRequest = ReadRequest()) throws(GDALError) -> LayerReading {
        let handle = try opened()
        let warned = dataset.log.messages.count
        let all = sourceFields
        let selected = try select(request.fields, from: all)
        let ignored = all.filter { field in !selected.contains { $0.index == field.index } }
        try prepare(handle, request)
        defer { reset(handle) }
        let canIgnore = ErrorScope.collect { OGR_L_TestCapability(handle, OLCIgnoreFields) != 0 }.value
        if canIgnore { try ignore(ignored, geometry: !request.readsGeometry, handle) }

        var builder = TableBuilder(fields: selected, limits: request.limits, subject: subject)
        if request.readsGeometry, request.filter == nil, request.box == nil {
            builder.geometries.reserve(geometries: 0, vertices: mostVertices)
        }
        let columnar =
            request.method == .automatic && selected.allSatisfy(\.isColumnar)
            && Set(all.map(\.nameBytes)).count == all.count && (canIgnore || ignored.isEmpty)
            && selected.map(\.index) == selected.map(\.index).sorted() && geometryColumnCount <= 1
        var done = false
        if columnar {
            var attempt = builder
            if try ArrowReader.read(handle, into: &attempt, readsGeometry: request.readsGeometry, log: dataset.log),
                try isWhole(attempt, request)
            {
                builder = attempt
                done = true
            }
        }
        if !done {
            do throws(GDALError) {
                try FeatureReader.read(handle, into: &builder, readsGeometry: request.readsGeometry, log: dataset.log)
            } catch {
                // Formats on SQLite find out only here that they cannot parse a filter.
                guard let filter = request.filter, error.code == .readFailed, builder.featureIDs.isEmpty else {
                    throw error
                }
                throw GDALError(
                    .invalidQuery,
                    operation: "filter layer",
                    subject: "\(subject) where \(filter)",
                    messages: error.messages
                )
            }
        }
        return LayerReading(
            table: FeatureTable(
                name: name,
                crs: crs,
                featureIDs: builder.featureIDs,
                fields: selected.compactMap(\.definition),
                columns: builder.columns,
                geometries: builder.geometries
            ),
            unreadable: builder.unreadable,
            skippedFields: all.filter { $0.definition == nil }.map(\.name),
            invalidTexts: Dictionary(
                zip(selected.map(\.name), builder.invalidTexts).filter { $0.1 > 0 },
                uniquingKeysWith: +
            ),
            linearised: builder.linearised,
            warnings: Array(dataset.log.messages.dropFirst(warned))
        )
    }

    /// What an uncompressed file can hold at most, so that the coordinates' array need not grow; memory is taken only
    /// where it is written to. 0 where the size says nothing.
    private var mostVertices: Int {
        guard ["ESRI Shapefile", "GPKG"].contains(dataset.driverName) else { return 0 }
        return min(max(0, Int(regreen_vsi_size(dataset.path))) / 16, 1 << 24)
    }

    /// The fields asked for, in that order; all readable ones by default.
    private func select(_ names: [String]?, from all: [SourceField]) throws(GDALError) -> [SourceField] {
        let readable = all.filter { $0.definition != nil }
        guard let names else { return readable }
        var result: [SourceField] = []
        for name in names {
            guard let field = readable.first(where: { $0.name == name }) else {
                throw GDALError(
                    .notFound,
                    operation: "read layer",
                    subject: "\(subject) field \(name)",
                    reason: "the layer has the fields \(readable.map(\.name).joined(separator: ", "))"
                )
            }
            result.append(field)
        }
        return result
    }

    /// Sets the filters and rewinds.
    private func prepare(_ handle: OGRLayerH, _ request: ReadRequest) throws(GDALError) {
        if dataset.driverName == "OSM", let file = try? dataset.opened() {
            // Otherwise features of the other layers pile up in memory until the read is refused.
            _ = ErrorScope.collect { GDALDatasetExecuteSQL(file, "SET interest_layers = \(name)", nil, "") }
        }
        try ErrorScope.vector(
            .invalidQuery,
            "filter layer",
            "\(subject) where \(request.filter ?? "")",
            log: dataset.log
        ) {
            OGR_L_SetAttributeFilter(handle, request.filter)
        }
        _ = ErrorScope.collect {
            if let box = request.box {
                OGR_L_SetSpatialFilterRect(handle, box.minX, box.minY, box.maxX, box.maxY)
            } else {
                OGR_L_SetSpatialFilter(handle, nil)
            }
            OGR_L_ResetReading(handle)
        }
    }

    /// Leaves fields, and geometries, out of what is read until it is told otherwise.
    func ignore(_ fields: [SourceField], geometry: Bool, _ handle: OGRLayerH) throws(GDALError) {
        let list = StringList(strings: fields.map(\.name) + (geometry ? ["OGR_GEOMETRY"] : []))
        try ErrorScope.vector(.readFailed, "select fields", subject, log: dataset.log) {
            setIgnoredFields(handle, list)
        }
    }

    private func reset(_ handle: OGRLayerH) {
        _ = ErrorScope.collect {
            _ = OGR_L_SetAttributeFilter(handle, nil)
            OGR_L_SetSpatialFilter(handle, nil)
            _ = OGR_L_SetIgnoredFields(handle, nil)
            OGR_L_ResetReading(handle)
        }
    }

    /// True when the stream gave as many rows as the layer has; where it did not, features are read one by one.
    private func isWhole(_ builder: TableBuilder, _ request: ReadRequest) throws(GDALError) -> Bool {
        guard request.filter == nil, request.box == nil else { return true }
        let handle = try opened()
        let count = ErrorScope.collect { OGR_L_GetFeatureCount(handle, 0) }.value
        return count < 0 || Int(count) == builder.featureIDs.count
    }
}

private func setIgnoredFields(_ handle: OGRLayerH, _ list: borrowing StringList) -> OGRErr {
    guard let pointer = list.pointer else { return OGR_L_SetIgnoredFields(handle, nil) }
    return UnsafeMutableRawPointer(pointer).withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: 1) {
        OGR_L_SetIgnoredFields(handle, $0)
    }
}
