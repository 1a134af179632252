public import GeoModel

/// A rectangle of cells in memory: stored numbers in the band's own type, row by row, and what a mask hides.
///
/// One thread's buffer, used again for window after window.
public final class RasterTile {
    /// Which cells.
    public private(set) var window = RasterWindow(column: 0, row: 0, columns: 0, rows: 0)
    /// How a number is stored.
    public private(set) var type = RasterCellType.uint8
    /// The numbers before scale and offset, `columns · rows`, row-major; aligned for every type.
    public private(set) var bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// True for each cell that a mask hides, in the same order; empty when none is.
    public var hidden: [Bool] = []

    private var memory: UnsafeMutableRawBufferPointer

    /// An empty tile.
    public init() { memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64) }

    deinit { memory.deallocate() }

    /// Takes another window, reusing the memory; contents are to be filled, nothing is hidden.
    public func reshape(to window: RasterWindow, type: RasterCellType) {
        self.window = window
        self.type = type
        hidden.removeAll(keepingCapacity: true)
        let count = window.cellCount * type.byteCount
        if memory.count < count {
            memory.deallocate()
            memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
        }
        bytes = UnsafeMutableRawBufferPointer(rebasing: memory[0..<count])
    }

    /// Hides cells for which `isHidden(column, row)` of the raster is true, besides those already hidden.
    public func hide(where isHidden: (_ column: Int, _ row: Int) -> Bool) {
        if hidden.isEmpty { hidden = Array(repeating: false, count: window.cellCount) }
        for index in hidden.indices where !hidden[index] {
            let (row, column) = index.quotientAndRemainder(dividingBy: window.columns)
            hidden[index] = isHidden(window.column + column, window.row + row)
        }
    }

    /// All cells as Doubles, for operations that look at each; not a number where there is no data or a mask hides it.
    public func numbers(nodata: NodataRule) -> [Double] {
        let range = nodata.validRange
        return (0..<window.cellCount).map { shownNumber(at: $0, in: range) }
    }

    /// One cell of the raster as a Double, the cell inside the tile; not a number where there is no data or a mask hides
    /// it.
    public func number(column: Int, row: Int, nodata: NodataRule) -> Double {
        shownNumber(at: index(column: column, row: row), in: nodata.validRange)
    }

    private func shownNumber(at index: Int, in range: ValidRange) -> Double {
        let stored = number(at: index)
        let isHidden = !hidden.isEmpty && hidden[index]
        return !isHidden && range.contains(stored) ? stored : .nan
    }

    /// Position of a cell of the raster in the arrays.
    func index(column: Int, row: Int) -> Int {
        (row - window.row) * window.columns + column - window.column
    }

    /// Stored numbers of some cells as Doubles.
    ///
    /// - Returns: how many of them are data.
    func load(
        from index: Int,
        count: Int,
        range: ValidRange,
        into target: UnsafeMutablePointer<Double>
    ) -> Int {
        func converted<Stored: BitwiseCopyable>(_: Stored.Type, _ number: (Stored) -> Double) -> Int {
            guard let base = bytes.baseAddress else { return 0 }
            let source = base.assumingMemoryBound(to: Stored.self) + index
            var valid = 0
            for position in 0..<count {
                let value = number(source[position])
                target[position] = value
                valid &+= range.contains(value) ? 1 : 0
            }
            return valid
        }
        return switch type {
        case .uint8: converted(UInt8.self) { Double($0) }
        case .int8: converted(Int8.self) { Double($0) }
        case .uint16: converted(UInt16.self) { Double($0) }
        case .int16: converted(Int16.self) { Double($0) }
        case .uint32: converted(UInt32.self) { Double($0) }
        case .int32: converted(Int32.self) { Double($0) }
        case .uint64: converted(UInt64.self) { Double($0) }
        case .int64: converted(Int64.self) { Double($0) }
        case .float32: converted(Float.self) { Double($0) }
        case .float64: converted(Double.self) { $0 }
        }
    }

    /// The stored number of one cell.
    @inline(__always)
    func number(at index: Int) -> Double {
        func stored<Stored: BitwiseCopyable>(_: Stored.Type) -> Stored {
            bytes.load(fromByteOffset: index &* MemoryLayout<Stored>.stride, as: Stored.self)
        }
        return switch type {
        case .float32: Double(stored(Float.self))
        case .float64: stored(Double.self)
        case .uint8: Double(stored(UInt8.self))
        case .int8: Double(stored(Int8.self))
        case .uint16: Double(stored(UInt16.self))
        case .int16: Double(stored(Int16.self))
        case .uint32: Double(stored(UInt32.self))
        case .int32: Double(stored(Int32.self))
        case .uint64: Double(stored(UInt64.self))
        case .int64: Double(stored(Int64.self))
        }
    }
}
