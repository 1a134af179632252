import Foundation
public import GeoModel

/// The buffers of a layer's lines as convex parts, made once for all polygons that are asked about: what a buffer shares
/// with a place is found from the parts near it, and no buffer is ever drawn.
///
/// The buffer is the field's usual one: each side of a line thinned by a hundredth of the distance, round ends and joins of
/// `quadrantSegments` chords a quadrant, evenly spaced over each turn. Parts are kept in runs of a few edges, each with
/// its box, for a tree.
public struct BufferParts: Sendable {
    /// In units of the column.
    public let distance: Double
    /// Geometry of each run, ascending.
    public private(set) var owners: [Int] = []
    /// Box of the edges of each run, not of their parts.
    public private(set) var boxes: [Envelope] = []
    /// First part of each run, and the end.
    private(set) var partOffsets: [Int] = [0]
    /// First side of each run, and the end.
    private(set) var sideOffsets: [Int] = [0]
    /// First edge of each run, and the end.
    private(set) var edgeOffsets: [Int] = [0]
    private(set) var parts: [BufferPart] = []
    /// The outer ends of strips' sides on the inner side of turns: chords do not always cover them.
    private(set) var sides: [BufferSide] = []
    /// The thinned edges, four values each.
    private(set) var edges: [Double] = []
    /// What coordinates of parts and edges are relative to.
    let originX: Double
    let originY: Double

    private static let edgesPerRun = 16
    private let fanAngle: Double

    /// The parts of lines; features of other dimensions have none.
    ///
    /// - Parameters:
    ///   - distance: positive, in units of the column, which must be of a plane.
    ///   - rows: the geometries to take.
    ///   - origin: what coordinates are taken relative to: a place among the lines.
    public init(
        _ column: GeometryColumn,
        rows: Range<Int>,
        distance: Double,
        origin: (x: Double, y: Double),
        quadrantSegments: Int = 8
    ) {
        precondition(distance > 0 && distance.isFinite && quadrantSegments > 0, "a distance and a number of chords")
        self.distance = distance
        originX = origin.x
        originY = origin.y
        fanAngle = Double.pi / 2 / Double(quadrantSegments)
        var thinning = SideThinning()
        for row in rows where column.kinds[row].dimension == 1 {
            for part in column.parts(of: row) {
                for ring in column.rings(ofPart: part) {
                    add(line: points(column, ring), of: row, thinning: &thinning)
                }
            }
        }
    }

    /// The parts of several sets of lines in their order; distances and origins must agree with these.
    public mutating func append(_ others: [BufferParts]) {
        parts.reserveCapacity(others.reduce(parts.count) { $0 + $1.parts.count })
        sides.reserveCapacity(others.reduce(sides.count) { $0 + $1.sides.count })
        edges.reserveCapacity(others.reduce(edges.count) { $0 + $1.edges.count })
        for other in others { append(other) }
    }

    private mutating func append(_ other: BufferParts) {
        owners += other.owners
        boxes += other.boxes
        let shift = parts.count
        partOffsets += other.partOffsets.dropFirst().map { $0 + shift }
        sideOffsets += other.sideOffsets.dropFirst().map { $0 + sides.count }
        sides += other.sides.lazy.map { BufferSide(piece: $0.piece, part: $0.part + shift) }
        edgeOffsets += other.edgeOffsets.dropFirst().map { $0 + edges.count / 4 }
        parts += other.parts
        edges += other.edges
    }

    /// Nearer than this to a thinned line every point lies in a part: a turn has chords of at most one and a half fan angles,
    /// and thinning moves a line by a hundredth of the distance.
    var surelyCoveredDistance: Double { 0.99 * distance * cos(0.75 * fanAngle) }

    /// Number of runs.
    public var count: Int { owners.count }

    /// A line's vertices relative to the origin, repeated ones once.
    private func points(_ column: GeometryColumn, _ ring: Int) -> [Double] {
        var result: [Double] = []
        let vertices = column.vertices(ofRing: ring)
        result.reserveCapacity(2 * vertices.count)
        for v in vertices {
            let (x, y) = (column.xy[2 * v] - originX, column.xy[2 * v + 1] - originY)
            guard x.isFinite, y.isFinite else { continue }
            if let lastY = result.last, lastY == y, result[result.count - 2] == x { continue }
            result += [x, y]
        }
        return result
    }

