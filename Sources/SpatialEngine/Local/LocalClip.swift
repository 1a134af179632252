import GeoModel
import SpatialAnalysis

/// Cuts out of large features what matters inside a box, at the cost of the runs of edges near it.
///
/// What lies inside the box is kept exactly: outside, a run of edges wholly beyond one side of the box is replaced by its
/// chord, which stays beyond that side, so that no point inside the box changes from in to out (the winding number is the
/// same). The rings are then cut at the box, new vertices only on its sides. Edges may double back along a side, as in
/// GEOS's own clipping of overlays: give the result only to overlays with something that lies inside the box, a quarter of
/// its size away from the sides, for GEOS then cuts all that is made up off again.
struct LocalClip {
    let runs: EdgeRuns
    let box: Envelope

    /// A column of one geometry: the feature as far as it matters inside the box, empty when nothing does.
    func clipped(_ row: Int) -> GeometryColumn {
        let column = runs.column
        let kind = column.kinds[row]
        var result = GeometryColumn()
        guard let dimension = kind.dimension, dimension > 0 else {
            result.append(column[row])
            return result
        }
        var parts = 0
        var run = runs.runs(of: row).lowerBound
        for part in column.parts(of: row) {
            if dimension == 1 {
                appendLines(ofPart: part, from: &run, to: &result, &parts)
                continue
            }
            var hasShell = true
            for (position, ring) in column.rings(ofPart: part).enumerated() {
                let clipped = ringInside(column.vertices(ofRing: ring), from: &run)
                guard hasShell, !clipped.isEmpty else {
                    if position == 0 { hasShell = false }
                    continue
                }
                result.appendVertices(interleaved: clipped)
                result.endRing()
            }
            if hasShell {
                result.endPart()
                parts += 1
            }
        }
        let single: GeometryKind = dimension == 1 ? .lineString : .polygon
        let multi: GeometryKind = dimension == 1 ? .multiLineString : .multiPolygon
        result.endGeometry(kind: parts == 1 ? single : multi)
        return result
    }

    // MARK: Lines

    /// Stretches of consecutive runs whose box meets the box, each a line of its own.
    private func appendLines(
        ofPart part: Int,
        from run: inout Int,
        to result: inout GeometryColumn,
        _ parts: inout Int
    ) {
        var isOpen = false
        while run < runs.count, runs.parts[run] == part {
            defer { run += 1 }
            let continues = isOpen && runs.firsts[run] == runs.lasts[run - 1]
            if isOpen, !(continues && runs.boxes[run].intersects(box)) {
                result.endRing()
                result.endPart()
                parts += 1
                isOpen = false
            }
            guard runs.boxes[run].intersects(box), runs.lasts[run] > runs.firsts[run] else { continue }
            let first = isOpen ? runs.firsts[run] + 1 : runs.firsts[run]
            result.appendVertices(interleaved: runs.column.xy[(2 * first)..<(2 * runs.lasts[run] + 2)])
            isOpen = true
        }
        guard isOpen else { return }
        result.endRing()
        result.endPart()
        parts += 1
    }

    // MARK: Rings

    private func ringInside(_ vertices: Range<Int>, from run: inout Int) -> [Double] {
        let xy = runs.column.xy
        var ring: [Double] = []
        var isInside = true
        ring.append(xy[2 * vertices.lowerBound])
        ring.append(xy[2 * vertices.lowerBound + 1])
        while run < runs.count, runs.firsts[run] < vertices.upperBound {
            let own = runs.boxes[run]
            if isInside, !box.contains(own) { isInside = false }
            let isBeyond =
                own.maxX < box.minX || own.minX > box.maxX || own.maxY < box.minY || own.minY > box.maxY
            let first = isBeyond ? runs.lasts[run] : runs.firsts[run] + 1
            if first <= runs.lasts[run] { ring.append(contentsOf: xy[(2 * first)..<(2 * runs.lasts[run] + 2)]) }
            run += 1
        }
        if isInside { return ring }
        for side in Side.allCases {
            ring = side.cut(ring, at: side.value(of: box))
            if ring.isEmpty { return [] }
        }
        ring = withoutReturns(ring)
        return ring.count >= 8 ? peaked(ring) : []
    }

