import GeoModel

/// The patches of some rows: those that end within them are finished, the others wait for their neighbours.
///
/// Independent of all other strips, so that workers make strips at the same time.
public struct StripPatches: Sendable {
    let rows: Range<Int>
    /// Patches that reach neither neighbour.
    var closed = PatchBatch()
    /// Patches below the minimum area that were left out.
    var dropped = 0
    /// Parts of the other patches.
    var open: [OpenPart] = []
    /// Runs of the first and the last row; their parts are indices into `open`.
    var top: [CellRun] = []
    var bottom: [CellRun] = []

    /// Makes the patches of a strip from its runs.
    public init(_ table: RunTable, layout: PatchLayout) {
        rows = table.rows
        var labelling = StripLabelling(table, layout: layout)
        labelling.join()
        labelling.collect(into: &self)
    }
}

/// A part that may go on in the next strip.
struct OpenPart: Sendable {
    var tally: PartTally
    /// In order, unless `isSorted` is false.
    var corners: [PatchCorner]
    var isSorted = true
    /// Parts with one number belong to one patch.
    var group: Int32
}

/// One strip at work.
private struct StripLabelling {
    private let layout: PatchLayout
    private let rows: Range<Int>
    private var runs: [CellRun]
    private let table: RunTable
    private var graph: PartGraph
    private var tallies: [PartTally] = []
    private var groups: [Int32] = []
    private var corners: [PatchCorner] = []
    private var cornerOffsets: [Int] = []

    init(_ table: RunTable, layout: PatchLayout) {
        self.layout = layout
        self.table = table
        rows = table.rows
        runs = table.runs
        for index in runs.indices { runs[index].part = Int32(index) }
        graph = PartGraph(count: runs.count, connectivity: layout.connectivity)
        graph.corners.reserveCapacity(runs.count * 3)
        graph.owners.reserveCapacity(runs.count * 3)
    }

    private func row(_ index: Int) -> ArraySlice<CellRun> { runs[table.indices(ofRow: index)] }

    /// Joins runs to parts and parts to groups, and adds up what each part has.
    mutating func join() {
        if rows.lowerBound == 0, !rows.isEmpty { graph.walk(above: [], below: row(0), line: 0) }
        for index in 1..<max(1, rows.count) {
            graph.walk(above: row(index - 1), below: row(index), line: rows.lowerBound + index)
        }
        if rows.upperBound == layout.rows, !rows.isEmpty {
            graph.walk(above: row(rows.count - 1), below: [], line: rows.upperBound)
        }
        numberParts()
        sortCorners()
    }

    /// Gives parts numbers in the order of their first cells; runs then carry their part's number.
    private mutating func numberParts() {
        var numbers = [Int32](repeating: -1, count: runs.count)
        var areas: [Double] = []
        for index in 0..<rows.count {
            for run in table.indices(ofRow: index) {
                let root = Int(graph.joined.find(Int32(run)))
                if root == run {
                    numbers[run] = Int32(tallies.count)
                    let first = UInt64(UInt32(rows.lowerBound + index)) << 32 | UInt64(UInt32(runs[run].column))
                    tallies.append(PartTally(value: runs[run].value, lastRow: 0, first: first))
                }
                let part = numbers[root]
                runs[run].part = part
                tallies[Int(part)].cells += runs[run].count
                tallies[Int(part)].lastRow = rows.lowerBound + index
                for measure in 0..<table.measureCount {
                    tallies[Int(part)].measures[measure].add(table.sums[run * table.measureCount + measure])
                }
                if case .uniform = layout.cellAreas { continue }
                tallies[Int(part)].area += area(of: runs[run], row: rows.lowerBound + index, &areas)
            }
        }
        groups = (0..<Int32(tallies.count)).map { $0 }
        guard layout.connectivity == .eight else { return }
        var sets = DisjointSets(count: tallies.count)
        for run in runs.indices {
            let other = graph.touching.find(Int32(run))
            if other != run { sets.join(runs[run].part, runs[Int(other)].part) }
        }
        for part in groups.indices { groups[part] = sets.find(Int32(part)) }
    }

    private func area(of run: CellRun, row: Int, _ areas: inout [Double]) -> Int128 {
        layout.cellAreas.fill(row: row, columns: Int(run.column)..<Int(run.end), into: &areas)
        var sum = 0.0
        for cell in 0..<run.count { sum += areas[cell] }
        return ExactArea(squareMetres: sum.isFinite ? sum : 0).microSquareMetres
    }

    /// Brings the corners of each part together; they keep their order.
    private mutating func sortCorners() {
        var counts = [Int](repeating: 0, count: tallies.count + 1)
        for owner in graph.owners { counts[Int(runs[Int(owner)].part) + 1] += 1 }
        for part in tallies.indices { counts[part + 1] += counts[part] }
        cornerOffsets = counts
        corners = Array(repeating: PatchCorner(line: 0, column: 0), count: graph.corners.count)
        for (index, owner) in graph.owners.enumerated() {
            let part = Int(runs[Int(owner)].part)
            corners[counts[part]] = graph.corners[index]
            counts[part] += 1
        }
    }

    private func corners(of part: Int) -> ArraySlice<PatchCorner> {
        corners[cornerOffsets[part]..<cornerOffsets[part + 1]]
    }

    /// Finishes the patches that end here and hands on the others.
    func collect(into strip: inout StripPatches) {
        var isOpen = [Bool](repeating: false, count: tallies.count)
        guard !rows.isEmpty else { return }
        let first = table.indices(ofRow: 0)
        let last = table.indices(ofRow: rows.count - 1)
        if rows.lowerBound > 0 { for run in first { isOpen[Int(groups[Int(runs[run].part)])] = true } }
        if rows.upperBound < layout.rows { for run in last { isOpen[Int(groups[Int(runs[run].part)])] = true } }
        var finisher = PatchFinisher(layout)
        var openNumbers = [Int32](repeating: -1, count: tallies.count)
        for part in tallies.indices {
            if isOpen[Int(groups[part])] {
                openNumbers[part] = Int32(strip.open.count)
                strip.open.append(
                    OpenPart(tally: tallies[part], corners: Array(corners(of: part)), group: groups[part])
                )
            } else {
                finisher.add(tallies[part], group: groups[part], item: part)
            }
        }
        strip.closed = finisher.finish { corners(of: $0) }
        strip.dropped = finisher.dropped
        if rows.lowerBound > 0 { strip.top = renumbered(first, openNumbers) }
        if rows.upperBound < layout.rows { strip.bottom = renumbered(last, openNumbers) }
    }

    private func renumbered(_ indices: Range<Int>, _ numbers: [Int32]) -> [CellRun] {
        runs[indices].map { run in
            var copy = run
            copy.part = numbers[Int(run.part)]
            return copy
        }
    }
}
