import GeoModel
public import Restoration

extension WorkspaceStore {
    /// All runs, in the order they were recorded.
    public func runs() throws -> [WorkspaceRun] {
        try database.read { session in
            var runs: [WorkspaceRun] = []
            let columns = StoredTable.runs.names.joined(separator: ", ")
            try session.each("SELECT id, \(columns) FROM runs ORDER BY id", []) { row in
                runs.append(
                    WorkspaceRun(
                        number: row.integer(0),
                        recorded: row.text(1) ?? "",
                        project: row.text(2) ?? "",
                        asOf: row.text(3).flatMap { CalendarDate(text: $0) },
                        areaMethod: row.text(4).flatMap(AreaMethod.init(rawValue:)) ?? .statutory,
                        manifest: row.text(5) ?? "",
                        head: LedgerHead(count: row.integer(6) ?? 0, hash: row.text(7) ?? ""),
                        snapshot: row.text(8) ?? ""
                    )
                )
            }
            return runs
        }
    }

    /// Records a run with what it measured, and publishes its output, as one step.
    ///
    /// The rows become visible when `publish` has returned; when it throws, nothing is recorded. A snapshot that is
    /// there already, from the same inputs, is not stored twice.
    public func record(_ run: WorkspaceRun, _ snapshot: RecordSnapshot, publish: () throws -> Void) throws {
        try database.write(locking: .runs) { session in
            if try !exists(snapshot: run.snapshot, session) {
                try checkCRS(snapshot.epsg, session)
                try database.registerCRS(snapshot.epsg, session)
                try insert(snapshot.mines.map { $0.values(run.snapshot, epsg: snapshot.epsg) }, into: .mines, session)
                let patches = snapshot.patches.map { $0.values(run.snapshot, epsg: snapshot.epsg) }
                try insert(patches, into: .patches, session)
            }
            try insert([run.values], into: .runs, session)
            try publish()
        }
    }

    /// The mines of a snapshot, by id (UTF-8 bytes).
    public func mines(snapshot: String, geometries: Bool = false) throws -> [RecordedMine] {
        try select(.mines, snapshot: snapshot, geometries: geometries, RecordedMine.init(row:))
            .sorted { $0.mineID.utf8.lexicographicallyPrecedes($1.mineID.utf8) }
    }

    /// The pieces of a snapshot, by number.
    public func patches(snapshot: String, geometries: Bool = false) throws -> [RecordedPatch] {
        try select(.patches, snapshot: snapshot, geometries: geometries, RecordedPatch.init(row:))
    }

    private func select<T>(
        _ table: StoredTable,
        snapshot: String,
        geometries: Bool,
        _ make: (any StoredRow) -> T?
    ) throws -> [T] {
        try database.read { session in
            let columns = table.columns.map { $0.kind == .geometry && !geometries ? "NULL" : session.expression($0) }
            let sql = """
                SELECT \(table.key), \(columns.joined(separator: ", ")) FROM \(table.name)
                WHERE snapshot = \(session.place(1)) ORDER BY \(table.key)
                """
            var found: [T] = []
            try session.each(sql, [.text(snapshot)]) { row in
                if let value = make(row) { found.append(value) }
            }
            return found
        }
    }

    private func exists(snapshot: String, _ session: any DatabaseSession) throws -> Bool {
        var isThere = false
        try session.each("SELECT 1 FROM runs WHERE snapshot = \(session.place(1)) LIMIT 1", [.text(snapshot)]) { _ in
            isThere = true
        }
        return isThere
    }

    /// One CRS per workspace: layers of several CRS would lie on one another on no map.
    private func checkCRS(_ epsg: Int, _ session: any DatabaseSession) throws {
        var known: Int?
        try session.each("SELECT value FROM regreen_workspace WHERE key = 'epsg'", []) { row in
            known = row.text(0).flatMap { Int($0) }
        }
        guard let known else {
            try session.execute(
                "INSERT INTO regreen_workspace (key, value) VALUES ('epsg', \(session.place(1)))",
                [.text("\(epsg)")]
            )
            return
        }
        guard known != epsg else { return }
        throw InputError(
            Finding(
                .workspaceCRS,
                .error,
                file: shown,
                message: Messages.workspaceCRSDiffers(place: shown, workspace: known, project: epsg),
                fix: Messages.workspaceCRSFix
            )
        )
    }

