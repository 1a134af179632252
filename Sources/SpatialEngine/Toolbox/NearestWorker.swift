import Foundation
import GEOSKit
import GeoModel
import PROJKit
import SpatialAnalysis

/// One thread's state for nearest features.
final class NearestWorker {
    private let crs: CRSReference
    private let limit: Double
    private let sources: EdgeRuns
    private let targets: [GeometryColumn]
    /// Empty for longitudes and latitudes.
    private let edges: [EdgeIndex]
    private let context: GEOSContext
    private let proj: PROJContext
    private let geodesic: GeodesicCalculator
    /// Nil for longitudes and latitudes, and for planes the library has no way out of.
    private let check: EllipsoidCheck?

    init(
        operation: NearestOperation,
        crs: CRSReference,
        sources: EdgeRuns,
        targets: [GeometryColumn],
        edges: [EdgeIndex]
    ) throws {
        context = try GEOSContext()
        self.crs = crs
        limit = operation.maximumInMetres ?? .infinity
        self.sources = sources
        self.targets = targets
        self.edges = edges
        proj = try PROJContext()
        geodesic = try GeodesicCalculator(ellipsoidOf: crs, context: proj)
        check = try? EllipsoidCheck(crs, covering: sources.column.envelope, context: proj)
    }

    /// The nearest feature of a layer within the limit; nil when there is none.
    ///
    /// - Parameter index: boxes of the layer's features, for longitudes and latitudes.
    func nearest(row: Int, layer: Int, index: SpatialIndex?) throws -> (row: Int, distance: Double)? {
        guard sources.column.kinds[row] != .null, !sources.column.parts(of: row).isEmpty else { return nil }
        if let unit = crs.metresPerUnit {
            let found = edges[layer].nearest(to: row, of: sources, limit: limit / unit)
            return found.map { ($0.row, $0.distance * unit) }
        }
        guard let index else { return nil }
        do {
            return try nearestOnEarth(row: row, layer: layer, index: index)
        } catch let error as GEOSError {
            throw EngineError(error, operation: "nearest", subject: "row \(row)")
        } catch let error as PROJError {
            throw EngineError(error, operation: "nearest", subject: "row \(row)")
        }
    }

    /// Metres along the ellipsoid between the points at which a pair of the plane comes nearest.
    func geodesic(row: Int, layer: Int, _ pair: (row: Int, distance: Double)) -> Double? {
        guard let check, let unit = crs.metresPerUnit,
            let points = edges[layer].nearestPoints(of: pair.row, to: row, of: sources, distance: pair.distance / unit)
        else { return nil }
        return check.distance(points.here, points.there)
    }

    /// For longitudes and latitudes. The tree is searched with a bound that no true distance undercuts, in degrees
    /// shrunk to what a degree of longitude is at most worth; the distance itself is taken in a metric plane around
    /// the feature.
    private func nearestOnEarth(
        row: Int,
        layer: Int,
        index: SpatialIndex
    ) throws -> (row: Int, distance: Double)? {
        let feature = sources.column.selecting([row])
        let box = feature.envelope
        let plane = try MetricPlane(around: box, of: crs)
        let pipeline = try Pipeline(from: crs, to: plane.crs, covering: box, allowBallpark: true, context: proj)
        let shape = try PreparedShape(
            try PlanarShape(try pipeline.transform(feature), at: 0, context: context)
        )
        let column = targets[layer]
        var best: (row: Int, distance: Double)?
        // Candidates in growing rings of degrees: what lies outside a ring is farther than the ring is wide.
        var reach = 0.01
        var seen: Set<Int> = []
        while true {
            let ring = box.expanded(by: reach)
            for other in index.query(ring) where seen.insert(other).inserted {
                guard let distance = try distance(shape, pipeline, plane, to: column, at: other), distance <= limit
                else { continue }
                if best.map({ (distance, other) < ($0.distance, $0.row) }) ?? true { best = (other, distance) }
            }
            let sure = surelyWithin(degrees: reach, of: box)
            if let best, best.distance <= sure { return best }
            if seen.count == index.count || sure > limit || reach > 360 { return best }
            reach *= 4
        }
    }

    /// Metres that a box expanded by so many degrees surely reaches on every side.
    private func surelyWithin(degrees: Double, of box: Envelope) -> Double {
        let farthest = min(89.9, max(abs(box.minY), abs(box.maxY)) + degrees)
        // A degree of latitude is at least 110 570 m; of longitude cos φ times 111 320 m. Geodesics bend poleward, a
        // little less is on the safe side.
        return degrees * min(110_500, 111_300 * cos(farthest * .pi / 180)) * 0.99
    }

    private func distance(
        _ shape: PreparedShape,
        _ pipeline: Pipeline,
        _ plane: MetricPlane,
        to column: GeometryColumn,
        at other: Int
    ) throws -> Double? {
        guard let placed = try? pipeline.transform(column.selecting([other])) else { return nil }
        let target = try PlanarShape(placed, at: 0, context: context)
        if plane.isGaussZone { return try shape.distance(to: target) }
        guard let points = try shape.nearestPoints(to: target) else { return nil }
        let here = try pipeline.transform(x: points.here.x, y: points.here.y, direction: .inverse)
        let there = try pipeline.transform(x: points.there.x, y: points.there.y, direction: .inverse)
        return geodesic.distance(from: (here.x, here.y), to: (there.x, there.y))
    }
}
