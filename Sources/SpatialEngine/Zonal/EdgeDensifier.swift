import GeoModel
import PROJKit

/// Transforms polygons whose edges are straight in their own plane, with as many inserted points as the raster needs.
///
/// Points are placed evenly from the lower to the higher end of an edge whatever its direction, so that two zones that
/// share an edge get the same points.
struct EdgeDensifier {
    private static let mostParts = 1 << 16

    let pipeline: Pipeline
    let grid: RasterGrid
    /// Allowed deviation from the chord in cells.
    let tolerance: Double

    init(pipeline: Pipeline, grid: RasterGrid, metresPerUnit: Double) {
        self.pipeline = pipeline
        self.grid = grid
        let t = grid.transform
        let width = (t.pixelWidth * t.pixelWidth + t.columnRotation * t.columnRotation).squareRoot()
        let height = (t.rowRotation * t.rowRotation + t.pixelHeight * t.pixelHeight).squareRoot()
        tolerance = min(1e-3, 1e-4 / (max(width, height) * metresPerUnit))
    }

    /// Appends the image of one geometry; what is no polygon becomes null.
    func append(_ source: GeometryColumn, _ geometry: Int, to target: inout GeometryColumn) throws(PROJError) {
        guard source.kinds[geometry].dimension == 2 else {
            target.appendNull()
            return
        }
        for part in source.parts(of: geometry) {
            for ring in source.rings(ofPart: part) {
                target.appendVertices(interleaved: try image(ofRing: source.vertices(ofRing: ring), in: source.xy))
                target.endRing()
            }
            target.endPart()
        }
        target.endGeometry(kind: source.kinds[geometry])
    }

    /// The ring in the target's plane, closed by the same numbers it starts with.
    private func image(ofRing vertices: Range<Int>, in xy: [Double]) throws(PROJError) -> [Double] {
        guard vertices.count > 1 else { return [] }
        let parts = try partCounts(vertices, xy)
        var points: [Double] = []
        for (edge, vertex) in vertices.dropLast().enumerated() {
            points.append(xy[2 * vertex])
            points.append(xy[2 * vertex + 1])
            for step in 1..<max(1, parts[edge]) {
                let p = point(vertex, xy, Double(step), of: Double(parts[edge]))
                points.append(p.x)
                points.append(p.y)
            }
        }
        try pipeline.transform(&points)
        points.append(points[0])
        points.append(points[1])
        return points
    }

    /// The point after `step` of `count` equal parts of an edge, counted along the edge.
    private func point(_ vertex: Int, _ xy: [Double], _ step: Double, of count: Double) -> (x: Double, y: Double) {
        let a = (x: xy[2 * vertex], y: xy[2 * vertex + 1])
        let b = (x: xy[2 * vertex + 2], y: xy[2 * vertex + 3])
        let (from, to) = rises(vertex, xy) ? (a, b) : (b, a)
        let t = (rises(vertex, xy) ? step : count - step) / count
        return (from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t)
    }

    /// True when an edge runs from its lower to its higher end: west to east, south to north where it is vertical.
    private func rises(_ vertex: Int, _ xy: [Double]) -> Bool {
        let (x0, x1) = (xy[2 * vertex], xy[2 * vertex + 2])
        return x0 != x1 ? x0 < x1 : xy[2 * vertex + 1] < xy[2 * vertex + 3]
    }

    /// Into how many parts each edge has to be cut.
    private func partCounts(_ vertices: Range<Int>, _ xy: [Double]) throws(PROJError) -> [Int] {
        var counts = Array(repeating: 1, count: vertices.count - 1)
        var open = Array(counts.indices)
        while !open.isEmpty {
            var next: [Int] = []
            for edge in open {
                let deviation = try deviation(vertices.lowerBound + edge, xy, parts: counts[edge])
                guard deviation > tolerance, counts[edge] < Self.mostParts else { continue }
                // A smooth curve leaves its chord by the square of the part's length.
                let factor = (deviation * 1.2 / tolerance).squareRoot().rounded(.up)
                counts[edge] = min(Self.mostParts, counts[edge] * Int(min(4096, max(2, factor))))
                next.append(edge)
            }
            open = next
        }
        return counts
    }

    /// How far the image of an edge leaves the chords of its parts, in cells; tried at a third and two thirds of each
    /// part, where an S-shaped curve shows too.
    private func deviation(_ vertex: Int, _ xy: [Double], parts: Int) throws(PROJError) -> Double {
        var points: [Double] = []
        points.reserveCapacity(6 * parts + 2)
        let isRising = rises(vertex, xy)
        for third in 0...(3 * parts) {
            let step = isRising ? third : 3 * parts - third
            let p = point(vertex, xy, Double(step), of: Double(3 * parts))
            points.append(p.x)
            points.append(p.y)
        }
        try pipeline.transform(&points)
        var largest = 0.0
        for part in 0..<parts {
            let a = pixel(points, 3 * part)
            let b = pixel(points, 3 * part + 3)
            let dx = b.column - a.column
            let dy = b.row - a.row
            let length = (dx * dx + dy * dy).squareRoot()
            for inner in [3 * part + 1, 3 * part + 2] where length > 0 {
                let p = pixel(points, inner)
                largest = max(largest, (dx * (p.row - a.row) - dy * (p.column - a.column)).magnitude / length)
            }
        }
        return largest * 9 / 8
    }

    private func pixel(_ points: [Double], _ index: Int) -> (column: Double, row: Double) {
        grid.transform.pixelPosition(x: points[2 * index], y: points[2 * index + 1]) ?? (0, 0)
    }
}
