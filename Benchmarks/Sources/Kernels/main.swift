import GeoModel
import SpatialAnalysis

/// Prints one table row: the best of ten runs, by unit.
func measure(_ name: String, _ unit: String, count: Int, _ body: () throws -> Void) rethrows {
    var best = Double.infinity
    for _ in 0..<10 {
        let time = try ContinuousClock().measure(body)
        let (seconds, attoseconds) = time.components
        best = min(best, Double(seconds) * 1e9 + Double(attoseconds) / 1e9)
    }
    print("| \(name) | \(unit) | \((best / Double(count) * 100).rounded() / 100) |")
}

let side = 256
let window = RasterWindow(column: 0, row: 0, columns: side, rows: side)

/// A block of slowly changing numbers with a few holes.
func tile(_ type: RasterCellType) -> RasterTile {
    let tile = RasterTile()
    tile.reshape(to: window, type: type)
    for index in 0..<window.cellCount {
        let value = Double((index / 8) % 50) / 20
        switch type {
        case .float32: tile.bytes.storeBytes(of: Float(value), toByteOffset: 4 * index, as: Float.self)
        case .int16: tile.bytes.storeBytes(of: Int16(value * 20), toByteOffset: 2 * index, as: Int16.self)
        default: tile.bytes[index] = UInt8(value * 20)
        }
    }
    return tile
}

func accumulator(_ type: RasterCellType, _ areas: CellAreaModel, _ kinds: LeafSumKinds) -> LeafAccumulator {
    let thresholds = ClassThresholds(classes: [0.1, 0.5, 1.5], damage: nil, model: .identity, type: type)
    let rule = BandRule(nodata: NodataRule(declared: nil, type: type), model: .identity, thresholds: thresholds)
    return LeafAccumulator(rules: [rule], cellAreas: areas, kinds: kinds, longestRun: side)
}

let nodes = ScaleLattice.nodes(cells: side, cellSize: 5)
let lattice = ScaleLattice(
    nodeColumns: nodes,
    nodeRows: nodes,
    areas: Array(repeating: 25, count: nodes.count * nodes.count)
)
for type in [RasterCellType.float32, .int16, .uint8] {
    let cells = tile(type)
    var planar = accumulator(type, .uniform(25), [.bounds])
    try measure("runs of 256 cells, \(type.rawValue), planar", "cell", count: 16 * window.cellCount) {
        for _ in 0..<16 {
            for row in 0..<side { try planar.add(row: row, columns: 0..<side, fraction: 1, tiles: [cells]) }
        }
    }
}
let cells = tile(.float32)
var deviation = accumulator(.float32, .uniform(25), [.bounds, .moments])
try measure("the same, float32, with standard deviation", "cell", count: window.cellCount) {
    for row in 0..<side { try deviation.add(row: row, columns: 0..<side, fraction: 1, tiles: [cells]) }
}
var statutory = accumulator(.float32, .sampled(lattice), [.bounds])
try measure("the same, float32, areas cell by cell", "cell", count: window.cellCount) {
    for row in 0..<side { try statutory.add(row: row, columns: 0..<side, fraction: 1, tiles: [cells]) }
}
var edges = accumulator(.float32, .uniform(25), [.bounds])
try measure("single cells at edges", "cell", count: window.cellCount) {
    for row in 0..<side {
        for column in 0..<side {
            try edges.add(row: row, columns: column..<(column + 1), fraction: 0.5, tiles: [cells])
        }
    }
}

var kernel = CoverageKernel(columns: 4096)
let corners = 1000
let ring = (0...corners).map { index -> (x: Double, y: Double) in
    // A star of 1,000 corners without trigonometry: a square's outline pushed in at every other corner.
    let t = Double(index % corners) / Double(corners) * 4
    let r = index % 2 == 0 ? 1.0 : 0.8
    let f = t - t.rounded(.down)
    let p = t < 1 ? (2 * f - 1, -1.0) : t < 2 ? (1.0, 2 * f - 1) : t < 3 ? (1 - 2 * f, 1.0) : (-1.0, 1 - 2 * f)
    return (2048 + 120 * r * p.0, 128 + 120 * r * p.1)
}
var covered = 0
try measure("coverage of a polygon of 1,000 corners, 240 cells wide", "edge", count: corners) {
    kernel.begin(rows: 0..<256)
    for index in 0..<corners {
        let (a, b) = (ring[index], ring[index + 1])
        // Rows count downward: the ring turns the other way there.
        kernel.add(x0: a.x, y0: a.y, x1: b.x, y1: b.y, weight: -1)
    }
    covered = 0
    try kernel.sweep { covered += $0.count }
}
var sum = ExactSum()
measure("exact sums", "number", count: 10_000) {
    for index in 0..<10_000 { sum.add(Double(index) * 1.1) }
}
precondition(covered > 0 && sum.value > 0, "the work was done")
