import Foundation
import GeoModel
import SpatialAnalysis

/// Where each sum of a zone stands in its slots.
struct ZoneSlots {
    static let count = 0
    static let sum = 1
    static let valid = 2
    static let nodata = 3
    static let masked = 4
    static let volume = 5
    static let uplift = 6
    static let sound = 7
    /// Allowed difference of partly covered cells of geographic rasters (design 4.5).
    static let slack = 8
    static let classes = 9

    let classCount: Int
    let rasterCount: Int

    var damaged: Int { Self.classes + classCount }
    var width: Int { damaged + rasterCount }
}

/// Where each sum of a group stands in its slots.
struct GroupSlots {
    static let count = 0
    static let sum = 1
    static let minima = 2

    let classCount: Int

    var maxima: Int { Self.minima + classCount }
    var width: Int { maxima + classCount }
}

/// One raster of a pass with what turns stored numbers into classes.
struct PlannedBand {
    /// Its place in the request.
    let index: Int
    let facts: BandFacts
    let thresholds: ClassThresholds
}

/// Everything the workers of one pass share; made from the request and the file's layout alone.
struct ZonalPlan {
    /// Blocks smaller than this are taken together, larger ones as they are.
    private static let smallestBlock = 64

    /// Rasters on one grid, the one that counts first first.
    let bands: [PlannedBand]
    let path: ZonePath
    let edges: StripEdges
    let cellAreas: CellAreaModel
    let zones: ZonalZones
    let groupsOfZone: [[Int]]
    let zoneSlots: ZoneSlots
    let groupSlots: GroupSlots
    /// Columns of a leaf; its rows are a strip's.
    let leafColumns: Int
    let wantsCategories: Bool
    let wantsSamples: Bool
    /// Whether cells without data are listed for a following raster.
    let wantsUnknownRuns: Bool
    /// Angle of a row's height and its first edge's latitude in radians, for geographic grids.
    let rowAngles: (height: Double, origin: Double)?

    var groups: [[Int]] { zones.groups }
    var grid: RasterGrid { bands[0].facts.grid }

    init(
        bands: [PlannedBand],
        path: ZonePath,
        zones: ZonalZones,
        cellAreas: CellAreaModel,
        request: ZonalRequest,
        wantsUnknownRuns: Bool
    ) {
        let first = bands[0].facts
        self.bands = bands
        self.path = path
        self.zones = zones
        self.cellAreas = cellAreas
        self.wantsUnknownRuns = wantsUnknownRuns
        var owners = Array(repeating: [Int](), count: path.plane.count)
        for (group, members) in zones.groups.enumerated() {
            for zone in members { owners[zone].append(group) }
        }
        groupsOfZone = owners
        zoneSlots = ZoneSlots(classCount: request.classes.count + 1, rasterCount: request.rasters.count)
        groupSlots = GroupSlots(classCount: request.classes.count + 1)
        leafColumns = ZonalPlan.joined(first.blockColumns)
        edges = StripEdges(path.pixels, grid: first.grid.window, stripRows: ZonalPlan.joined(first.blockRows))
        wantsCategories = request.categories
        wantsSamples = !request.quantiles.isEmpty
        let transform = first.grid.transform
        rowAngles =
            first.grid.crs?.kind == .geographic
            ? (transform.pixelHeight.magnitude * .pi / 180, transform.originY * .pi / 180) : nil
    }

    /// The smallest multiple of a block's side that is not below 64 cells.
    private static func joined(_ block: Int) -> Int {
        let side = max(1, block)
        return side * ((smallestBlock + side - 1) / side)
    }

    /// Factor to a cell's area for the allowed difference of a partly covered cell: h·tan|φ|/8.
    func slackRate(row: Int) -> Double {
        guard let rowAngles else { return 0 }
        let step = grid.transform.pixelHeight * .pi / 180
        let latitude = min(1.55, (rowAngles.origin + (Double(row) + 0.5) * step).magnitude)
        return rowAngles.height * tan(latitude) / 8
    }
}
