public import GeoModel

/// The lines and rings of a column in short runs of consecutive edges, each with its box: the leaves of an index over
/// edges.
///
/// A feature of 100,000 vertices and one of ten are then alike to every question that concerns a place: only the runs
/// near it are looked at. Points are runs of one vertex. Runs are numbered by geometry and along each ring. Vertices with
/// NaN or infinite coordinates belong to no run's box and have no distance.
public struct EdgeRuns: Sendable {
    /// The geometries.
    public let column: GeometryColumn
    /// First vertex of each run.
    public private(set) var firsts: [Int] = []
    /// Last vertex of each run, which is the first of the next one in the ring; equal to the first for points.
    public private(set) var lasts: [Int] = []
    /// Part of each run.
    public private(set) var parts: [Int] = []
    /// Ring of each run.
    public private(set) var rings: [Int] = []
    /// Box of each run.
    public private(set) var boxes: [Envelope] = []
    /// Geometry of each part of the column.
    public private(set) var rowOfPart: [Int] = []
    /// By ring of the column: whether it turns counter-clockwise; false for lines and points.
    private var turnsLeft: [Bool] = []
    /// First run of each geometry, and the end.
    public private(set) var runOffsets: [Int] = [0]

    /// Cuts a column into runs.
    ///
    /// - Parameter edgesPerRun: at most so many edges in one run.
    public init(_ column: GeometryColumn, edgesPerRun: Int = 16) {
        precondition(edgesPerRun > 0, "a run has edges")
        self.column = column
        rowOfPart.reserveCapacity(column.partOffsets.count)
        let estimate = column.vertexCount / edgesPerRun + column.ringOffsets.count
        firsts.reserveCapacity(estimate)
        lasts.reserveCapacity(estimate)
        parts.reserveCapacity(estimate)
        rings.reserveCapacity(estimate)
        boxes.reserveCapacity(estimate)
        turnsLeft.reserveCapacity(column.ringOffsets.count)
        for row in 0..<column.count {
            for part in column.parts(of: row) {
                rowOfPart.append(row)
                for ring in column.rings(ofPart: part) {
                    turnsLeft.append(column.kinds[row].dimension == 2 && column.signedArea(ofRing: ring) > 0)
                    add(ring, part: part, edgesPerRun: edgesPerRun)
                }
            }
            runOffsets.append(firsts.count)
        }
    }

    private mutating func add(_ ring: Int, part: Int, edgesPerRun: Int) {
        let vertices = column.vertices(ofRing: ring)
        guard let end = vertices.last else { return }
        var first = vertices.lowerBound
        repeat {
            let last = min(first + edgesPerRun, end)
            var box = Envelope.empty
            for v in first...last { box.include(x: column.xy[2 * v], y: column.xy[2 * v + 1]) }
            firsts.append(first)
            lasts.append(last)
            parts.append(part)
            rings.append(ring)
            boxes.append(box)
            first = last
        } while first < end
    }

    /// Number of runs.
    public var count: Int { firsts.count }

    /// The runs of one geometry.
    public func runs(of row: Int) -> Range<Int> { runOffsets[row]..<runOffsets[row + 1] }

    /// The geometry of a run.
    public func row(ofRun run: Int) -> Int { rowOfPart[parts[run]] }

    /// True for the first ring of a part.
    public func isShell(_ ring: Int) -> Bool {
        // Parts start at rings: the shell is the one that starts one.
        column.rings(ofPart: partOfRing(ring)).lowerBound == ring
    }

    private func partOfRing(_ ring: Int) -> Int {
        var (low, high) = (0, column.partOffsets.count - 1)
        while low + 1 < high {
            let middle = (low + high) / 2
            if column.partOffsets[middle] <= ring { low = middle } else { high = middle }
        }
        return low
    }

    /// True when the polygon lies right of a ring's edges: a clockwise shell, a counter-clockwise hole.
    public func hasInsideOnRight(_ ring: Int) -> Bool { isShell(ring) != turnsLeft[ring] }

    /// Least squared distance between the edges of a run and those of another column's runs, 0 when they meet; nil when
    /// it exceeds the limit.
    public func squaredDistance(
        run: Int,
        to others: Range<Int>,
        of other: EdgeRuns,
        limit: Double
    ) -> Double? {
        var best = limit
        var isFound = false
        column.xy.withUnsafeBufferPointer { xy in
            other.column.xy.withUnsafeBufferPointer { oxy in
                for there in others where boxes[run].squaredGap(to: other.boxes[there]) <= best {
                    let pair = EdgePair(
                        xy: xy,
                        here: firsts[run]...lasts[run],
                        oxy: oxy,
                        there: other.firsts[there]...other.lasts[there]
                    )
                    guard let found = pair.squaredDistance(box: other.boxes[there], limit: best) else { continue }
                    best = found
                    isFound = true
                    if best == 0 { return }
                }
            }
        }
        return isFound ? best : nil
    }

