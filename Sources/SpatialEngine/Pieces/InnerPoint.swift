import GeoModel

/// A point well inside a polygon, for asking what covers it.
///
/// A face between nearly equal edges may be wide in one place and a few nanometres wide in another. A point in the
/// narrow place can fall outside when it is rounded, so several scan lines are tried and the roomiest section wins.
enum InnerPoint {
    /// Scan lines tried in each direction.
    private static let attempts = 6

    /// The point; nil for a polygon without any room.
    static func find(in column: GeometryColumn, at index: Int) -> (x: Double, y: Double)? {
        let rows = best(in: column, at: index, along: 0)
        // Only a polygon that is narrow along x is worth a look along y.
        let box = column.envelope(of: index)
        if let rows, rows.room >= 1e-3 * min(box.width, box.height) { return (rows.position, rows.line) }
        let columns = best(in: column, at: index, along: 1)
        if let columns, columns.room > (rows?.room ?? 0) { return (columns.line, columns.position) }
        return rows.map { ($0.position, $0.line) }
    }

    private struct Candidate {
        /// The scan line's ordinate.
        var line: Double
        /// The other ordinate, in the middle of the widest section.
        var position: Double
        /// The smaller of the section's width and the gap between vertices around the line.
        var room: Double
    }

    /// Scans along x (`axis` 0, lines of equal y) or along y (`axis` 1).
    private static func best(in column: GeometryColumn, at index: Int, along axis: Int) -> Candidate? {
        let vertices = column.vertices(of: index)
        let levels = vertices.map { column.xy[2 * $0 + 1 - axis] }.sorted()
        let gaps = zip(levels, levels.dropFirst()).filter { $0.0 < $0.1 }
            .sorted { ($0.1 - $0.0, $0.0) > ($1.1 - $1.0, $1.0) }
        var best: Candidate?
        for gap in gaps.prefix(attempts) {
            let line = gap.0 + (gap.1 - gap.0) / 2
            guard line > gap.0, line < gap.1 else { continue }
            let crossings = crossings(of: column, at: index, line: line, axis: axis)
            for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                let width = crossings[pair + 1] - crossings[pair]
                let room = min(width, gap.1 - gap.0)
                if room > (best?.room ?? 0) {
                    best = Candidate(line: line, position: crossings[pair] + width / 2, room: room)
                }
            }
        }
        return best
    }

    /// Where a line between vertices crosses the rings, ascending; the sections inside lie between even and odd.
    private static func crossings(
        of column: GeometryColumn,
        at index: Int,
        line: Double,
        axis: Int
    ) -> [Double] {
        var result: [Double] = []
        for part in column.parts(of: index) {
            for ring in column.rings(ofPart: part) {
                for v in column.vertices(ofRing: ring).dropLast() {
                    let from = column.xy[2 * v + 1 - axis]
                    let to = column.xy[2 * v + 3 - axis]
                    guard (from < line) != (to < line) else { continue }
                    let start = column.xy[2 * v + axis]
                    let end = column.xy[2 * v + 2 + axis]
                    result.append(start + (end - start) * ((line - from) / (to - from)))
                }
            }
        }
        return result.sorted()
    }
}
