import GEOSKit
import GeoModel
import PROJKit
import SpatialAnalysis

/// Buffers of one layer, made once and in pieces: long lines and rings are cut into short stretches, each buffered for
/// itself, and only where the buffer can reach one of the places asked for.
///
/// The buffer of a line is the union of the buffers of its stretches. GEOS thins a line before it buffers it, a short
/// stretch less than a whole line: areas agree with those of whole buffers to better than 1e-5. Short stretches are
/// cheap: what a buffer costs grows faster than its vertices, because offset curves of a winding line cross each other.
struct BufferedPieces: Sendable {
    /// Over the pieces' polygons.
    let index: EdgeIndex
    /// The feature of each piece, ascending.
    let owners: [Int]

    /// Edges of a stretch.
    static let stretchEdges = 127
    /// Polygons of so many vertices are buffered whole.
    private static let wholePolygon = 128

    /// Features as they are, one piece each.
    init(features column: GeometryColumn) {
        index = EdgeIndex(column)
        owners = Array(0..<column.count)
    }

    /// Buffers a layer.
    ///
    /// - Parameters:
    ///   - distance: in units of the column, which must be of a plane.
    ///   - buffersPolygons: whether polygons grow too; else they stay as they are.
    ///   - places: the features that are asked about.
    init(
        _ column: GeometryColumn,
        distance: Double,
        buffersPolygons: Bool,
        places: EdgeIndex,
        threads: Int,
        monitor: WorkMonitor = .silent
    ) throws {
        let stretches = Self.stretches(column, distance: distance, buffersPolygons: buffersPolygons, places: places)
        let polygons = try WorkerPool.map(
            count: stretches.count,
            threads: threads,
            monitor: monitor,
            makeWorker: { try GEOSContext() },
            body: { context, position -> GeometryColumn in
                let stretch = stretches[position]
                let piece = stretch.column(of: column)
                guard stretch.isBuffered else { return piece }
                do throws(GEOSError) {
                    let shape = try PlanarShape(piece, at: 0, context: context)
                    return try shape.buffered(by: distance, quadrantSegments: 8).column(keeping: .polygons)
                } catch {
                    throw EngineError(error, operation: "buffer", subject: "row \(stretch.row)")
                }
            }
        )
        var all = GeometryColumn()
        all.reserve(geometries: polygons.count, vertices: polygons.reduce(0) { $0 + $1.vertexCount })
        for polygon in polygons { all.append(polygon[0]) }
        index = EdgeIndex(all)
        owners = stretches.map(\.row)
    }

    /// A feature, or a stretch of one of its lines and rings.
    private struct Stretch: Sendable {
        let row: Int
        /// nil for the whole feature.
        let vertices: ClosedRange<Int>?
        let isBuffered: Bool

        func column(of column: GeometryColumn) -> GeometryColumn {
            guard let vertices else { return column.selecting([row]) }
            var line = GeometryColumn()
            line.appendVertices(interleaved: column.xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound + 2)])
            line.endRing()
            line.endPart()
            line.endGeometry(kind: vertices.count == 1 ? .point : .lineString)
            return line
        }
    }

    private static func stretches(
        _ column: GeometryColumn,
        distance: Double,
        buffersPolygons: Bool,
        places: EdgeIndex
    ) -> [Stretch] {
        let runs = EdgeRuns(column, edgesPerRun: stretchEdges)
        var result: [Stretch] = []
        for row in 0..<column.count {
            guard let dimension = column.kinds[row].dimension, !column.parts(of: row).isEmpty else { continue }
            let isWhole = dimension == 2 && (!buffersPolygons || column.vertices(of: row).count <= wholePolygon)
            if dimension == 2 {
                result.append(Stretch(row: row, vertices: nil, isBuffered: isWhole && buffersPolygons))
            }
            guard !isWhole else { continue }
            for run in runs.runs(of: row) where places.reaches(run: run, of: runs, distance: distance) {
                result.append(Stretch(row: row, vertices: runs.firsts[run]...runs.lasts[run], isBuffered: true))
            }
        }
        return result
    }
}

extension EdgeIndex {
    /// True when a run of another layer lies within a distance of one of the features; when in doubt by the last bits,
    /// true.
    fileprivate func reaches(run: Int, of other: EdgeRuns, distance: Double) -> Bool {
        let limit = distance * (1 + 1e-9)
        let near = runs(in: other.boxes[run].expanded(by: limit))
        if near.contains(where: {
            runs.squaredDistance(run: $0, to: run..<(run + 1), of: other, limit: limit * limit) != nil
        }) {
            return true
        }
        let vertex = other.firsts[run]
        return !polygons(containingX: other.column.xy[2 * vertex], y: other.column.xy[2 * vertex + 1]).isEmpty
    }
}
