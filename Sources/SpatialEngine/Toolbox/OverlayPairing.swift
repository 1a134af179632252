import GEOSKit
import GeoModel

/// Overlays the features of two columns of one CRS pair by pair.
struct OverlayPairing: Sendable {
    let a: GeometryColumn
    let b: GeometryColumn
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
        let indexA = SpatialIndex(a)
        let indexB = SpatialIndex(b)
        let needsB = kind == .union || kind == .symmetricDifference
        let rows = try WorkerPool.map(
            count: a.count + (needsB ? b.count : 0),
            threads: threads,
            monitor: monitor,
            makeWorker: {
                let context = try GEOSContext()
                return OverlayWorker(
                    a: LayerShapes(a, context: context),
                    b: LayerShapes(b, context: context),
                    pairing: self
                )
            },
            body: { worker, row in
                do {
                    return row < a.count
                        ? try worker.fromA(row, candidates: indexB.query(a.envelope(of: row)))
                        : try worker.fromB(row - a.count, candidates: indexA.query(b.envelope(of: row - a.count)))
                } catch let error as GEOSError {
                    let name = row < a.count ? "row \(row) of A" : "row \(row - a.count) of \(layer)"
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

    init(a: LayerShapes, b: LayerShapes, pairing: OverlayPairing) {
        self.a = a
        self.b = b
        self.pairing = pairing
    }

    /// What one feature of A gives: its shared parts, and what is left of it.
    func fromA(_ row: Int, candidates: [Int]) throws -> OverlayPairing.Outcome {
        var outcome = OverlayPairing.Outcome()
        guard a.column.kinds[row] != .null, !a.column.parts(of: row).isEmpty else { return outcome }
        let meeting = try candidates.filter { other in
            try a.prepared(row).intersects(try b.shape(other))
        }
        if [.intersection, .union, .identity].contains(pairing.kind) {
            for other in meeting { try addShared(row, other, to: &outcome) }
        }
        if pairing.kind != .intersection {
            let rest = try remainder(of: row, in: a, minus: meeting, of: b)
            try add(rest, from: a.column.kinds[row], row: row, other: nil, to: &outcome)
        }
        return outcome
    }

    /// What one feature of B covers alone.
    func fromB(_ row: Int, candidates: [Int]) throws -> OverlayPairing.Outcome {
        var outcome = OverlayPairing.Outcome()
        guard b.column.kinds[row] != .null, !b.column.parts(of: row).isEmpty else { return outcome }
        let meeting = try candidates.filter { other in
            try b.prepared(row).intersects(try a.shape(other))
        }
        let rest = try remainder(of: row, in: b, minus: meeting, of: a)
        try add(rest, from: b.column.kinds[row], row: nil, other: row, to: &outcome)
        return outcome
    }

    private func addShared(_ row: Int, _ other: Int, to outcome: inout OverlayPairing.Outcome) throws {
        // Covered whole: the stored geometry itself, to the last bit.
        let shared: PlanarShape
        if try b.prepared(other).covers(try a.shape(row)) {
            shared = try a.shape(row)
        } else {
            shared = try a.shape(row).intersection(try b.shape(other)).shape
        }
        let lower = min(a.column.kinds[row].dimension ?? 0, b.column.kinds[other].dimension ?? 0)
        let kind: GeometryKind = lower == 2 ? .polygon : lower == 1 ? .lineString : .point
        try add(shared, from: kind, row: row, other: other, to: &outcome)
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
        for lower in ShapeDimension.allCases where lower.rawValue < expected.rawValue {
            if try !shape.keepingParts(lower).isEmpty { drop(lower == .points ? "point" : "line", 0) }
        }
        func drop(_ kind: String, _ area: Double) {
            outcome.dropped.append(DroppedResult(layer: pairing.layer, a: row, b: other, kind: kind, area: area))
        }
        if pairing.areasOnly, expected != .polygons {
            drop(expected == .points ? "point" : "line", 0)
            return
        }
        let column = try shape.column(keeping: expected)
        guard !column[0].isEmpty else { return }
        // A polygon whose area is lost in the last bits is a touch that rounding drew out.
        if expected == .polygons, isSliver(column[0]) {
            drop("sliver", column[0].planarArea)
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
