import GEOSKit
import GeoModel
import SpatialAnalysis

/// Overlays the features of two columns of one CRS pair by pair.
struct OverlayPairing: Sendable {
    /// A's edges.
    let a: EdgeIndex
    /// B's features; for intersections also in pieces.
    let b: BufferedPieces
    /// B's lines where they are buffered for intersections with polygons; they are not among the pieces then.
    let lines: LineBuffers?
    let kind: OverlayKind
    let areasOnly: Bool
    let layer: String

    /// Features and what was left out, in A's order and then, for what B alone covers, in B's.
    struct Outcome: Sendable {
        var features: [OverlayFeature] = []
        var dropped: [DroppedResult] = []

        mutating func append(_ other: Outcome) {
            features += other.features
            dropped += other.dropped
        }
    }

    /// Runs the operation on a number of threads that does not matter for the result.
    func run(threads: Int, monitor: WorkMonitor) throws -> Outcome {
        let needsB = kind == .union || kind == .symmetricDifference
        let countA = a.runs.column.count
        let rows = try WorkerPool.map(
            count: countA + (needsB ? b.index.runs.column.count : 0),
            threads: threads,
            monitor: monitor,
            makeWorker: { OverlayWorker(pairing: self, context: try GEOSContext()) },
            body: { worker, row in
                do {
                    return row < countA ? try worker.fromA(row) : try worker.fromB(row - countA)
                } catch let error as GEOSError {
                    let name = row < countA ? "row \(row) of A" : "row \(row - countA) of \(layer)"
                    throw EngineError(error, operation: "overlay", subject: name)
                }
            }
        )
        var result = Outcome()
        for row in rows { result.append(row) }
        return result
    }
}

/// One thread's state for an overlay.
final class OverlayWorker {
    private let a: LayerShapes
    private let b: LayerShapes
    private let pairing: OverlayPairing
    private let local: LocalIntersection
    private let lines: LineBufferWorker?

    init(pairing: OverlayPairing, context: GEOSContext) {
        a = LayerShapes(pairing.a.runs.column, context: context)
        b = LayerShapes(pairing.b.index.runs.column, context: context)
        local = LocalIntersection(source: pairing.a.runs, context: context)
        lines = pairing.lines.map { LineBufferWorker($0, context: context) }
        self.pairing = pairing
    }

    /// What one feature of A gives: its shared parts, and what is left of it.
    func fromA(_ row: Int) throws -> OverlayPairing.Outcome {
        var outcome = OverlayPairing.Outcome()
        guard a.column.kinds[row] != .null, !a.column.parts(of: row).isEmpty else { return outcome }
        let meeting = pairing.b.index.related(to: row, of: pairing.a.runs)
        if [.intersection, .union, .identity].contains(pairing.kind) {
            var next = meeting.startIndex
            while next < meeting.endIndex {
                let owner = pairing.b.owners[meeting[next].row]
                let end = meeting[next...].firstIndex { pairing.b.owners[$0.row] != owner } ?? meeting.endIndex
                try addShared(row, owner, pieces: meeting[next..<end], to: &outcome)
                next = end
            }
        }
        if let lines { try addShared(row, with: lines, to: &outcome) }
        if pairing.kind != .intersection {
            let rest = try remainder(of: row, in: a, minus: meeting.map(\.row), of: b)
            try add(rest, from: a.column.kinds[row], row: row, other: nil, to: &outcome)
        }
        return outcome
    }

    /// What one feature of B covers alone.
    func fromB(_ row: Int) throws -> OverlayPairing.Outcome {
        var outcome = OverlayPairing.Outcome()
        guard b.column.kinds[row] != .null, !b.column.parts(of: row).isEmpty else { return outcome }
        let meeting = pairing.a.related(to: row, of: pairing.b.index.runs)
        let rest = try remainder(of: row, in: b, minus: meeting.map(\.row), of: a)
        try add(rest, from: b.column.kinds[row], row: nil, other: row, to: &outcome)
        return outcome
    }

