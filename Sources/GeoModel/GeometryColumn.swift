/// The type of one geometry of a column.
public enum GeometryKind: UInt8, Sendable, Hashable {
    /// No geometry at all.
    case null
    /// One position.
    case point
    /// Several positions, one part each.
    case multiPoint
    /// One polyline.
    case lineString
    /// Several polylines, one part each.
    case multiLineString
    /// One polygon: the first ring of the part is the shell, the others are holes.
    case polygon
    /// Several polygons, one part each.
    case multiPolygon

    /// 0 for points, 1 for lines, 2 for polygons, nil for null.
    public var dimension: Int? {
        switch self {
        case .null: return nil
        case .point, .multiPoint: return 0
        case .lineString, .multiLineString: return 1
        case .polygon, .multiPolygon: return 2
        }
    }
}

/// The geometries of a layer in flat arrays: one interleaved XY array and offsets for geometry, part and ring.
///
/// Geometry `g` has parts `geometryOffsets[g]..<geometryOffsets[g+1]`; part `p` has rings
/// `partOffsets[p]..<partOffsets[p+1]`; ring `r` has vertices `ringOffsets[r]..<ringOffsets[r+1]`; vertex `v` is
/// `(xy[2v], xy[2v+1])`, x = east or longitude. A point or polyline is a part with one ring. Rings of polygons are
/// stored closed. An empty geometry has no parts; a null geometry has kind `.null`.
public struct GeometryColumn: Sendable, Hashable {
    /// One kind per geometry.
    public private(set) var kinds: [GeometryKind]
    /// First part of each geometry, and the end.
    public private(set) var geometryOffsets: [Int]
    /// First ring of each part, and the end.
    public private(set) var partOffsets: [Int]
    /// First vertex of each ring, and the end.
    public private(set) var ringOffsets: [Int]
    /// Interleaved x, y.
    public private(set) var xy: [Double]
    /// One height per vertex, when the layer has any; NaN where a vertex has none.
    public private(set) var z: [Double]?

    /// An empty column.
    public init() {
        kinds = []
        geometryOffsets = [0]
        partOffsets = [0]
        ringOffsets = [0]
        xy = []
        z = nil
    }

    /// Number of geometries.
    public var count: Int { kinds.count }

    /// Number of vertices of all geometries.
    public var vertexCount: Int { xy.count / 2 }

    /// Makes room ahead of a bulk load.
    public mutating func reserve(geometries: Int, vertices: Int) {
        kinds.reserveCapacity(geometries)
        geometryOffsets.reserveCapacity(geometries + 1)
        xy.reserveCapacity(vertices * 2)
    }

    // MARK: Building

    /// Appends a geometry of no kind.
    public mutating func appendNull() {
        kinds.append(.null)
        geometryOffsets.append(partOffsets.count - 1)
    }

    /// Starts a vertex of the ring being built. `height` turns the Z column on from the first one given.
    public mutating func appendVertex(x: Double, y: Double, height: Double? = nil) {
        xy.append(x)
        xy.append(y)
        if let height {
            if z == nil { z = Array(repeating: .nan, count: xy.count / 2 - 1) }
            z?.append(height)
        } else {
            z?.append(.nan)
        }
    }

    /// Appends many vertices of the ring being built from interleaved x, y.
    public mutating func appendVertices(interleaved values: some Collection<Double>) {
        xy.append(contentsOf: values)
        if z != nil { z?.append(contentsOf: Array(repeating: .nan, count: values.count / 2)) }
    }

    /// Appends many vertices of the ring being built from the bytes of x, y pairs in memory order, aligned or not.
    mutating func appendVertices(rawPairs bytes: UnsafeRawBufferPointer) {
        let count = bytes.count / MemoryLayout<Double>.stride
        xy.append(
            contentsOf: [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
                initialized = count
            }
        )
        if z != nil { z?.append(contentsOf: repeatElement(.nan, count: count / 2)) }
    }

    /// Ends the ring being built.
    public mutating func endRing() { ringOffsets.append(xy.count / 2) }

    /// Ends the part being built.
    public mutating func endPart() { partOffsets.append(ringOffsets.count - 1) }

    /// Ends the geometry being built.
    public mutating func endGeometry(kind: GeometryKind) {
        kinds.append(kind)
        geometryOffsets.append(partOffsets.count - 1)
    }

