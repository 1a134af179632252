/// A layer in memory: geometry column, attribute columns, ids and CRS.
public struct FeatureTable: Sendable {
    /// The layer's name.
    public var name: String
    /// The layer's CRS, nil when unknown.
    public var crs: CRSReference?
    /// The source's feature ids, one per row.
    public var featureIDs: [Int64]
    /// Field definitions, in order.
    public var fields: [FieldDefinition]
    /// One column per field, in the same order.
    public var columns: [AttributeColumn]
    /// One geometry per row.
    public var geometries: GeometryColumn

    /// Creates a table; counts of ids, geometries and every column must agree.
    public init(
        name: String,
        crs: CRSReference?,
        featureIDs: [Int64],
        fields: [FieldDefinition],
        columns: [AttributeColumn],
        geometries: GeometryColumn
    ) {
        precondition(fields.count == columns.count, "one column per field")
        precondition(columns.allSatisfy { $0.count == featureIDs.count }, "columns of one length")
        precondition(geometries.count == featureIDs.count, "one geometry per row")
        self.name = name
        self.crs = crs
        self.featureIDs = featureIDs
        self.fields = fields
        self.columns = columns
        self.geometries = geometries
    }

    /// Number of features.
    public var count: Int { featureIDs.count }

    /// Index of the field with exactly this name.
    public func fieldIndex(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }

    /// The column of the field with exactly this name.
    public func column(_ name: String) -> AttributeColumn? { fieldIndex(name).map { columns[$0] } }

    /// Appends the rows of a table with the same fields.
    public mutating func append(_ other: FeatureTable) {
        precondition(fields == other.fields, "tables of the same fields")
        featureIDs += other.featureIDs
        for index in columns.indices {
            for row in 0..<other.count { columns[index].append(other.columns[index][row]) }
        }
        for row in 0..<other.count { geometries.append(other.geometries[row]) }
    }

    /// One row as a view.
    public func feature(_ row: Int) -> Feature { Feature(table: self, row: row) }
}

/// One row of a `FeatureTable`, a view for the domain and the API, not for hot loops.
public struct Feature: Sendable {
    /// The table.
    public let table: FeatureTable
    /// The row.
    public let row: Int

    /// The source's feature id.
    public var id: Int64 { table.featureIDs[row] }

    /// The geometry.
    public var geometry: Geometry { table.geometries[row] }

    /// The value of a field; null when there is no such field.
    public subscript(field: String) -> AttributeValue { table.column(field)?[row] ?? .null }
}