    private mutating func add(line: [Double], of row: Int, thinning: inout SideThinning) {
        let count = line.count / 2
        guard count > 1 else {
            if count == 1 { addCircle(line[0], line[1], of: row) }
            return
        }
        let isClosed = count > 3 && line[0] == line[2 * count - 2] && line[1] == line[2 * count - 1]
        let sides = [1.0, -1.0].map { side in
            thinning.kept(line, side: side, tolerance: distance / 100).map { (x: line[2 * $0], y: line[2 * $0 + 1]) }
        }
        let strip = addSide(sides[1], side: -1, isClosed: isClosed, of: row)
        let end =
            isClosed
            ? nil : RightEnd(x: sides[1][sides[1].count - 2].x, y: sides[1][sides[1].count - 2].y, strip: strip)
        addSide(sides[0], side: 1, isClosed: isClosed, rightEnd: end, of: row)
    }

    /// How the right side comes to the end of a line: the vertex before it, and the last strip.
    private struct RightEnd {
        let x: Double
        let y: Double
        let strip: Int
    }

    /// The half circle at the end of the left side. The right side may come there from another vertex: the half circle is
    /// then carried on to its strip, or both have a side that shows.
    private mutating func addEnd(from a: (x: Double, y: Double), at b: (x: Double, y: Double), rightEnd: RightEnd) {
        let cap = normal(a, b, side: -1)
        let strip = normal((rightEnd.x, rightEnd.y), b, side: -1)
        let overlap = cap.x * strip.y - cap.y * strip.x
        if overlap < 0 { addTriangle(b.x, b.y, strip, cap) }
        if overlap > 0 {
            addSide(at: b, strip, isOutward: false, of: rightEnd.strip)
            addSide(at: b, cap, isOutward: true, of: parts.count)
        }
        addEnd(from: a, at: b)
    }

    /// The circle about a line of no length.
    private mutating func addCircle(_ x: Double, _ y: Double, of row: Int) {
        addFan(x, y, from: 0, by: 2 * .pi)
        edges += [x, y, x, y]
        closeRun(of: row)
    }

    /// Strips and fans of one side; the half circle at the end goes with the left side, that at the start with the right.
    ///
    /// - Returns: the last strip.
    @discardableResult
    private mutating func addSide(
        _ line: [(x: Double, y: Double)],
        side: Double,
        isClosed: Bool,
        rightEnd: RightEnd? = nil,
        of row: Int
    ) -> Int {
        let last = line.count - 2
        var strip = 0
        let firstStrip = parts.count
        for edge in 0...last {
            let (a, b) = (line[edge], line[edge + 1])
            if side < 0, edge == 0, !isClosed { addEnd(from: b, at: a) }
            strip = parts.count
            addStrip(a, b, side: side)
            if edge < last {
                addJoin(a, b, line[edge + 2], side: side, strip: strip, next: nil)
            } else if isClosed {
                addJoin(a, b, line[1], side: side, strip: strip, next: firstStrip)
            }
            if let rightEnd, edge == last { addEnd(from: a, at: b, rightEnd: rightEnd) }
            edges += [a.x, a.y, b.x, b.y]
            if edges.count / 4 - edgeOffsets[edgeOffsets.count - 1] == Self.edgesPerRun || edge == last {
                closeRun(of: row)
            }
        }
        return strip
    }

    private mutating func closeRun(of row: Int) {
        var box = Envelope.empty
        for edge in edgeOffsets[edgeOffsets.count - 1]..<(edges.count / 4) {
            box.include(x: edges[4 * edge] + originX, y: edges[4 * edge + 1] + originY)
            box.include(x: edges[4 * edge + 2] + originX, y: edges[4 * edge + 3] + originY)
        }
        owners.append(row)
        boxes.append(box)
        partOffsets.append(parts.count)
        sideOffsets.append(sides.count)
        edgeOffsets.append(edges.count / 4)
    }

