public import GDALKit
public import GeoModel
public import SpatialAnalysis

/// The table of patches: its fields, its rows from batches, and a GeoPackage written batch by batch.
public struct PatchFile {
    /// What is told of a patch besides its value, cells and area.
    public struct Columns: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: Int

        /// Creates a set from bits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Area within the simplified outline: `outline_m2`.
        public static let outline = Columns(rawValue: 1)
        /// Mean of the first measured band: `mean_value`.
        public static let mean = Columns(rawValue: 2)
        /// Mean of the last measured band: `confidence`.
        public static let confidence = Columns(rawValue: 4)
    }

    /// The fields, in order.
    public let fields: [FieldDefinition]
    private let engine: PatchEngine
    private let columns: Columns
    private let name: String
    private var count: Int64 = 0

    /// Creates a table; rows are numbered from 1.
    public init(name: String, columns: Columns = [], engine: PatchEngine) {
        self.name = name
        self.columns = columns
        self.engine = engine
        var fields = [
            FieldDefinition(name: "patch_id", type: .integer),
            FieldDefinition(name: "value", type: .real),
            FieldDefinition(name: "cells", type: .integer),
            FieldDefinition(name: "area_m2", type: .real),
            FieldDefinition(name: "area_mu", type: .real),
        ]
        if columns.contains(.outline) { fields.append(FieldDefinition(name: "outline_m2", type: .real)) }
        if columns.contains(.mean) { fields.append(FieldDefinition(name: "mean_value", type: .real)) }
        if columns.contains(.confidence) { fields.append(FieldDefinition(name: "confidence", type: .real)) }
        self.fields = fields
    }

    /// The rows of the next batch.
    ///
    /// - Parameter outlineAreas: areas within simplified outlines; nil without simplification.
    public mutating func table(_ batch: PatchBatch, outlineAreas: [ExactArea?]? = nil) -> FeatureTable {
        let ids = (0..<Int64(batch.count)).map { count + 1 + $0 }
        count += Int64(batch.count)
        let values = engine.request.values
        var cells: [AttributeColumn] = [
            .integers(ids),
            .reals(batch.values.map { values[Int($0)] }),
            .integers(batch.cells.map { Int64($0) }),
            .reals(batch.areas.map(\.squareMetres)),
            .reals(batch.areas.map(\.mu)),
        ]
        if columns.contains(.outline) {
            cells.append(.reals((outlineAreas ?? batch.areas.map(Optional.some)).map { $0?.squareMetres }))
        }
        if columns.contains(.mean) { cells.append(means(ofBand: 0, batch)) }
        if columns.contains(.confidence) { cells.append(means(ofBand: engine.request.measures.count - 1, batch)) }
        return FeatureTable(
            name: name,
            crs: engine.grid.crs,
            featureIDs: ids,
            fields: fields,
            columns: cells,
            geometries: batch.geometries
        )
    }

    private func means(ofBand band: Int, _ batch: PatchBatch) -> AttributeColumn {
        .reals((0..<batch.count).map { engine.mean(ofBand: band, overPatch: $0, of: batch) })
    }

    /// An empty GeoPackage layer for patches in a new file.
    ///
    /// - Throws: `GDALError`.
    public func geoPackage(
        _ path: String,
        timestamp: String
    ) throws(GDALError) -> (writer: VectorWriter, layer: VectorWriter.Layer) {
        let writer = try VectorWriter(
            creating: path,
            driver: "GPKG",
            timestamp: timestamp,
            indexMemoryInBytes: engine.request.memoryInBytes / 4
        )
        let layer = try writer.addLayer(
            LayerDefinition(
                name: name,
                crs: engine.grid.crs,
                geometryType: LayerGeometryType(.known(.multiPolygon)),
                fields: fields,
                options: ["GEOMETRY_NAME": "geom", "FID": "fid"]
            )
        )
        return (writer, layer)
    }
}
