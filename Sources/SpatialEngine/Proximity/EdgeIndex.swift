import GEOSKit
import GeoModel
import SpatialAnalysis

/// A layer's edges under a tree, shared by all workers: distances, contacts and containment of its features at the cost of
/// what lies near, not of what they are made of.
struct EdgeIndex: Sendable {
    let runs: EdgeRuns
    /// Over runs.
    private let tree: SpatialIndex
    /// Over the parts of polygons.
    private let polygonParts: SpatialIndex
    private let partBoxes: [Envelope]

    init(_ column: GeometryColumn, edgesPerRun: Int = 16) {
        let runs = EdgeRuns(column, edgesPerRun: edgesPerRun)
        var boxes = [Envelope](repeating: .empty, count: runs.rowOfPart.count)
        for run in 0..<runs.count { boxes[runs.parts[run]] = boxes[runs.parts[run]].union(runs.boxes[run]) }
        self.runs = runs
        partBoxes = boxes
        tree = SpatialIndex(runs.boxes.indices.lazy.map { (box: runs.boxes[$0], payload: $0) })
        polygonParts = SpatialIndex(
            boxes.indices.lazy.filter { column.kinds[runs.rowOfPart[$0]].dimension == 2 }
                .map { (box: boxes[$0], payload: $0) }
        )
    }

    /// The runs whose box meets a box, ascending: by feature, then along it.
    func runs(in box: Envelope) -> [Int] { tree.query(box) }

    /// The runs of one feature whose box meets a box, ascending.
    func runs(in box: Envelope, of row: Int) -> [Int] {
        let own = runs.runs(of: row)
        // A feature of few runs is gone through faster than the tree.
        guard own.count > 32 else { return own.filter { runs.boxes[$0].intersects(box) } }
        return tree.query(box).filter(own.contains)
    }

    /// True when a part of a polygon has a point inside; points on an edge may count either way.
    func contains(part: Int, x: Double, y: Double) -> Bool {
        guard partBoxes[part].contains(x: x, y: y) else { return false }
        var crossings = 0
        tree.visit(Envelope(minX: x, minY: y, maxX: partBoxes[part].maxX, maxY: y)) { run in
            if runs.parts[run] == part { crossings += runs.crossings(ofRun: run, x: x, y: y) }
        }
        return crossings % 2 == 1
    }

    /// The polygons that have a point inside, ascending; points on an edge may count either way.
    func polygons(containingX x: Double, y: Double) -> [Int] {
        let point = Envelope(minX: x, minY: y, maxX: x, maxY: y)
        let candidates = polygonParts.query(point)
        guard !candidates.isEmpty else { return [] }
        // One ray eastward for all candidates.
        let reach = candidates.reduce(x) { max($0, partBoxes[$1].maxX) }
        var crossings: [Int: Int] = [:]
        for part in candidates { crossings[part] = 0 }
        tree.visit(Envelope(minX: x, minY: y, maxX: reach, maxY: y)) { run in
            guard let sum = crossings[runs.parts[run]] else { return }
            crossings[runs.parts[run]] = sum + runs.crossings(ofRun: run, x: x, y: y)
        }
        var rows: [Int] = []
        for part in candidates where (crossings[part] ?? 0) % 2 == 1 {
            let row = runs.rowOfPart[part]
            if rows.last != row { rows.append(row) }
        }
        return rows
    }

    /// The feature nearest to one of another layer, and how far it is in the plane: 0 when they share a point. Of equally
    /// near ones the first.
    ///
    /// - Parameter limit: farther features are not looked at.
    /// - Returns: nil when there is none within the limit, or when either has no vertices.
    func nearest(to row: Int, of source: EdgeRuns, limit: Double = .infinity) -> (row: Int, distance: Double)? {
        let own = source.runs(of: row)
        guard !own.isEmpty else { return nil }
        let box = own.reduce(Envelope.empty) { $0.union(source.boxes[$1]) }
        var bound = limit * limit
        var containing: Int?
        // What contains a part of the source, or all of it.
        for part in source.column.parts(of: row) {
            guard let vertex = source.column.partVertices(part).first else { continue }
            let (x, y) = (source.column.xy[2 * vertex], source.column.xy[2 * vertex + 1])
            guard let first = polygons(containingX: x, y: y).first else { continue }
            containing = min(containing ?? first, first)
            bound = 0
        }
        let isPolygon = source.column.kinds[row].dimension == 2
        let found = tree.nearest(to: box, limit: bound.squareRoot()) { run -> Double? in
            // A later feature cannot win against one that contains the source.
            if let containing, runs.row(ofRun: run) >= containing { return nil }
            guard let squared = squaredDistance(run, to: own, of: source, isPolygon: isPolygon, box: box, limit: bound)
            else { return nil }
            bound = min(bound, squared)
            return squared.squareRoot()
        }
        if let found { return (runs.row(ofRun: found.payload), found.distance) }
        return containing.map { ($0, 0) }
    }

    /// The points at which a feature and one of another layer come nearest, given how far apart they are; nil when they
    /// share a point.
    func nearestPoints(
        of feature: Int,
        to row: Int,
        of source: EdgeRuns,
        distance: Double
    ) -> (here: PlanePoint, there: PlanePoint)? {
        guard distance > 0 else { return nil }
        let own = source.runs(of: row)
        let box = own.reduce(Envelope.empty) { $0.union(source.boxes[$1]) }
        let limit = distance * (1 + 1e-9)
        var bound = limit * limit
        var result: (here: PlanePoint, there: PlanePoint)?
        for run in runs(in: box.expanded(by: limit), of: feature) {
            guard let found = runs.nearestPoints(run: run, to: own, of: source, limit: bound) else { continue }
            bound = found.squared
            result = (found.there, found.here)
        }
        return result
    }

    private func squaredDistance(
        _ run: Int,
        to own: Range<Int>,
        of source: EdgeRuns,
        isPolygon: Bool,
        box: Envelope,
        limit: Double
    ) -> Double? {
        let squared = runs.squaredDistance(run: run, to: own, of: source, limit: limit)
        guard isPolygon, squared != 0, runs.boxes[run].intersects(box) else { return squared }
        // No contact: the run lies in the source as a whole or not at all, and one vertex tells.
        let vertex = runs.firsts[run]
        let (x, y) = (runs.column.xy[2 * vertex], runs.column.xy[2 * vertex + 1])
        guard box.contains(x: x, y: y), let first = own.first else { return squared }
        return source.contains(row: source.row(ofRun: first), x: x, y: y) ? 0 : squared
    }
}

extension GeometryColumn {
    /// Vertex indices of a part, contiguous over its rings.
    func partVertices(_ part: Int) -> Range<Int> {
        ringOffsets[partOffsets[part]]..<ringOffsets[partOffsets[part + 1]]
    }
}
