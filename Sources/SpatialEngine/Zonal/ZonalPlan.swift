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
    /// Leaves of more cells are cut, whatever the file's blocks.
    private static let largestLeaf = 1 << 22

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
    /// What is summed; gaps are listed where a raster follows.
    let kinds: LeafSumKinds
    /// Intervals of values to count, by group; nil to keep every value.
    let sampleRanges: [[ClosedRange<Double>]]?
    /// Categories of another raster.
    let cross: ZonalRasterInput?
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
        var owners = Array(repeating: [Int](), count: path.plane.count)
        for (group, members) in zones.groups.enumerated() {
            for zone in members { owners[zone].append(group) }
        }
        groupsOfZone = owners
        zoneSlots = ZoneSlots(classCount: request.classes.count + 1, rasterCount: request.rasters.count)
        groupSlots = GroupSlots(classCount: request.classes.count + 1)
        let leaf = ZonalPlan.leaf(columns: first.blockColumns, rows: first.blockRows)
        leafColumns = leaf.columns
        edges = StripEdges(path.pixels, grid: first.grid.window, stripRows: leaf.rows)
        sampleRanges = request.sampleRanges
        cross = request.cross
        kinds = request.sumKinds.union(wantsUnknownRuns ? .gaps : [])
        let transform = first.grid.transform
        rowAngles =
            first.grid.crs?.kind == .geographic
            ? (transform.pixelHeight.magnitude * .pi / 180, transform.originY * .pi / 180) : nil
    }

    /// Blocks joined until a side is not below 64 cells, and cut where a leaf would be larger than memory likes.
    private static func leaf(columns: Int, rows: Int) -> (columns: Int, rows: Int) {
        func joined(_ block: Int) -> Int {
            let side = max(1, block)
            return side * ((smallestBlock + side - 1) / side)
        }
        let width = min(joined(columns), largestLeaf / smallestBlock)
        return (width, min(joined(rows), max(smallestBlock, largestLeaf / width)))
    }

    /// Bytes a worker holds: a leaf of each band, with its mask, and what decoding it takes.
    var bytesPerWorker: Int {
        let cells = min(leafColumns, grid.columns) * min(edges.stripRows, grid.rows)
        let ofCross = cross == nil ? 0 : cells * 24
        return bands.reduce(ofCross) { $0 + cells * (2 * $1.facts.cellType.byteCount + 1) }
    }

    /// Factor to a partly covered cell's area for the allowed difference, by row: h·tan|φ|/8; nil where there is none.
    var slackRate: (@Sendable (Int) -> Double)? {
        guard let rowAngles else { return nil }
        let step = grid.transform.pixelHeight * .pi / 180
        return { row in
            let latitude = min(1.55, (rowAngles.origin + (Double(row) + 0.5) * step).magnitude)
            return rowAngles.height * tan(latitude) / 8
        }
    }
}
