import GeoModel
import SpatialAnalysis

/// Computes cover and classes in one pass, after the passes for exact percentiles unless both ends are fixed.
public struct VegetationCoverOperation: Sendable {
    /// What to compute.
    public let request: VegetationCoverRequest

    /// Creates an operation.
    public init(_ request: VegetationCoverRequest) { self.request = request }

    /// Runs; the caller puts the written raster in its place.
    ///
    /// - Throws: `VegetationCover.Problem`; `EngineError` `grids_differ`, `grids_disjoint`, `raster_unusable`,
    ///   `planar_on_geographic`; `GDALError`; `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> VegetationCoverResult {
        let work = try VegetationWork(request)
        let ends = try work.ends(monitor: monitor.part(from: 0, to: 0.6))
        let bands = request.output == nil ? [] : request.bands
        let writer = try request.output.map { path in
            try SurfaceWriter(
                path: path,
                grid: work.grid,
                bands: bands.map { ($0.rawValue, $0 == .cover || $0 == .ndvi ? "1" : "") },
                threads: request.threads
            )
        }
        var tally = CoverTally()
        var stream = work.stream(bands: bands.count)
        try stream.run(writer: writer, monitor: monitor.part(from: 0.6, to: 1)) { strip in
            work.cover(strip, models: ends.models, bands: bands)
        } collect: {
            tally.add($0)
        }
        try writer?.close()
        return VegetationCoverResult(
            grid: work.grid,
            cellSize: work.steps.cellSize,
            model: ends.models[0],
            modelBefore: ends.models.count > 1 ? ends.models[1] : nil,
            referenceCells: ends.cells,
            cells: tally.cells,
            meanCover: tally.cells > 0 ? tally.cover.value / Double(tally.cells) : nil,
            areas: tally.areas.mapValues(\.value),
            change: request.before == nil ? nil : tally.change
        )
    }
}

/// What all strips of a vegetation cover share.
private struct VegetationWork: Sendable {
    let request: VegetationCoverRequest
    let grid: RasterGrid
    let steps: SurfaceSteps
    private let facts: [BandFacts]
    private let offsets: [GridAlignment.CellOffset]
    private let reference: CellPolygons?
    private let exempt: CellPolygons?

    init(_ request: VegetationCoverRequest) throws {
        self.request = request
        facts = try request.dates.flatMap(\.inputs).map(BandFacts.init)
        let alignment = try GridAlignment(facts.map(\.grid), names: facts.map(\.input.path))
        grid = alignment.grid
        offsets = alignment.offsets
        steps = try SurfaceSteps(grid, method: request.areaMethod, subject: request.index.subject)
        let grid = grid
        reference = request.reference.map { CellPolygons($0, grid: grid) }
        exempt = request.exempt.map { CellPolygons($0, grid: grid) }
    }

    func stream(bands: Int) -> SurfaceStream {
        SurfaceStream(
            grid: grid,
            inputs: zip(facts, offsets).map { facts, offset in
                SurfaceRowReader(facts: facts, offset: offset, columns: grid.columns, rows: grid.rows)
            },
            halo: 0,
            bands: bands,
            threads: request.threads,
            memoryInBytes: request.memoryInBytes
        )
    }

    /// The index of a date in one row; NaN where there is none.
    private func index(date: Int, row: Int, of strip: SurfaceStrip) -> [Double] {
        let first = request.dates.prefix(date).reduce(0) { $0 + $1.inputs.count }
        let start = strip.index(input: first, row: row)
        guard case .bands = request.dates[date] else {
            return Array(strip.inputs[first][start..<start + strip.columns])
        }
        let other = strip.index(input: first + 1, row: row)
        return (0..<strip.columns).map { column in
            VegetationIndex.ndvi(
                red: strip.inputs[first][start + column],
                nearInfrared: strip.inputs[first + 1][other + column]
            ) ?? .nan
        }
    }

    // MARK: Ends

