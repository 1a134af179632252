public import GeoModel
public import Restoration

/// Writes a table as GeoJSON: by RFC 7946, or with its coordinates as they are (domain 6.2).
public struct GeoJSONWriter: Sendable {
    /// How positions are written.
    public enum Positions: Sendable, Hashable {
        /// Longitude and latitude with 7 decimals at most; the table is in degrees already.
        ///
        /// - Parameter note: text of the foreign member `crs_note`, for CGCS2000 degrees written as they are.
        case degrees(note: String?)
        /// Coordinates as they are, with the old `crs` member where the CRS has a code.
        case native
    }

    /// `crs_note` of CGCS2000 data.
    public static let noShiftNote = "CGCS2000, no shift applied"

    /// How positions are written.
    public let positions: Positions

    /// Creates a writer.
    public init(positions: Positions) {
        self.positions = positions
    }

    /// Writes the file and returns what rounding did to rings.
    ///
    /// - Parameter file: the name used in findings.
    public func write(_ table: FeatureTable, to path: String, file: String) throws(PublishingError) -> [Finding] {
        let sink = try ByteSink(path: path)
        var findings: [Finding] = []
        sink.append(header(table))
        let keys = table.fields.map { field in
            var key: [UInt8] = []
            GeoJSONText.append(field.name, to: &key)
            key.append(UInt8(ascii: ":"))
            return key
        }
        var bytes: [UInt8] = []
        for row in 0..<table.count {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: (row == 0 ? "\n" : ",\n").utf8)
            bytes.append(contentsOf: "{\"type\":\"Feature\",\"id\":\(table.featureIDs[row]),\"properties\":{".utf8)
            for (index, column) in table.columns.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(contentsOf: keys[index])
                GeoJSONText.append(column[row], to: &bytes)
            }
            bytes.append(contentsOf: "},\"geometry\":".utf8)
            appendGeometry(row, of: table, file: file, to: &bytes, &findings)
            bytes.append(UInt8(ascii: "}"))
            sink.append(bytes)
            try sink.flushIfNeeded()
        }
        sink.append("\n]}\n")
        try sink.close()
        return findings
    }

    private func header(_ table: FeatureTable) -> [UInt8] {
        var bytes = Array("{\"type\":\"FeatureCollection\",\"name\":".utf8)
        GeoJSONText.append(table.name, to: &bytes)
        switch positions {
        case .native:
            if let epsg = table.crs?.epsg {
                let name = "urn:ogc:def:crs:EPSG::\(epsg)"
                bytes.append(contentsOf: ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}}".utf8)
            }
        case .degrees(let note):
            if let note {
                bytes.append(contentsOf: ",\"crs_note\":".utf8)
                GeoJSONText.append(note, to: &bytes)
            }
            let box = table.geometries.envelope
            if !box.isEmpty, [box.minX, box.minY, box.maxX, box.maxY].allSatisfy({ $0.magnitude < 1e9 }) {
                bytes.append(contentsOf: ",\"bbox\":[".utf8)
                for (index, value) in [box.minX, box.minY, box.maxX, box.maxY].enumerated() {
                    if index > 0 { bytes.append(UInt8(ascii: ",")) }
                    FixedDegrees.append(FixedDegrees.rounded(value), to: &bytes)
                }
                bytes.append(UInt8(ascii: "]"))
            }
        }
        bytes.append(contentsOf: ",\"features\":[".utf8)
        return bytes
    }

    // MARK: Geometry

    private func appendGeometry(
        _ row: Int,
        of table: FeatureTable,
        file: String,
        to bytes: inout [UInt8],
        _ findings: inout [Finding]
    ) {
        let column = table.geometries
        let kind = column.kinds[row]
        var parts: [RingSource] = []
        var isBroken = false
        var hasVanished = false
        for part in column.parts(of: row) {
            guard case .degrees = positions else {
                parts.append(.native(part))
                continue
            }
            if kind.dimension == 2 {
                let rounded = RoundedPart(polygonPart: part, of: column)
                hasVanished = hasVanished || rounded.hasVanishedRing
                isBroken = isBroken || RingCrossing.exists(in: rounded)
                if rounded.ringCount > 0 { parts.append(.rounded(rounded)) }
            } else {
                let rounded = RoundedPart(linePart: part, of: column)
                hasVanished = hasVanished || rounded.hasVanishedRing
                if rounded.ringCount > 0 { parts.append(.rounded(rounded)) }
            }
        }
        if isBroken { findings.append(finding(Messages.ringBrokenByRounding, row, table, file)) }
        if hasVanished { findings.append(finding(Messages.ringVanished, row, table, file)) }
        guard let name = kind.geoJSONName, !parts.isEmpty else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        bytes.append(contentsOf: "{\"type\":\"\(name)\",\"coordinates\":".utf8)
        if kind.isMulti { bytes.append(UInt8(ascii: "[")) }
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(part, kind: kind, of: column, to: &bytes)
        }
        if kind.isMulti { bytes.append(UInt8(ascii: "]")) }
        bytes.append(UInt8(ascii: "}"))
    }

    private enum RingSource {
        case rounded(RoundedPart)
        case native(Int)
    }

    private func append(_ part: RingSource, kind: GeometryKind, of column: GeometryColumn, to bytes: inout [UInt8]) {
        let isPolygon = kind.dimension == 2
        if isPolygon { bytes.append(UInt8(ascii: "[")) }
        let rings =
            switch part {
            case .rounded(let rounded): 0..<rounded.ringCount
            case .native(let part): column.rings(ofPart: part)
            }
        for ring in rings {
            if ring > rings.lowerBound { bytes.append(UInt8(ascii: ",")) }
            if kind.dimension != 0 { bytes.append(UInt8(ascii: "[")) }
            appendPositions(ofRing: ring, part, column, to: &bytes)
            if kind.dimension != 0 { bytes.append(UInt8(ascii: "]")) }
        }
        if isPolygon { bytes.append(UInt8(ascii: "]")) }
    }

    private func appendPositions(
        ofRing ring: Int,
        _ part: RingSource,
        _ column: GeometryColumn,
        to bytes: inout [UInt8]
    ) {
        switch part {
        case .rounded(let rounded):
            let range = rounded.vertices(ofRing: ring)
            for v in range {
                if v > range.lowerBound { bytes.append(UInt8(ascii: ",")) }
                bytes.append(UInt8(ascii: "["))
                FixedDegrees.append(rounded.xy[2 * v], to: &bytes)
                bytes.append(UInt8(ascii: ","))
                FixedDegrees.append(rounded.xy[2 * v + 1], to: &bytes)
                appendHeight(column.z?[rounded.sources[v]], to: &bytes)
                bytes.append(UInt8(ascii: "]"))
            }
        case .native:
            let range = column.vertices(ofRing: ring)
            for v in range {
                if v > range.lowerBound { bytes.append(UInt8(ascii: ",")) }
                bytes.append(UInt8(ascii: "["))
                GeoJSONText.append(column.xy[2 * v], to: &bytes)
                bytes.append(UInt8(ascii: ","))
                GeoJSONText.append(column.xy[2 * v + 1], to: &bytes)
                appendHeight(column.z?[v], to: &bytes)
                bytes.append(UInt8(ascii: "]"))
            }
        }
    }

    /// Heights in metres, as they are.
    private func appendHeight(_ height: Double?, to bytes: inout [UInt8]) {
        guard let height, height.isFinite else { return }
        bytes.append(UInt8(ascii: ","))
        GeoJSONText.append(height, to: &bytes)
    }

    private func finding(
        _ message: (String, Int64, String) -> LocalizedText,
        _ row: Int,
        _ table: FeatureTable,
        _ file: String
    ) -> Finding {
        Finding(
            .geometryInvalid,
            .warning,
            file: file,
            layer: table.name,
            feature: table.featureIDs[row],
            message: message(table.name, table.featureIDs[row], file),
            fix: Messages.ringBrokenFix
        )
    }
}

extension GeometryKind {
    /// The name RFC 7946 gives; nil for no geometry.
    fileprivate var geoJSONName: String? {
        switch self {
        case .null: return nil
        case .point: return "Point"
        case .multiPoint: return "MultiPoint"
        case .lineString: return "LineString"
        case .multiLineString: return "MultiLineString"
        case .polygon: return "Polygon"
        case .multiPolygon: return "MultiPolygon"
        }
    }

    fileprivate var isMulti: Bool {
        switch self {
        case .multiPoint, .multiLineString, .multiPolygon: return true
        default: return false
        }
    }
}
