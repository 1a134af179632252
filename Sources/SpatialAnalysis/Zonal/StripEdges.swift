public import GeoModel

/// The edges of many polygons sorted by the strip of rows they pass, so that a strip looks at its own edges only.
public struct StripEdges: Sendable {
    /// The edges of one zone in one strip.
    public struct ZoneEdges: Sendable {
        /// The zone.
        public var zone: Int
        /// Where its edges stand in the strip's list.
        public var range: Range<Int>
    }

    /// First vertex of an edge and its ring's weight.
    private struct Edge: Sendable {
        var vertex: Int
        var weight: Double
    }

    /// Rows of each strip; the last may be shorter.
    public let stripRows: Int
    private let gridRows: Int
    private var edges: [[Edge]]
    private var zones: [[ZoneEdges]]

    /// Sorts the edges of all zones.
    ///
    /// - Parameters:
    ///   - pixelZones: polygons in pixel space.
    ///   - grid: all cells of the raster.
    ///   - stripRows: rows of a strip, from the file's layout alone.
    public init(_ pixelZones: PixelZones, grid: RasterWindow, stripRows: Int) {
        self.stripRows = stripRows
        gridRows = grid.rows
        let count = (grid.rows + stripRows - 1) / stripRows
        edges = Array(repeating: [], count: count)
        zones = Array(repeating: [], count: count)
        for zone in 0..<pixelZones.column.count {
            let rows = pixelZones.rows(of: zone, in: grid)
            guard !rows.isEmpty else { continue }
            let strips = (rows.lowerBound / stripRows)...((rows.upperBound - 1) / stripRows)
            let starts = strips.map { edges[$0].count }
            addEdges(of: zone, pixelZones)
            for (position, strip) in strips.enumerated() where edges[strip].count > starts[position] {
                zones[strip].append(ZoneEdges(zone: zone, range: starts[position]..<edges[strip].count))
            }
        }
    }

    private mutating func addEdges(of zone: Int, _ pixelZones: PixelZones) {
        let column = pixelZones.column
        for part in column.parts(of: zone) {
            for ring in column.rings(ofPart: part) where pixelZones.ringWeights[ring] != 0 {
                for vertex in column.vertices(ofRing: ring).dropLast() {
                    let y0 = column.xy[2 * vertex + 1]
                    let y1 = column.xy[2 * vertex + 3]
                    let top = max(0, min(y0, y1))
                    let bottom = min(Double(gridRows), max(y0, y1))
                    guard top < bottom else { continue }
                    let edge = Edge(vertex: vertex, weight: pixelZones.ringWeights[ring])
                    let last = (Int(bottom.rounded(.up)) - 1) / stripRows
                    for strip in (Int(top) / stripRows)...last { edges[strip].append(edge) }
                }
            }
        }
    }

    /// Strips that any zone passes, ascending.
    public var touchedStrips: [Int] { zones.indices.filter { !zones[$0].isEmpty } }

    /// The zones of a strip, ascending.
    public func zones(inStrip strip: Int) -> [ZoneEdges] { zones[strip] }

    /// Rows of a strip.
    public func rows(ofStrip strip: Int) -> Range<Int> {
        strip * stripRows..<min(gridRows, (strip + 1) * stripRows)
    }

    /// Adds the edges of one zone in one strip to a kernel.
    public func add(_ entry: ZoneEdges, strip: Int, of zones: PixelZones, to kernel: inout CoverageKernel) {
        for index in entry.range {
            let edge = edges[strip][index]
            kernel.add(edge.vertex, of: zones, weight: edge.weight)
        }
    }
}
