public import GeoModel

/// What polygons share with buffers of lines, from the buffers' parts.
///
/// The outline of what is shared is made of the polygon's edges as far as they lie in a part, and of the parts' outer edges
/// as far as they lie in the polygon and in no other part. Both are spans of straight segments against convex parts, so
/// nothing is noded; the pieces must then close to rings, or the question is given back. Distances settle most edges
/// without a look at the parts: nothing farther than the distance from all lines is covered, everything nearer than its
/// chords is.
public struct BufferOverlap {
    /// What a polygon shares with a buffer.
    public enum Shared: Sendable {
        /// Nothing, or a part of no area.
        case nothing
        /// All of it.
        case whole
        /// A polygon or several, as the one geometry of a column.
        case part(GeometryColumn)
        /// Edges that run along each other leave doubt: another way must answer.
        case undecided
    }

    private let parts: BufferParts
    /// Nearer than this to a line everything is covered.
    private let sureDistance: Double
    /// How far a point may lie off a line and count as on it.
    private let slack: Double
    private let linker: OutlineLinker

    /// Near edges, four values each, and near parts of the runs in question.
    private var edges: [Double] = []
    private var near: [BufferPart] = []
    /// Number of each near part.
    private var numbers: [Int] = []
    /// Edges of near parts that may be on the outline in the polygon's box, with the number of their part.
    private var outer: [BufferSide] = []
    private var pieces: [DirectedPiece] = []
    private var spans = OpenSpans()
    private var crossings: [Double] = []
    private var outline = PolygonEdges()

    /// Creates a worker for one thread.
    public init(_ parts: BufferParts, extent: Envelope) {
        self.parts = parts
        sureDistance = parts.surelyCoveredDistance
        let reach = max(extent.width, extent.height) + parts.distance
        slack = 64 * reach.ulp
        linker = OutlineLinker(tolerance: 1e-8 * parts.distance + 1024 * slack)
    }

    /// What a polygon shares with the union of the parts of some runs.
    ///
    /// - Parameters:
    ///   - column: holds a valid polygon of the plane of the lines.
    ///   - row: its position.
    ///   - runs: at least all runs of the features in question whose box comes within the distance of the polygon's box.
    public mutating func shared(_ column: GeometryColumn, _ row: Int, runs: some Sequence<Int>) -> Shared {
        outline.load(column, row, originX: parts.originX, originY: parts.originY)
        gather(runs)
        guard !near.isEmpty else { return .nothing }
        pieces.removeAll(keepingCapacity: true)
        let isInside = addOwnEdges()
        let own = pieces.count
        for edge in outer { addOuterEdge(edge) }
        guard pieces.count > own || !isInside else { return .whole }
        guard !pieces.isEmpty else { return .nothing }
        guard let result = linker.polygons(pieces) else { return .undecided }
        return result.parts(of: 0).isEmpty ? .nothing : .part(result)
    }

    // MARK: What is near

    private mutating func gather(_ runs: some Sequence<Int>) {
        edges.removeAll(keepingCapacity: true)
        near.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        outer.removeAll(keepingCapacity: true)
        let box = outline.box
        let wide = box.expanded(by: parts.distance)
        for run in runs {
            for edge in parts.edgeOffsets[run]..<parts.edgeOffsets[run + 1] {
                let (ax, ay) = (parts.edges[4 * edge], parts.edges[4 * edge + 1])
                let (bx, by) = (parts.edges[4 * edge + 2], parts.edges[4 * edge + 3])
                guard wide.meets(ax, ay, bx, by) else { continue }
                edges.append(ax)
                edges.append(ay)
                edges.append(bx)
                edges.append(by)
            }
            for position in parts.partOffsets[run]..<parts.partOffsets[run + 1] {
                let part = parts.parts[position]
                guard part.meets(box) else { continue }
                if box.meets(part.startX, part.startY, part.endX, part.endY) {
                    outer.append(BufferSide(piece: part.outerEdge, part: position))
                }
                numbers.append(position)
                near.append(part)
            }
            for side in parts.sides[parts.sideOffsets[run]..<parts.sideOffsets[run + 1]] {
                let piece = side.piece
                if box.meets(piece.startX, piece.startY, piece.endX, piece.endY) { outer.append(side) }
            }
        }
    }

