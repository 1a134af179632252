import GeoModel
import SpatialAnalysis

/// How a feature lies to another that it shares a point with.
enum LocalRelation: Sendable {
    /// It lies inside the other and touches its outline nowhere.
    case covered
    /// They meet in another way: only an overlay tells what they share.
    case meeting
}

extension EdgeIndex {
    /// The features that share a point with a feature of another layer, ascending, from edges and vertices near it alone;
    /// decided without rounding.
    func related(to row: Int, of source: EdgeRuns) -> [(row: Int, relation: LocalRelation)] {
        let own = source.runs(of: row)
        guard !own.isEmpty else { return [] }
        let box = own.reduce(Envelope.empty) { $0.union(source.boxes[$1]) }
        let parts = source.column.parts(of: row)
        // How many parts of the source have their first vertex inside each polygon.
        var holding: [Int: Int] = [:]
        for part in parts {
            guard let vertex = source.column.partVertices(part).first else { continue }
            let (x, y) = (source.column.xy[2 * vertex], source.column.xy[2 * vertex + 1])
            for other in polygons(containingX: x, y: y) { holding[other, default: 0] += 1 }
        }
        var result: [(row: Int, relation: LocalRelation)] = []
        let near = runs(in: box)
        var next = 0
        while next < near.count {
            let other = runs.row(ofRun: near[next])
            var end = next
            while end < near.count, runs.row(ofRun: near[end]) == other { end += 1 }
            let touches = near[next..<end].contains { runs.meets(run: $0, own, of: source) }
            let held = holding.removeValue(forKey: other) ?? 0
            if touches || near[next..<end].contains(where: { lies(run: $0, in: row, of: source, box: box) }) {
                result.append((other, .meeting))
            } else if held > 0 {
                result.append((other, held == parts.count ? .covered : .meeting))
            }
            next = end
        }
        // Polygons whose outline is far from the source.
        for (other, held) in holding { result.append((other, held == parts.count ? .covered : .meeting)) }
        return result.sorted { $0.row < $1.row }
    }

    /// True when a run that touches the source's outline nowhere lies inside it.
    private func lies(run: Int, in row: Int, of source: EdgeRuns, box: Envelope) -> Bool {
        let vertex = runs.firsts[run]
        let (x, y) = (runs.column.xy[2 * vertex], runs.column.xy[2 * vertex + 1])
        return box.contains(x: x, y: y) && source.contains(row: row, x: x, y: y)
    }
}
