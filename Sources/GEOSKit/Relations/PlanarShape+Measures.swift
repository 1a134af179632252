import CGEOS
public import GeoModel

/// A position in the plane, x = east.
public struct PlanarPoint: Sendable, Hashable {
    /// East.
    public let x: Double
    /// North.
    public let y: Double

    /// Creates a position.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

extension PlanarShape {
    /// Plane area in squared coordinate units; holes taken off, 0 for points and lines. Not a land area: see the
    /// statutory and geodesic areas for that.
    public func area() throws(GEOSError) -> Double {
        try context.value("GEOSArea_r", on: subject) { GEOSArea_r($0, geometry, $1) }
    }

    /// Plane length of lines, or of all rings of polygons, in coordinate units.
    public func length() throws(GEOSError) -> Double {
        try context.value("GEOSLength_r", on: subject) { GEOSLength_r($0, geometry, $1) }
    }

    /// The box around it; `Envelope.empty` for an empty shape.
    public func envelope() throws(GEOSError) -> Envelope {
        guard !isEmpty else { return .empty }
        var box = Envelope.empty
        try context.status("GEOSGeom_getExtent_r", on: kindName) { handle in
            GEOSGeom_getExtent_r(handle, geometry, &box.minX, &box.minY, &box.maxX, &box.maxY)
        }
        return box
    }

    /// The least plane distance, 0 when they meet; nil when one of them is empty.
    public func distance(to other: PlanarShape) throws(GEOSError) -> Double? {
        guard !isEmpty, !other.isEmpty else { return nil }
        return try context.value("GEOSDistance_r", on: "\(subject) and \(other.subject)") {
            GEOSDistance_r($0, geometry, other.geometry, $1)
        }
    }

    /// True when the plane distance is at most `limit`; false when one of them is empty.
    public func isWithin(distance limit: Double, of other: PlanarShape) throws(GEOSError) -> Bool {
        try context.predicate("GEOSDistanceWithin_r", on: "\(subject) and \(other.subject)") {
            GEOSDistanceWithin_r($0, geometry, other.geometry, limit)
        }
    }

    /// The closest pair of points, the first on this shape; nil when one of them is empty.
    public func nearestPoints(
        to other: PlanarShape
    ) throws(GEOSError) -> (here: PlanarPoint, there: PlanarPoint)? {
        guard !isEmpty, !other.isEmpty else { return nil }
        let sequence = try context.pointer("GEOSNearestPoints_r", on: "\(subject) and \(other.subject)") {
            GEOSNearestPoints_r($0, geometry, other.geometry)
        }
        return try context.takePair(sequence)
    }

    /// The smallest move of a vertex that would make it invalid; infinite when none would.
    public func minimumClearance() throws(GEOSError) -> Double {
        var result = 0.0
        try context.status("GEOSMinimumClearance_r", on: subject, failed: 2) {
            GEOSMinimumClearance_r($0, geometry, &result)
        }
        return result
    }

    /// The largest distance from a point of one to the nearest point of the other, taken at vertices.
    public func hausdorffDistance(to other: PlanarShape) throws(GEOSError) -> Double {
        try context.value("GEOSHausdorffDistance_r", on: subject) {
            GEOSHausdorffDistance_r($0, geometry, other.geometry, $1)
        }
    }

    /// The position of a point shape; nil for others.
    public var point: PlanarPoint? {
        guard kind == .point, let box = try? envelope(), !box.isEmpty else { return nil }
        return PlanarPoint(x: box.minX, y: box.minY)
    }
}

extension GEOSContext {
    /// Reads the two positions of a sequence and destroys it.
    func takePair(_ sequence: OpaquePointer) throws(GEOSError) -> (here: PlanarPoint, there: PlanarPoint) {
        defer { GEOSCoordSeq_destroy_r(handle, sequence) }
        return (try position(0, of: sequence), try position(1, of: sequence))
    }

    private func position(_ index: UInt32, of sequence: OpaquePointer) throws(GEOSError) -> PlanarPoint {
        var x = 0.0
        var y = 0.0
        try status("GEOSCoordSeq_getXY_r", on: "nearest points") { GEOSCoordSeq_getXY_r($0, sequence, index, &x, &y) }
        return PlanarPoint(x: x, y: y)
    }
}
