public import GeoModel
public import Restoration

/// What the command line adds to a project.
public struct AssessOptions: Sendable, Hashable {
    /// Area method instead of the project's.
    public var areaMethod: AreaMethod?
    /// Accept ballpark operations, whatever the project says.
    public var allowBallpark: Bool
    /// Replace an output that exists.
    public var replaces: Bool
    /// Stop at the first bad project, and at the first bad mine.
    public var stopsOnError: Bool
    /// Language of messages; outputs are always in the project's.
    public var language: UserLanguage?

    /// Creates options.
    public init(
        areaMethod: AreaMethod? = nil,
        allowBallpark: Bool = false,
        replaces: Bool = false,
        stopsOnError: Bool = false,
        language: UserLanguage? = nil
    ) {
        self.areaMethod = areaMethod
        self.allowBallpark = allowBallpark
        self.replaces = replaces
        self.stopsOnError = stopsOnError
        self.language = language
    }
}

/// What one run of `assess` on one project left behind.
public struct AssessOutcome: Sendable {
    /// The project's name.
    public var name: String
    /// The published folder, as named on the command line.
    public var folder: String
    /// The county's totals.
    public var county: TotalsRow
    /// Number of mines.
    public var mineCount: Int
    /// Ids of mines that could not be measured.
    public var failedMines: [String]
    /// All findings.
    public var findings: [Finding]
    /// Files of the folder, relative.
    public var files: [String]

    /// 1 with a finding a person must look at, else 0.
    public var status: CommandStatus {
        failedMines.isEmpty ? CommandStatus(ofFinishedJobWith: findings) : .findings
    }
}
