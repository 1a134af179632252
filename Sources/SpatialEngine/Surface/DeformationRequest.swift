public import GeoModel
public import SpatialAnalysis

/// One raster of a surface and where it may be believed.
public struct SurfaceLayer: Sendable {
    /// The raster; its factor leads to metres of subsidence.
    public var raster: ZonalRasterInput
    /// Its coherence 0...1 on the same cells; nil for none.
    public var coherence: ZonalRasterInput?
    /// Time between its two dates, any unit; used when several layers are stacked.
    public var span: Double

    /// Creates a layer.
    public init(_ raster: ZonalRasterInput, coherence: ZonalRasterInput? = nil, span: Double = 1) {
        self.raster = raster
        self.coherence = coherence
        self.span = span
    }
}

/// What a deformation raster is computed from.
public enum DeformationSource: Sendable {
    /// A subsidence raster; several are stacked to a rate and brought to a period in the unit of their spans.
    case rasters([SurfaceLayer], period: Double)
    /// The panels' forecast on a grid of a projected CRS.
    case panels(SubsidenceForecast, grid: RasterGrid)
}

/// Land classes by polygon: which grading counts where.
public struct GradedLand: Sendable {
    /// Polygons in the raster's CRS.
    public var polygons: GeometryColumn
    /// Index of a polygon's grading; nil for land that is not graded.
    public var classes: [Int?]
    /// The gradings.
    public var gradings: [DeformationGrading]

    /// Creates a land use; one class per polygon. Where polygons overlap the last one counts.
    public init(polygons: GeometryColumn, classes: [Int?], gradings: [DeformationGrading]) {
        precondition(polygons.count == classes.count, "one class per polygon")
        self.polygons = polygons
        self.classes = classes
        self.gradings = gradings
    }
}

/// How subsided land is graded.
public enum LandGrading: Sendable {
    /// Not at all.
    case none
    /// All of it alike.
    case uniform(DeformationGrading)
    /// By land use.
    case byLand(GradedLand)
}

/// What to compute of a subsidence surface.
public struct DeformationRequest: Sendable {
    /// The surface.
    public var source: DeformationSource
    /// Bands, in the order they are written.
    public var bands: [DeformationBand]
    /// Bh in metres; nil when displacement and strain are not known. Panels bring their own.
    public var movementRadius: Double?
    /// Bh by place, in the raster's plane, where `movementRadius` is not given.
    public var movementField: MovementField?
    /// Cells less coherent are no data.
    public var minimumCoherence: Double
    /// Layers of a stack that must have data at a cell; nil for all of them, because pairs that are not tied to one
    /// stable place differ by a constant, and a cell must not change pairs from its neighbour.
    public var minimumPairs: Int?
    /// Land grades.
    public var land: LandGrading
    /// Levels of buildings.
    public var building: DeformationGrading
    /// Which area counts.
    public var areaMethod: AreaMethod
    /// GeoTIFF to write.
    public var output: String
    /// Worker threads.
    public var threads: Int
    /// Budget in bytes.
    public var memoryInBytes: Int

    /// Creates a request.
    public init(source: DeformationSource, output: String) {
        self.source = source
        self.output = output
        bands = [.subsidence, .tilt, .curvature]
        minimumCoherence = 0.3
        land = .none
        building = DeformationGrading()
        areaMethod = .statutory
        threads = 1
        memoryInBytes = 1 << 30
    }
}

/// What stands in one band.
public struct DeformationBandFigures: Sendable, Hashable {
    /// The band.
    public let band: DeformationBand
    /// Cells with a value.
    public internal(set) var cells = 0
    /// Smallest value; nil without cells.
    public internal(set) var minimum: Double?
    /// Largest value.
    public internal(set) var maximum: Double?
    /// Cells by value, for grades.
    public internal(set) var cellsByValue: [Int: Int] = [:]
    /// Area by value in m², for grades.
    public internal(set) var areaByValue: [Int: Double] = [:]
}

/// The figures of a deformation raster.
public struct DeformationResult: Sendable, Hashable {
    /// Size, placement, CRS.
    public let grid: RasterGrid
    /// Mean side of a cell, metres.
    public let cellSize: Double
    /// Cells of the raster.
    public var cells: Int { grid.columns * grid.rows }
    /// Cells with a subsidence.
    public let validCells: Int
    /// Their area, m².
    public let validArea: Double
    /// Σ subsidence·cell area over them, signed, m³.
    public let volume: Double
    /// Tiles that no panel reaches, of how many; nil without panels.
    public let skippedTiles: (skipped: Int, of: Int)?
    /// Figures by band.
    public let bands: [DeformationBandFigures]

    /// Compares all figures.
    public static func == (lhs: DeformationResult, rhs: DeformationResult) -> Bool {
        lhs.grid == rhs.grid && lhs.cellSize == rhs.cellSize && lhs.validCells == rhs.validCells
            && lhs.validArea == rhs.validArea && lhs.volume == rhs.volume && lhs.bands == rhs.bands
            && lhs.skippedTiles?.skipped == rhs.skippedTiles?.skipped && lhs.skippedTiles?.of == rhs.skippedTiles?.of
    }

    /// Hashes grid and volume.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(grid)
        hasher.combine(volume)
    }
}
