/// Undoes TIFF's predictors and byte orders row by row, from a block's bytes into numbers of this machine.
struct RowPredictor {
    /// 1, 2 or 3, see `TIFFLayout`.
    let predictor: Int
    /// Bytes of a number: 1, 2, 4 or 8.
    let width: Int
    let isBigEndian: Bool

    /// True when a row's bytes are its numbers as they are.
    var isPlain: Bool { predictor == 1 && (width == 1 || !isBigEndian) }

    /// Decodes a row of `count` numbers; `skipped` from its start are left out and `kept` written.
    ///
    /// - Parameter row: aligned for the numbers; its contents are spent.
    func decode(
        _ row: UnsafeMutableRawPointer,
        count: Int,
        skipped: Int,
        kept: Int,
        into target: UnsafeMutableRawPointer
    ) {
        if predictor == 3 {
            let bytes = row.assumingMemoryBound(to: UInt8.self)
            if width == 4 {
                joinFour(bytes, count, skipped, kept, target.assumingMemoryBound(to: UInt32.self))
            } else {
                joinEight(bytes, count, skipped, kept, target.assumingMemoryBound(to: UInt64.self))
            }
            return
        }
        if !isPlain {
            switch width {
            case 1: restore(row, as: UInt8.self, count)
            case 2: restore(row, as: UInt16.self, count)
            case 4: restore(row, as: UInt32.self, count)
            default: restore(row, as: UInt64.self, count)
            }
        }
        target.copyMemory(from: row + skipped * width, byteCount: kept * width)
    }

    /// Swaps bytes where the file's order is not ours, then sums differences.
    private func restore<Number: FixedWidthInteger>(_ row: UnsafeMutableRawPointer, as: Number.Type, _ count: Int) {
        let numbers = row.assumingMemoryBound(to: Number.self)
        if isBigEndian {
            for index in 0..<count { numbers[index] = Number(bigEndian: numbers[index]) }
        }
        guard predictor == 2 else { return }
        var sum: Number = 0
        for index in 0..<count {
            sum &+= numbers[index]
            numbers[index] = sum
        }
    }

    /// Sum of all bytes in a row, without carries.
    private func total(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
        var sum: UInt8 = 0
        for index in 0..<count { sum &+= bytes[index] }
        return sum
    }

    /// Four planes of bytes, highest first whatever the file's order, all one chain of differences. The chain is cut
    /// into its planes, so that the four sums run side by side.
    private func joinFour(
        _ bytes: UnsafePointer<UInt8>,
        _ count: Int,
        _ skipped: Int,
        _ kept: Int,
        _ target: UnsafeMutablePointer<UInt32>
    ) {
        let planes = (bytes, bytes + count, bytes + 2 * count, bytes + 3 * count)
        var a: UInt8 = 0
        var b = total(planes.0, count)
        var c = b &+ total(planes.1, count)
        var d = c &+ total(planes.2, count)
        for index in 0..<skipped {
            a &+= planes.0[index]
            b &+= planes.1[index]
            c &+= planes.2[index]
            d &+= planes.3[index]
        }
        for index in skipped..<(skipped + kept) {
            a &+= planes.0[index]
            b &+= planes.1[index]
            c &+= planes.2[index]
            d &+= planes.3[index]
            target[index &- skipped] = UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
        }
    }

    /// The same with eight planes.
    private func joinEight(
        _ bytes: UnsafeMutablePointer<UInt8>,
        _ count: Int,
        _ skipped: Int,
        _ kept: Int,
        _ target: UnsafeMutablePointer<UInt64>
    ) {
        for index in 1..<(8 * count) { bytes[index] &+= bytes[index &- 1] }
        for index in skipped..<(skipped + kept) {
            var number: UInt64 = 0
            for plane in 0..<8 { number = number << 8 | UInt64(bytes[plane &* count &+ index]) }
            target[index &- skipped] = number
        }
    }
}
