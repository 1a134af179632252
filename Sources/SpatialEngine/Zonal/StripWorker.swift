import GeoModel
import SpatialAnalysis

/// Measures strips of one pass on one thread, with its own open datasets.
struct StripWorker {
    /// The spans of one zone or group in the strip at hand.
    private struct Covered {
        /// A zone when `isGroup` is false, else a group.
        var index: Int
        var isGroup: Bool
        var spans: Range<Int>
        /// Leaf columns from the first to the last touched.
        var leaves = 0..<0
        /// Position of its first leaf in the result.
        var firstLeaf = 0
    }

    private let plan: ZonalPlan
    private let sources: [any RasterSource]
    /// Per band, apart from the rest of the plan, because every cell asks for them.
    private let models: [RasterValueModel]
    private let thresholds: [ClassThresholds]
    private let damageSlots: [Int]
    private var kernel: CoverageKernel
    private var tiles: [RasterTile]
    private var spans: [CoverageSpan] = []
    private var areas: [Double] = []

    init(_ plan: ZonalPlan) throws {
        self.plan = plan
        sources = try plan.bands.map { try $0.facts.makeSource() }
        models = plan.bands.map(\.facts.valueModel)
        thresholds = plan.bands.map(\.thresholds)
        damageSlots = plan.bands.map { plan.zoneSlots.damaged + $0.index }
        tiles = sources.map { _ in RasterTile() }
        kernel = CoverageKernel(columns: plan.grid.columns)
    }

    /// Measures one strip.
    mutating func measure(strip: Int) throws -> StripResult {
        var result = StripResult()
        let clampedBefore = kernel.clampedCount
        var covered = try cover(strip)
        result.clampedCount = kernel.clampedCount - clampedBefore
        guard !spans.isEmpty else { return result }
        reserveLeaves(&covered, &result)
        for window in readWindows() {
            for band in sources.indices { try sources[band].read(window, into: &tiles[band]) }
            for entry in covered { try add(entry, in: window, to: &result) }
        }
        if plan.wantsUnknownRuns {
            // Windows run from left to right; a following step wants whole rows.
            result.unknownRuns.sort {
                ($0.zone, $0.row, $0.columns.lowerBound) < ($1.zone, $1.row, $1.columns.lowerBound)
            }
        }
        return result
    }

    // MARK: Coverage

    private mutating func cover(_ strip: Int) throws -> [Covered] {
        spans.removeAll(keepingCapacity: true)
        let rows = plan.edges.rows(ofStrip: strip)
        var covered: [Covered] = []
        var members: [Int: [StripEdges.ZoneEdges]] = [:]
        for entry in plan.edges.zones(inStrip: strip) {
            let range = try sweep([entry], strip, rows)
            covered.append(Covered(index: entry.zone, isGroup: false, spans: range))
            for group in plan.groupsOfZone[entry.zone] {
                members[group, default: []].append(entry)
                // A group of one zone is that zone.
                if plan.groups[group].count == 1 {
                    covered.append(Covered(index: group, isGroup: true, spans: range))
                }
            }
        }
        for (group, entries) in members.sorted(by: { $0.key < $1.key }) where plan.groups[group].count > 1 {
            let range = try sweep(entries, strip, rows)
            covered.append(Covered(index: group, isGroup: true, spans: range))
        }
        return covered.filter { !$0.spans.isEmpty }
    }

    private mutating func sweep(
        _ entries: [StripEdges.ZoneEdges],
        _ strip: Int,
        _ rows: Range<Int>
    ) throws -> Range<Int> {
        kernel.begin(rows: rows)
        for entry in entries { plan.edges.add(entry, strip: strip, of: plan.path.pixels, to: &kernel) }
        // Pieces of one mine come from an overlay whose new vertices are rounded.
        let isPlain = !plan.path.isTransformed && entries.count == 1
        let tolerance =
            isPlain ? plan.path.pixels.plainTolerance(of: entries[0].zone) : CoverageKernel.transformedTolerance
        let start = spans.count
        var found = spans
        spans = []
        do {
            try kernel.sweep(tolerance: tolerance) { found.append($0) }
        } catch let error as AnalysisError {
            throw EngineError(
                code: .fractionOutOfRange,
                operation: "zonal",
                subject: plan.zones.name(entries[0].zone),
                messages: [error.message, "the polygon, or its pieces, overlap"]
            )
        }
        spans = found
        return start..<spans.count
    }

