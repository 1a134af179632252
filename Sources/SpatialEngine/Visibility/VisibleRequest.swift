public import GeoModel

/// From where over which ground which zones are looked at (domain 3.3).
public struct VisibleRequest: Sendable {
    /// Elevations in metres.
    public var elevation: ZonalRasterInput
    /// Roads, rivers, outlines of settlements: samples stand along lines and rings, points are samples themselves.
    public var lines: GeometryColumn
    /// CRS of the lines.
    public var linesCRS: CRSReference
    /// The polygons looked at.
    public var zones: GeometryColumn
    /// CRS of the zones.
    public var zonesCRS: CRSReference
    /// How far one looks, metres.
    public var range: Double
    /// Distance between samples along a line, metres.
    public var spacing: Double
    /// Eye above the ground, metres.
    public var eyeHeight: Double
    /// Accept operations that ignore a change of datum.
    public var allowBallpark: Bool
    /// Worker threads.
    public var threads: Int

    /// Creates a request; samples every 50 m, eye 1.6 m above the ground.
    public init(
        elevation: ZonalRasterInput,
        lines: GeometryColumn,
        linesCRS: CRSReference,
        zones: GeometryColumn,
        zonesCRS: CRSReference,
        range: Double = 1000,
        spacing: Double = 50,
        eyeHeight: Double = 1.6,
        allowBallpark: Bool = false,
        threads: Int = 1
    ) {
        self.elevation = elevation
        self.lines = lines
        self.linesCRS = linesCRS
        self.zones = zones
        self.zonesCRS = zonesCRS
        self.range = range
        self.spacing = spacing
        self.eyeHeight = eyeHeight
        self.allowBallpark = allowBallpark
        self.threads = threads
    }
}

/// What is seen of one zone.
public struct VisibleZone: Sendable, Hashable {
    /// Seen share of the zone's area, 0...1; nil when no cell of the zone has an elevation.
    public var share: Double?
    /// Metres from the nearest sample that sees a cell to that cell, centre to centre; nil when none is seen.
    public var nearestDistance: Double?
    /// Number of samples within range.
    public var samples: Int
    /// Cells of the elevation raster that are seen, row by row, as coverage spans without their fractions.
    public var seen: [SeenRun]

    /// True when any cell is seen.
    public var isVisible: Bool { nearestDistance != nil }

    /// Neighbouring cells of one row that are seen.
    public struct SeenRun: Sendable, Hashable {
        /// The row.
        public var row: Int
        /// The first column.
        public var column: Int
        /// Number of cells.
        public var count: Int
    }
}

/// What is seen of all zones.
public struct VisibleResult: Sendable {
    /// One per zone.
    public var zones: [VisibleZone]
    /// The elevation raster's grid.
    public var grid: RasterGrid
    /// Number of sample points on the raster.
    public var samples: Int
}