    /// A cut ring that goes along each side without turning back: of three vertices in a row on one side the middle one
    /// says nothing.
    private func withoutReturns(_ ring: [Double]) -> [Double] {
        let count = ring.count / 2 - 1
        func isOnSide(_ v: Int) -> Bool {
            ring[2 * v] == box.minX || ring[2 * v] == box.maxX || ring[2 * v + 1] == box.minY
                || ring[2 * v + 1] == box.maxY
        }
        let start = (0..<count).first { !isOnSide($0) } ?? 0
        var result: [Double] = []
        result.reserveCapacity(ring.count)
        for step in 0...count {
            let v = (start + step) % count
            let (x, y) = (ring[2 * v], ring[2 * v + 1])
            while result.count >= 4 {
                let (bx, by) = (result[result.count - 2], result[result.count - 1])
                let (ax, ay) = (result[result.count - 4], result[result.count - 3])
                let isAlong =
                    (ax == bx && bx == x && (x == box.minX || x == box.maxX))
                    || (ay == by && by == y && (y == box.minY || y == box.maxY))
                guard isAlong else { break }
                result.removeLast(2)
            }
            let n = result.count
            if n >= 2, result[n - 2] == x, result[n - 1] == y, step < count { continue }
            result.append(x)
            result.append(y)
        }
        return result
    }

    /// A cut ring with a peak on its top edge, where it has one.
    ///
    /// GEOS tells a ring's direction at its highest vertex. Along the top side of the box a cut ring may run to and fro,
    /// and no vertex there tells the direction; a single highest one, on an edge that runs as the ring turns, does. The
    /// peak lies outside the box as everything else that is made up.
    private func peaked(_ ring: [Double]) -> [Double] {
        let turn = Self.twiceSignedArea(ring)
        guard turn.magnitude > 1e-13 * box.width * box.height else { return [] }
        for position in stride(from: 2, to: ring.count, by: 2)
        where ring[position + 1] == box.maxY && ring[position - 1] == box.maxY {
            let step = ring[position] - ring[position - 2]
            // Counter-clockwise rings run westward along their top.
            guard step != 0, (step < 0) == (turn > 0) else { continue }
            var result = ring
            let middle = (ring[position] + ring[position - 2]) / 2
            result.insert(contentsOf: [middle, box.maxY + 0.05 * box.height], at: position)
            return result
        }
        return ring
    }

    private static func twiceSignedArea(_ ring: [Double]) -> Double {
        var twice = 0.0
        for position in stride(from: 2, to: ring.count, by: 2) {
            let (ax, ay) = (ring[position - 2] - ring[0], ring[position - 1] - ring[1])
            let (bx, by) = (ring[position] - ring[0], ring[position + 1] - ring[1])
            twice += ax * by - bx * ay
        }
        return twice
    }

    /// One side of the box (Sutherland and Hodgman 1974).
    private enum Side: CaseIterable {
        case west, east, south, north

        func value(of box: Envelope) -> Double {
            switch self {
            case .west: return box.minX
            case .east: return box.maxX
            case .south: return box.minY
            case .north: return box.maxY
            }
        }

        /// A closed ring without what lies beyond the side; empty when nothing is left.
        func cut(_ ring: [Double], at limit: Double) -> [Double] {
            let axis = self == .west || self == .east ? 0 : 1
            let keepsGreater = self == .west || self == .south
            var result: [Double] = []
            result.reserveCapacity(ring.count + 8)
            func append(_ x: Double, _ y: Double) {
                let n = result.count
                if n >= 2, result[n - 2] == x, result[n - 1] == y { return }
                result.append(x)
                result.append(y)
            }
            var wasKept = keepsGreater ? ring[axis] >= limit : ring[axis] <= limit
            if wasKept { append(ring[0], ring[1]) }
            for position in stride(from: 2, to: ring.count, by: 2) {
                let along = ring[position + axis]
                let isKept = keepsGreater ? along >= limit : along <= limit
                if isKept != wasKept {
                    let before = ring[position - 2 + axis]
                    let across = ring[position - 1 - axis]
                    let share = (limit - before) / (along - before)
                    let crossing = across + (ring[position + 1 - axis] - across) * share
                    if axis == 0 { append(limit, crossing) } else { append(crossing, limit) }
                }
                if isKept { append(ring[position], ring[position + 1]) }
                wasKept = isKept
            }
            guard result.count >= 6 else { return [] }
            append(result[0], result[1])
            return result
        }
    }
}
