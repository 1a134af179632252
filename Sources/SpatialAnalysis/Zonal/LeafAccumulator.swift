/// What the cells of a band mean.
public struct BandRule: Sendable {
    let range: ValidRange
    let model: RasterValueModel
    let isIdentity: Bool
    let thresholds: ClassThresholds

    /// Creates a rule.
    public init(nodata: NodataRule, model: RasterValueModel, thresholds: ClassThresholds) {
        range = nodata.validRange
        self.model = model
        isIdentity = model.isIdentity
        self.thresholds = thresholds
    }
}

/// Adds covered cells to the sums of a leaf: runs of equally covered cells in tight loops, cells at edges one by one.
///
/// Of several bands on one grid the first with data in a cell counts. One thread's object; its memory is kept from
/// leaf to leaf.
public struct LeafAccumulator {
    /// The sums since the last `reset`.
    public internal(set) var sums: LeafSums
    /// Categories of the leaf's cells; needed where areas by class and category are summed.
    public var cross: CrossTile?

    private let empty: LeafSums
    let rules: [BandRule]
    private let cellAreas: CellAreaModel
    private let kinds: LeafSumKinds
    /// Factor from the area of a partly covered cell to its allowed difference, by row; 0 on projected grids.
    private let slackRate: (@Sendable (Int) -> Double)?
    private let scratch: RunScratch
    /// Stored numbers, then values, of the run at hand.
    private var values: UnsafeMutablePointer<Double> { scratch.values }
    /// Cell areas of the run; and those of its cells with data.
    private var areas: UnsafeMutablePointer<Double> { scratch.areas }
    private var keptAreas: UnsafeMutablePointer<Double> { scratch.keptAreas }
    private var isPending: [Bool] = []

    /// Creates an accumulator.
    ///
    /// - Parameters:
    ///   - rules: one per band, the one that counts first first.
    ///   - cellAreas: areas of the raster's cells.
    ///   - kinds: what is summed besides.
    ///   - longestRun: most cells in one call.
    ///   - slackRate: factor from a partly covered cell's area to its allowed difference, by row; nil for 0.
    public init(
        rules: [BandRule],
        cellAreas: CellAreaModel,
        kinds: LeafSumKinds,
        longestRun: Int,
        slackRate: (@Sendable (Int) -> Double)? = nil
    ) {
        self.rules = rules
        self.cellAreas = cellAreas
        self.kinds = kinds
        self.slackRate = slackRate
        empty = LeafSums(bands: rules.count, classes: rules.first?.thresholds.classCount ?? 1)
        sums = empty
        scratch = RunScratch(capacity: max(1, longestRun))
    }

    /// Starts a leaf.
    public mutating func reset() { sums = empty }

    /// Adds cells of one row that are covered by the same share.
    ///
    /// - Parameters:
    ///   - columns: the cells; all in every tile.
    ///   - tiles: one per band.
    /// - Throws: `coordinateNotFinite` for cells that have no place on the ellipsoid.
    public mutating func add(row: Int, columns: Range<Int>, fraction: Double, tiles: [RasterTile]) throws(AnalysisError)
    {
        precondition(columns.count <= scratch.capacity && tiles.count == rules.count, "a run of this leaf")
        let area = try cellArea(row, columns)
        if fraction < 1, let slackRate {
            // A partly covered run is rare: pieces of a group, and polygons that follow a row.
            let whole = area ?? CellVectors(values: areas, count: columns.count).sum / Double(columns.count)
            sums.slack += Double(columns.count) * whole * slackRate(row)
        }
        if columns.count == 1 {
            addCell(row, columns.lowerBound, fraction, area ?? areas[0], tiles)
        } else {
            addRun(row, columns, fraction, area, tiles)
        }
        if kinds.contains(.cross) { bookCross(row, columns, fraction, area, tiles) }
    }

    /// Area of a cell of the run at hand, where cells differ.
    func cellArea(at offset: Int) -> Double { areas[offset] }

    /// The area all cells of a run have, or nil with `areas` filled.
    private func cellArea(_ row: Int, _ columns: Range<Int>) throws(AnalysisError) -> Double? {
        switch cellAreas {
        case .uniform(let area): return area
        case .rows(let rows): return rows[row]
        case .sampled(let lattice):
            lattice.fill(row: row, columns: columns, into: areas)
            guard areas[0].isFinite, areas[columns.count - 1].isFinite else {
                throw AnalysisError(
                    code: .coordinateNotFinite,
                    operation: "cell area",
                    message: "cell \(columns.lowerBound), \(row) has no place on the ellipsoid"
                )
            }
            return nil
        }
    }

