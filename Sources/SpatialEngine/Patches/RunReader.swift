import GDALKit
import GeoModel
import SpatialAnalysis

/// Reads the rows of a band as runs of selected values, with the sums of other bands over them.
///
/// Values are compared in the band's own type. One reader per worker.
final class RunReader {
    /// A table ends with the row in which it has so many runs, so that noise takes no more memory than blots do.
    private static let runsPerTable = 1 << 17

    private let facts: BandFacts
    private let source: any RasterSource
    private let tile = RasterTile()
    private let selection: [Double]
    private let measures: [MeasureReader]

    /// - Parameters:
    ///   - selection: stored values as the band's type holds them; see `PatchEngine`.
    ///   - measures: bands whose cells lie on this one's.
    init(_ facts: BandFacts, selection: [Double], measures: [MeasuredBand]) throws {
        self.facts = facts
        self.selection = selection
        source = try facts.makeSource()
        self.measures = try measures.map(MeasureReader.init)
    }

    /// The runs of some rows, in one table or several.
    func read(_ rows: Range<Int>, body: (RunTable) throws -> Void) throws {
        let window = RasterWindow(column: 0, row: rows.lowerBound, columns: facts.grid.columns, rows: rows.count)
        try source.read(window, into: tile)
        for measure in measures { try measure.read(window) }
        switch facts.cellType {
        case .uint8: try scan(UInt8.self, body) { UInt8(exactly: $0) }
        case .int8: try scan(Int8.self, body) { Int8(exactly: $0) }
        case .uint16: try scan(UInt16.self, body) { UInt16(exactly: $0) }
        case .int16: try scan(Int16.self, body) { Int16(exactly: $0) }
        case .uint32: try scan(UInt32.self, body) { UInt32(exactly: $0) }
        case .int32: try scan(Int32.self, body) { Int32(exactly: $0) }
        case .uint64: try scan(UInt64.self, body) { UInt64(exactly: $0) }
        case .int64: try scan(Int64.self, body) { Int64(exactly: $0) }
        case .float32: try scan(Float.self, body) { Float($0) }
        case .float64: try scan(Double.self, body) { $0 }
        }
    }

    private func scan<Stored: BitwiseCopyable & Equatable>(
        _ type: Stored.Type,
        _ body: (RunTable) throws -> Void,
        convert: (Double) -> Stored?
    ) throws {
        let scanner = RunScanner(selection.map(convert))
        let columns = tile.window.columns
        let cells = UnsafeRawBufferPointer(tile.bytes).assumingMemoryBound(to: Stored.self)
        var table = RunTable(firstRow: tile.window.row, measureCount: measures.count)
        for row in 0..<tile.window.rows {
            let places = (row * columns)..<((row + 1) * columns)
            let line = UnsafeBufferPointer(rebasing: cells[places])
            scanner.scan(line, hidden: tile.hidden.isEmpty ? [] : tile.hidden[places]) { run in
                guard !measures.isEmpty else { return table.append(run) }
                table.append(run, measures: measures.map { $0.measure(run, row: tile.window.row + row) })
            }
            table.endRow()
            guard table.runs.count >= Self.runsPerTable || row + 1 == tile.window.rows else { continue }
            try body(table)
            table = RunTable(firstRow: tile.window.row + row + 1, measureCount: measures.count)
        }
    }
}

/// Finds runs of selected values in a row of cells.
private struct RunScanner<Stored: BitwiseCopyable & Equatable> {
    /// The selected values; nil where the band's type cannot hold one.
    private let selection: [Stored?]

    init(_ selection: [Stored?]) { self.selection = selection }

    private func index(of value: Stored) -> Int32? {
        for (index, selected) in selection.enumerated() where selected == value { return Int32(index) }
        return nil
    }

    /// - Parameter hidden: true for each cell that a mask hides; empty when none is.
    func scan(_ cells: UnsafeBufferPointer<Stored>, hidden: ArraySlice<Bool>, append: (CellRun) -> Void) {
        var position = 0
        while position < cells.count {
            let end = endOfRun(cells, position)
            if let value = index(of: cells[position]) {
                if hidden.isEmpty {
                    append(CellRun(column: Int32(position), end: Int32(end), value: value))
                } else {
                    for cell in position..<end where !hidden[hidden.startIndex + cell] {
                        append(CellRun(column: Int32(cell), end: Int32(cell + 1), value: value))
                    }
                }
            }
            position = end
        }
    }

    /// The position after the last cell that equals the one at `start`; bytes go eight at a time.
    private func endOfRun(_ cells: UnsafeBufferPointer<Stored>, _ start: Int) -> Int {
        let value = cells[start]
        var position = start + 1
        if MemoryLayout<Stored>.size == 1, let base = UnsafeRawPointer(cells.baseAddress) {
            let pattern = UInt64(base.load(fromByteOffset: start, as: UInt8.self)) &* 0x0101_0101_0101_0101
            while position + 8 <= cells.count, base.loadUnaligned(fromByteOffset: position, as: UInt64.self) == pattern
            {
                position += 8
            }
        }
        while position < cells.count, cells[position] == value { position += 1 }
        return position
    }
}
