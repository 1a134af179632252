public import GeoModel

/// Finished patches in their order: by last row, then by their first cell from the top left. The order follows from
/// the raster alone, not from how it was cut into strips.
public struct PatchBatch: Sendable {
    /// Which of the selected values, from 0.
    public internal(set) var values: [Int32] = []
    /// Number of cells.
    public internal(set) var cells: [Int] = []
    /// Area of each patch.
    public internal(set) var areas: [ExactArea] = []
    /// Measures of other rasters over each patch; nothing in them when none was asked for.
    public internal(set) var measures: [PatchMeasures] = []
    /// Outlines: a polygon each, a multipolygon where parts touch only at corners.
    public internal(set) var geometries = GeometryColumn()
    var orders: [PatchOrder] = []

    /// An empty batch.
    public init() {}

    /// Number of patches.
    public var count: Int { values.count }

    /// Appends the patches of a batch that follows.
    public mutating func append(_ next: PatchBatch) {
        for index in 0..<next.count { append(next, index) }
    }

    /// The same patches with other outlines, one each.
    public func replacingOutlines(_ outlines: GeometryColumn) -> PatchBatch {
        precondition(outlines.count == count, "one outline per patch")
        var copy = self
        copy.geometries = outlines
        return copy
    }

    /// Puts two ordered batches together.
    static func merged(_ a: PatchBatch, _ b: PatchBatch) -> PatchBatch {
        if a.count == 0 { return b }
        if b.count == 0 { return a }
        var result = PatchBatch()
        result.geometries.reserve(
            geometries: a.count + b.count,
            vertices: a.geometries.vertexCount + b.geometries.vertexCount
        )
        var (i, j) = (0, 0)
        while i < a.count || j < b.count {
            if j == b.count || i < a.count && a.orders[i] < b.orders[j] {
                result.append(a, i)
                i += 1
            } else {
                result.append(b, j)
                j += 1
            }
        }
        return result
    }

    private mutating func append(_ other: PatchBatch, _ index: Int) {
        values.append(other.values[index])
        cells.append(other.cells[index])
        areas.append(other.areas[index])
        measures.append(other.measures[index])
        orders.append(other.orders[index])
        geometries.append(other.geometries[index])
    }
}

/// Where a patch stands in the order of patches.
struct PatchOrder: Hashable, Comparable {
    var lastRow: Int
    /// Row and column of the first cell, row first.
    var first: UInt64

    static func < (a: PatchOrder, b: PatchOrder) -> Bool {
        a.lastRow != b.lastRow ? a.lastRow < b.lastRow : a.first < b.first
    }
}

/// What is added up for a part while it grows.
struct PartTally {
    var value: Int32
    var cells = 0
    /// Area in 1e-6 m², where cells differ; 0 where all are alike.
    var area: Int128 = 0
    var measures = PatchMeasures()
    var lastRow: Int
    var first: UInt64

    mutating func add(_ other: PartTally) {
        cells += other.cells
        area += other.area
        measures.add(other.measures)
        lastRow = max(lastRow, other.lastRow)
        first = min(first, other.first)
    }
}

/// What all strips of one raster have in common.
public struct PatchLayout: Sendable {
    /// Number of columns of the raster.
    public var columns: Int
    /// Number of rows of the raster.
    public var rows: Int
    /// Pixel space to plane.
    public var transform: GeoTransform
    /// Areas of cells.
    public var cellAreas: CellAreaModel
    /// Which neighbours make cells one patch.
    public var connectivity: PatchConnectivity
    /// Patches below this area are left out.
    public var minimumArea: ExactArea
    /// Outlines are given in columns and lines of the raster, for simplification, instead of in the plane.
    public var tracesPixels = false

    /// Creates a layout.
    public init(
        columns: Int,
        rows: Int,
        transform: GeoTransform,
        cellAreas: CellAreaModel,
        connectivity: PatchConnectivity,
        minimumArea: ExactArea = .zero
    ) {
        precondition(columns < 1 << 30 && rows < Int(Int32.max), "corners are kept in 30 and 32 bits")
        self.columns = columns
        self.rows = rows
        self.transform = transform
        self.cellAreas = cellAreas
        self.connectivity = connectivity
        self.minimumArea = minimumArea
    }

    /// The area of a patch; where all cells are alike it is their number times a cell, rounded once.
    func area(of tally: PartTally) -> ExactArea {
        if case .uniform(let cell) = cellAreas { return ExactArea(squareMetres: Double(tally.cells) * cell) }
        return ExactArea(microSquareMetres: tally.area)
    }
}
