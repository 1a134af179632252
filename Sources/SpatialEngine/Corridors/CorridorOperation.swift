import GEOSKit
public import GeoModel
import SpatialAnalysis

/// Looks at the gaps between habitat patches: how wide, how hard to cross, and which are closed (生态廊道).
public struct CorridorOperation: Sendable {
    private let request: CorridorRequest

    /// Creates an operation.
    public init(_ request: CorridorRequest) { self.request = request }

    /// Finds all gaps up to the distance.
    ///
    /// - Throws: `EngineError` of projection or `raster_unusable`, `GDALError` of reading, `GEOSError`,
    ///   `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> CorridorResult {
        let (plane, habitats) = try ProximityGraph.plane(
            of: request.habitats,
            crs: request.crs,
            allowBallpark: request.allowBallpark
        )
        let unit = plane.metresPerUnit ?? 1
        let graph = try ProximityGraph(
            of: habitats,
            within: request.distance,
            unit: unit,
            threads: request.threads,
            monitor: monitor.part(from: 0, to: 0.2)
        )
        let reached = try patchesByCorridor(habitats, plane, unit)
        let paths = try paths(graph, monitor: monitor.part(from: 0.2, to: 1))
        let tolerance = request.tolerance
        var gaps = graph.links.enumerated().map { index, link in
            HabitatGap(
                first: link.first,
                second: link.second,
                distance: link.distance,
                path: paths?.found[index].path,
                isLinked: link.distance <= tolerance
                    || reached.contains { $0.contains(link.first) && $0.contains(link.second) },
                isInTree: false
            )
        }
        markTree(&gaps)
        var groups = RowGroups(count: habitats.count)
        var count = (0..<habitats.count).count { !habitats.parts(of: $0).isEmpty }
        for gap in gaps where gap.distance <= tolerance && groups.join(gap.first, gap.second) { count -= 1 }
        let before = count
        for gap in gaps where gap.isLinked && groups.join(gap.first, gap.second) { count -= 1 }
        return CorridorResult(
            gaps: gaps,
            lines: try lines(graph, plane, paths),
            groupsBefore: before,
            groupsLinked: count
        )
    }

    /// For each chain of corridors the patches it reaches.
    private func patchesByCorridor(
        _ habitats: GeometryColumn,
        _ plane: CRSReference,
        _ unit: Double
    ) throws -> [Set<Int>] {
        guard let corridors = request.corridors, let crs = request.corridorsCRS else { return [] }
        let projector = LayerProjector(from: crs, to: plane, allowBallpark: request.allowBallpark)
        let projected = try projector.project(corridors).geometries
        var all = habitats
        for row in 0..<projected.count { all.append(projected[row]) }
        let patchCount = habitats.count
        let graph = try ProximityGraph(
            of: all,
            within: request.tolerance,
            unit: unit,
            threads: request.threads,
            monitor: .silent,
            // Patches do not hand a corridor on: only what corridors themselves join is a link made by them.
            accepts: { $1 >= patchCount }
        )
        var chains = RowGroups(count: all.count)
        for link in graph.links where link.first >= patchCount { chains.join(link.first, link.second) }
        var reached: [Int: Set<Int>] = [:]
        for link in graph.links where link.first < patchCount {
            reached[chains.root(link.second), default: []].insert(link.first)
        }
        return Array(reached.values)
    }

    /// The cheapest gaps that join what can be joined; of equal ones the first.
    private func markTree(_ gaps: inout [HabitatGap]) {
        let usesPaths = request.resistance != nil
        func weight(_ gap: HabitatGap) -> Double {
            usesPaths ? gap.path?.cost ?? .infinity : gap.distance
        }
        var groups = RowGroups(count: request.habitats.count)
        let order = gaps.indices.sorted {
            let (a, b) = (weight(gaps[$0]), weight(gaps[$1]))
            return a != b ? a < b : $0 < $1
        }
        for index in order where weight(gaps[index]).isFinite {
            gaps[index].isInTree = groups.join(gaps[index].first, gaps[index].second)
        }
    }

    private func paths(_ graph: ProximityGraph, monitor: WorkMonitor) throws -> GapPaths? {
        guard let input = request.resistance else { return nil }
        let facts = try BandFacts(input)
        guard let crs = facts.grid.crs else { preconditionFailure("a raster without CRS was refused") }
        let projector = LayerProjector(from: request.crs, to: crs, allowBallpark: request.allowBallpark)
        let habitats = PixelPlace(facts.grid).column(try projector.project(request.habitats).geometries)
        let search = GapSearch(
            facts: facts,
            habitats: try PixelZones(habitats),
            least: try GapSearch.leastResistance(facts, monitor: monitor.part(from: 0, to: 0.3)),
            largestCount: max(1 << 16, request.memoryInBytes / max(1, request.threads) / GapSearch.bytesPerCell)
        )
        let found = try WorkerPool.map(
            count: graph.links.count,
            threads: request.threads,
            monitor: monitor.part(from: 0.3, to: 1),
            makeWorker: { try GapWorker(search) },
            body: { worker, index in try worker.path(graph.links[index].first, graph.links[index].second) }
        )
        return GapPaths(found: found, grid: facts.grid)
    }

    private func lines(_ graph: ProximityGraph, _ plane: CRSReference, _ paths: GapPaths?) throws -> GeometryColumn {
        func projected(_ column: GeometryColumn, _ from: CRSReference) throws -> GeometryColumn {
            guard from != request.crs, column.count > 0 else { return column }
            return try LayerProjector(from: from, to: request.crs, allowBallpark: request.allowBallpark)
                .project(column).geometries
        }
        var straight = GeometryColumn()
        for link in graph.links { straight.appendLine(from: link.start, to: link.end) }
        straight = try projected(straight, plane)
        guard let paths, let crs = paths.grid.crs else { return straight }
        let ways = try projected(paths.lines, crs)
        var lines = GeometryColumn()
        for index in graph.links.indices {
            lines.append(paths.found[index].path == nil ? straight[index] : ways[index])
        }
        return lines
    }
}

/// The ways of all gaps.
private struct GapPaths {
    let found: [GapWorker.Found]
    let grid: RasterGrid

    /// A line through the middles of cells for each gap; no geometry where there is no way.
    var lines: GeometryColumn {
        var lines = GeometryColumn()
        for way in found {
            guard !way.cells.isEmpty else {
                lines.appendNull()
                continue
            }
            // A way within one cell is a line of no length.
            for cell in way.cells.count == 1 ? [way.cells[0], way.cells[0]] : way.cells {
                let place = grid.transform.apply(column: Double(cell.column) + 0.5, row: Double(cell.row) + 0.5)
                lines.appendVertex(x: place.x, y: place.y)
            }
            lines.endRing()
            lines.endPart()
            lines.endGeometry(kind: .lineString)
        }
        return lines
    }
}

extension GeometryColumn {
    /// Appends the line between two places, which may be one.
    public mutating func appendLine(from start: ProximityGraph.PlanePoint, to end: ProximityGraph.PlanePoint) {
        appendVertex(x: start.x, y: start.y)
        appendVertex(x: end.x, y: end.y)
        endRing()
        endPart()
        endGeometry(kind: .lineString)
    }
}
