/// The tables of a workspace in a GeoPackage: what the format asks for, then ours, then what guards them.
enum GeoPackageSchema {
    /// "GPKG"
    static let applicationID = 0x4750_4B47
    /// GeoPackage 1.3.
    static let formatVersion = 10300

    static let subjectExpression = "json_extract(payload, '$.subject')"

    /// All statements that make a workspace, for one transaction.
    static func statements(version: Int) -> [String] {
        ["PRAGMA application_id = \(applicationID)", "PRAGMA user_version = \(formatVersion)"] + format
            + [
                "CREATE TABLE regreen_workspace (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
                "INSERT INTO regreen_workspace (key, value) VALUES ('schema_version', '\(version)')",
            ] + StoredTable.all.flatMap(tableStatements) + chain
    }

    private static let format = [
        """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
          description TEXT)
        """,
        """
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
          ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,\
        298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG",\
        "8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
          'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid')
        """,
        """
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
          identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
          max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))
        """,
        """
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
        """,
    ]

    private static func tableStatements(_ table: StoredTable) -> [String] {
        var statements = [create(table)]
        let isSpatial = table.geometryColumn != nil
        statements.append(
            """
            INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
            VALUES ('\(table.name)', '\(isSpatial ? "features" : "attributes")', '\(table.name)', \(isSpatial ? "-1" : "NULL"))
            """
        )
        if let geometry = table.geometryColumn {
            statements.append(
                """
                INSERT INTO gpkg_geometry_columns VALUES ('\(table.name)', '\(geometry.name)', 'GEOMETRY', -1, 2, 0)
                """
            )
        }
        for (number, columns) in table.indexes.enumerated() {
            statements.append(
                "CREATE INDEX \(table.name)_\(number + 1) ON \(table.name) (\(columns.joined(separator: ", ")))"
            )
        }
        for event in ["UPDATE", "DELETE"] {
            statements.append(
                """
                CREATE TRIGGER \(table.name)_no_\(event.lowercased()) BEFORE \(event) ON \(table.name)
                BEGIN SELECT RAISE(ABORT, 'regreen: \(table.name) is append-only'); END
                """
            )
        }
        return statements
    }

    /// Types are checked row by row, so that text that became bytes is found by the integrity check.
    private static func create(_ table: StoredTable) -> String {
        let columns = table.columns.map { column -> String in
            let (type, stored) =
                switch column.kind {
                case .text: ("TEXT", "'text'")
                case .integer: ("INTEGER", "'integer'")
                case .real: ("REAL", "'real'")
                case .geometry: ("GEOMETRY", "'blob'")
                }
            let absence = column.isRequired ? "" : ", 'null'"
            let need = column.isRequired ? " NOT NULL" : ""
            return "\(column.name) \(type)\(need) CHECK (typeof(\(column.name)) IN (\(stored)\(absence)))"
        }
        let all = ["\(table.key) INTEGER PRIMARY KEY NOT NULL CHECK (\(table.key) >= 1)"] + columns
        return "CREATE TABLE \(table.name) (\(all.joined(separator: ", ")))"
    }

    /// What keeps the chain one chain whoever writes: the next number, and the hash of the last row.
    private static let chain = [
        "CREATE INDEX events_subject ON events (\(subjectExpression), sequence)",
        """
        CREATE TRIGGER events_chain BEFORE INSERT ON events
        WHEN NEW.sequence IS NOT (SELECT COALESCE(MAX(sequence), 0) + 1 FROM events)
          OR NEW.previous IS NOT COALESCE((SELECT hash FROM events ORDER BY sequence DESC LIMIT 1), printf('%064d', 0))
        BEGIN SELECT RAISE(ABORT, 'regreen: events is one chain'); END
        """,
    ]
}
