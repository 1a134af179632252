public import GDALKit
public import GeoModel
public import Restoration

/// A raster's metadata with all decisions; pixels stay in the file.
public struct LoadedRaster: Sendable {
    /// What was asked for.
    public var specification: RasterSpecification
    /// How the pixels are opened.
    public var access: RasterAccess
    /// How the user's mask is opened; nil without one.
    public var maskAccess: RasterAccess?
    /// The driver.
    public var driver: String
    /// Size, placement and CRS; the CRS is the decided one.
    public var grid: RasterGrid
    /// The CRS and why.
    public var crsDecision: CRSDecision
    /// The proven or declared unit.
    public var unit: RasterUnit
    /// How the unit is known.
    public var unitSource: ValueSource
    /// The proven or declared sign; nil where the quantity has none.
    public var sign: RasterSign?
    /// How the sign is known.
    public var signSource: ValueSource
    /// The nodata value in the band's type; nil when there is none or none the band can hold.
    public var nodata: Double?
    /// The band's scale, 1 when none.
    public var scale: Double
    /// The band's offset, 0 when none.
    public var offset: Double
    /// Factor from scaled values to metres of subsidence, positive down; 1 for quantities that are no movement.
    public var factorToSubsidence: Double
    /// What the exact scan of all pixels found.
    public var scan: RasterScan
    /// All files of the dataset, by path.
    public var files: [FileHash]
    /// What a person should know.
    public var findings: [Finding]
    /// What was assumed rather than proven.
    public var assumptions: [LocalizedText]
    /// Set when no cell moves the declared way beyond the damage threshold while some move the other way.
    public var signDoubt: Finding?

    /// Creates a raster.
    public init(
        specification: RasterSpecification,
        access: RasterAccess,
        maskAccess: RasterAccess? = nil,
        driver: String,
        grid: RasterGrid,
        crsDecision: CRSDecision,
        unit: RasterUnit,
        unitSource: ValueSource,
        sign: RasterSign?,
        signSource: ValueSource,
        nodata: Double?,
        scale: Double,
        offset: Double,
        factorToSubsidence: Double,
        scan: RasterScan,
        files: [FileHash],
        findings: [Finding],
        assumptions: [LocalizedText]
    ) {
        self.specification = specification
        self.access = access
        self.maskAccess = maskAccess
        self.driver = driver
        self.grid = grid
        self.crsDecision = crsDecision
        self.unit = unit
        self.unitSource = unitSource
        self.sign = sign
        self.signSource = signSource
        self.nodata = nodata
        self.scale = scale
        self.offset = offset
        self.factorToSubsidence = factorToSubsidence
        self.scan = scan
        self.files = files
        self.findings = findings
        self.assumptions = assumptions
    }
}

/// Where a unit or sign comes from.
public enum ValueSource: String, Sendable, Hashable, Codable {
    /// The project file or the command line.
    case declared
    /// The file's own metadata.
    case metadata
    /// The quantity allows only one.
    case quantity
    /// Not known, and not needed.
    case none
}

/// What one pass over all pixels of a band found, in stored values before scale and offset.
public struct RasterScan: Sendable, Hashable {
    /// Cells with data.
    public var validCells: Int
    /// Cells with the declared nodata value.
    public var nodataCells: Int
    /// Cells with NaN or an infinity that is not declared as nodata.
    public var nonFiniteCells: Int
    /// Smallest valid stored value; nil without valid cells.
    public var minimum: Double?
    /// Largest valid stored value; nil without valid cells.
    public var maximum: Double?
    /// How often each undeclared value that looks like nodata occurs.
    public var suspectedNodata: [Double: Int]

    /// An empty scan.
    public init() {
        validCells = 0
        nodataCells = 0
        nonFiniteCells = 0
        suspectedNodata = [:]
    }

    /// Takes over what was found in another part of the same band.
    mutating func add(_ other: RasterScan) {
        validCells += other.validCells
        nodataCells += other.nodataCells
        nonFiniteCells += other.nonFiniteCells
        minimum = [minimum, other.minimum].compactMap { $0 }.min()
        maximum = [maximum, other.maximum].compactMap { $0 }.max()
        suspectedNodata.merge(other.suspectedNodata, uniquingKeysWith: +)
    }
}

extension LoadedRaster {
    /// The drivers that may open the raster and its mask.
    public var drivers: DriverAllowList {
        [access, maskAccess].contains { $0?.drivers == .rastersWithVRT } ? .rastersWithVRT : .rasters
    }
}