    // MARK: One cell

    private mutating func addCell(_ row: Int, _ column: Int, _ fraction: Double, _ area: Double, _ tiles: [RasterTile])
    {
        let index = tiles[0].index(column: column, row: row)
        for band in tiles.indices where !isHidden(tiles[band], index) {
            let stored = tiles[band].number(at: index)
            guard rules[band].range.contains(stored) else { continue }
            book(stored, band, fraction, area)
            return
        }
        bookGap(row, column, isHidden(tiles[0], index), fraction * area)
    }

    @inline(__always)
    private func isHidden(_ tile: RasterTile, _ index: Int) -> Bool { !tile.hidden.isEmpty && tile.hidden[index] }

    private mutating func book(_ stored: Double, _ band: Int, _ fraction: Double, _ area: Double) {
        let thresholds = rules[band].thresholds
        let value = rules[band].isIdentity ? stored : rules[band].model.value(stored)
        let part = fraction * area
        let index = thresholds.classIndex(stored)
        if kinds.contains(.moments) {
            if sums.count == 0 { sums.reference = value }
            let difference = value - sums.reference
            sums.differences += fraction * difference
            sums.squares += fraction * difference * difference
        }
        sums.count += fraction
        sums.sum += fraction * value
        sums.valid += part
        sums.volume += part * value
        if value < 0 { sums.uplift -= part * value }
        sums.classes[index] += part
        if thresholds.isDamaged(stored) { sums.damaged[band] += part } else { sums.sound += part }
        if kinds.contains(.bounds) {
            sums.greatestAreas[index] += area
            if fraction == 1 { sums.leastAreas[index] += area }
        }
        sums.minimum = min(sums.minimum, value)
        sums.maximum = max(sums.maximum, value)
        if kinds.contains(.samples) { sums.samples.append(WeightedSample(value: value, weight: fraction)) }
        // −0 and 0 are one value.
        if kinds.contains(.categories) { sums.categories[value == 0 ? 0 : value, default: 0] += part }
    }

    private mutating func bookGap(_ row: Int, _ column: Int, _ isMasked: Bool, _ part: Double) {
        if isMasked { sums.masked += part } else { sums.nodata += part }
        guard kinds.contains(.gaps) else { return }
        let state: CellState = isMasked ? .masked : .nodata
        if let last = sums.gaps.last, last.row == row, last.columns.upperBound == column, last.state == state {
            sums.gaps[sums.gaps.count - 1].columns = last.columns.lowerBound..<(column + 1)
        } else {
            sums.gaps.append(RowGap(row: row, columns: column..<(column + 1), state: state))
        }
    }

    // MARK: Runs

    private mutating func addRun(
        _ row: Int,
        _ columns: Range<Int>,
        _ fraction: Double,
        _ area: Double?,
        _ tiles: [RasterTile]
    ) {
        let count = columns.count
        let start = tiles[0].index(column: columns.lowerBound, row: row)
        let valid = tiles[0].load(from: start, count: count, range: rules[0].range, into: values)
        if valid == count, tiles[0].hidden.isEmpty {
            bookRun(count, 0, fraction, area, areas)
            return
        }
        isPending.removeAll(keepingCapacity: true)
        isPending.append(contentsOf: repeatElement(true, count: count))
        for band in tiles.indices {
            if band > 0 { _ = tiles[band].load(from: start, count: count, range: rules[band].range, into: values) }
            let kept = keep(count, tiles[band], start, rules[band].range, isVarying: area == nil)
            if kept > 0 { bookRun(kept, band, fraction, area, keptAreas) }
        }
        for offset in 0..<count where isPending[offset] {
            let part = fraction * (area ?? areas[offset])
            bookGap(row, columns.lowerBound + offset, isHidden(tiles[0], start + offset), part)
        }
    }

    /// Moves the pending cells that have data to the front of `values`, and their areas to `keptAreas`.
    private mutating func keep(_ count: Int, _ tile: RasterTile, _ start: Int, _ range: ValidRange, isVarying: Bool)
        -> Int
    {
        var kept = 0
        for offset in 0..<count where isPending[offset] && range.contains(values[offset]) {
            if isHidden(tile, start + offset) { continue }
            values[kept] = values[offset]
            if isVarying { keptAreas[kept] = areas[offset] }
            isPending[offset] = false
            kept += 1
        }
        return kept
    }

