extension FindingCode {
    /// A file that is named but not there.
    public static let fileMissing = FindingCode(rawValue: "file_missing")
    /// A damage or restored feature without a date; it counts.
    public static let dateMissing = FindingCode(rawValue: "date_missing")
    /// A restored layer without a status: it is taken as treated.
    public static let statusAssumed = FindingCode(rawValue: "status_assumed")
    /// A suspected or false change: it is left out of the figures.
    public static let changeNotConfirmed = FindingCode(rawValue: "change_not_confirmed")
    /// A damage or restored feature that belongs to no mine.
    public static let featureUnattributed = FindingCode(rawValue: "feature_unattributed")
    /// A feature names a mine that the register does not have.
    public static let mineUnknown = FindingCode(rawValue: "mine_unknown")
    /// A mine could not be measured; the run went on without it.
    public static let mineFailed = FindingCode(rawValue: "mine_failed")
    /// A protected layer that has ended or not begun on the day the figures are of; it counts.
    public static let protectedNotInForce = FindingCode(rawValue: "protected_not_in_force")
    /// A licence number that does not follow the rules.
    public static let licenceInvalid = FindingCode(rawValue: "licence_invalid")
    /// Advice on a computed surface: noise, co-registration, what was left out.
    public static let surfaceAdvice = FindingCode(rawValue: "surface_advice")
    /// The statutory area is asked for outside its range: areas are null.
    public static let areaUndefined = FindingCode(rawValue: "area_undefined")
    /// Rasters whose cells do not lie on one another.
    public static let gridsDiffer = FindingCode(rawValue: "grids_differ")
    /// A visible range is asked for and the project has no elevation.
    public static let elevationMissing = FindingCode(rawValue: "elevation_missing")
}
