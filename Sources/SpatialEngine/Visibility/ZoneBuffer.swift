import GEOSKit
import GeoModel

/// How near the lines of a visible range are to a zone, whatever the terrain: what the viewshed is compared with.
public struct ZoneBuffer: Sendable, Hashable {
    /// Metres to the nearest line, 0 when they meet; nil when none is within the range.
    public var distance: Double?
    /// Share of the zone within the range of a line, by a buffer of 8 segments a quadrant.
    public var share: Double

    /// Creates a buffer's figures.
    public init(distance: Double?, share: Double) {
        self.distance = distance
        self.share = share
    }

    /// - Parameters:
    ///   - zones: the zones in a plane.
    ///   - lines: lines, outlines or points in the same plane.
    ///   - range: in units of the plane.
    ///   - unit: metres per unit.
    static func find(
        zones: GeometryColumn,
        lines: GeometryColumn,
        range: Double,
        unit: Double,
        threads: Int,
        monitor: WorkMonitor
    ) throws -> [ZoneBuffer] {
        let index = SpatialIndex(lines)
        return try WorkerPool.map(
            count: zones.count,
            threads: threads,
            monitor: monitor,
            makeWorker: { () -> (LayerShapes, LayerShapes) in
                let context = try GEOSContext()
                return (LayerShapes(zones, context: context), LayerShapes(lines, context: context))
            },
            body: { shapes, zone in
                guard !zones.parts(of: zone).isEmpty else { return ZoneBuffer(distance: nil, share: 0) }
                // What lies farther than the range from the zone's box is nowhere near the zone.
                let near = zones.envelope(of: zone).expanded(by: 1.01 * range)
                let found = index.query(near).filter { !lines.parts(of: $0).isEmpty }.sorted()
                return try one(shapes.0, zone, shapes.1, found, near: near, range: range, unit: unit)
            }
        )
    }

    private static func one(
        _ zones: LayerShapes,
        _ zone: Int,
        _ lines: LayerShapes,
        _ found: [Int],
        near: Envelope,
        range: Double,
        unit: Double
    ) throws -> ZoneBuffer {
        let shape = try zones.shape(zone)
        var nearest: Double?
        var buffers: [PlanarShape] = []
        for row in found {
            guard let distance = try zones.prepared(zone).distance(to: lines.shape(row)), distance <= range else {
                continue
            }
            nearest = min(nearest ?? .infinity, distance)
            let part = try lines.shape(row).clipped(to: near)
            guard !part.isEmpty else { continue }
            buffers.append(try part.buffered(by: range, quadrantSegments: 8))
        }
        guard let nearest else { return ZoneBuffer(distance: nil, share: 0) }
        let within = try PlanarShape.union(of: buffers, context: zones.context).shape.intersection(shape).shape
        let whole = try shape.area()
        return ZoneBuffer(distance: nearest * unit, share: whole > 0 ? min(1, try within.area() / whole) : 0)
    }
}