    /// Appends rows under the next keys.
    private func insert(_ rows: [[StoredValue]], into table: StoredTable, _ session: any DatabaseSession) throws {
        var last = 0
        try session.each("SELECT COALESCE(MAX(\(table.key)), 0) FROM \(table.name)", []) { last = $0.integer(0) ?? 0 }
        let keyed = rows.enumerated().map { [.integer(last + 1 + $0.offset)] + $0.element }
        try session.insert(keyed, into: table)
    }
}

extension WorkspaceRun {
    fileprivate var values: [StoredValue] {
        [
            .text(recorded), .text(project), StoredValue(asOf?.description), .text(areaMethod.rawValue),
            .text(manifest), .integer(head.count), .text(head.hash), .text(snapshot),
        ]
    }
}

extension RecordedMine {
    fileprivate func values(_ snapshot: String, epsg: Int) -> [StoredValue] {
        [
            .text(snapshot), .text(mineID), StoredValue(name), StoredValue(category), StoredValue(status),
            StoredValue(kind?.rawValue), StoredValue(mineral), StoredValue(licenceNumber),
            StoredValue(validFrom?.description), StoredValue(validTo?.description),
            StoredValue(declared?.squareMetres), StoredValue(checked?.squareMetres),
            StoredValue(treated?.squareMetres), StoredValue(drawn?.squareMetres),
            geometry.map { .geometry($0, epsg: epsg) } ?? .null,
        ]
    }

    fileprivate init?(row: any StoredRow) {
        guard let mineID = row.text(2) else { return nil }
        self.init(
            mineID: mineID,
            name: row.text(3),
            category: row.text(4),
            status: row.text(5),
            kind: row.text(6).flatMap(MineKind.init(rawValue:)),
            mineral: row.text(7),
            licenceNumber: row.text(8),
            validFrom: row.date(9),
            validTo: row.date(10),
            declared: row.area(11),
            checked: row.area(12),
            treated: row.area(13),
            drawn: row.area(14),
            geometry: row.bytes(15)
        )
    }
}

extension RecordedPatch {
    fileprivate func values(_ snapshot: String, epsg: Int) -> [StoredValue] {
        [
            .text(snapshot), .integer(number), .text(mineID), StoredValue(town), StoredValue(category),
            StoredValue(status?.rawValue), StoredValue(damagedOn?.description), StoredValue(restoredOn?.description),
            .real(damaged.squareMetres), .real(restored.squareMetres), .real(accepted.squareMetres),
            .real(inWorks.squareMetres), .real(exempt.squareMetres), .real(pending.squareMetres),
            geometry.map { .geometry($0, epsg: epsg) } ?? .null,
        ]
    }

    fileprivate init?(row: any StoredRow) {
        guard let number = row.integer(2), let mineID = row.text(3) else { return nil }
        self.init(
            number: number,
            mineID: mineID,
            town: row.text(4),
            category: row.text(5),
            status: row.text(6).flatMap(RestorationStatus.init(rawValue:)),
            damagedOn: row.date(7),
            restoredOn: row.date(8),
            damaged: row.area(9) ?? .zero,
            restored: row.area(10) ?? .zero,
            accepted: row.area(11) ?? .zero,
            inWorks: row.area(12) ?? .zero,
            exempt: row.area(13) ?? .zero,
            pending: row.area(14) ?? .zero,
            geometry: row.bytes(15)
        )
    }
}

extension StoredRow {
    fileprivate func date(_ column: Int) -> CalendarDate? { text(column).flatMap { CalendarDate(text: $0) } }

    /// Square metres as stored: below 9e9 m² a Double holds every 1e-6 m².
    fileprivate func area(_ column: Int) -> ExactArea? { real(column).map(ExactArea.init(squareMetres:)) }
}
