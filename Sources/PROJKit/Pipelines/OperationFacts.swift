/// What a report must say about a transformation.
public struct OperationFacts: Sendable, Hashable {
    /// The steps' names, joined by ` + `.
    public let name: String
    /// Metres, summed over the steps; 0 when no datum changes, nil when unknown.
    public let accuracyInMetres: Double?
    /// True when a change of datum is ignored.
    public let isBallpark: Bool
    /// Grids that a better operation for this area would need.
    public let missingGrids: [String]
    /// The PROJ pipeline that is run, x = east on both sides.
    public let pipelineText: String
    /// English remarks for the provenance, for example that no datum shift was applied.
    public let notes: [String]

    /// The note of an operation between CGCS2000- and WGS 84-based CRS, which differ by well under a metre.
    public static let equalDatumsNote = "datum shift: none applied (CGCS2000≈WGS84)"
    /// The note of an operation that leaves out a change of datum that matters, because the caller allowed it.
    public static let ballparkNote =
        "datum shift: none applied (ballpark allowed by the user), wrong by up to hundreds of metres"
}

/// One of the operations PROJ knows between the datums of two CRS.
public struct CandidateOperation: Sendable, Hashable {
    /// The operation's name.
    public let name: String
    /// Metres; nil when unknown.
    public let accuracyInMetres: Double?
    /// True when it ignores the change of datum.
    public let isBallpark: Bool
    /// Grids it needs that are not there.
    public let missingGrids: [String]
    /// Where it may be used; nil when the registry does not say.
    public let areaOfUse: AreaOfUse?
    /// True when its area holds the whole area of interest; an operation without an area holds any.
    public let coversArea: Bool
}
