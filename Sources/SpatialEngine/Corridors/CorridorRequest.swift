public import GeoModel

/// Habitat patches, what stands between them, and corridors that exist.
public struct CorridorRequest: Sendable {
    /// The habitat patches: valid polygons.
    public var habitats: GeometryColumn
    /// Their CRS.
    public var crs: CRSReference
    /// One name per patch.
    public var names: [String]
    /// Gaps up to this many metres are looked at.
    public var distance: Double
    /// Existing corridors: lines or polygons; nil for none.
    public var corridors: GeometryColumn?
    /// CRS of the corridors.
    public var corridorsCRS: CRSReference?
    /// A corridor this near to a patch or to another corridor joins it, metres.
    public var tolerance: Double
    /// Resistances, cost per metre, above 0 where one can pass; nil for straight gaps alone.
    public var resistance: ZonalRasterInput?
    /// Accept operations that ignore a change of datum.
    public var allowBallpark: Bool
    /// Worker threads.
    public var threads: Int
    /// Memory for the cells of path searches, in bytes.
    public var memoryInBytes: Int

    /// Creates a request.
    public init(
        habitats: GeometryColumn,
        crs: CRSReference,
        names: [String],
        distance: Double,
        tolerance: Double = 1,
        allowBallpark: Bool = false,
        threads: Int = 1,
        memoryInBytes: Int = 1 << 30
    ) {
        precondition(names.count == habitats.count, "one name per patch")
        self.habitats = habitats
        self.crs = crs
        self.names = names
        self.distance = distance
        self.tolerance = tolerance
        self.allowBallpark = allowBallpark
        self.threads = threads
        self.memoryInBytes = memoryInBytes
    }
}

/// Two habitat patches with a gap between them.
public struct HabitatGap: Sendable, Hashable {
    /// Row of the first patch.
    public var first: Int
    /// Row of the second, larger.
    public var second: Int
    /// Metres between them, straight; 0 when they meet.
    public var distance: Double
    /// The cheapest way over the resistance raster; nil without one, and where there is no way.
    public var path: Path?
    /// The gap is closed: the patches meet, or a chain of corridors reaches both.
    public var isLinked: Bool
    /// The gap belongs to the cheapest set of gaps that joins all patches that can be joined.
    public var isInTree: Bool

    /// A way over the raster.
    public struct Path: Sendable, Hashable {
        /// Σ of metres times resistance.
        public var cost: Double
        /// Metres along it.
        public var length: Double
        /// True when no cheaper way exists beyond the part of the raster that was searched.
        public var isProven: Bool
    }
}

/// All gaps of a set of habitat patches.
public struct CorridorResult: Sendable {
    /// By first, then second row.
    public var gaps: [HabitatGap]
    /// A line for each gap: the cheapest way, else the straight one; in the habitats' CRS.
    public var lines: GeometryColumn
    /// Groups of patches that meet.
    public var groupsBefore: Int
    /// Groups of patches that meet or are linked by corridors.
    public var groupsLinked: Int
}
