import GeoModel

/// The `.shp` and `.shx` of one geometry column of one dimension: shells clockwise, holes counter-clockwise.
struct ShapeFile {
    /// Shape types of the format; with heights ten more.
    private enum Shape: Int32 {
        case null = 0
        case point = 1
        case line = 3
        case polygon = 5
        case multiPoint = 8
    }

    let column: GeometryColumn
    private let shape: Shape
    private let hasHeights: Bool

    /// - Parameter dimension: 0, 1 or 2; geometries of another dimension are written as null shapes.
    init(_ column: GeometryColumn, dimension: Int) {
        self.column = column
        hasHeights = column.z != nil
        switch dimension {
        case 0: shape = column.kinds.contains(.multiPoint) ? .multiPoint : .point
        case 1: shape = .line
        default: shape = .polygon
        }
    }

    private var typeCode: Int32 { shape.rawValue + (hasHeights ? 10 : 0) }

    /// Bytes of one record's content.
    private func contentSize(_ geometry: Int) -> Int {
        guard holds(geometry) else { return 4 }
        let vertices = column.vertices(of: geometry).count
        let perVertex = hasHeights ? 24 : 16
        let heightRange = hasHeights ? 16 : 0
        switch shape {
        case .null: return 4
        // A point with height has a measure too.
        case .point: return hasHeights ? 36 : 20
        case .multiPoint: return 40 + vertices * perVertex + heightRange
        case .line, .polygon: return 44 + 4 * rings(of: geometry).count + vertices * perVertex + heightRange
        }
    }

    /// Size of the `.shp` in bytes.
    var size: Int { (0..<column.count).reduce(100) { $0 + 8 + contentSize($1) } }

    func write(shp: String, shx: String) throws(PublishingError) {
        let main = try ByteSink(path: shp)
        let index = try ByteSink(path: shx)
        let box = column.envelope
        main.append(header(fileSize: size, box))
        index.append(header(fileSize: 100 + 8 * column.count, box))
        var offset = 100
        for geometry in 0..<column.count {
            let size = contentSize(geometry)
            let entry = bigEndian(Int32(offset / 2)) + bigEndian(Int32(size / 2))
            index.append(entry)
            main.append(bigEndian(Int32(geometry + 1)) + bigEndian(Int32(size / 2)))
            append(geometry, to: main)
            offset += 8 + size
            try main.flushIfNeeded()
            try index.flushIfNeeded()
        }
        try main.close()
        try index.close()
    }

    private func holds(_ geometry: Int) -> Bool {
        guard !column.parts(of: geometry).isEmpty, let dimension = column.kinds[geometry].dimension else {
            return false
        }
        switch shape {
        case .null: return false
        case .point, .multiPoint: return dimension == 0
        case .line: return dimension == 1
        case .polygon: return dimension == 2
        }
    }

    private func rings(of geometry: Int) -> Range<Int> {
        let parts = column.parts(of: geometry)
        return column.partOffsets[parts.lowerBound]..<column.partOffsets[parts.upperBound]
    }

    // MARK: Bytes

    private func bigEndian(_ value: Int32) -> [UInt8] { LittleEndian.bytes(value.byteSwapped) }

    private func header(fileSize: Int, _ box: Envelope) -> [UInt8] {
        var bytes = bigEndian(9994) + [UInt8](repeating: 0, count: 20) + bigEndian(Int32(fileSize / 2))
        bytes += LittleEndian.bytes(Int32(1000)) + LittleEndian.bytes(typeCode)
        let known = !box.isEmpty
        for value in [box.minX, box.minY, box.maxX, box.maxY] { bytes += LittleEndian.bytes(known ? value : 0) }
        let heights = heightRange(0..<column.vertexCount)
        bytes += LittleEndian.bytes(heights.low) + LittleEndian.bytes(heights.high)
        return bytes + [UInt8](repeating: 0, count: 16)
    }

    private func append(_ geometry: Int, to sink: ByteSink) {
        guard holds(geometry) else { return sink.append(LittleEndian.bytes(Shape.null.rawValue)) }
        sink.append(LittleEndian.bytes(typeCode))
        let vertices = column.vertices(of: geometry)
        if shape == .point {
            let v = vertices.lowerBound
            sink.append(LittleEndian.bytes(column.xy[2 * v]) + LittleEndian.bytes(column.xy[2 * v + 1]))
            if hasHeights { sink.append(LittleEndian.bytes(height(v)) + LittleEndian.bytes(0.0)) }
            return
        }
        let box = column.envelope(of: geometry)
        for value in [box.minX, box.minY, box.maxX, box.maxY] { sink.append(LittleEndian.bytes(value)) }
        if shape != .multiPoint {
            let rings = rings(of: geometry)
            sink.append(LittleEndian.bytes(Int32(rings.count)) + LittleEndian.bytes(Int32(vertices.count)))
            for ring in rings {
                let first = column.vertices(ofRing: ring).lowerBound - vertices.lowerBound
                sink.append(LittleEndian.bytes(Int32(first)))
            }
        } else {
            sink.append(LittleEndian.bytes(Int32(vertices.count)))
        }
        let order = ringOrder(geometry)
        for (range, isTurned) in order { append(range, isTurned: isTurned, to: sink) }
        if hasHeights {
            let range = heightRange(vertices)
            sink.append(LittleEndian.bytes(range.low) + LittleEndian.bytes(range.high))
            for (range, isTurned) in order {
                for v in range {
                    let vertex = isTurned ? range.lowerBound + range.upperBound - 1 - v : v
                    sink.append(LittleEndian.bytes(height(vertex)))
                }
            }
        }
    }

    /// Doubles lie in memory as the file wants them, lowest byte first.
    private func append(_ range: Range<Int>, isTurned: Bool, to sink: ByteSink) {
        column.xy.withUnsafeBufferPointer { xy in
            let places = UnsafeBufferPointer(rebasing: xy[(2 * range.lowerBound)..<(2 * range.upperBound)])
            guard isTurned else { return sink.append(UnsafeRawBufferPointer(places)) }
            let turned = [Double](unsafeUninitializedCapacity: places.count) { buffer, count in
                for from in stride(from: places.count - 2, through: 0, by: -2) {
                    buffer[count] = places[from]
                    buffer[count + 1] = places[from + 1]
                    count += 2
                }
            }
            turned.withUnsafeBytes { sink.append($0) }
        }
    }

    /// Vertex ranges in the order they are written, and whether each is turned round: rings of polygons where their role
    /// asks for it.
    private func ringOrder(_ geometry: Int) -> [(vertices: Range<Int>, isTurned: Bool)] {
        guard shape == .polygon else { return [(column.vertices(of: geometry), false)] }
        return column.parts(of: geometry).flatMap { part in
            column.rings(ofPart: part).enumerated().map { position, ring in
                let isClockwise = column.signedArea(ofRing: ring) < 0
                return (column.vertices(ofRing: ring), isClockwise != (position == 0))
            }
        }
    }

    /// Heights the layer lacks are written as 0: readers choke on NaN.
    private func height(_ vertex: Int) -> Double {
        guard let z = column.z, !z[vertex].isNaN else { return 0 }
        return z[vertex]
    }

    private func heightRange(_ vertices: Range<Int>) -> (low: Double, high: Double) {
        guard hasHeights, let first = vertices.first else { return (0, 0) }
        var range = (low: height(first), high: height(first))
        for v in vertices { range = (min(range.low, height(v)), max(range.high, height(v))) }
        return range
    }
}