    /// Books the first `count` of `values`, stored numbers with data of one band.
    private mutating func bookRun(
        _ count: Int,
        _ band: Int,
        _ fraction: Double,
        _ area: Double?,
        _ weights: UnsafeMutablePointer<Double>
    ) {
        let run = CellVectors(values: values, count: count)
        let cells = Double(count)
        let whole = area.map { $0 * cells } ?? CellVectors(values: weights, count: count).sum
        let (low, high) = run.extremes
        bookClasses(run, band, fraction, area, weights, whole, low, high)
        let rule = rules[band]
        if !rule.isIdentity {
            for index in 0..<count { values[index] = rule.model.value(values[index]) }
        }
        let ends = rule.isIdentity ? (low, high) : (rule.model.value(low), rule.model.value(high))
        sums.minimum = min(sums.minimum, ends.0, ends.1)
        sums.maximum = max(sums.maximum, ends.0, ends.1)
        if kinds.contains(.moments) {
            if sums.count == 0 { sums.reference = values[0] }
            sums.differences += fraction * run.differences(to: sums.reference)
            sums.squares += fraction * run.squares(about: sums.reference)
        }
        let sum = run.sum
        sums.count += fraction * cells
        sums.sum += fraction * sum
        sums.valid += fraction * whole
        sums.volume += fraction * (area.map { $0 * sum } ?? run.sum(weights: weights))
        if min(ends.0, ends.1) < 0 {
            sums.uplift += fraction * (area.map { $0 * run.negativeSum } ?? run.negativeSum(weights: weights))
        }
        if kinds.contains(.samples) {
            for index in 0..<count { sums.samples.append(WeightedSample(value: values[index], weight: fraction)) }
        }
        if kinds.contains(.categories) { bookCategories(count, fraction, area, weights) }
    }

    /// Classes and damage of a run of stored numbers between `low` and `high`.
    private mutating func bookClasses(
        _ run: CellVectors,
        _ band: Int,
        _ fraction: Double,
        _ area: Double?,
        _ weights: UnsafeMutablePointer<Double>,
        _ whole: Double,
        _ low: Double,
        _ high: Double
    ) {
        let thresholds = rules[band].thresholds
        let sign = thresholds.sign
        let ends = (thresholds.classIndex(low), thresholds.classIndex(high))
        for index in min(ends.0, ends.1)...max(ends.0, ends.1) {
            var part = whole
            if ends.0 != ends.1 {
                let (above, upTo) = thresholds.interval(of: index)
                part =
                    area.map { $0 * Double(run.number(sign: sign, above: above, upTo: upTo)) }
                    ?? run.sum(weights: weights, sign: sign, above: above, upTo: upTo)
            }
            sums.classes[index] += fraction * part
            if kinds.contains(.bounds) {
                sums.greatestAreas[index] += part
                if fraction == 1 { sums.leastAreas[index] += part }
            }
        }
        let isDamaged = (thresholds.isDamaged(low), thresholds.isDamaged(high))
        guard isDamaged.0 != isDamaged.1 else {
            if isDamaged.0 { sums.damaged[band] += fraction * whole } else { sums.sound += fraction * whole }
            return
        }
        let bound = thresholds.damageBound
        let damaged =
            area.map { $0 * Double(run.number(sign: sign, reaching: bound)) }
            ?? run.sum(weights: weights, sign: sign, reaching: bound)
        sums.damaged[band] += fraction * damaged
        sums.sound += fraction * (whole - damaged)
    }

    /// Areas by value; equal neighbours are looked up once.
    private mutating func bookCategories(
        _ count: Int,
        _ fraction: Double,
        _ area: Double?,
        _ weights: UnsafeMutablePointer<Double>
    ) {
        var start = 0
        while start < count {
            let value = values[start]
            var end = start + 1
            while end < count, values[end] == value { end += 1 }
            let part =
                area.map { $0 * Double(end - start) } ?? CellVectors(values: weights + start, count: end - start).sum
            sums.categories[value == 0 ? 0 : value, default: 0] += fraction * part
            start = end
        }
    }
}

/// The memory of one run.
private final class RunScratch {
    let capacity: Int
    let values: UnsafeMutablePointer<Double>
    let areas: UnsafeMutablePointer<Double>
    let keptAreas: UnsafeMutablePointer<Double>

    init(capacity: Int) {
        self.capacity = capacity
        values = .allocate(capacity: capacity)
        areas = .allocate(capacity: capacity)
        keptAreas = .allocate(capacity: capacity)
    }

    deinit {
        values.deallocate()
        areas.deallocate()
        keptAreas.deallocate()
    }
}
