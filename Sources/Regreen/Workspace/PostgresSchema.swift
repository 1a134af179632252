/// The tables of a workspace in PostGIS, with what guards them.
enum PostgresSchema {
    static let subjectExpression = "((payload::jsonb) ->> 'subject')"

    /// A number of our own for the lock under which a workspace is made.
    static let creationLock = 7_234_101_982_001

    /// All statements that make a workspace, for one transaction.
    static func statements(version: Int) -> [String] {
        [
            "CREATE EXTENSION IF NOT EXISTS postgis",
            "CREATE TABLE regreen_workspace (key text NOT NULL PRIMARY KEY, value text NOT NULL)",
            "INSERT INTO regreen_workspace (key, value) VALUES ('schema_version', '\(version)')", refusal,
        ] + StoredTable.all.flatMap(tableStatements) + chain
    }

    private static let refusal = """
        CREATE FUNCTION regreen_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'regreen: % is append-only', TG_TABLE_NAME; END $$
        """

    private static func tableStatements(_ table: StoredTable) -> [String] {
        let columns = table.columns.map { column -> String in
            let type =
                switch column.kind {
                case .text: "text"
                case .integer: "bigint"
                case .real: "double precision"
                case .geometry: "geometry"
                }
            return "\(column.name) \(type)\(column.isRequired ? " NOT NULL" : "")"
        }
        let key = "\(table.key) bigint NOT NULL PRIMARY KEY CHECK (\(table.key) >= 1)"
        var statements = ["CREATE TABLE \(table.name) (\(([key] + columns).joined(separator: ", ")))"]
        for (number, columns) in table.indexes.enumerated() {
            statements.append(
                "CREATE INDEX \(table.name)_\(number + 1) ON \(table.name) (\(columns.joined(separator: ", ")))"
            )
        }
        statements.append(
            """
            CREATE TRIGGER \(table.name)_no_change BEFORE UPDATE OR DELETE ON \(table.name)
            FOR EACH ROW EXECUTE FUNCTION regreen_append_only()
            """
        )
        statements.append(
            """
            CREATE TRIGGER \(table.name)_no_truncate BEFORE TRUNCATE ON \(table.name)
            FOR EACH STATEMENT EXECUTE FUNCTION regreen_append_only()
            """
        )
        return statements
    }

    /// What keeps the chain one chain whoever writes: the next number, and the hash of the last row.
    private static let chain = [
        "CREATE INDEX events_subject ON events (\(subjectExpression), sequence)",
        """
        CREATE FUNCTION regreen_chain() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE last record;
        BEGIN
          SELECT sequence, hash INTO last FROM events ORDER BY sequence DESC LIMIT 1;
          IF NEW.sequence IS DISTINCT FROM COALESCE(last.sequence, 0) + 1
             OR NEW.previous IS DISTINCT FROM COALESCE(last.hash, repeat('0', 64)) THEN
            RAISE EXCEPTION 'regreen: events is one chain';
          END IF;
          RETURN NEW;
        END $$
        """,
        "CREATE TRIGGER events_chain BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION regreen_chain()",
    ]
}
