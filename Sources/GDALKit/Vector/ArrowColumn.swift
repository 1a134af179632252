import CGDAL
import GeoModel

/// One column of a columnar batch, borrowed from it.
struct ArrowColumn {
    /// Formats this package reads: bits, whole numbers, reals, text.
    static let formats: Set<String> = ["b", "s", "i", "l", "f", "g", "u"]

    private let array: ArrowArray

    init(_ array: ArrowArray) { self.array = array }

    private func buffer(_ index: Int) -> UnsafeRawPointer? {
        index < array.n_buffers ? array.buffers?[index] : nil
    }

    private func bit(_ index: Int, in pointer: UnsafeRawPointer) -> Bool {
        pointer.load(fromByteOffset: index >> 3, as: UInt8.self) >> UInt8(index & 7) & 1 == 1
    }

    /// False for null.
    func isValid(_ row: Int) -> Bool {
        guard let validity = buffer(0) else { return true }
        return bit(row + Int(array.offset), in: validity)
    }

    /// A value of a fixed width.
    func value<Value: BitwiseCopyable & ExpressibleByIntegerLiteral>(_ row: Int, as type: Value.Type) -> Value {
        let offset = (row + Int(array.offset)) * MemoryLayout<Value>.stride
        return buffer(1)?.loadUnaligned(fromByteOffset: offset, as: Value.self) ?? 0
    }

    /// A value of variable length.
    func bytes(_ row: Int) -> UnsafeRawBufferPointer {
        guard let offsets = buffer(1), let data = buffer(2) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let at = (row + Int(array.offset)) * 4
        let start = Int(offsets.loadUnaligned(fromByteOffset: at, as: Int32.self))
        let end = Int(offsets.loadUnaligned(fromByteOffset: at + 4, as: Int32.self))
        return UnsafeRawBufferPointer(start: data + start, count: max(0, end - start))
    }

    /// Appends all rows to a column of the table.
    func append(
        rows: Int,
        format: String,
        to column: inout AttributeColumn,
        textBytes: inout Int,
        invalidTexts: inout Int
    ) {
        switch column {
        case .strings(var values):
            column = .strings([])
            for row in 0..<rows {
                guard isValid(row) else {
                    values.append(nil)
                    continue
                }
                let text = bytes(row)
                textBytes += text.count
                values.append(decodedText(text, invalid: &invalidTexts))
            }
            column = .strings(values)
        case .integers(var values):
            column = .integers([])
            for row in 0..<rows { values.append(isValid(row) ? integer(row, format) : nil) }
            column = .integers(values)
        case .reals(var values):
            column = .reals([])
            for row in 0..<rows { values.append(isValid(row) ? real(row, format) : nil) }
            column = .reals(values)
        case .booleans(var values):
            column = .booleans([])
            for row in 0..<rows { values.append(isValid(row) ? integer(row, format) != 0 : nil) }
            column = .booleans(values)
        case .dates, .dateTimes:
            // Never asked for: `SourceField.isColumnar` keeps such layers away.
            for _ in 0..<rows { column.append(.null) }
        }
    }

    private func integer(_ row: Int, _ format: String) -> Int64 {
        switch format {
        case "b": return buffer(1).map { bit(row + Int(array.offset), in: $0) } == true ? 1 : 0
        case "s": return Int64(value(row, as: Int16.self))
        case "i": return Int64(value(row, as: Int32.self))
        default: return value(row, as: Int64.self)
        }
    }

    private func real(_ row: Int, _ format: String) -> Double {
        format == "f" ? Double(value(row, as: Float.self)) : value(row, as: Double.self)
    }
}
