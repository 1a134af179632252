import GeoModel
import SpatialAnalysis

/// Measures strips of one pass on one thread, with its own open datasets.
struct StripWorker {
    /// The spans of one zone, of one group, or of a zone that is a group, in the strip at hand.
    private struct Covered {
        /// The zone whose sums these are; nil for a group of several zones.
        var zone: Int?
        /// The groups whose sums these are.
        var groups: [Int]
        var spans: Range<Int>
        /// Leaf columns from the first to the last touched.
        var leaves: ClosedRange<Int>
    }

    private let plan: ZonalPlan
    private let sources: [any RasterSource]
    private let tiles: [RasterTile]
    private let cross: CrossSampler?
    private var accumulator: LeafAccumulator
    private var kernel: CoverageKernel
    private var spans: [CoverageSpan] = []

    init(_ plan: ZonalPlan) throws {
        self.plan = plan
        sources = try plan.bands.map { try $0.facts.makeSource() }
        tiles = sources.map { _ in RasterTile() }
        cross = try plan.cross.map { try CrossSampler($0, under: plan.grid) }
        kernel = CoverageKernel(columns: plan.grid.columns)
        accumulator = LeafAccumulator(
            rules: plan.bands.map {
                BandRule(nodata: $0.facts.nodata, model: $0.facts.valueModel, thresholds: $0.thresholds)
            },
            cellAreas: plan.cellAreas,
            kinds: plan.kinds,
            longestRun: min(plan.leafColumns, plan.grid.columns),
            slackRate: plan.slackRate
        )
    }

    /// Measures one strip, leaf column by leaf column, so that one block is in memory at a time.
    mutating func measure(strip: Int) throws -> StripResult {
        var result = StripResult()
        let clampedBefore = kernel.clampedCount
        let covered = try cover(strip)
        result.clampedCount = kernel.clampedCount - clampedBefore
        guard let first = covered.map(\.leaves.lowerBound).min(), let last = covered.map(\.leaves.upperBound).max()
        else { return result }
        for leaf in first...last {
            let touching = covered.filter { $0.leaves.contains(leaf) }
            guard let window = window(of: leaf, touching) else { continue }
            for band in sources.indices { try sources[band].read(window, into: tiles[band]) }
            if let cross { accumulator.cross = try cross.read(window) }
            for entry in touching { try add(entry, in: leaf, to: &result) }
        }
        if plan.kinds.contains(.gaps) {
            // Leaves run from left to right; a following step wants whole rows.
            result.unknownRuns.sort {
                ($0.zone, $0.gap.row, $0.gap.columns.lowerBound) < ($1.zone, $1.gap.row, $1.gap.columns.lowerBound)
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
            // A group of one zone is that zone.
            let (alone, shared) = split(plan.groupsOfZone[entry.zone])
            append(zone: entry.zone, groups: alone, range, to: &covered)
            for group in shared { members[group, default: []].append(entry) }
        }
        for (group, entries) in members.sorted(by: { $0.key < $1.key }) {
            let range = try sweep(entries, strip, rows)
            append(zone: nil, groups: [group], range, to: &covered)
        }
        return covered
    }

    private func split(_ groups: [Int]) -> (alone: [Int], shared: [Int]) {
        guard groups.contains(where: { plan.groups[$0].count > 1 }) else { return (groups, []) }
        return (groups.filter { plan.groups[$0].count == 1 }, groups.filter { plan.groups[$0].count > 1 })
    }

    private func append(zone: Int?, groups: [Int], _ range: Range<Int>, to covered: inout [Covered]) {
        guard !range.isEmpty else { return }
        var first = Int.max
        var last = 0
        for span in spans[range] {
            first = min(first, span.column)
            last = max(last, span.column + span.count - 1)
        }
        let leaves = (first / plan.leafColumns)...(last / plan.leafColumns)
        covered.append(Covered(zone: zone, groups: groups, spans: range, leaves: leaves))
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

    /// The columns of a leaf.
    private func columns(of leaf: Int) -> Range<Int> {
        leaf * plan.leafColumns..<min(plan.grid.columns, (leaf + 1) * plan.leafColumns)
    }

    /// The cells of a leaf that any entry touches; nil when none does.
    private func window(of leaf: Int, _ entries: [Covered]) -> RasterWindow? {
        let columns = columns(of: leaf)
        var left = Int.max
        var right = 0
        var top = Int.max
        var bottom = 0
        for entry in entries {
            for span in spans[entry.spans] {
                let lower = max(span.column, columns.lowerBound)
                let upper = min(span.column + span.count, columns.upperBound)
                guard lower < upper else { continue }
                left = min(left, lower)
                right = max(right, upper)
                top = min(top, span.row)
                bottom = max(bottom, span.row + 1)
            }
        }
        guard left < right else { return nil }
        return RasterWindow(column: left, row: top, columns: right - left, rows: bottom - top)
    }

    // MARK: Sums

    private mutating func add(_ entry: Covered, in leaf: Int, to result: inout StripResult) throws {
        let columns = columns(of: leaf)
        accumulator.reset()
        var isTouched = false
        do throws(AnalysisError) {
            for index in entry.spans {
                let span = spans[index]
                let lower = max(span.column, columns.lowerBound)
                let upper = min(span.column + span.count, columns.upperBound)
                guard lower < upper else { continue }
                isTouched = true
                try accumulator.add(row: span.row, columns: lower..<upper, fraction: span.fraction, tiles: tiles)
            }
        } catch {
            throw EngineError(
                code: .transformation,
                operation: "zonal",
                subject: plan.bands[0].facts.input.path,
                messages: [error.message]
            )
        }
        guard isTouched else { return }
        if let zone = entry.zone { result.append(zone: zone, accumulator.sums, plan) }
        for group in entry.groups { result.append(group: group, accumulator.sums, plan) }
    }
}