    /// The distance of a point from the near lines.
    private func distance(_ x: Double, _ y: Double) -> Double {
        edges.withUnsafeBufferPointer { edges in
            var least = Double.infinity
            var position = 0
            while position < edges.count {
                let squared = SegmentMath.squaredDistance(
                    x,
                    y,
                    edges[position],
                    edges[position + 1],
                    edges[position + 2],
                    edges[position + 3]
                )
                if squared < least { least = squared }
                position += 4
            }
            return least.squareRoot()
        }
    }

    /// True when a point lies nearer than a limit to one of the near lines.
    private func isNearer(_ x: Double, _ y: Double, than limit: Double) -> Bool {
        guard limit > 0 else { return false }
        return edges.withUnsafeBufferPointer { edges in
            var position = 0
            while position < edges.count {
                let squared = SegmentMath.squaredDistance(
                    x,
                    y,
                    edges[position],
                    edges[position + 1],
                    edges[position + 2],
                    edges[position + 3]
                )
                if squared < limit * limit { return true }
                position += 4
            }
            return false
        }
    }

    // MARK: The polygon's edges

    /// Adds the polygon's edges as far as they are covered; true when all are.
    private mutating func addOwnEdges() -> Bool {
        var isInside = true
        // How far the outline goes on from here with the same answer.
        var certain = 0.0
        var isCovered = false
        for edge in 0..<outline.count {
            let segment = outline.segment(edge)
            let length = segment.length
            if outline.startsRing(edge) { certain = 0 }
            if certain < length {
                let far = distance(segment.startX, segment.startY)
                if far - length > parts.distance + slack {
                    (isCovered, certain) = (false, far - parts.distance - slack)
                } else if far + length < sureDistance {
                    (isCovered, certain) = (true, sureDistance - far)
                } else {
                    certain = 0
                    isInside = addSpans(of: edge, segment, length) && isInside
                    continue
                }
            }
            certain -= length
            if isCovered { pieces.append(outline.whole(edge)) } else { isInside = false }
        }
        return isInside
    }

    /// Adds the covered spans of an edge; true when all of it is covered.
    private mutating func addSpans(of edge: Int, _ segment: DirectedPiece, _ length: Double) -> Bool {
        let least = slack / length
        spans.reset()
        takeParts(of: segment, least: least)
        for span in spans.taken(least: least) { pieces.append(outline.piece(edge, span.from, span.to)) }
        return spans.isEmpty
    }

    /// Takes what lies in near parts off the open spans of a segment; a part of its own, by number, is passed over, and of
    /// parts with the same outer edge the first keeps it.
    private mutating func takeParts(of segment: DirectedPiece, least: Double, own: Int = .max) {
        near.withUnsafeBufferPointer { near in
            for position in 0..<near.count {
                guard numbers[position] != own,
                    let taken = near[position].span(
                        segment.startX,
                        segment.startY,
                        segment.endX,
                        segment.endY,
                        slack: slack,
                        ownsTies: numbers[position] < own
                    )
                else { continue }
                spans.take(taken, least: least)
                if spans.isEmpty { return }
            }
        }
    }

    // MARK: The buffer's edges

    /// Adds an edge of a part as far as it lies in the polygon and in no other part.
    private mutating func addOuterEdge(_ edge: BufferSide) {
        guard let segment = edge.piece.clipped(to: outline.box) else { return }
        let length = segment.length
        guard length > slack else { return }
        let (x, y) = ((segment.startX + segment.endX) / 2, (segment.startY + segment.endY) / 2)
        if isNearer(x, y, than: sureDistance - length / 2) { return }
        let least = slack / length
        spans.reset()
        takeParts(of: segment, least: least, own: edge.part)
        for span in spans.spans { addInside(segment.sub(span.from, span.to)) }
    }

    /// Adds a piece of the buffer's outline as far as it lies in the polygon.
    private mutating func addInside(_ segment: DirectedPiece) {
        crossings.removeAll(keepingCapacity: true)
        crossings.append(0)
        outline.addCrossings(of: segment, to: &crossings)
        crossings.append(1)
        if crossings.count > 2 { crossings.sort() }
        let least = slack / segment.length
        for index in 1..<crossings.count {
            let (from, to) = (crossings[index - 1], crossings[index])
            guard to - from > least else { continue }
            let middle = segment.sub(from, to)
            let (x, y) = ((middle.startX + middle.endX) / 2, (middle.startY + middle.endY) / 2)
            guard outline.contains(x, y) else { continue }
            pieces.append(middle.moved(byX: parts.originX, y: parts.originY))
        }
    }
}
