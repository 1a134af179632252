import GeoModel

/// A polygon's edges in flat arrays, its area on their left, relative to an origin near by.
struct PolygonEdges {
    /// The box, relative to the origin.
    private(set) var box = Envelope.empty
    private var originX = 0.0
    private var originY = 0.0
    /// Start and end of each edge, relative to the origin.
    private var local: [Double] = []
    /// As stored.
    private var stored: [Double] = []
    private var ringStarts: [Bool] = []

    /// Number of edges.
    var count: Int { ringStarts.count }

    /// Takes another polygon.
    mutating func load(_ column: GeometryColumn, _ row: Int, originX: Double, originY: Double) {
        self.originX = originX
        self.originY = originY
        box = .empty
        local.removeAll(keepingCapacity: true)
        stored.removeAll(keepingCapacity: true)
        ringStarts.removeAll(keepingCapacity: true)
        for part in column.parts(of: row) {
            for (position, ring) in column.rings(ofPart: part).enumerated() {
                let isForward = (column.signedArea(ofRing: ring) > 0) == (position == 0)
                add(column, column.vertices(ofRing: ring), isForward: isForward)
            }
        }
    }

    private mutating func add(_ column: GeometryColumn, _ vertices: Range<Int>, isForward: Bool) {
        guard vertices.count > 1 else { return }
        var isFirst = true
        for step in 1..<vertices.count {
            let from = isForward ? vertices.lowerBound + step - 1 : vertices.upperBound - step
            let to = isForward ? from + 1 : from - 1
            let (ax, ay) = (column.xy[2 * from], column.xy[2 * from + 1])
            let (bx, by) = (column.xy[2 * to], column.xy[2 * to + 1])
            guard ax != bx || ay != by else { continue }
            stored.append(ax)
            stored.append(ay)
            stored.append(bx)
            stored.append(by)
            local.append(ax - originX)
            local.append(ay - originY)
            local.append(bx - originX)
            local.append(by - originY)
            box.include(x: ax - originX, y: ay - originY)
            ringStarts.append(isFirst)
            isFirst = false
        }
    }

    /// True for the first edge of a ring.
    func startsRing(_ edge: Int) -> Bool { ringStarts[edge] }

    /// An edge relative to the origin.
    func segment(_ edge: Int) -> DirectedPiece {
        DirectedPiece(
            startX: local[4 * edge],
            startY: local[4 * edge + 1],
            endX: local[4 * edge + 2],
            endY: local[4 * edge + 3]
        )
    }

    /// An edge as stored.
    func whole(_ edge: Int) -> DirectedPiece {
        DirectedPiece(
            startX: stored[4 * edge],
            startY: stored[4 * edge + 1],
            endX: stored[4 * edge + 2],
            endY: stored[4 * edge + 3]
        )
    }

    /// A span of an edge in stored coordinates; ends of the edge to the last bit.
    func piece(_ edge: Int, _ from: Double, _ to: Double) -> DirectedPiece {
        let whole = whole(edge)
        var piece = segment(edge).sub(from, to).moved(byX: originX, y: originY)
        if from <= 0 { (piece.startX, piece.startY) = (whole.startX, whole.startY) }
        if to >= 1 { (piece.endX, piece.endY) = (whole.endX, whole.endY) }
        return piece
    }

    /// Adds the parameters at which a segment passes an edge.
    func addCrossings(of segment: DirectedPiece, to crossings: inout [Double]) {
        let (ax, ay, bx, by) = (segment.startX, segment.startY, segment.endX, segment.endY)
        let (minX, maxX) = (min(ax, bx), max(ax, bx))
        let (minY, maxY) = (min(ay, by), max(ay, by))
        local.withUnsafeBufferPointer { local in
            var edge = 0
            while edge < local.count {
                let (cx, cy, dx, dy) = (local[edge], local[edge + 1], local[edge + 2], local[edge + 3])
                edge += 4
                if max(cx, dx) < minX || min(cx, dx) > maxX || max(cy, dy) < minY || min(cy, dy) > maxY { continue }
                let c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
                let d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
                guard (c > 0) != (d > 0) else { continue }
                let a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
                let b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
                guard (a > 0) != (b > 0) else { continue }
                crossings.append(a / (a - b))
            }
        }
    }

    /// True when a point lies inside; points on an edge may count either way.
    func contains(_ x: Double, _ y: Double) -> Bool {
        local.withUnsafeBufferPointer { local in
            var isInside = false
            var edge = 0
            while edge < local.count {
                let (ay, by) = (local[edge + 1], local[edge + 3])
                if (ay > y) != (by > y) {
                    let (ax, bx) = (local[edge], local[edge + 2])
                    let side = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
                    if (by > ay) == (side > 0) { isInside.toggle() }
                }
                edge += 4
            }
            return isInside
        }
    }
}

extension DirectedPiece {
    var length: Double {
        let (dx, dy) = (endX - startX, endY - startY)
        return (dx * dx + dy * dy).squareRoot()
    }

    /// The piece between two parameters.
    func sub(_ from: Double, _ to: Double) -> DirectedPiece {
        let (dx, dy) = (endX - startX, endY - startY)
        return DirectedPiece(
            startX: from <= 0 ? startX : startX + from * dx,
            startY: from <= 0 ? startY : startY + from * dy,
            endX: to >= 1 ? endX : startX + to * dx,
            endY: to >= 1 ? endY : startY + to * dy
        )
    }

    func moved(byX x: Double, y: Double) -> DirectedPiece {
        DirectedPiece(startX: startX + x, startY: startY + y, endX: endX + x, endY: endY + y)
    }

    /// The piece inside a box; nil when none is.
    func clipped(to box: Envelope) -> DirectedPiece? {
        var (from, to) = (0.0, 1.0)
        for (start, delta, low, high) in [
            (startX, endX - startX, box.minX, box.maxX), (startY, endY - startY, box.minY, box.maxY),
        ] {
            if delta == 0 {
                guard start >= low, start <= high else { return nil }
                continue
            }
            let (a, b) = ((low - start) / delta, (high - start) / delta)
            from = max(from, min(a, b))
            to = min(to, max(a, b))
        }
        return from < to ? sub(from, to) : nil
    }
}

extension Envelope {
    /// True when the box of a segment shares a point with this one.
    @inline(__always)
    func meets(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Bool {
        max(ax, bx) >= minX && min(ax, bx) <= maxX && max(ay, by) >= minY && min(ay, by) <= maxY
    }
}
