public import GeoModel

/// What the loaders know about the project around a file.
public struct IntakeContext: Sendable {
    /// The folder that VRT, zip and OSM sources must stay inside; nil: the folder of the opened file.
    public var projectFolder: String?
    /// The day the figures are of.
    public var asOf: CalendarDate?
    /// Working CRS, for example `EPSG:4525`.
    public var workingCRS: String?
    /// County box in degrees of longitude and latitude.
    public var countyBox: Envelope?
    /// Longitude near the data, degrees; the county box's middle when nil.
    public var longitudeHint: Double?
    /// Datum shift of the project.
    public var datumShift: DatumShiftSpecification?
    /// Accept ballpark operations.
    public var allowBallpark: Bool
    /// Keep `holder_org`.
    public var keepHolder: Bool
    /// Damage boundary, metres of subsidence; the sign check of subsidence rasters uses it.
    public var damageThresholdInMetres: Double
    /// Relative difference between a declared area and the drawn one that is still silent.
    public var declaredAreaTolerance: Double
    /// Limits against hostile input.
    public var limits: IntakeLimits
    /// True for toolbox calls: no role checks beyond geometry, a CRS may be missing, duplicate ids are left to the command.
    public var isToolbox: Bool

    /// Threads that check features side by side; what is found does not depend on it.
    public var threads = 1

    /// Creates a context with the defaults of design 4.1.
    public init(projectFolder: String? = nil) {
        self.projectFolder = projectFolder
        allowBallpark = false
        keepHolder = false
        damageThresholdInMetres = 0.010
        declaredAreaTolerance = 0.01
        limits = IntakeLimits()
        isToolbox = false
    }

    /// The longitude a zone may be taken from: the hint, else the middle of the county box.
    public var effectiveLongitudeHint: Double? { longitudeHint ?? countyBox.map { $0.center.x } }
}
