import Dispatch
import GDALKit
public import GeoModel
public import Restoration
import Synchronization

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
    /// Upper bound of threads; the bytes do not depend on it.
    public let threads: Int

    /// Creates a writer.
    public init(positions: Positions, threads: Int = 1) {
        self.positions = positions
        self.threads = max(1, threads)
    }

    /// Writes the file and returns what rounding did to rings.
    ///
    /// - Parameter file: the name used in findings.
    public func write(_ table: FeatureTable, to path: String, file: String) throws(PublishingError) -> [Finding] {
        let sink = try ByteSink(path: path)
        var findings: [Finding] = []
        sink.append(header(table))
        let table = try withinOneTurn(table, path: path)
        let keys = table.fields.map { field in
            var key: [UInt8] = []
            GeoJSONText.append(field.name, to: &key)
            key.append(UInt8(ascii: ":"))
            return key
        }
        // A wave of chunks is made in memory, then written in order.
        let chunks = Self.chunks(of: table.geometries)
        for wave in stride(from: 0, to: chunks.count, by: 2 * threads) {
            let members = chunks[wave..<min(wave + 2 * threads, chunks.count)]
            for chunk in rendered(Array(members), of: table, keys: keys, file: file) {
                findings += chunk.findings
                sink.append(chunk.bytes)
                try sink.flushIfNeeded()
            }
        }
        sink.append("\n]}\n")
        try sink.close()
        return findings
    }

    /// Text of some rows, and what is to be said about them.
    private struct Chunk: Sendable {
        var bytes: [UInt8] = []
        var findings: [Finding] = []
    }

    /// Rows in chunks of about as many vertices each.
    private static func chunks(of column: GeometryColumn) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var first = 0
        var vertices = 0
        for row in 0..<column.count {
            vertices += column.vertices(of: row).count + 8
            guard vertices >= 16_384 || row == column.count - 1 else { continue }
            chunks.append(first..<(row + 1))
            first = row + 1
            vertices = 0
        }
        return chunks
    }

    private func rendered(
        _ chunks: [Range<Int>],
        of table: FeatureTable,
        keys: [[UInt8]],
        file: String
    ) -> [Chunk] {
        guard threads > 1, chunks.count > 1 else { return chunks.map { chunk($0, of: table, keys: keys, file: file) } }
        let results = Mutex([Chunk](repeating: Chunk(), count: chunks.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, chunks.count)) { _ in
            while true {
                let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard position < chunks.count else { return }
                let done = chunk(chunks[position], of: table, keys: keys, file: file)
                results.withLock { $0[position] = done }
            }
        }
        return results.withLock { $0 }
    }

    private func chunk(_ rows: Range<Int>, of table: FeatureTable, keys: [[UInt8]], file: String) -> Chunk {
        var chunk = Chunk()
        for row in rows {
            chunk.bytes.append(contentsOf: (row == 0 ? "\n" : ",\n").utf8)
            chunk.bytes.append(
                contentsOf: "{\"type\":\"Feature\",\"id\":\(table.featureIDs[row]),\"properties\":{".utf8
            )
            for (index, column) in table.columns.enumerated() {
                if index > 0 { chunk.bytes.append(UInt8(ascii: ",")) }
                chunk.bytes.append(contentsOf: keys[index])
                GeoJSONText.append(column[row], to: &chunk.bytes)
            }
            chunk.bytes.append(contentsOf: "},\"geometry\":".utf8)
            appendGeometry(row, of: table, file: file, to: &chunk.bytes, &chunk.findings)
            chunk.bytes.append(UInt8(ascii: "}"))
        }
        return chunk
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
                // West is above east where the layer lies across the antimeridian.
                let (west, east) = box.maxX - box.minX < 360 ? (turned(box.minX), turned(box.maxX)) : (-180, 180)
                for (index, value) in [west, box.minY, east, box.maxY].enumerated() {
                    if index > 0 { bytes.append(UInt8(ascii: ",")) }
                    FixedDegrees.append(FixedDegrees.rounded(value), to: &bytes)
                }
                bytes.append(UInt8(ascii: "]"))
            }
        }
        bytes.append(contentsOf: ",\"features\":[".utf8)
        return bytes
    }

    /// A longitude within −180…180.
    private func turned(_ longitude: Double) -> Double {
        longitude.magnitude <= 180 ? longitude : longitude - 360 * (longitude / 360).rounded()
    }

    /// The table with geometries cut at the antimeridian where positions are degrees (RFC 7946, domain 6.2).
    private func withinOneTurn(_ table: FeatureTable, path: String) throws(PublishingError) -> FeatureTable {
        guard case .degrees = positions else { return table }
        var table = table
        do {
            table.geometries = try DateLine.split(table.geometries)
        } catch {
            throw OutputFile.failure(path, [error.reason], operation: error.operation)
        }
        return table
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
            appendNative(column.vertices(ofRing: ring), column, to: &bytes)
        }
    }

    /// Positions as they are: by far the most bytes of a file, hence put together outside the buffer.
    private func appendNative(_ range: Range<Int>, _ column: GeometryColumn, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * ShortestDecimal.capacity + 3) { text in
            guard let out = text.baseAddress else { return }
            for v in range {
                if v > range.lowerBound { bytes.append(UInt8(ascii: ",")) }
                var at = 1
                out[0] = UInt8(ascii: "[")
                if column.z == nil, let x = ShortestDecimal.write(column.xy[2 * v], to: out + at) {
                    at += x
                    out[at] = UInt8(ascii: ",")
                    at += 1
                    if let y = ShortestDecimal.write(column.xy[2 * v + 1], to: out + at) {
                        at += y
                        out[at] = UInt8(ascii: "]")
                        bytes.append(contentsOf: UnsafeBufferPointer(start: out, count: at + 1))
                        continue
                    }
                }
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
