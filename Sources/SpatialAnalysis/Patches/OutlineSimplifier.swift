public import GeoModel

/// Simplifies the outlines of patches without opening gaps between neighbours.
///
/// Outlines are cut into arcs at nodes, where more than two edges meet; an arc is simplified the same way for the
/// patches on both its sides (Douglas and Peucker, from its lesser end). A section becomes its chord only when no
/// vertex of any outline lies between the two. As the outlines do not cross, neither can chords then: to cross one, an
/// outline would have to enter the ground between section and chord and leave it again, which takes a vertex there. So
/// rings stay valid, holes inside, and islands on their side.
public struct OutlineSimplifier: Sendable {
    /// No vertex that is left out lies farther than this from the new outline, metres.
    public let tolerance: Double
    private let columnStep: (x: Double, y: Double)
    private let rowStep: (x: Double, y: Double)

    /// Creates a simplifier.
    ///
    /// - Parameters:
    ///   - tolerance: metres, above 0.
    ///   - columnStep: metres east and north for one column.
    ///   - rowStep: metres east and north for one row.
    public init(tolerance: Double, columnStep: (x: Double, y: Double), rowStep: (x: Double, y: Double)) {
        precondition(tolerance > 0, "a tolerance is a length")
        self.tolerance = tolerance
        self.columnStep = columnStep
        self.rowStep = rowStep
    }

    /// Simplifies polygons in pixel space that do not overlap, as `PatchLayout.tracesPixels` makes them.
    ///
    /// - Returns: the same polygons with as many rings, in pixel space.
    public func simplify(_ outlines: GeometryColumn) -> GeometryColumn {
        var rings = (0..<(outlines.ringOffsets.count - 1)).map { ring in
            outlines.vertices(ofRing: ring).dropLast().map {
                LatticePoint(outlines.xy[2 * $0], outlines.xy[2 * $0 + 1])
            }
        }
        var vertices = OutlineVertices(rings)
        for index in rings.indices { rings[index] = vertices.completed(rings[index]) }
        let twins = twins(rings, vertices)
        var result = GeometryColumn()
        for geometry in 0..<outlines.count {
            for part in outlines.parts(of: geometry) {
                for ring in outlines.rings(ofPart: part) {
                    let kept = simplified(rings[ring], vertices, twins)
                    for point in kept { result.appendVertex(x: Double(point.column), y: Double(point.line)) }
                    if let first = kept.first { result.appendVertex(x: Double(first.column), y: Double(first.line)) }
                    result.endRing()
                }
                result.endPart()
            }
            result.endGeometry(kind: outlines.kinds[geometry])
        }
        return result
    }

    /// Metres east and north of the raster's first corner.
    fileprivate func ground(_ point: LatticePoint) -> (x: Double, y: Double) {
        let (column, line) = (Double(point.column), Double(point.line))
        return (column * columnStep.x + line * rowStep.x, column * columnStep.y + line * rowStep.y)
    }

    /// Two nodes, the lesser first.
    private struct Ends: Hashable {
        var first: LatticePoint
        var last: LatticePoint
    }

    /// Arcs between the same two nodes, of which only one may become a straight line: by their second vertices.
    private func twins(_ rings: [[LatticePoint]], _ vertices: OutlineVertices) -> [Ends: Set<LatticePoint>] {
        var twins: [Ends: Set<LatticePoint>] = [:]
        for ring in rings {
            forEachArc(of: ring, vertices) { arc, _, isClosed in
                if !isClosed { twins[Ends(first: arc[0], last: arc[arc.count - 1]), default: []].insert(arc[1]) }
            }
        }
        return twins.filter { $0.value.count > 1 }
    }

    private func simplified(
        _ ring: [LatticePoint],
        _ vertices: OutlineVertices,
        _ twins: [Ends: Set<LatticePoint>]
    ) -> [LatticePoint] {
        var result: [LatticePoint] = []
        forEachArc(of: ring, vertices) { arc, isReversed, isClosed in
            let ends = Ends(first: arc[0], last: arc[arc.count - 1])
            var work = ArcSimplification(arc, self, vertices)
            var kept = isClosed ? work.closed() : work.open(keepsBend: twins[ends] != nil)
            if isReversed { kept.reverse() }
            result.append(contentsOf: kept.dropLast())
        }
        return result
    }

    /// Goes through the arcs of a ring in the ring's direction, each given from its lesser end.
    ///
    /// - Parameter body: takes the arc, whether that is against the ring's direction, and whether its ends are one.
    private func forEachArc(
        of ring: [LatticePoint],
        _ vertices: OutlineVertices,
        _ body: ([LatticePoint], _ isReversed: Bool, _ isClosed: Bool) -> Void
    ) {
        var cuts = ring.indices.filter { vertices.isNode(ring[$0]) }
        // A ring without a node begins at its least vertex, as seen from both sides.
        if cuts.isEmpty, let least = ring.indices.min(by: { ring[$0] < ring[$1] }) { cuts = [least] }
        for (index, start) in cuts.enumerated() {
            let end = index + 1 < cuts.count ? cuts[index + 1] : cuts[0] + ring.count
            var arc = (start...end).map { ring[$0 % ring.count] }
            let isClosed = arc[0] == arc[arc.count - 1]
            let isReversed = isClosed ? arc[arc.count - 2] < arc[1] : arc[arc.count - 1] < arc[0]
            if isReversed { arc.reverse() }
            body(arc, isReversed, isClosed)
        }
    }
}

