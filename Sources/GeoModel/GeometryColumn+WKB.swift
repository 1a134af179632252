/// Why a piece of well-known binary could not be read.
public enum WKBError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes end inside a geometry.
    case truncated
    /// A geometry type this package does not keep (curves, surfaces of other kinds, nested collections).
    case unsupportedType(UInt32)
    /// Deeper nesting or more elements than the bytes could hold.
    case limitExceeded

    /// English text for a log; user text comes from the message catalogue.
    public var description: String {
        switch self {
        case .truncated: return "well-known binary ends too early"
        case .unsupportedType(let type): return "geometry type \(type) is not supported"
        case .limitExceeded: return "well-known binary claims more elements than it holds"
        }
    }
}

extension GeometryColumn {
    /// Parses one WKB geometry (OGC, ISO and EWKB flags, either byte order) and appends it.
    ///
    /// A geometry collection is accepted when all members have one dimension, and becomes the multi type of it.
    /// M values are dropped. On error nothing is appended.
    public mutating func appendWKB(_ bytes: UnsafeRawBufferPointer) throws(WKBError) {
        let mark = buildMark
        do {
            var reader = WKBReader(bytes: bytes)
            let kind = try reader.readGeometry(into: &self, depth: 0)
            endGeometry(kind: kind)
        } catch {
            rewind(to: mark)
            throw error
        }
    }

    /// The OGC/ISO WKB of one geometry, little-endian, with Z when the column has heights; nil for null.
    public func wkb(of geometry: Int) -> [UInt8]? {
        guard kinds[geometry] != .null else { return nil }
        var bytes: [UInt8] = []
        appendWKB(of: geometry, as: kinds[geometry], to: &bytes)
        return bytes
    }

    /// Appends the WKB of one geometry to bytes; nothing for null.
    ///
    /// - Parameter kind: the geometry's own kind, or the multi kind of its dimension.
    public func appendWKB(of geometry: Int, as kind: GeometryKind, to bytes: inout [UInt8]) {
        guard kinds[geometry] != .null else { return }
        var out = WKBWriter(bytes: bytes, hasZ: z != nil)
        bytes = []
        defer { bytes = out.bytes }
        let allParts = parts(of: geometry)
        switch kind {
        case .null: return
        case .point:
            out.header(1)
            if allParts.isEmpty { out.emptyPoint() } else { out.vertices(vertices(of: geometry), of: self) }
        case .lineString:
            out.header(2)
            out.count(vertices(of: geometry).count)
            out.vertices(vertices(of: geometry), of: self)
        case .polygon:
            out.header(3)
            out.polygonBody(allParts.first, of: self)
        case .multiPoint, .multiLineString, .multiPolygon:
            out.header(kind == .multiPoint ? 4 : kind == .multiLineString ? 5 : 6)
            out.count(allParts.count)
            for part in allParts {
                switch kind {
                case .multiPoint:
                    out.header(1)
                    for ring in rings(ofPart: part) { out.vertices(vertices(ofRing: ring), of: self) }
                case .multiLineString:
                    out.header(2)
                    for ring in rings(ofPart: part) {
                        out.count(vertices(ofRing: ring).count)
                        out.vertices(vertices(ofRing: ring), of: self)
                    }
                default:
                    out.header(3)
                    out.polygonBody(part, of: self)
                }
            }
        }
    }
}

