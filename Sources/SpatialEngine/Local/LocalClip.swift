import GeoModel
import SpatialAnalysis

/// Takes out of large features what matters inside a box, at the cost of the runs of edges near it.
struct LocalClip {
    let index: EdgeIndex
    let box: Envelope

    private var runs: EdgeRuns { index.runs }

    /// A column of one geometry: the feature as far as it matters inside the box, empty when nothing does; nil when only
    /// the whole feature will do (see `BoxClip`).
    ///
    /// Of lines the stretches near the box are kept as they are, of polygons what lies inside it.
    func clipped(_ row: Int) -> GeometryColumn? {
        let column = runs.column
        guard let dimension = column.kinds[row].dimension, dimension > 0 else { return column.selecting([row]) }
        let near = index.runs(in: box, of: row)
        if dimension == 2 {
            return BoxClip(runs: runs, box: box).clipped(row, near: near) { part in
                index.contains(part: part, x: box.minX, y: box.minY)
            }
        }
        return lines(near)
    }

    /// Stretches of consecutive runs, each a line of its own.
    private func lines(_ near: [Int]) -> GeometryColumn {
        var result = GeometryColumn()
        var parts = 0
        var previous: Int?
        func close() {
            result.endRing()
            result.endPart()
            parts += 1
        }
        for run in near where runs.lasts[run] > runs.firsts[run] {
            let continues = previous.map { $0 + 1 == run && runs.rings[$0] == runs.rings[run] } ?? false
            if previous != nil, !continues { close() }
            let first = continues ? runs.firsts[run] + 1 : runs.firsts[run]
            result.appendVertices(interleaved: runs.column.xy[(2 * first)..<(2 * runs.lasts[run] + 2)])
            previous = run
        }
        if previous != nil { close() }
        result.endGeometry(kind: parts == 1 ? .lineString : .multiLineString)
        return result
    }
}
