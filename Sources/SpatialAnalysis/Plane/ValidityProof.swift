public import GeoModel

/// Proves polygons valid at the cost of a look at each edge's neighbours.
///
/// Most polygons of most files are valid in the plainest way: no two edges share a point but neighbours their vertex,
/// holes lie inside their shell and apart, parts lie apart. That is proven here without rounding. Everything else (rings
/// that touch, repeated vertices, islands in holes, faults) is left undecided, for a complete test to judge.
public struct ValidityProof {
    private static let edgesPerRun = 8
    /// Rings are compared in pairs: many of them are left to the complete test.
    private static let mostRings = 64

    private struct Run {
        let first: Int
        let last: Int
        let ring: Range<Int>
        let box: Envelope
        /// True when the edges all go east, or all west, north or south: none of them meets another but in a vertex.
        let isMonotone: Bool
    }

    private var runs: [Run] = []
    private var active: [Int] = []

    /// Creates a prover; it keeps its working memory from one polygon to the next.
    public init() {}

    /// True when the polygon is surely valid; false says nothing.
    public mutating func proves(_ column: GeometryColumn, at row: Int) -> Bool {
        guard column.kinds[row].dimension == 2, cut(column, row) else { return false }
        guard edgesAreApart(column) else { return false }
        return ringsAreNested(column, row)
    }

    /// Cuts the rings into runs; false when a ring is open, too short or not finite, or there are too many.
    private mutating func cut(_ column: GeometryColumn, _ row: Int) -> Bool {
        runs.removeAll(keepingCapacity: true)
        let parts = column.parts(of: row)
        let rings = column.partOffsets[parts.lowerBound]..<column.partOffsets[parts.upperBound]
        guard !parts.isEmpty, rings.count <= Self.mostRings else { return false }
        return column.xy.withUnsafeBufferPointer { xy in
            for ring in rings {
                let range = column.vertices(ofRing: ring)
                guard range.count >= 4, let end = range.last, xy[2 * range.lowerBound] == xy[2 * end],
                    xy[2 * range.lowerBound + 1] == xy[2 * end + 1]
                else { return false }
                for first in stride(from: range.lowerBound, to: end, by: Self.edgesPerRun) {
                    let last = min(first + Self.edgesPerRun, end)
                    var box = Envelope.empty
                    var poison = 0.0
                    var (east, west, north, south) = (true, true, true, true)
                    var (lastX, lastY) = (xy[2 * first], xy[2 * first + 1])
                    for v in first...last {
                        let (x, y) = (xy[2 * v], xy[2 * v + 1])
                        poison += (x + y) * 0
                        if v > first {
                            east = east && x > lastX
                            west = west && x < lastX
                            north = north && y > lastY
                            south = south && y < lastY
                        }
                        (lastX, lastY) = (x, y)
                        box.minX = min(box.minX, x)
                        box.maxX = max(box.maxX, x)
                        box.minY = min(box.minY, y)
                        box.maxY = max(box.maxY, y)
                    }
                    // NaN and infinity spread.
                    guard poison == 0 else { return false }
                    let isMonotone = east || west || north || south
                    runs.append(Run(first: first, last: last, ring: range, box: box, isMonotone: isMonotone))
                }
            }
            return true
        }
    }

    // MARK: Edges

    /// Sweeps the runs by their western ends and compares those whose boxes meet.
    private mutating func edgesAreApart(_ column: GeometryColumn) -> Bool {
        runs.sort { ($0.box.minX, $0.first) < ($1.box.minX, $1.first) }
        active.removeAll(keepingCapacity: true)
        return column.xy.withUnsafeBufferPointer { xy in
            for position in runs.indices {
                let run = runs[position]
                guard run.isMonotone || isApart(run, run, xy) else { return false }
                var index = 0
                while index < active.count {
                    let other = runs[active[index]]
                    if other.box.maxX < run.box.minX {
                        active[index] = active[active.count - 1]
                        active.removeLast()
                        continue
                    }
                    if other.box.intersects(run.box), !isApart(run, other, xy) { return false }
                    index += 1
                }
                active.append(position)
            }
            return true
        }
    }