private struct WKBReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0
    var littleEndian = true

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func byte() throws(WKBError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func uint32() throws(WKBError) -> UInt32 {
        guard bytes.count - position >= 4 else { throw .truncated }
        let raw = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
        position += 4
        return littleEndian ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
    }

    mutating func double() throws(WKBError) -> Double {
        guard bytes.count - position >= 8 else { throw .truncated }
        let raw = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        position += 8
        return Double(bitPattern: littleEndian ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
    }

    mutating func header() throws(WKBError) -> (type: UInt32, hasZ: Bool, hasM: Bool) {
        littleEndian = try byte() != 0
        let raw = try uint32()
        var hasZ = raw & 0x8000_0000 != 0
        var hasM = raw & 0x4000_0000 != 0
        if raw & 0x2000_0000 != 0 { _ = try uint32() }
        let code = raw & 0x0FFF_FFFF
        switch code / 1000 {
        case 1: hasZ = true
        case 2: hasM = true
        case 3:
            hasZ = true
            hasM = true
        default: break
        }
        return (code % 1000, hasZ, hasM)
    }

    mutating func count(minimumBytesEach: Int) throws(WKBError) -> Int {
        let n = Int(try uint32())
        guard n <= (bytes.count - position) / minimumBytesEach else { throw .limitExceeded }
        return n
    }

    mutating func vertices(_ n: Int, hasZ: Bool, hasM: Bool, into column: inout GeometryColumn) throws(WKBError) {
        if littleEndian, !hasZ, !hasM, n > 0, bytes.count - position >= 16 * n {
            column.appendVertices(rawPairs: UnsafeRawBufferPointer(rebasing: bytes[position..<(position + 16 * n)]))
            position += 16 * n
            return
        }
        for _ in 0..<n {
            let x = try double()
            let y = try double()
            let height = hasZ ? try double() : nil
            if hasM { _ = try double() }
            column.appendVertex(x: x, y: y, height: height)
        }
    }

    /// Reads one geometry's parts into the column and says of which kind they are.
    mutating func readGeometry(into column: inout GeometryColumn, depth: Int) throws(WKBError) -> GeometryKind {
        guard depth < 8 else { throw .limitExceeded }
        let (type, hasZ, hasM) = try header()
        let vertexBytes = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0)
        switch type {
        case 1:
            let start = position
            let x = try double()
            let y = try double()
            position = start
            if x.isNaN, y.isNaN {
                guard bytes.count - position >= vertexBytes else { throw .truncated }
                position += vertexBytes
                return .point
            }
            try vertices(1, hasZ: hasZ, hasM: hasM, into: &column)
            column.endRing()
            column.endPart()
            return .point
        case 2:
            let n = try count(minimumBytesEach: vertexBytes)
            guard n > 0 else { return .lineString }
            try vertices(n, hasZ: hasZ, hasM: hasM, into: &column)
            column.endRing()
            column.endPart()
            return .lineString
        case 3:
            let ringCount = try count(minimumBytesEach: 4)
            guard ringCount > 0 else { return .polygon }
            for _ in 0..<ringCount {
                let n = try count(minimumBytesEach: vertexBytes)
                try vertices(n, hasZ: hasZ, hasM: hasM, into: &column)
                column.endRing()
            }
            column.endPart()
            return .polygon
        case 4, 5, 6, 7:
            let members = try count(minimumBytesEach: 9)
            var kind: GeometryKind = type == 4 ? .multiPoint : type == 5 ? .multiLineString : .multiPolygon
            for member in 0..<members {
                let memberKind = try readGeometry(into: &column, depth: depth + 1)
                let multi: GeometryKind =
                    memberKind.dimension == 0
                    ? .multiPoint : memberKind.dimension == 1 ? .multiLineString : .multiPolygon
                if type == 7, member == 0 { kind = multi }
                guard multi == kind else { throw .unsupportedType(type) }
            }
            return kind
        default:
            throw .unsupportedType(type)
        }
    }
}

private struct WKBWriter {
    var bytes: [UInt8]
    let hasZ: Bool

    mutating func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }

    mutating func append(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func header(_ type: UInt32) {
        bytes.append(1)
        append(hasZ ? type + 1000 : type)
    }

    mutating func count(_ n: Int) { append(UInt32(n)) }

    mutating func emptyPoint() { for _ in 0..<(hasZ ? 3 : 2) { append(Double.nan) } }

    mutating func vertices(_ range: Range<Int>, of column: GeometryColumn) {
        if !hasZ {
            // Doubles lie in memory as little-endian WKB wants them.
            column.xy.withUnsafeBytes {
                bytes.append(contentsOf: $0[(16 * range.lowerBound)..<(16 * range.upperBound)])
            }
            return
        }
        for v in range {
            append(column.xy[2 * v])
            append(column.xy[2 * v + 1])
            // A vertex without a height in a layer with heights is written as 0: readers choke on NaN.
            if hasZ { append(column.z.map { $0[v].isNaN ? 0 : $0[v] } ?? 0) }
        }
    }

    mutating func polygonBody(_ part: Int?, of column: GeometryColumn) {
        guard let part else {
            count(0)
            return
        }
        let rings = column.rings(ofPart: part)
        count(rings.count)
        for ring in rings {
            count(column.vertices(ofRing: ring).count)
            vertices(column.vertices(ofRing: ring), of: column)
        }
    }
}