    /// True when an edge of a run and one of another column's runs share a point.
    public func meets(run: Int, _ others: Range<Int>, of other: EdgeRuns) -> Bool {
        squaredDistance(run: run, to: others, of: other, limit: 0) != nil
    }

    /// How often the ray from a point eastward crosses a run; odd sums over a part mean that the point is inside it.
    ///
    /// Points on an edge may count either way: ask for contact first.
    public func crossings(ofRun run: Int, x: Double, y: Double) -> Int {
        guard boxes[run].maxX >= x, boxes[run].minY <= y, boxes[run].maxY >= y else { return 0 }
        return column.xy.withUnsafeBufferPointer { xy in
            var crossings = 0
            for v in firsts[run]..<lasts[run] {
                let (ax, ay, bx, by) = (xy[2 * v], xy[2 * v + 1], xy[2 * v + 2], xy[2 * v + 3])
                guard (ay > y) != (by > y) else { continue }
                let side = Orientation.sign(ax, ay, bx, by, x, y)
                if (by > ay) == (side > 0), side != 0 { crossings += 1 }
            }
            return crossings
        }
    }

    /// True when a closed interleaved ring has a point inside; points on an edge may count either way.
    static func ring(_ ring: [Double], contains point: (x: Double, y: Double)) -> Bool {
        var isInside = false
        for position in stride(from: 2, to: ring.count, by: 2) {
            let (ax, ay, bx, by) = (ring[position - 2], ring[position - 1], ring[position], ring[position + 1])
            guard (ay > point.y) != (by > point.y) else { continue }
            if (by > ay) == (Orientation.sign(ax, ay, bx, by, point.x, point.y) > 0) { isInside.toggle() }
        }
        return isInside
    }

    /// True when a point lies inside one of the parts of a polygon; see `crossings(ofRun:x:y:)` for points on edges.
    public func contains(row: Int, x: Double, y: Double) -> Bool {
        guard column.kinds[row].dimension == 2 else { return false }
        var part = -1
        var crossings = 0
        for run in runs(of: row) {
            if parts[run] != part {
                if crossings % 2 == 1 { return true }
                part = parts[run]
                crossings = 0
            }
            crossings += self.crossings(ofRun: run, x: x, y: y)
        }
        return crossings % 2 == 1
    }
}

/// Two runs of edges side by side.
private struct EdgePair {
    let xy: UnsafeBufferPointer<Double>
    let here: ClosedRange<Int>
    let oxy: UnsafeBufferPointer<Double>
    let there: ClosedRange<Int>

    /// The least squared distance; nil above the limit. `box` is that of the edges there.
    func squaredDistance(box: Envelope, limit: Double) -> Double? {
        var best = limit
        var isFound = false
        // A run of one vertex is a point: one edge of no length.
        let lastHere = max(here.lowerBound, here.upperBound - 1)
        let lastThere = max(there.lowerBound, there.upperBound - 1)
        let stepHere = here.count > 1 ? 2 : 0
        let stepThere = there.count > 1 ? 2 : 0
        for v in here.lowerBound...lastHere {
            let (ax, ay) = (xy[2 * v], xy[2 * v + 1])
            let (bx, by) = (xy[2 * v + stepHere], xy[2 * v + 1 + stepHere])
            let edge = Envelope(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by))
            guard edge.squaredGap(to: box) <= best else { continue }
            for w in there.lowerBound...lastThere {
                let (cx, cy) = (oxy[2 * w], oxy[2 * w + 1])
                let (dx, dy) = (oxy[2 * w + stepThere], oxy[2 * w + 1 + stepThere])
                let other = Envelope(minX: min(cx, dx), minY: min(cy, dy), maxX: max(cx, dx), maxY: max(cy, dy))
                guard edge.squaredGap(to: other) <= best else { continue }
                let squared = SegmentMath.squaredDistance(ax, ay, bx, by, cx, cy, dx, dy)
                guard squared <= best else { continue }
                best = squared
                isFound = true
                if best == 0 { return 0 }
            }
        }
        return isFound ? best : nil
    }
}

extension Envelope {
    /// The squared least distance between two boxes, 0 when they meet.
    @inlinable
    func squaredGap(to other: Envelope) -> Double {
        // Two at a time: the form with three values would build an array.
        let dx = max(0, max(minX - other.maxX, other.minX - maxX))
        let dy = max(0, max(minY - other.maxY, other.minY - maxY))
        return dx * dx + dy * dy
    }
}
