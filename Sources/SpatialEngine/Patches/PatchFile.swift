public import GDALKit
public import GeoModel
public import SpatialAnalysis

/// The table of patches: its fields, its rows from batches, and a GeoPackage written batch by batch.
public struct PatchFile {
    private let values: [Double]
    private let crs: CRSReference?
    private let name: String
    private var count: Int64 = 0

    /// Creates a table; rows are numbered from 1.
    public init(name: String, values: [Double], crs: CRSReference?) {
        self.name = name
        self.values = values
        self.crs = crs
    }

    /// The fields, in order.
    public static let fields = [
        FieldDefinition(name: "patch_id", type: .integer),
        FieldDefinition(name: "value", type: .real),
        FieldDefinition(name: "cells", type: .integer),
        FieldDefinition(name: "area_m2", type: .real),
        FieldDefinition(name: "area_mu", type: .real),
    ]

    /// The rows of the next batch.
    public mutating func table(_ batch: PatchBatch) -> FeatureTable {
        let ids = (0..<Int64(batch.count)).map { count + 1 + $0 }
        count += Int64(batch.count)
        return FeatureTable(
            name: name,
            crs: crs,
            featureIDs: ids,
            fields: Self.fields,
            columns: [
                .integers(ids),
                .reals(batch.values.map { values[Int($0)] }),
                .integers(batch.cells.map { Int64($0) }),
                .reals(batch.areas.map(\.squareMetres)),
                .reals(batch.areas.map(\.mu)),
            ],
            geometries: batch.geometries
        )
    }

    /// An empty GeoPackage layer for patches in a new file.
    ///
    /// - Throws: `GDALError`.
    public func geoPackage(
        _ path: String,
        timestamp: String
    ) throws(GDALError) -> (writer: VectorWriter, layer: VectorWriter.Layer) {
        let writer = try VectorWriter(creating: path, driver: "GPKG", timestamp: timestamp)
        let layer = try writer.addLayer(
            LayerDefinition(
                name: name,
                crs: crs,
                geometryType: LayerGeometryType(.known(.multiPolygon)),
                fields: Self.fields,
                options: ["GEOMETRY_NAME": "geom", "FID": "fid"]
            )
        )
        return (writer, layer)
    }
}
