import CGEOS
public import GeoModel

extension PlanarShape {
    /// Builds the shape of one geometry of a column from slices of its flat arrays; heights are dropped.
    ///
    /// - Throws: `invalidCoordinate` for NaN or infinity and `unclosedRing` for a polygon ring whose ends differ, each
    ///   naming part, ring and vertex; `invalidArgument` for a null geometry or for rings and lines too short for GEOS.
    public convenience init(_ column: GeometryColumn, at index: Int, context: GEOSContext) throws(GEOSError) {
        guard column.kinds[index] != .null else {
            throw GEOSError(code: .invalidArgument, operation: "build", subject: "geometry \(index): null")
        }
        let builder = ShapeBuilder(column: column, index: index, context: context)
        self.init(adopting: try builder.build(), context: context)
    }

    /// Builds the shape of one geometry; see `init(_:at:context:)`.
    public convenience init(_ geometry: Geometry, context: GEOSContext) throws(GEOSError) {
        try self.init(geometry.column, at: geometry.index, context: context)
    }

    /// A rectangle with the box's edges; an empty polygon for an empty box.
    public convenience init(rectangle box: Envelope, context: GEOSContext) throws(GEOSError) {
        let geometry = try context.pointer("GEOSGeom_createRectangle_r", on: "box") { handle in
            box.isEmpty
                ? GEOSGeom_createEmptyPolygon_r(handle)
                : GEOSGeom_createRectangle_r(handle, box.minX, box.minY, box.maxX, box.maxY)
        }
        self.init(adopting: geometry, context: context)
    }

    /// A point.
    public convenience init(x: Double, y: Double, context: GEOSContext) throws(GEOSError) {
        guard x.isFinite, y.isFinite else {
            throw GEOSError(code: .invalidCoordinate, operation: "build", subject: "point (\(x), \(y))")
        }
        let geometry = try context.pointer("GEOSGeom_createPointFromXY_r", on: "(\(x), \(y))") {
            GEOSGeom_createPointFromXY_r($0, x, y)
        }
        self.init(adopting: geometry, context: context)
    }

    /// A collection of copies of the shapes, for instance to unite many at once.
    public convenience init(collecting shapes: [PlanarShape], context: GEOSContext) throws(GEOSError) {
        var owned = OwnedGeometries(context: context)
        for shape in shapes {
            owned.add(
                try context.pointer("GEOSGeom_clone_r", on: shape.subject) { GEOSGeom_clone_r($0, shape.geometry) }
            )
        }
        let subject = "collection of \(shapes.count)"
        self.init(adopting: try owned.intoCollection(type: 7, subject: subject), context: context)
    }

    /// Parses well-known binary; heights are kept inside GEOS but never come out again.
    ///
    /// - Throws: `parse` when the bytes are no geometry.
    public convenience init(wkb bytes: some Collection<UInt8>, context: GEOSContext) throws(GEOSError) {
        let buffer = Array(bytes)
        guard let reader = GEOSWKBReader_create_r(context.handle) else {
            throw context.failure("GEOSWKBReader_create_r", on: "reader")
        }
        defer { GEOSWKBReader_destroy_r(context.handle, reader) }
        let geometry = try context.pointer("GEOSWKBReader_read_r", on: "\(buffer.count) bytes") {
            GEOSWKBReader_read_r($0, reader, buffer, buffer.count)
        }
        self.init(adopting: geometry, context: context)
    }

    /// Parses well-known text, for tests and small jobs.
    ///
    /// - Throws: `parse` when the text is no geometry.
    public convenience init(wkt text: String, context: GEOSContext) throws(GEOSError) {
        guard let reader = GEOSWKTReader_create_r(context.handle) else {
            throw context.failure("GEOSWKTReader_create_r", on: "reader")
        }
        defer { GEOSWKTReader_destroy_r(context.handle, reader) }
        let geometry = try context.pointer("GEOSWKTReader_read_r", on: String(text.prefix(80))) {
            GEOSWKTReader_read_r($0, reader, text)
        }
        self.init(adopting: geometry, context: context)
    }

    /// The shapes of a whole column in its order, nil where a geometry is null.
    ///
    /// - Throws: as `init(_:at:context:)`, for the first geometry that cannot be built.
    public static func shapes(
        from column: GeometryColumn,
        context: GEOSContext
    ) throws(GEOSError) -> [PlanarShape?] {
        var result: [PlanarShape?] = []
        result.reserveCapacity(column.count)
        for index in 0..<column.count {
            result.append(column.kinds[index] == .null ? nil : try PlanarShape(column, at: index, context: context))
        }
        return result
    }
}
