import GeoModel
import SpatialAnalysis

/// Quantiles of more cells than memory holds: the raster is read again for as many groups at a time as fit, and for a
/// group that never fits several times, each time counting a narrower interval of values. The figures are the same to
/// the last bit as with all values in memory.
struct BoundedQuantiles {
    /// A sample, the room its array may have grown to, and its copy while it is sorted.
    private static let bytesPerSample = 48
    /// A histogram while strips are on their way to be added.
    private static let bytesPerHistogram = 4 << 20

    private let request: ZonalRequest
    private let band: PlannedBand
    /// Cells each group touches, at most or a little less.
    private let cells: [Int]

    init(_ request: ZonalRequest, band: PlannedBand) throws {
        self.request = request
        self.band = band
        let grid = band.facts.grid
        let path = try ZonePath(request.zones, grid: grid, crs: grid.crs ?? request.zones.crs, request: request)
        let byZone = (0..<path.plane.count).map { BoundedQuantiles.cells(of: $0, path.pixels, in: grid) }
        cells = request.zones.groups.map { $0.reduce(0) { $0 + byZone[$1] } }
    }

    /// True when every value can be kept during one reading.
    var fitInMemory: Bool { cells.reduce(0, +) <= samplesInMemory }

    private var samplesInMemory: Int { request.memoryInBytes / 2 / Self.bytesPerSample }

    /// The polygon's cells, and those its outline crosses; no more than its box has on the grid.
    private static func cells(of zone: Int, _ pixels: PixelZones, in grid: RasterGrid) -> Int {
        let frame = Envelope(minX: 0, minY: 0, maxX: Double(grid.columns), maxY: Double(grid.rows))
        let box = pixels.boxes[zone]
        guard !box.isEmpty, box.intersects(frame) else { return 0 }
        let width = min(box.maxX, frame.maxX) - max(box.minX, 0) + 2
        let height = min(box.maxY, frame.maxY) - max(box.minY, 0) + 2
        var crossed = 4.0
        for part in pixels.column.parts(of: zone) {
            for ring in pixels.column.rings(ofPart: part) {
                for vertex in pixels.column.vertices(ofRing: ring).dropLast() {
                    let xy = pixels.column.xy[(2 * vertex)..<(2 * vertex + 4)]
                    let first = xy.startIndex
                    crossed += (xy[first + 2] - xy[first]).magnitude + (xy[first + 3] - xy[first + 1]).magnitude + 1
                }
            }
        }
        return Int(min(width * height, pixels.cellArea(of: zone).magnitude + crossed))
    }

    /// The quantiles of every group.
    ///
    /// - Parameter groups: what the first reading gave, without quantiles.
    func measure(_ groups: [ZonalGroupResult], monitor: WorkMonitor) throws -> [[Double?]] {
        var result = groups.map { _ in request.quantiles.map { _ in Double?.none } }
        let batches = batches()
        for (number, batch) in batches.enumerated() {
            let part = monitor.part(
                from: Double(number) / Double(batches.count),
                to: Double(number + 1) / Double(batches.count)
            )
            if batch.isSearched {
                try search(batch.groups, groups, &result, part)
            } else {
                let chain = try run(batch.groups, part) { $0.quantiles = request.quantiles }
                for (group, figures) in zip(batch.groups, chain.result().groups) { result[group] = figures.quantiles }
            }
        }
        return result
    }

    private struct Batch {
        var groups: [Int] = []
        var load = 0
        let isSearched: Bool
    }

    /// Groups in their order, so many at a time as memory holds.
    private func batches() -> [Batch] {
        var kept = [Batch(isSearched: false)]
        var searched = [Batch(isSearched: true)]
        let histogramsInMemory = request.memoryInBytes / 2 / Self.bytesPerHistogram
        for (group, cells) in cells.enumerated() where cells > 0 {
            if cells > samplesInMemory {
                Self.add(group, load: request.quantiles.count, limit: histogramsInMemory, to: &searched)
            } else {
                Self.add(group, load: cells, limit: samplesInMemory, to: &kept)
            }
        }
        return (kept + searched).filter { !$0.groups.isEmpty }
    }

    private static func add(_ group: Int, load: Int, limit: Int, to batches: inout [Batch]) {
        if let last = batches.last, !last.groups.isEmpty, last.load + load > limit {
            batches.append(Batch(isSearched: last.isSearched))
        }
        batches[batches.count - 1].groups.append(group)
        batches[batches.count - 1].load += load
    }

    private func search(
        _ groups: [Int],
        _ known: [ZonalGroupResult],
        _ result: inout [[Double?]],
        _ monitor: WorkMonitor
    ) throws {
        var searches = groups.map { group in
            let values = known[group].minimum.flatMap { low in known[group].maximum.map { low...$0 } }
            return request.quantiles.map { QuantileSearch(share: $0, values: values) }
        }
        while searches.contains(where: { $0.contains { $0.range != nil } }) {
            let open = groups.indices.filter { searches[$0].contains { $0.range != nil } }
            let ranges = open.map { searches[$0].compactMap(\.range) }
            let chain = try run(open.map { groups[$0] }, monitor) { $0.sampleRanges = ranges }
            for (place, index) in open.enumerated() {
                let histograms = chain.histograms(of: place) ?? ranges[place].map(QuantileHistogram.init)
                let asked = searches[index].indices.filter { searches[index][$0].range != nil }
                for (share, histogram) in zip(asked, histograms) { searches[index][share].take(histogram) }
            }
        }
        for (index, group) in groups.enumerated() { result[group] = searches[index].map(\.value) }
    }

    /// Reads the raster for some groups and nothing but what `change` asks for.
    private func run(
        _ groups: [Int],
        _ monitor: WorkMonitor,
        change: (inout ZonalRequest) -> Void
    ) throws -> ZonalChain {
        var part = request
        var places: [Int: Int] = [:]
        for zone in groups.flatMap({ request.zones.groups[$0] }) where places[zone] == nil {
            places[zone] = places.count
        }
        let zones = places.sorted { $0.value < $1.value }.map(\.key)
        part.zones = ZonalZones(
            geometries: request.zones.geometries.selecting(zones),
            crs: request.zones.crs,
            groups: groups.map { request.zones.groups[$0].compactMap { places[$0] } },
            names: zones.map(request.zones.name)
        )
        part.quantiles = []
        part.wantsDeviation = false
        part.wantsClassBounds = false
        part.categories = false
        part.cross = nil
        change(&part)
        var chain = try ZonalChain(part)
        var facts = request.rasters.map { _ in ZonalRasterFacts(grid: band.facts.grid) }
        try chain.measure([[band]], facts: &facts, monitor: monitor)
        return chain
    }
}
