import CGDAL
import GeoModel

/// Reads a layer through the library's columnar stream: no object per feature, WKB straight into the geometry column.
enum ArrowReader {
    /// Reads all rows; false when this layer's stream cannot be used and features must be read one by one.
    static func read(
        _ layer: OGRLayerH,
        into builder: inout TableBuilder,
        readsGeometry: Bool,
        log: WarningLog
    ) throws(GDALError) -> Bool {
        let stream = UnsafeMutablePointer<ArrowArrayStream>.allocate(capacity: 1)
        stream.initialize(to: ArrowArrayStream())
        defer {
            _ = ErrorScope.collect { stream.pointee.release?(stream) }
            stream.deallocate()
        }
        let options = StringList(strings: ["INCLUDE_FID=YES", "MAX_FEATURES_IN_BATCH=8192"])
        guard ErrorScope.collect({ OGR_L_GetArrowStream(layer, stream, options.pointer) }).value,
            let layout = layout(of: stream, fields: builder.fields, readsGeometry: readsGeometry)
        else { return false }
        while true {
            var isLast = false
            var isFailed = false
            let (_, messages) = ErrorScope.collect {
                var array = ArrowArray()
                guard let next = stream.pointee.get_next, next(stream, &array) == 0 else {
                    isFailed = true
                    return
                }
                guard array.release != nil else {
                    isLast = true
                    return
                }
                append(array, layout, to: &builder)
                array.release?(&array)
            }
            // Feature iteration gives the better message, and often the rows before the fault.
            if isFailed || messages.contains(where: { $0.severity >= .failure }) { return false }
            log.add(messages)
            try builder.checkLimits()
            if isLast { return true }
        }
    }

    /// Positions of the columns in a batch, and their formats.
    private struct Layout {
        var identifier: Int
        var fields: [(child: Int, format: String)]
        var geometry: Int?
    }

    /// Checks that the stream has the id, the fields by name in order, and the geometry last; nil otherwise.
    private static func layout(
        of stream: UnsafeMutablePointer<ArrowArrayStream>,
        fields: [SourceField],
        readsGeometry: Bool
    ) -> Layout? {
        ErrorScope.collect { () -> Layout? in
            var schema = ArrowSchema()
            guard let get = stream.pointee.get_schema, get(stream, &schema) == 0 else { return nil }
            defer { schema.release?(&schema) }
            let children = (0..<Int(schema.n_children)).compactMap { schema.children?[$0]?.pointee }
            guard children.count >= 1 + fields.count, children.count <= 2 + fields.count,
                borrowedString(children[0].format) == "l"
            else { return nil }
            var layout = Layout(identifier: 0, fields: [], geometry: nil)
            for (position, field) in fields.enumerated() {
                let child = children[position + 1]
                guard child.name.map(bytesOfCString) == field.nameBytes, let format = borrowedString(child.format),
                    ArrowColumn.formats.contains(format)
                else { return nil }
                layout.fields.append((position + 1, format))
            }
            if children.count == fields.count + 2 {
                guard borrowedString(children[fields.count + 1].format) == "z" else { return nil }
                if readsGeometry { layout.geometry = fields.count + 1 }
            }
            return layout
        }.value
    }

    private static func append(_ batch: ArrowArray, _ layout: Layout, to builder: inout TableBuilder) {
        let rows = Int(batch.length)
        guard let children = batch.children,
            let identifiers = children[layout.identifier].map({ ArrowColumn($0.pointee) })
        else { return }
        let first = builder.featureIDs.count
        for row in 0..<rows { builder.featureIDs.append(identifiers.value(row, as: Int64.self)) }
        for (position, source) in layout.fields.enumerated() {
            guard let child = children[source.child]?.pointee else { continue }
            ArrowColumn(child).append(
                rows: rows,
                format: source.format,
                to: &builder.columns[position],
                textBytes: &builder.textBytes,
                invalidTexts: &builder.invalidTexts[position]
            )
        }
        guard let geometry = layout.geometry, let child = children[geometry]?.pointee else {
            for _ in 0..<rows { builder.geometries.appendNull() }
            return
        }
        let column = ArrowColumn(child)
        for row in 0..<rows {
            guard column.isValid(row) else {
                builder.geometries.appendNull()
                continue
            }
            builder.appendGeometry(column.bytes(row), featureID: builder.featureIDs[first + row])
        }
    }
}
