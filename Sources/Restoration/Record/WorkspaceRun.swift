public import GeoModel

/// One run of `assess` as the workspace keeps it: which figures, and which ledger they rest on (design 4.4).
public struct WorkspaceRun: Sendable, Hashable {
    /// Number of the run, from 1; nil before it is recorded.
    public var number: Int?
    /// When it was recorded, ISO 8601 in UTC.
    public var recorded: String
    /// The project's name.
    public var project: String
    /// The day its figures are of.
    public var asOf: CalendarDate?
    /// The area method of its figures.
    public var areaMethod: AreaMethod
    /// Digest of the manifest.
    public var manifest: String
    /// Where the ledger ended when the figures were made.
    public var head: LedgerHead
    /// Content hash of the register and the pieces it measured.
    public var snapshot: String

    /// Creates a run.
    public init(
        number: Int? = nil,
        recorded: String,
        project: String,
        asOf: CalendarDate?,
        areaMethod: AreaMethod,
        manifest: String,
        head: LedgerHead,
        snapshot: String
    ) {
        self.number = number
        self.recorded = recorded
        self.project = project
        self.asOf = asOf
        self.areaMethod = areaMethod
        self.manifest = manifest
        self.head = head
        self.snapshot = snapshot
    }
}