    /// Appends a copy of a geometry of another column.
    public mutating func append(_ geometry: Geometry) {
        let source = geometry.column
        guard source.kinds[geometry.index] != .null else {
            appendNull()
            return
        }
        for part in source.parts(of: geometry.index) {
            for ring in source.rings(ofPart: part) {
                let vertices = source.vertices(ofRing: ring)
                if let heights = source.z {
                    for v in vertices {
                        let height = heights[v]
                        appendVertex(x: source.xy[2 * v], y: source.xy[2 * v + 1], height: height.isNaN ? nil : height)
                    }
                } else {
                    appendVertices(interleaved: source.xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound)])
                }
                endRing()
            }
            endPart()
        }
        endGeometry(kind: source.kinds[geometry.index])
    }

    /// Appends a polygon from closed rings of interleaved x, y: the shell first, then holes.
    public mutating func appendPolygon(rings: [[Double]]) {
        for ring in rings {
            appendVertices(interleaved: ring)
            endRing()
        }
        if !rings.isEmpty { endPart() }
        endGeometry(kind: .polygon)
    }

    /// Lengths of the arrays, so that a half-built geometry can be taken back.
    var buildMark: (parts: Int, rings: Int, vertices: Int, heights: Int?) {
        (partOffsets.count, ringOffsets.count, xy.count, z?.count)
    }

    /// Takes back what was appended after the mark, geometries excepted.
    mutating func rewind(to mark: (parts: Int, rings: Int, vertices: Int, heights: Int?)) {
        partOffsets.removeLast(partOffsets.count - mark.parts)
        ringOffsets.removeLast(ringOffsets.count - mark.rings)
        xy.removeLast(xy.count - mark.vertices)
        if let heights = mark.heights, let z { self.z?.removeLast(z.count - heights) } else { z = nil }
    }

    // MARK: Reading

    /// The geometry at an index as a view.
    public subscript(index: Int) -> Geometry { Geometry(column: self, index: index) }

    /// Part indices of a geometry.
    public func parts(of geometry: Int) -> Range<Int> { geometryOffsets[geometry]..<geometryOffsets[geometry + 1] }

    /// Ring indices of a part.
    public func rings(ofPart part: Int) -> Range<Int> { partOffsets[part]..<partOffsets[part + 1] }

    /// Vertex indices of a ring.
    public func vertices(ofRing ring: Int) -> Range<Int> { ringOffsets[ring]..<ringOffsets[ring + 1] }

    /// Vertex indices of a whole geometry, contiguous over its parts and rings.
    public func vertices(of geometry: Int) -> Range<Int> {
        let firstRing = partOffsets[geometryOffsets[geometry]]
        let lastRing = partOffsets[geometryOffsets[geometry + 1]]
        return ringOffsets[firstRing]..<ringOffsets[lastRing]
    }

    /// The box around one geometry; empty for null and empty geometries.
    public func envelope(of geometry: Int) -> Envelope {
        envelope(ofVertices: vertices(of: geometry))
    }

    /// The box around all geometries.
    public var envelope: Envelope {
        envelope(ofVertices: 0..<vertexCount)
    }

    private func envelope(ofVertices range: Range<Int>) -> Envelope {
        xy.withUnsafeBufferPointer { xy in
            var low = SIMD2<Double>(repeating: .infinity)
            var high = -low
            var poison = SIMD2<Double>.zero
            for v in range {
                let place = SIMD2(xy[2 * v], xy[2 * v + 1])
                poison += place * 0
                low.replace(with: place, where: place .< low)
                high.replace(with: place, where: place .> high)
            }
            // NaN spreads; then each vertex is looked at, because one with half a place has none.
            guard poison.x.isNaN || poison.y.isNaN else {
                return Envelope(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
            }
            var box = Envelope.empty
            for v in range { box.include(x: xy[2 * v], y: xy[2 * v + 1]) }
            return box
        }
    }

    /// The same column with other coordinates, given all at once; heights are kept.
    ///
    /// - Parameter interleaved: as many values as `xy` holds, same order.
    public func replacingCoordinates(_ interleaved: [Double]) -> GeometryColumn {
        precondition(interleaved.count == xy.count, "as many coordinates as before")
        var copy = self
        copy.xy = interleaved
        return copy
    }

    /// The same column without heights.
    public func droppingHeights() -> GeometryColumn {
        var copy = self
        copy.z = nil
        return copy
    }

    /// The geometries at the given indices, in that order.
    public func selecting(_ indices: some Sequence<Int>) -> GeometryColumn {
        var result = GeometryColumn()
        for index in indices { result.append(self[index]) }
        return result
    }
}

/// One geometry of a column: a view, for the domain and the API.
public struct Geometry: Sendable, Hashable {
    /// The column that holds the coordinates.
    public let column: GeometryColumn
    /// The position in it.
    public let index: Int

    /// Creates a view.
    public init(column: GeometryColumn, index: Int) {
        self.column = column
        self.index = index
    }

    /// The kind.
    public var kind: GeometryKind { column.kinds[index] }

    /// True for null geometries and those without a part.
    public var isEmpty: Bool { column.parts(of: index).isEmpty }

    /// The box around it.
    public var envelope: Envelope { column.envelope(of: index) }

    /// Closed rings as interleaved x, y: one list per part, the shell first in each.
    public var parts: [[[Double]]] {
        column.parts(of: index).map { part in
            column.rings(ofPart: part).map { ring in
                let v = column.vertices(ofRing: ring)
                return Array(column.xy[(2 * v.lowerBound)..<(2 * v.upperBound)])
            }
        }
    }

    /// Signed-area sum in the plane: shells count positive, holes negative, whatever their direction.
    public var planarArea: Double {
        guard kind.dimension == 2 else { return 0 }
        var total = 0.0
        for part in column.parts(of: index) {
            for (position, ring) in column.rings(ofPart: part).enumerated() {
                let area = column.signedArea(ofRing: ring).magnitude
                total += position == 0 ? area : -area
            }
        }
        return total
    }
}

extension GeometryColumn {
    /// Signed plane area of a closed ring, positive when counter-clockwise; taken about its first vertex.
    public func signedArea(ofRing ring: Int) -> Double {
        let range = vertices(ofRing: ring)
        guard range.count >= 3 else { return 0 }
        let x0 = xy[2 * range.lowerBound]
        let y0 = xy[2 * range.lowerBound + 1]
        var twice = 0.0
        for v in range.dropLast() {
            let ax = xy[2 * v] - x0
            let ay = xy[2 * v + 1] - y0
            let bx = xy[2 * v + 2] - x0
            let by = xy[2 * v + 3] - y0
            twice += ax * by - bx * ay
        }
        return twice / 2
    }
}
