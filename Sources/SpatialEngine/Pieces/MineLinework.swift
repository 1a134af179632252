import GEOSKit
import GeoModel

/// Edges of several polygons near one mine, about a local origin.
///
/// Only runs of edges whose box meets the mine's box are taken, whole and unclipped: inside the box every ring is
/// complete, and equal edges of two layers stay equal to the last bit.
struct MineLinework {
    /// The mine's box in the plane of the layers.
    let box: Envelope
    /// The origin.
    let plane: LocalPlane
    /// Polylines about the origin.
    private(set) var lines = GeometryColumn()

    init(box: Envelope) {
        self.box = box
        plane = LocalPlane(around: box)
    }

    /// True when nothing was added.
    var isEmpty: Bool { lines.count == 0 }

    /// Adds the edges of one polygon that come near the mine, and says whether there were any.
    @discardableResult
    mutating func add(_ column: GeometryColumn, at index: Int) -> Bool {
        let before = lines.count
        for part in column.parts(of: index) {
            for ring in column.rings(ofPart: part) { addRuns(column.vertices(ofRing: ring), of: column.xy) }
        }
        return lines.count > before
    }

    /// All lines as one shape.
    func shape(context: GEOSContext) throws(GEOSError) -> PlanarShape {
        var members: [PlanarShape] = []
        members.reserveCapacity(lines.count)
        for index in 0..<lines.count { members.append(try PlanarShape(lines, at: index, context: context)) }
        return try PlanarShape(collecting: members, context: context)
    }

    private mutating func addRuns(_ vertices: Range<Int>, of xy: [Double]) {
        guard vertices.count >= 2 else { return }
        var isOpen = false
        for v in vertices.dropLast() {
            let ax = xy[2 * v]
            let ay = xy[2 * v + 1]
            let bx = xy[2 * v + 2]
            let by = xy[2 * v + 3]
            // Equal vertices in a row add no edge; a run of nothing else would be a line of one point.
            if ax == bx, ay == by { continue }
            let meets =
                min(ax, bx) <= box.maxX && max(ax, bx) >= box.minX && min(ay, by) <= box.maxY
                && max(ay, by) >= box.minY
            guard meets else {
                if isOpen { endRun() }
                isOpen = false
                continue
            }
            if !isOpen { lines.appendVertex(x: ax - plane.originX, y: ay - plane.originY) }
            lines.appendVertex(x: bx - plane.originX, y: by - plane.originY)
            isOpen = true
        }
        if isOpen { endRun() }
    }

    private mutating func endRun() {
        lines.endRing()
        lines.endPart()
        lines.endGeometry(kind: .lineString)
    }
}
