/// Puts strips together from top to bottom and gives patches as they end.
///
/// Holds only what is still open: its memory follows the outlines that reach the last row, not the raster.
public struct PatchStitcher {
    private let layout: PatchLayout
    private var nextRow = 0
    private var carried: [OpenPart] = []
    private var bottom: [CellRun] = []
    /// Patches below the minimum area that were left out so far.
    public private(set) var dropped = 0

    /// Corners of outlines that are still open.
    public var openCorners: Int { carried.reduce(0) { $0 + $1.corners.count } }

    /// Starts above the first row.
    public init(_ layout: PatchLayout) { self.layout = layout }

    /// Takes the next strip.
    ///
    /// - Parameter strip: begins where the last one ended.
    /// - Returns: the patches that end before the strip's last row, in order; after the last strip all that are left.
    public mutating func add(_ strip: StripPatches) -> PatchBatch {
        precondition(strip.rows.lowerBound == nextRow, "strips come in order")
        nextRow = strip.rows.upperBound
        dropped += strip.dropped
        var seam = SeamStitching(carried, bottom, strip, layout: layout)
        carried = []
        let closed = seam.close()
        carried = seam.carried
        bottom = seam.bottom
        dropped += seam.dropped
        return PatchBatch.merged(closed, strip.closed)
    }
}

/// One seam at work: what came down from above, and a strip.
private struct SeamStitching {
    private let layout: PatchLayout
    private var parts: [OpenPart]
    private var graph: PartGraph
    private var roots: [Int32] = []
    private var groups: [Int32] = []
    private let lastRow: [CellRun]
    /// Results.
    private(set) var carried: [OpenPart] = []
    private(set) var bottom: [CellRun] = []
    private(set) var dropped = 0

    init(_ above: [OpenPart], _ bottom: [CellRun], _ strip: StripPatches, layout: PatchLayout) {
        self.layout = layout
        let shift = Int32(above.count)
        func shifted(_ run: CellRun) -> CellRun {
            var copy = run
            copy.part += shift
            return copy
        }
        parts = above + strip.open
        graph = PartGraph(count: parts.count, connectivity: layout.connectivity)
        if strip.rows.lowerBound > 0 {
            graph.walk(above: bottom[...], below: strip.top.map(shifted)[...], line: strip.rows.lowerBound)
        }
        lastRow = strip.bottom.map(shifted)
        joinGroups(0..<Int(shift))
        joinGroups(Int(shift)..<parts.count)
        resolve()
        mergeCorners()
    }

    /// Parts that were one patch stay one.
    private mutating func joinGroups(_ range: Range<Int>) {
        guard layout.connectivity == .eight else { return }
        var firsts: [Int32: Int32] = [:]
        for part in range {
            if let first = firsts[parts[part].group] {
                graph.touching.join(first, Int32(part))
            } else {
                firsts[parts[part].group] = Int32(part)
            }
        }
    }

    private mutating func resolve() {
        roots = parts.indices.map { graph.joined.find(Int32($0)) }
        guard layout.connectivity == .eight else {
            groups = roots
            return
        }
        for part in parts.indices { graph.touching.join(Int32(part), roots[part]) }
        groups = parts.indices.map { graph.touching.find(Int32($0)) }
    }

    /// Gives each root the corners of all its parts and those of the seam.
    private mutating func mergeCorners() {
        for part in parts.indices where Int(roots[part]) != part {
            let root = Int(roots[part])
            parts[root].tally.add(parts[part].tally)
            if !parts[part].corners.isEmpty {
                parts[root].isSorted = parts[root].isSorted && parts[root].corners.isEmpty && parts[part].isSorted
                parts[root].corners.append(contentsOf: parts[part].corners)
                parts[part].corners = []
            }
        }
        for (index, owner) in graph.owners.enumerated() {
            let root = Int(roots[Int(owner)])
            if let last = parts[root].corners.last, graph.corners[index] < last { parts[root].isSorted = false }
            parts[root].corners.append(graph.corners[index])
        }
    }

    /// Finishes the patches that do not reach the strip's last row and keeps the others.
    mutating func close() -> PatchBatch {
        var isOpen = [Bool](repeating: false, count: parts.count)
        for run in lastRow { isOpen[Int(groups[Int(run.part)])] = true }
        var finisher = PatchFinisher(layout)
        var numbers = [Int32](repeating: -1, count: parts.count)
        for part in parts.indices where Int(roots[part]) == part {
            if isOpen[Int(groups[part])] {
                numbers[part] = Int32(carried.count)
                carried.append(parts[part])
                carried[carried.count - 1].group = groups[part]
                parts[part].corners = []
            } else {
                if !parts[part].isSorted { parts[part].corners.sort() }
                finisher.add(parts[part].tally, group: groups[part], item: part)
            }
        }
        let parts = parts
        let batch = finisher.finish { parts[$0].corners[...] }
        dropped = finisher.dropped
        bottom = lastRow.map { run in
            var copy = run
            copy.part = numbers[Int(roots[Int(run.part)])]
            return copy
        }
        return batch
    }
}
