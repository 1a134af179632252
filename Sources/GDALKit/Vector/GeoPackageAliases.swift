import CGDAL
import GeoModel

/// Human field names of a GeoPackage, in the table `gpkg_data_columns` of its Schema extension.
///
/// GDAL 3.6 uses that table for domains only and neither reads nor writes the names; later versions do.
enum GeoPackageAliases {
    /// Aliases by field name; empty when the file has none.
    static func read(_ dataset: GDALDatasetH, table: String) -> [String: String] {
        let statement =
            "SELECT column_name, coalesce(title, name) FROM gpkg_data_columns WHERE table_name = \(VectorWriter.quoted(table))"
        return ErrorScope.collect { () -> [String: String] in
            var result: [String: String] = [:]
            guard let rows = GDALDatasetExecuteSQL(dataset, statement, nil, "") else { return result }
            while let row = OGR_L_GetNextFeature(rows) {
                defer { OGR_F_Destroy(row) }
                guard let column = borrowedString(OGR_F_GetFieldAsString(row, 0)),
                    let alias = borrowedString(OGR_F_GetFieldAsString(row, 1)), !alias.isEmpty, alias != column
                else { continue }
                result[column] = alias
            }
            GDALDatasetReleaseResultSet(dataset, rows)
            return result
        }.value
    }

    /// Statements that store the aliases of layers; none when no field has one.
    static func statements(for layers: [LayerDefinition]) -> [String] {
        let rows = layers.flatMap { layer in
            layer.fields.compactMap { field in
                field.alias.map { (layer: layer.name, field: field.name, alias: $0) }
            }
        }
        guard !rows.isEmpty else { return [] }
        let extensionColumns = "table_name, column_name, extension_name, definition, scope"
        let registration = ["gpkg_data_columns", "gpkg_data_column_constraints"].map { table in
            "INSERT INTO gpkg_extensions (\(extensionColumns)) SELECT '\(table)', NULL, 'gpkg_schema', "
                + "'http://www.geopackage.org/spec121/#extension_schema', 'read-write' WHERE NOT EXISTS "
                + "(SELECT 1 FROM gpkg_extensions WHERE table_name = '\(table)')"
        }
        let inserts = rows.map { row in
            // `name` must be unique within a table, `title` need not be: the alias stands there.
            "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, name, title) VALUES "
                + "(\(VectorWriter.quoted(row.layer)), \(VectorWriter.quoted(row.field)), "
                + "\(VectorWriter.quoted(row.field)), \(VectorWriter.quoted(row.alias)))"
        }
        return tables + registration + inserts
    }

    private static let tables = [
        """
        CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, \
        definition TEXT NOT NULL, scope TEXT NOT NULL, \
        CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
        """,
        """
        CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, \
        title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, \
        CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))
        """,
        """
        CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT NULL, \
        constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, \
        max_is_inclusive BOOLEAN, description TEXT, \
        CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))
        """,
    ]
}