    /// What a feature of A shares with the pieces of one of B.
    private func addShared(
        _ row: Int,
        _ other: Int,
        pieces: ArraySlice<(row: Int, relation: LocalRelation)>,
        to outcome: inout OverlayPairing.Outcome
    ) throws {
        let own = a.column.kinds[row]
        // Covered whole: the stored geometry itself, to the last bit.
        guard let first = pieces.first else { return }
        let shared: PlanarShape
        if pieces.contains(where: { $0.relation == .covered }) {
            shared = try local.shape(row)
        } else {
            let shapes = try pieces.map { try local.intersection(of: row, with: $0.row, in: pairing.b.index) }
            shared = shapes.count == 1 ? shapes[0] : try PlanarShape.union(of: shapes, context: a.context).shape
        }
        let lower = min(own.dimension ?? 0, b.column.kinds[first.row].dimension ?? 0)
        let kind: GeometryKind = lower == 2 ? .polygon : lower == 1 ? .lineString : .point
        try add(shared, from: kind, row: row, other: other, to: &outcome)
    }

    /// What a polygon of A shares with the buffer of each line of B, in B's order.
    private func addShared(
        _ row: Int,
        with lines: LineBufferWorker,
        to outcome: inout OverlayPairing.Outcome
    ) throws {
        for (line, shared) in try lines.sharedByLine(a.column, row) {
            switch shared {
            case .part(let column): addPolygons(column, row: row, other: line, to: &outcome)
            case .whole:
                addPolygons(a.column.selecting([row]).droppingHeights(), row: row, other: line, to: &outcome)
            case .nothing, .undecided: continue
            }
        }
        outcome.features.sort { ($0.b ?? 0) < ($1.b ?? 0) }
    }

    /// A feature without what some features of the other side cover. Only features of at least its own dimension can
    /// take anything off.
    private func remainder(
        of row: Int,
        in side: LayerShapes,
        minus others: [Int],
        of otherSide: LayerShapes
    ) throws -> PlanarShape {
        let own = side.column.kinds[row].dimension ?? 0
        let shape = try side.shape(row)
        let cutting = others.filter { (otherSide.column.kinds[$0].dimension ?? 0) >= own }
        guard !cutting.isEmpty else { return shape }
        let members = try cutting.map { try otherSide.shape($0) }
        let united =
            members.count == 1 ? members[0] : try PlanarShape.union(of: members, context: shape.context).shape
        return try shape.difference(united).shape
    }

    /// Keeps the parts of the expected dimension; what has a lower one only touched.
    private func add(
        _ shape: PlanarShape,
        from kind: GeometryKind,
        row: Int?,
        other: Int?,
        to outcome: inout OverlayPairing.Outcome
    ) throws {
        guard !shape.isEmpty, let expected = kind.dimension.flatMap(ShapeDimension.init(rawValue:)) else { return }
        // Only a collection or a lower dimension as a whole can hold what merely touched.
        if shape.kind?.dimension != expected.rawValue {
            for lower in ShapeDimension.allCases where lower.rawValue < expected.rawValue {
                if try !shape.keepingParts(lower).isEmpty { drop(lower == .points ? "point" : "line", 0) }
            }
        }
        func drop(_ kind: String, _ area: Double) {
            outcome.dropped.append(DroppedResult(layer: pairing.layer, a: row, b: other, kind: kind, area: area))
        }
        if pairing.areasOnly, expected != .polygons {
            drop(expected == .points ? "point" : "line", 0)
            return
        }
        let column = try shape.column(keeping: expected)
        if expected == .polygons {
            addPolygons(column, row: row, other: other, to: &outcome)
        } else if !column[0].isEmpty {
            outcome.features.append(OverlayFeature(a: row, b: other, geometry: column))
        }
    }

    /// A polygon whose area is lost in the last bits is a touch that rounding drew out.
    private func addPolygons(
        _ column: GeometryColumn,
        row: Int?,
        other: Int?,
        to outcome: inout OverlayPairing.Outcome
    ) {
        guard !column[0].isEmpty else { return }
        guard !isSliver(column[0]) else {
            outcome.dropped.append(
                DroppedResult(layer: pairing.layer, a: row, b: other, kind: "sliver", area: column[0].planarArea)
            )
            return
        }
        outcome.features.append(OverlayFeature(a: row, b: other, geometry: column))
    }

    /// Less wide than a Double resolves at the polygon's place.
    private func isSliver(_ geometry: Geometry) -> Bool {
        let box = geometry.envelope
        let resolution = max(abs(box.maxX), abs(box.maxY), abs(box.minX), abs(box.minY)).ulp
        return geometry.planarArea <= 4 * resolution * (box.width + box.height)
    }
}
