import GEOSKit
import GeoModel
import SpatialAnalysis

/// The buffers of a layer's lines under a tree, shared by all workers: what polygons share with them costs what the lines
/// near each polygon cost, and no buffer is drawn.
struct LineBuffers: Sendable {
    let parts: BufferParts
    /// The layer: where doubt is left, GEOS draws the buffer of what is near.
    let column: GeometryColumn
    /// Whether answers go into files: their polygons are then proven valid, or drawn by GEOS.
    let provesValidity: Bool
    private let tree: SpatialIndex
    private let extent: Envelope

    /// - Parameters:
    ///   - column: of a plane; features that are no lines are passed over.
    ///   - distance: in units of the column.
    init(
        _ column: GeometryColumn,
        distance: Double,
        provesValidity: Bool = false,
        threads: Int,
        monitor: WorkMonitor = .silent
    ) throws {
        let extent = column.envelope
        let origin = extent.isEmpty ? (x: 0, y: 0) : extent.center
        let made = try WorkerPool.map(
            count: column.count,
            threads: threads,
            monitor: monitor,
            makeWorker: {},
            body: { _, row in BufferParts(column, rows: row..<(row + 1), distance: distance, origin: origin) }
        )
        var parts = BufferParts(column, rows: 0..<0, distance: distance, origin: origin)
        parts.append(made)
        self.column = column
        self.provesValidity = provesValidity
        self.extent = extent
        self.parts = parts
        tree = SpatialIndex(parts.boxes.indices.lazy.map { (box: parts.boxes[$0], payload: $0) })
    }

    /// True when a layer has lines and nothing else to buffer.
    static func serves(_ column: GeometryColumn) -> Bool {
        column.kinds.allSatisfy { $0 == .null || $0.dimension == 1 }
    }

    /// The runs that may come within the distance of a box, ascending: by feature, then along it.
    fileprivate func runs(near box: Envelope) -> [Int] { tree.query(box.expanded(by: parts.distance * (1 + 1e-9))) }

    fileprivate func overlap() -> BufferOverlap { BufferOverlap(parts, extent: extent) }
}

/// One thread's answers about polygons and the buffers of lines.
final class LineBufferWorker {
    private let buffers: LineBuffers
    private let context: GEOSContext
    private var overlap: BufferOverlap
    private var validity = ValidityProof()

    init(_ buffers: LineBuffers, context: GEOSContext) {
        self.buffers = buffers
        self.context = context
        overlap = buffers.overlap()
    }

    /// What a polygon shares with the buffer of each line that reaches it, by the line's row, ascending.
    func sharedByLine(
        _ polygons: GeometryColumn,
        _ row: Int
    ) throws(GEOSError) -> [(line: Int, shared: BufferOverlap.Shared)] {
        let runs = buffers.runs(near: polygons.envelope(of: row))
        var result: [(line: Int, shared: BufferOverlap.Shared)] = []
        var next = runs.startIndex
        while next < runs.endIndex {
            let owner = buffers.parts.owners[runs[next]]
            let end = runs[next...].firstIndex { buffers.parts.owners[$0] != owner } ?? runs.endIndex
            let shared = try decided(overlap.shared(polygons, row, runs: runs[next..<end]), polygons, row, [owner])
            if case .nothing = shared {} else { result.append((owner, shared)) }
            next = end
        }
        return result
    }

    /// What a polygon shares with the buffer of all lines together.
    func shared(_ polygons: GeometryColumn, _ row: Int) throws(GEOSError) -> BufferOverlap.Shared {
        let runs = buffers.runs(near: polygons.envelope(of: row))
        guard !runs.isEmpty else { return .nothing }
        let owners = Set(runs.map { buffers.parts.owners[$0] }).sorted()
        return try decided(overlap.shared(polygons, row, runs: runs), polygons, row, owners)
    }

    private func isSure(_ shared: BufferOverlap.Shared) throws(GEOSError) -> Bool {
        switch shared {
        case .nothing, .whole: return true
        case .undecided: return false
        case .part(let column):
            guard buffers.provesValidity, !validity.proves(column, at: 0) else { return true }
            return try PlanarShape(column, at: 0, context: context).isValid()
        }
    }

    /// The answer, or GEOS's where edges along each other left doubt: it nodes what cannot be told apart.
    private func decided(
        _ shared: BufferOverlap.Shared,
        _ polygons: GeometryColumn,
        _ row: Int,
        _ lines: [Int]
    ) throws(GEOSError) -> BufferOverlap.Shared {
        if try isSure(shared) { return shared }
        let near = polygons.envelope(of: row).expanded(by: 1.01 * buffers.parts.distance)
        var drawn: [PlanarShape] = []
        for line in lines {
            let part = try PlanarShape(buffers.column, at: line, context: context).clipped(to: near)
            if !part.isEmpty { drawn.append(try part.buffered(by: buffers.parts.distance, quadrantSegments: 8)) }
        }
        let polygon = try PlanarShape(polygons, at: row, context: context)
        let united = try PlanarShape.union(of: drawn, context: context).shape
        let column = try polygon.intersection(united).shape.column(keeping: .polygons)
        return column.parts(of: 0).isEmpty ? .nothing : .part(column)
    }
}