    /// One leaf for every leaf column between the first and the last an entry touches.
    private func reserveLeaves(_ covered: inout [Covered], _ result: inout StripResult) {
        for position in covered.indices {
            var first = Int.max
            var last = 0
            for span in spans[covered[position].spans] {
                first = min(first, span.column / plan.leafColumns)
                last = max(last, (span.column + span.count - 1) / plan.leafColumns)
            }
            covered[position].leaves = first..<(last + 1)
            let entry = covered[position]
            if entry.isGroup {
                covered[position].firstLeaf = result.groups.count
                result.groups.append(contentsOf: repeatElement(entry.index, count: entry.leaves.count))
            } else {
                covered[position].firstLeaf = result.zones.count
                result.zones.append(contentsOf: repeatElement(entry.index, count: entry.leaves.count))
            }
        }
        result.zoneSums = Array(repeating: 0, count: result.zones.count * plan.zoneSlots.width)
        result.groupSums = Array(repeating: 0, count: result.groups.count * plan.groupSlots.width)
        result.moments = Array(repeating: MomentLeaf(), count: result.groups.count)
    }

    /// Windows of touched leaf columns that lie side by side, no larger than the cells touched.
    private func readWindows() -> [RasterWindow] {
        let count = (plan.grid.columns + plan.leafColumns - 1) / plan.leafColumns
        var boxes: [(columns: Range<Int>, rows: Range<Int>)?] = Array(repeating: nil, count: count)
        for span in spans {
            for leaf in (span.column / plan.leafColumns)...((span.column + span.count - 1) / plan.leafColumns) {
                let lower = max(span.column, leaf * plan.leafColumns)
                let upper = min(span.column + span.count, (leaf + 1) * plan.leafColumns)
                let box = boxes[leaf] ?? (lower..<upper, span.row..<(span.row + 1))
                boxes[leaf] = (
                    min(box.columns.lowerBound, lower)..<max(box.columns.upperBound, upper),
                    min(box.rows.lowerBound, span.row)..<max(box.rows.upperBound, span.row + 1)
                )
            }
        }
        var windows: [RasterWindow] = []
        var isOpen = false
        for box in boxes {
            guard let box else {
                isOpen = false
                continue
            }
            var window = RasterWindow(
                column: box.columns.lowerBound,
                row: box.rows.lowerBound,
                columns: box.columns.count,
                rows: box.rows.count
            )
            if isOpen, let last = windows.popLast() {
                let row = min(last.row, window.row)
                let end = max(last.row + last.rows, window.row + window.rows)
                window.columns += window.column - last.column
                window = RasterWindow(column: last.column, row: row, columns: window.columns, rows: end - row)
            }
            windows.append(window)
            isOpen = true
        }
        return windows
    }

    // MARK: Sums

    private mutating func add(_ entry: Covered, in window: RasterWindow, to result: inout StripResult) throws {
        let columns = window.column..<(window.column + window.columns)
        for index in entry.spans {
            let span = spans[index]
            // A span's leaves are all touched, so it lies in one window as a whole.
            guard columns.contains(span.column) else { continue }
            plan.cellAreas.fill(
                row: span.row,
                columns: span.column..<(span.column + span.count),
                into: &areas
            )
            guard areas[0].isFinite, areas[span.count - 1].isFinite else {
                throw EngineError(
                    code: .transformation,
                    operation: "zonal",
                    subject: plan.bands[0].facts.input.path,
                    messages: ["cell \(span.column), \(span.row) has no place on the ellipsoid"]
                )
            }
            if entry.isGroup {
                addGroup(entry, span, &result)
            } else {
                addZone(entry, span, &result)
            }
        }
    }

