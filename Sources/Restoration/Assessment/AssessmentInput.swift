public import GeoModel

/// Everything the assessment is computed from: plain values, no files and no geometry.
public struct AssessmentInput: Sendable {
    /// The project's name.
    public var project: String
    /// The day the figures are of; nil takes every date.
    public var asOf: CalendarDate?
    /// The area method of every area here.
    public var areaMethod: AreaMethod
    /// The register; `PieceMeasurement.mine` and `measurements` go by this order.
    public var mines: [MineRecord]
    /// All features of `damage[]`, left out ones included.
    public var damage: [DamageFeature]
    /// All features of `restored[]`, left out ones included.
    public var restorations: [RestorationFeature]
    /// The protected layers in project order.
    public var protectedLayers: [ProtectedLayerRecord]
    /// Names of the towns; empty without a town layer.
    public var towns: [String]
    /// Class bounds t1 < … < tn in metres; nil without any subsidence layer.
    public var classThresholds: [Double]?
    /// Dates of vegetation rasters that are measured: none, one, or two for the change.
    public var vegetationDates = 0
    /// True when subsided land is graded by land use.
    public var gradesLand = false
    /// The pieces, in any fixed order.
    public var pieces: [PieceMeasurement]
    /// One per mine, in register order.
    public var measurements: [MineMeasurement]
    /// What lies beyond all mines.
    public var county: CountyMeasurement
    /// Damage that need not be restored, by events of the ledger.
    public var exemptions: [LandExemption]
    /// Share of a mine's area that must have valid raster data, 0...1; below it the mine is listed.
    public var coverageFloor: Double
    /// True when holders may reach outputs.
    public var keepHolder: Bool
    /// Assumptions of the steps before, to be printed.
    public var assumptions: [LocalizedText]
    /// Findings of the steps before, to be counted.
    public var findings: [Finding]

    /// Creates an input.
    public init(
        project: String,
        asOf: CalendarDate?,
        areaMethod: AreaMethod,
        mines: [MineRecord],
        damage: [DamageFeature] = [],
        restorations: [RestorationFeature] = [],
        protectedLayers: [ProtectedLayerRecord] = [],
        towns: [String] = [],
        classThresholds: [Double]? = nil,
        pieces: [PieceMeasurement],
        measurements: [MineMeasurement],
        county: CountyMeasurement = CountyMeasurement(),
        exemptions: [LandExemption] = [],
        coverageFloor: Double = 0.95,
        keepHolder: Bool = false,
        assumptions: [LocalizedText] = [],
        findings: [Finding] = []
    ) {
        self.project = project
        self.asOf = asOf
        self.areaMethod = areaMethod
        self.mines = mines
        self.damage = damage
        self.restorations = restorations
        self.protectedLayers = protectedLayers
        self.towns = towns
        self.classThresholds = classThresholds
        self.pieces = pieces
        self.measurements = measurements
        self.county = county
        self.exemptions = exemptions
        self.coverageFloor = coverageFloor
        self.keepHolder = keepHolder
        self.assumptions = assumptions
        self.findings = findings
    }

    /// The selection of features the figures rest on.
    public var selection: FeatureSelection {
        FeatureSelection(damage: damage, restorations: restorations, asOf: asOf)
    }
}

/// The assessment with what else follows from it.
public struct AssessmentResult: Sendable {
    /// The assessment.
    public var assessment: Assessment
    /// What was found on the way, in a fixed order; the input's findings are not repeated.
    public var findings: [Finding]
    /// The balance of each piece, in the order of the pieces: for layer `pieces`.
    public var pieceAccounts: [PieceAccount]

    /// Creates a result.
    public init(assessment: Assessment, findings: [Finding], pieceAccounts: [PieceAccount]) {
        self.assessment = assessment
        self.findings = findings
        self.pieceAccounts = pieceAccounts
    }
}