    private mutating func addStrip(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), side: Double) {
        let (nx, ny) = normal(a, b, side: side)
        // With the strip on the left of its outer edge: backward on the left side.
        let (s, e) = side > 0 ? (b, a) : (a, b)
        parts.append(
            BufferPart(startX: s.x + nx, startY: s.y + ny, endX: e.x + nx, endY: e.y + ny, distance: distance)
        )
    }

    /// The fan on the outer side of a turn; the strips overlap on the inner side.
    ///
    /// - Parameters:
    ///   - strip: the part of the strip before the turn.
    ///   - next: that of the strip after it; nil when it is the one to be added.
    private mutating func addJoin(
        _ a: (x: Double, y: Double),
        _ b: (x: Double, y: Double),
        _ c: (x: Double, y: Double),
        side: Double,
        strip: Int,
        next: Int?
    ) {
        let (ux, uy) = (b.x - a.x, b.y - a.y)
        let (vx, vy) = (c.x - b.x, c.y - b.y)
        let cross = ux * vy - uy * vx
        let dot = ux * vx + uy * vy
        if cross == 0 {
            // Straight on, or back: then a half circle, once.
            if dot < 0, side > 0 { addEnd(from: a, at: b) }
            return
        }
        let before = normal(a, b, side: side)
        let after = normal(b, c, side: side)
        guard cross * side < 0 else {
            addSide(at: b, before, isOutward: side > 0, of: strip)
            addSide(at: b, after, isOutward: side < 0, of: next ?? parts.count)
            return
        }
        let turn = atan2(cross.magnitude, dot)
        // Counter-clockwise: from the later normal on the left side.
        let (from, to) = side > 0 ? (after, before) : (before, after)
        addFan(b.x, b.y, from: from, to: to, turn: turn)
    }

    /// The outer end of a strip's side, beyond what is surely covered.
    private mutating func addSide(
        at centre: (x: Double, y: Double),
        _ radius: (x: Double, y: Double),
        isOutward: Bool,
        of part: Int
    ) {
        let share = 0.99 * surelyCoveredDistance / distance
        let inner = (x: centre.x + share * radius.x, y: centre.y + share * radius.y)
        let outer = (x: centre.x + radius.x, y: centre.y + radius.y)
        let (start, end) = isOutward ? (inner, outer) : (outer, inner)
        sides.append(
            BufferSide(piece: DirectedPiece(startX: start.x, startY: start.y, endX: end.x, endY: end.y), part: part)
        )
    }

    /// The half circle at a line's end.
    private mutating func addEnd(from a: (x: Double, y: Double), at b: (x: Double, y: Double)) {
        let right = normal(a, b, side: -1)
        let left = normal(a, b, side: 1)
        addFan(b.x, b.y, from: right, to: left, turn: .pi)
    }

    /// Triangles from one radius counter-clockwise to another.
    private mutating func addFan(
        _ x: Double,
        _ y: Double,
        from: (x: Double, y: Double),
        to: (x: Double, y: Double),
        turn: Double
    ) {
        let chords = max(1, Int(turn / fanAngle + 0.5))
        let step = turn / Double(chords)
        let first = atan2(from.y, from.x)
        var start = from
        for chord in 1...chords {
            let angle = first + Double(chord) * step
            let end = chord == chords ? to : (x: distance * cos(angle), y: distance * sin(angle))
            addTriangle(x, y, start, end)
            start = end
        }
    }

    private mutating func addFan(_ x: Double, _ y: Double, from first: Double, by turn: Double) {
        let chords = Int(turn / fanAngle + 0.5)
        func radius(_ chord: Int) -> (x: Double, y: Double) {
            let angle = first + turn * Double(chord % chords) / Double(chords)
            return (distance * cos(angle), distance * sin(angle))
        }
        for chord in 0..<chords { addTriangle(x, y, radius(chord), radius(chord + 1)) }
    }

    private mutating func addTriangle(
        _ x: Double,
        _ y: Double,
        _ start: (x: Double, y: Double),
        _ end: (x: Double, y: Double)
    ) {
        // Next to no turn: the strips meet.
        guard start.x != end.x || start.y != end.y else { return }
        parts.append(
            BufferPart(
                startX: x + start.x,
                startY: y + start.y,
                endX: x + end.x,
                endY: y + end.y,
                centreX: x,
                centreY: y
            )
        )
    }

    /// The radius of the distance that stands on an edge on one side.
    private func normal(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), side: Double) -> (
        x: Double, y: Double
    ) {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let factor = side * distance / (dx * dx + dy * dy).squareRoot()
        return (-dy * factor, dx * factor)
    }
}
