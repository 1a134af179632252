import GDALKit
import GeoModel
import SpatialAnalysis

/// Reads the rows of a band as runs of selected values; values are compared in the band's own type.
///
/// One reader per worker.
final class RunReader {
    private let facts: BandFacts
    private let band: RasterBand
    private let selection: [Double]
    private let hasMask: Bool
    /// Columns of one read: whole blocks, so that no block is decoded twice.
    private let chunkColumns: Int

    /// - Parameter selection: stored values as the band's type holds them; see `PatchEngine`.
    init(_ facts: BandFacts, selection: [Double]) throws {
        self.facts = facts
        self.selection = selection
        band = try RasterDataset(opening: facts.input.path, drivers: facts.input.drivers).band(at: facts.input.band)
        hasMask = band.hasExplicitMask
        let block = max(1, facts.blockColumns)
        chunkColumns = min(facts.grid.columns, max(block, block * (2048 / block)))
    }

    /// The runs of some rows.
    func read(_ rows: Range<Int>) throws -> RunTable {
        switch facts.cellType {
        case .uint8: return try read(rows, as: UInt8.self) { UInt8(exactly: $0) }
        case .int8: return try read(rows, as: Int8.self) { Int8(exactly: $0) }
        case .uint16: return try read(rows, as: UInt16.self) { UInt16(exactly: $0) }
        case .int16: return try read(rows, as: Int16.self) { Int16(exactly: $0) }
        case .uint32: return try read(rows, as: UInt32.self) { UInt32(exactly: $0) }
        case .int32: return try read(rows, as: Int32.self) { Int32(exactly: $0) }
        case .uint64: return try read(rows, as: UInt64.self) { UInt64(exactly: $0) }
        case .int64: return try read(rows, as: Int64.self) { Int64(exactly: $0) }
        case .float32: return try read(rows, as: Float.self) { Float($0) }
        case .float64: return try read(rows, as: Double.self) { $0 }
        }
    }

    private func read<Element: RasterElement & Equatable>(
        _ rows: Range<Int>,
        as type: Element.Type,
        convert: (Double) -> Element?
    ) throws -> RunTable {
        let scanner = RunScanner(selection.map(convert))
        let columns = facts.grid.columns
        var chunks: [RunTable] = []
        var values: [Element] = []
        for start in stride(from: 0, to: columns, by: chunkColumns) {
            let width = min(chunkColumns, columns - start)
            let window = RasterWindow(column: start, row: rows.lowerBound, columns: width, rows: rows.count)
            if values.count != window.cellCount { values = Array(repeating: .zeroElement, count: window.cellCount) }
            try values.withUnsafeMutableBufferPointer { try band.read(window, into: $0) }
            let mask = hasMask ? try band.readMask(window) : []
            var table = RunTable(rows: rows)
            values.withUnsafeBufferPointer { values in
                for row in 0..<rows.count {
                    let cells = UnsafeBufferPointer(rebasing: values[(row * width)..<((row + 1) * width)])
                    if mask.isEmpty {
                        scanner.scan(cells, from: Int32(start), into: &table)
                    } else {
                        scanner.scan(cells, mask: mask[(row * width)..<((row + 1) * width)], Int32(start), &table)
                    }
                    table.endRow()
                }
            }
            chunks.append(table)
        }
        return RunTable(joining: chunks, rows: rows)
    }
}

/// Finds runs of selected values in a row of cells.
private struct RunScanner<Element: RasterElement & Equatable> {
    /// The selected values; nil where the band's type cannot hold one.
    private let selection: [Element?]

    init(_ selection: [Element?]) { self.selection = selection }

    private func index(of value: Element) -> Int32? {
        for (index, selected) in selection.enumerated() where selected == value { return Int32(index) }
        return nil
    }

    func scan(_ cells: UnsafeBufferPointer<Element>, from start: Int32, into table: inout RunTable) {
        var position = 0
        while position < cells.count {
            let end = endOfRun(cells, position)
            if let value = index(of: cells[position]) {
                table.append(CellRun(column: start + Int32(position), end: start + Int32(end), value: value))
            }
            position = end
        }
    }

    func scan(_ cells: UnsafeBufferPointer<Element>, mask: ArraySlice<UInt8>, _ start: Int32, _ table: inout RunTable) {
        for (position, isShown) in mask.enumerated() where isShown != 0 {
            guard let value = index(of: cells[position]) else { continue }
            let column = start + Int32(position)
            table.append(CellRun(column: column, end: column + 1, value: value))
        }
    }

    /// The position after the last cell that equals the one at `start`; bytes go eight at a time.
    private func endOfRun(_ cells: UnsafeBufferPointer<Element>, _ start: Int) -> Int {
        let value = cells[start]
        var position = start + 1
        if MemoryLayout<Element>.size == 1, let base = UnsafeRawPointer(cells.baseAddress) {
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