    /// The first band with data in a cell, and the state of the first band when none has.
    private func lookUp(_ cell: Int) -> (band: Int?, state: CellState) {
        for band in tiles.indices where tiles[band].states[cell] == CellState.valid.rawValue {
            return (band, .valid)
        }
        return (nil, CellState(rawValue: tiles[0].states[cell]) ?? .nodata)
    }

    private func addZone(_ entry: Covered, _ span: CoverageSpan, _ result: inout StripResult) {
        let slots = plan.zoneSlots
        let start = tiles[0].index(column: span.column, row: span.row)
        let slackRate = span.fraction < 1 ? plan.slackRate(row: span.row) : 0
        for offset in 0..<span.count {
            let column = span.column + offset
            let leaf = entry.firstLeaf + column / plan.leafColumns - entry.leaves.lowerBound
            let base = leaf * slots.width
            let area = areas[offset] * span.fraction
            result.zoneSums[base + ZoneSlots.slack] += areas[offset] * slackRate
            let (found, state) = lookUp(start + offset)
            guard let band = found else {
                result.zoneSums[base + (state == .masked ? ZoneSlots.masked : ZoneSlots.nodata)] += area
                if plan.wantsUnknownRuns { result.addUnknown(entry.index, span.row, column, state) }
                continue
            }
            let raw = tiles[band].values[start + offset]
            let value = models[band].value(raw)
            result.zoneSums[base + ZoneSlots.count] += span.fraction
            result.zoneSums[base + ZoneSlots.sum] += span.fraction * value
            result.zoneSums[base + ZoneSlots.valid] += area
            result.zoneSums[base + ZoneSlots.volume] += value * area
            if value < 0 { result.zoneSums[base + ZoneSlots.uplift] -= value * area }
            result.zoneSums[base + ZoneSlots.classes + thresholds[band].classIndex(raw)] += area
            if thresholds[band].isDamaged(raw) {
                result.zoneSums[base + damageSlots[band]] += area
            } else {
                result.zoneSums[base + ZoneSlots.sound] += area
            }
            if plan.wantsCategories {
                // −0 and 0 are one value.
                result.categories[.init(zone: entry.index, value: value == 0 ? 0 : value), default: 0] += area
            }
        }
    }

    private func addGroup(_ entry: Covered, _ span: CoverageSpan, _ result: inout StripResult) {
        let slots = plan.groupSlots
        let start = tiles[0].index(column: span.column, row: span.row)
        for offset in 0..<span.count {
            guard let band = lookUp(start + offset).band else { continue }
            let column = span.column + offset
            let leaf = entry.firstLeaf + column / plan.leafColumns - entry.leaves.lowerBound
            let base = leaf * slots.width
            let raw = tiles[band].values[start + offset]
            let value = models[band].value(raw)
            let index = thresholds[band].classIndex(raw)
            result.groupSums[base + GroupSlots.count] += span.fraction
            result.groupSums[base + GroupSlots.sum] += span.fraction * value
            if span.fraction == 1 { result.groupSums[base + GroupSlots.minima + index] += areas[offset] }
            result.groupSums[base + slots.maxima + index] += areas[offset]
            result.moments[leaf].add(value, weight: span.fraction)
            if plan.wantsSamples { result.samples.append((entry.index, value, span.fraction)) }
        }
    }
}

extension StripResult {
    /// Appends a cell to the last run when it continues it.
    mutating func addUnknown(_ zone: Int, _ row: Int, _ column: Int, _ state: CellState) {
        if let last = unknownRuns.last, last.zone == zone, last.row == row, last.columns.upperBound == column,
            last.state == state
        {
            unknownRuns[unknownRuns.count - 1].columns = last.columns.lowerBound..<(column + 1)
        } else {
            unknownRuns.append(UnknownRun(zone: zone, row: row, columns: column..<(column + 1), state: state))
        }
    }
}