    /// True when no two edges of the runs meet but neighbours in their vertex.
    private func isApart(_ run: Run, _ other: Run, _ xy: UnsafeBufferPointer<Double>) -> Bool {
        let isSame = run.first == other.first
        for v in run.first..<run.last {
            let (ax, ay, bx, by) = (xy[2 * v], xy[2 * v + 1], xy[2 * v + 2], xy[2 * v + 3])
            let (west, east) = ax < bx ? (ax, bx) : (bx, ax)
            let (south, north) = ay < by ? (ay, by) : (by, ay)
            if east < other.box.minX || west > other.box.maxX || north < other.box.minY || south > other.box.maxY {
                continue
            }
            for w in (isSame ? v + 1 : other.first)..<other.last {
                let (cx, cy, dx, dy) = (xy[2 * w], xy[2 * w + 1], xy[2 * w + 2], xy[2 * w + 3])
                if max(cx, dx) < west || min(cx, dx) > east || max(cy, dy) < south || min(cy, dy) > north { continue }
                if run.ring == other.ring {
                    let last = run.ring.upperBound - 2
                    if w == v + 1 || (v == last && w == run.ring.lowerBound) {
                        if folds(ax, ay, bx, by, dx, dy) { return false }
                        continue
                    }
                    if v == w + 1 || (w == last && v == run.ring.lowerBound) {
                        if folds(cx, cy, dx, dy, bx, by) { return false }
                        continue
                    }
                }
                if SegmentMath.intersect(ax, ay, bx, by, cx, cy, dx, dy) { return false }
            }
        }
        return true
    }

    /// True when the edge b–c runs back along a–b.
    private func folds(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double) -> Bool {
        if (ax < bx && bx < cx) || (ax > bx && bx > cx) || (ay < by && by < cy) || (ay > by && by > cy) { return false }
        guard Orientation.sign(ax, ay, bx, by, cx, cy) == 0 else { return false }
        return (ax - bx) * (cx - bx) + (ay - by) * (cy - by) >= 0
    }

    // MARK: Nesting

    /// With edges apart, one vertex tells for a whole ring on which side of another it lies.
    private func ringsAreNested(_ column: GeometryColumn, _ row: Int) -> Bool {
        let parts = column.parts(of: row)
        for part in parts {
            let rings = column.rings(ofPart: part)
            guard let shell = rings.first else { return false }
            for hole in rings.dropFirst() {
                guard contains(column, ring: shell, other: hole) else { return false }
                for another in rings.dropFirst() where another != hole {
                    if contains(column, ring: another, other: hole) { return false }
                }
            }
            for otherPart in parts where otherPart != part {
                guard let other = column.rings(ofPart: otherPart).first,
                    !contains(column, ring: shell, other: other)
                else { return false }
            }
        }
        return true
    }

    /// True when the first vertex of another ring lies inside a ring.
    private func contains(_ column: GeometryColumn, ring: Int, other: Int) -> Bool {
        let vertex = column.vertices(ofRing: other).lowerBound
        return column.xy.withUnsafeBufferPointer { xy in
            let (x, y) = (xy[2 * vertex], xy[2 * vertex + 1])
            var isInside = false
            for v in column.vertices(ofRing: ring).dropLast() {
                let (ax, ay, bx, by) = (xy[2 * v], xy[2 * v + 1], xy[2 * v + 2], xy[2 * v + 3])
                guard (ay > y) != (by > y) else { continue }
                let side = Orientation.sign(ax, ay, bx, by, x, y)
                if side != 0, (by > ay) == (side > 0) { isInside.toggle() }
            }
            return isInside
        }
    }
}