/// One arc at work.
private struct ArcSimplification {
    private let arc: [LatticePoint]
    private let ground: [(x: Double, y: Double)]
    private let rule: OutlineSimplifier
    private let vertices: OutlineVertices
    private var isKept: [Bool]

    init(_ arc: [LatticePoint], _ rule: OutlineSimplifier, _ vertices: OutlineVertices) {
        self.arc = arc
        self.rule = rule
        self.vertices = vertices
        ground = arc.map(rule.ground)
        isKept = Array(repeating: false, count: arc.count)
    }

    private var kept: [LatticePoint] { arc.indices.filter { isKept[$0] }.map { arc[$0] } }

    /// An arc between two nodes.
    ///
    /// - Parameter keepsBend: another arc joins the same nodes; this one must not become their straight line.
    mutating func open(keepsBend: Bool) -> [LatticePoint] {
        let last = arc.count - 1
        isKept[0] = true
        isKept[last] = true
        if keepsBend, last > 1 { split(0, last) } else { reduce(0, last) }
        return kept
    }

    /// An arc that comes back to where it began; it keeps two vertices besides.
    mutating func closed() -> [LatticePoint] {
        let last = arc.count - 1
        isKept[0] = true
        isKept[last] = true
        let middle = (1..<last).max { squaredLength(0, $0) < squaredLength(0, $1) } ?? 0
        isKept[middle] = true
        reduce(0, middle)
        reduce(middle, last)
        if isKept.count(where: { $0 }) < 4 {
            let isFirst = farthest(0, middle).squared >= farthest(middle, last).squared
            if isFirst { split(0, middle) } else { split(middle, last) }
        }
        return kept
    }

    /// Keeps what a section needs between its ends.
    private mutating func reduce(_ first: Int, _ last: Int) {
        var sections = [(first, last)]
        while let (first, last) = sections.popLast() {
            guard last - first > 1 else { continue }
            let (middle, squared) = farthest(first, last)
            if squared <= rule.tolerance * rule.tolerance, isEmpty(first, last) { continue }
            isKept[middle] = true
            sections.append((first, middle))
            sections.append((middle, last))
        }
    }

    /// Keeps the vertex farthest from the chord, and what its two sides need.
    private mutating func split(_ first: Int, _ last: Int) {
        let middle = farthest(first, last).index
        isKept[middle] = true
        reduce(first, middle)
        reduce(middle, last)
    }

    private func squaredLength(_ a: Int, _ b: Int) -> Double {
        let (x, y) = (ground[b].x - ground[a].x, ground[b].y - ground[a].y)
        return x * x + y * y
    }

    /// The vertex farthest from a section's chord, the first of equals.
    private func farthest(_ first: Int, _ last: Int) -> (index: Int, squared: Double) {
        var result = (index: first, squared: -1.0)
        for index in (first + 1)..<last {
            let squared = squaredDistance(ground[index], first, last)
            if squared > result.squared { result = (index, squared) }
        }
        return result
    }

    private func squaredDistance(_ place: (x: Double, y: Double), _ first: Int, _ last: Int) -> Double {
        let (start, end) = (ground[first], ground[last])
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let (x, y) = (place.x - start.x, place.y - start.y)
        let length = dx * dx + dy * dy
        let along = length > 0 ? max(0, min(1, (x * dx + y * dy) / length)) : 0
        let (ox, oy) = (x - along * dx, y - along * dy)
        return ox * ox + oy * oy
    }

    /// True when no other vertex lies between a section and its chord, nor on the chord.
    private func isEmpty(_ first: Int, _ last: Int) -> Bool {
        var (low, high) = (arc[first], arc[first])
        for point in arc[first...last] {
            low.column = min(low.column, point.column)
            low.line = min(low.line, point.line)
            high.column = max(high.column, point.column)
            high.line = max(high.line, point.line)
        }
        return !vertices.inBox(low, high) { blocks($0, first, last) }
    }

    private func blocks(_ point: LatticePoint, _ first: Int, _ last: Int) -> Bool {
        // The ground between lies within the tolerance of the chord; a little more for rounding.
        let reach = 1.001 * rule.tolerance
        guard squaredDistance(rule.ground(point), first, last) <= reach * reach else { return false }
        var isInside = false
        for index in first...last {
            let a = arc[index]
            let b = arc[index < last ? index + 1 : first]
            let cross = a.cross(b, point)
            if cross == 0, isBetween(point, a, b) {
                // On the section stand its own vertices only; on the chord a vertex is in the way.
                if index < last { return false }
                isInside = true
                break
            }
            if (a.line > point.line) != (b.line > point.line), (cross > 0) == (b.line > a.line) { isInside.toggle() }
        }
        return isInside
    }

    private func isBetween(_ point: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Bool {
        min(a.column, b.column) <= point.column && point.column <= max(a.column, b.column)
            && min(a.line, b.line) <= point.line && point.line <= max(a.line, b.line)
    }
}