    /// One model per date: from the reference's percentiles unless both ends are fixed.
    func ends(monitor: WorkMonitor) throws -> (models: [VegetationCover], cells: Int?) {
        let dates = request.dates.count
        if let soil = request.soil, let vegetation = request.vegetation {
            return (Array(repeating: try VegetationCover(soil: soil, vegetation: vegetation), count: dates), nil)
        }
        let shares = [request.soilShare, request.vegetationShare]
        var searches = Array(repeating: RankSearch(shares: shares, range: -1...1), count: dates)
        var from = 0.0
        while searches.contains(where: { !$0.isDone }) {
            // Passes usually are two; each further one takes half of what is left of the bar.
            let part = monitor.part(from: from, to: (from + 1) / 2)
            from = (from + 1) / 2
            let begun = searches
            var tallies = begun.map { $0.makeTally() }
            var stream = stream(bands: 0)
            try stream.run(writer: nil, monitor: part) { strip in
                SurfaceStripResult(cells: [], part: count(strip, begun))
            } collect: { parts in
                for date in parts.indices { tallies[date].add(parts[date]) }
            }
            for date in searches.indices where !searches[date].isDone { searches[date].advance(tallies[date]) }
        }
        let models = try searches.map { search in
            guard let low = request.soil ?? search.value(at: request.soilShare),
                let high = request.vegetation ?? search.value(at: request.vegetationShare)
            else { throw VegetationCover.Problem.referenceEmpty }
            return try VegetationCover(soil: low, vegetation: high)
        }
        return (models, searches[0].count)
    }

    private func count(_ strip: SurfaceStrip, _ searches: [RankSearch]) -> [RankSearch.Tally] {
        var tallies = searches.map { $0.makeTally() }
        var codes = [Int32](repeating: -1, count: reference == nil ? 0 : strip.columns)
        for row in strip.rows {
            reference?.fill(row: row, into: &codes)
            for date in searches.indices where !searches[date].isDone {
                let values = index(date: date, row: row, of: strip)
                for column in values.indices where codes.isEmpty || codes[column] >= 0 {
                    tallies[date].add(values[column])
                }
            }
        }
        return tallies
    }

    // MARK: Cover

    func cover(
        _ strip: SurfaceStrip,
        models: [VegetationCover],
        bands: [VegetationBand]
    ) -> SurfaceStripResult<CoverTally> {
        let columns = strip.columns
        var cells = [Float](repeating: .nan, count: bands.count * strip.rows.count * columns)
        var tally = CoverTally()
        var areas: [Double] = []
        var codes = [Int32](repeating: -1, count: columns)
        for row in strip.rows {
            steps.areas.fill(row: row, columns: 0..<columns, into: &areas)
            exempt?.fill(row: row, into: &codes)
            let now = index(date: 0, row: row, of: strip)
            let before = models.count > 1 ? index(date: 1, row: row, of: strip) : []
            var sums = CoverRow()
            for column in 0..<columns {
                let cover = models[0].cover(ndvi: now[column])
                guard let grade = CoverClass(cover: cover) else { continue }
                let earlier = before.isEmpty ? nil : CoverClass(cover: models[1].cover(ndvi: before[column]))
                sums.add(cover, grade, earlier, area: areas[column])
                for (number, band) in bands.enumerated() {
                    let value: Double
                    switch band {
                    case .ndvi: value = now[column]
                    case .cover: value = cover
                    case .coverClass: value = Double(grade.rawValue)
                    case .change: value = earlier.map { Double(grade.rawValue - $0.rawValue) } ?? .nan
                    case .code:
                        value = VegetationCode(after: grade, before: earlier, isExempt: codes[column] >= 0).number
                    }
                    let place = (number * strip.rows.count + row - strip.rows.lowerBound) * columns + column
                    cells[place] = Float(value)
                }
            }
            tally.add(sums)
        }
        return SurfaceStripResult(cells: cells, part: tally)
    }
}

/// Plain sums of one row, few enough that nothing of weight is lost.
private struct CoverRow {
    var cells = 0
    var cover = 0.0
    /// Area by class before (0 for none) and class after.
    var areas = [Double](repeating: 0, count: 36)

    mutating func add(_ cover: Double, _ grade: CoverClass, _ before: CoverClass?, area: Double) {
        cells += 1
        self.cover += cover
        areas[6 * (before?.rawValue ?? 0) + grade.rawValue] += area
    }
}

/// What is counted of a vegetation cover.
private struct CoverTally: Sendable {
    var cells = 0
    var cover = ExactSum()
    var areas: [CoverClass: ExactSum] = [:]
    var change = CoverChange()

    mutating func add(_ row: CoverRow) {
        cells += row.cells
        cover.add(row.cover)
        for (place, area) in row.areas.enumerated() where area > 0 {
            guard let after = CoverClass(rawValue: place % 6) else { continue }
            areas[after, default: ExactSum()].add(area)
            if let before = CoverClass(rawValue: place / 6) {
                change.add(CoverChange.Transition(before: before, after: after), area: area)
            }
        }
    }

    mutating func add(_ other: CoverTally) {
        cells += other.cells
        cover.add(other.cover)
        for (grade, area) in other.areas { areas[grade, default: ExactSum()].add(area) }
        change.add(other.change)
    }
}
