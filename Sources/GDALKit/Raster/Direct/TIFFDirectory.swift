/// The numbers of a TIFF file's first directory, classic or big, either byte order.
struct TIFFDirectory {
    let isBigEndian: Bool
    private var values: [Int: [Int]] = [:]

    /// More values than this in one tag is damage, not a raster.
    private static let mostValues = 1 << 26

    /// Reads header and directory; nil where the bytes are not those of a TIFF file.
    init?(_ file: RandomAccessFile) {
        guard let header = file.read(at: 0, count: 16) else { return nil }
        switch (header[0], header[1]) {
        case (0x49, 0x49): isBigEndian = false
        case (0x4D, 0x4D): isBigEndian = true
        default: return nil
        }
        let bytes = TIFFNumbers(isBigEndian: isBigEndian)
        let isLarge: Bool
        switch bytes.number(header, at: 2, size: 2) {
        case 42: isLarge = false
        case 43: isLarge = true
        default: return nil
        }
        let start = isLarge ? bytes.number(header, at: 8, size: 8) : bytes.number(header, at: 4, size: 4)
        let countSize = isLarge ? 8 : 2
        let entrySize = isLarge ? 20 : 12
        guard let counted = file.read(at: start, count: countSize) else { return nil }
        let count = bytes.number(counted, at: 0, size: countSize)
        guard (1...4096).contains(count), let entries = file.read(at: start + countSize, count: count * entrySize)
        else { return nil }
        for entry in 0..<count {
            read(entries, at: entry * entrySize, isLarge: isLarge, bytes, file)
        }
    }

    /// The whole numbers of a tag, nil without it.
    func numbers(_ tag: Int) -> [Int]? { values[tag] }

    private mutating func read(
        _ entries: [UInt8],
        at position: Int,
        isLarge: Bool,
        _ bytes: TIFFNumbers,
        _ file: RandomAccessFile
    ) {
        let tag = bytes.number(entries, at: position, size: 2)
        let sizes = [3: 2, 4: 4, 16: 8, 18: 8]
        guard let size = sizes[bytes.number(entries, at: position + 2, size: 2)] else { return }
        let fieldSize = isLarge ? 8 : 4
        let count = bytes.number(entries, at: position + 4, size: fieldSize)
        let field = position + 4 + fieldSize
        guard (1...Self.mostValues).contains(count) else { return }
        if count * size <= fieldSize {
            values[tag] = (0..<count).map { bytes.number(entries, at: field + $0 * size, size: size) }
        } else if let data = file.read(at: bytes.number(entries, at: field, size: fieldSize), count: count * size) {
            values[tag] = (0..<count).map { bytes.number(data, at: $0 * size, size: size) }
        }
    }
}

/// Whole numbers in the file's byte order.
private struct TIFFNumbers {
    let isBigEndian: Bool

    /// An unsigned number; beyond what an Int holds it becomes −1, which no place has.
    func number(_ bytes: [UInt8], at position: Int, size: Int) -> Int {
        var value: UInt64 = 0
        for index in 0..<size {
            value = value << 8 | UInt64(bytes[position + (isBigEndian ? index : size - 1 - index)])
        }
        return Int(exactly: value) ?? -1
    }
}
