import Restoration

extension WorkspaceStore {
    /// Opens a workspace that is there.
    ///
    /// - Throws: `InputError` when there is none, when it is something else, or of another version; `LockHeld`.
    public static func open(_ location: WorkspaceLocation) throws -> WorkspaceStore {
        let store = WorkspaceStore(try WorkspaceOpening.database(location, creates: false))
        guard try store.database.holdsWorkspace() else { throw WorkspaceOpening.foreign(location.shown) }
        try store.checkVersion()
        return store
    }

    /// Opens a workspace, made on the spot where there is none.
    ///
    /// - Returns: the workspace, and whether it is new.
    public static func openOrCreate(_ location: WorkspaceLocation) throws -> (store: WorkspaceStore, isNew: Bool) {
        let store = WorkspaceStore(try WorkspaceOpening.database(location, creates: true))
        let isNew = try !store.database.holdsWorkspace()
        if isNew { try store.database.create(version: version) }
        try store.checkVersion()
        return (store, isNew)
    }

    /// Brings a workspace to the version of this program; makes one where there is none.
    ///
    /// - Returns: the version before (nil for a new workspace) and now.
    public static func migrate(_ location: WorkspaceLocation) throws -> (from: Int?, to: Int) {
        let store = WorkspaceStore(try WorkspaceOpening.database(location, creates: true))
        guard try store.database.holdsWorkspace() else {
            try store.database.create(version: version)
            return (nil, version)
        }
        let found = try store.storedVersion()
        guard found <= version else { throw WorkspaceOpening.version(location.shown, found: found) }
        try store.migrate(from: found)
        return (found, version)
    }

    /// The version of the tables as stored.
    func storedVersion() throws -> Int {
        try database.read { session in
            var found: Int?
            try session.each("SELECT value FROM regreen_workspace WHERE key = 'schema_version'", []) { row in
                found = row.text(0).flatMap { Int($0) }
            }
            guard let found else { throw WorkspaceOpening.damaged(shown, "schema_version") }
            return found
        }
    }

    private func checkVersion() throws {
        let found = try storedVersion()
        guard found == WorkspaceStore.version else { throw WorkspaceOpening.version(shown, found: found) }
    }

    /// Runs the steps from one version to the next, each with the new number, as one transaction.
    private func migrate(from found: Int) throws {
        guard found < WorkspaceStore.version else { return }
        try database.write(locking: .events) { session in
            for (version, statements) in WorkspaceOpening.migrations where version > found {
                for statement in statements { try session.execute(statement, []) }
            }
            try session.execute(
                "UPDATE regreen_workspace SET value = \(session.place(1)) WHERE key = 'schema_version'",
                [.text("\(WorkspaceStore.version)")]
            )
        }
    }
}

/// What opening a workspace needs and how it can fail.
enum WorkspaceOpening {
    /// The statements that lead to each version from the one before; version 1 is what `create` makes.
    static let migrations: [(version: Int, statements: [String])] = []

    static func database(_ location: WorkspaceLocation, creates: Bool) throws -> any WorkspaceDatabase {
        switch location {
        case .geoPackage(let path): return try GeoPackageDatabase(path: path, creates: creates)
        case .postgres(let connection): return try PostgresDatabase(connection: connection)
        }
    }

    static func missing(_ place: String) -> InputError {
        InputError(
            Finding(
                .workspaceMissing,
                .error,
                file: place,
                message: Messages.workspaceMissing(place: place),
                fix: Messages.workspaceMissingFix
            )
        )
    }

    static func foreign(_ place: String) -> InputError {
        InputError(
            Finding(
                .workspaceVersion,
                .error,
                file: place,
                message: Messages.workspaceForeign(place: place),
                fix: Messages.workspaceForeignFix
            )
        )
    }

    static func version(_ place: String, found: Int) -> InputError {
        InputError(
            Finding(
                .workspaceVersion,
                .error,
                file: place,
                message: Messages.workspaceVersion(place: place, found: found, known: WorkspaceStore.version),
                fix: Messages.workspaceVersionFix(isNewer: found > WorkspaceStore.version)
            )
        )
    }

    static func damaged(_ place: String, _ detail: String) -> InputError {
        InputError(
            Finding(
                .fileDamaged,
                .error,
                file: place,
                message: Messages.workspaceDamaged(place: place),
                fix: Messages.workspaceDamagedFix
            ),
            detail: detail
        )
    }
}
