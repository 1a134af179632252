public import GeoModel
public import SpatialAnalysis

/// Which cells of which raster become patches.
public struct PatchRequest: Sendable {
    /// The band; its factor is not used, values are those of the band after scale and offset.
    public var raster: ZonalRasterInput
    /// The values that make patches; each value has patches of its own.
    public var values: [Double]
    /// Which neighbours make cells one patch.
    public var connectivity: PatchConnectivity
    /// Patches below this area are left out; by `areaMethod`.
    public var minimumArea: ExactArea
    /// How areas are measured: cells in the raster's plane, or on the ellipsoid.
    public var areaMethod: AreaMethod
    /// Bands whose mean over each patch is given, in their values: cells on those of `raster`, two at most.
    public var measures: [ZonalRasterInput]
    /// Outlines are simplified within so many metres; nil for the exact outlines of cells.
    public var tolerance: Double?
    /// Worker threads.
    public var threads: Int
    /// Memory for rows on their way and outlines that are not finished, in bytes.
    public var memoryInBytes: Int

    /// Creates a request.
    public init(
        raster: ZonalRasterInput,
        values: [Double],
        connectivity: PatchConnectivity = .four,
        minimumArea: ExactArea = .zero,
        areaMethod: AreaMethod = .statutory,
        threads: Int = 1,
        memoryInBytes: Int = 1 << 30
    ) {
        self.raster = raster
        self.values = values
        self.connectivity = connectivity
        self.minimumArea = minimumArea
        self.areaMethod = areaMethod
        measures = []
        tolerance = nil
        self.threads = threads
        self.memoryInBytes = memoryInBytes
    }
}

/// Totals of a run.
public struct PatchSummary: Sendable {
    /// What the patches of one value add up to.
    public struct Value: Sendable, Hashable {
        /// The value.
        public var value: Double
        /// Number of patches.
        public var patches = 0
        /// Number of their cells.
        public var cells = 0
        /// Their area.
        public var area = ExactArea.zero
        /// Area within their simplified outlines; equal to `area` without simplification, nil where it has none.
        public var outlineArea: ExactArea? = .zero
    }

    /// In the order of the request.
    public var values: [Value]
    /// Patches below the minimum area that were left out.
    public var dropped: Int
    /// Selected values that are the band's nodata value or that its type cannot hold: no cell has them.
    public var impossibleValues: [Double]
    /// The raster's grid.
    public var grid: RasterGrid
    /// Vertices of all outlines, before and after simplification.
    public var vertices: (exact: Int, written: Int) = (0, 0)
}
