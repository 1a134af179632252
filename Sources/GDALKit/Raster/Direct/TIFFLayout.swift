import CGDAL

/// Where the blocks of a TIFF file's first image lie and how they are packed: as much of the format as decoding
/// them takes.
struct TIFFLayout {
    enum Compression { case none, deflate }

    /// Bytes run from high to low.
    let isBigEndian: Bool
    let columns: Int
    let rows: Int
    let blockColumns: Int
    let blockRows: Int
    /// Tiles are stored whole at the lower edge, strips are cut off.
    let isTiled: Bool
    let bitsPerSample: Int
    let samples: Int
    let compression: Compression
    /// 1 none, 2 differences of whole numbers, 3 differences of bytes of floating-point numbers.
    let predictor: Int
    let offsets: [Int]
    let byteCounts: [Int]

    private enum Tag {
        static let width = 256
        static let length = 257
        static let bits = 258
        static let compression = 259
        static let fillOrder = 266
        static let stripOffsets = 273
        static let samples = 277
        static let rowsPerStrip = 278
        static let stripByteCounts = 279
        static let planarConfiguration = 284
        static let predictor = 317
        static let tileWidth = 322
        static let tileLength = 323
        static let tileOffsets = 324
        static let tileByteCounts = 325
    }

    /// Reads the first directory; nil for what is no TIFF file or is packed in a way that is left to the library.
    init?(_ file: RandomAccessFile) {
        guard let directory = TIFFDirectory(file) else { return nil }
        func one(_ tag: Int, _ standard: Int? = nil) -> Int? { directory.numbers(tag)?.first ?? standard }
        guard let columns = one(Tag.width), let rows = one(Tag.length), columns > 0, rows > 0,
            let samples = one(Tag.samples, 1), let bits = directory.numbers(Tag.bits), let bitsPerSample = bits.first,
            bits.allSatisfy({ $0 == bitsPerSample }), [8, 16, 32, 64].contains(bitsPerSample),
            one(Tag.fillOrder, 1) == 1, samples == 1 || one(Tag.planarConfiguration, 1) == 2
        else { return nil }
        switch one(Tag.compression, 1) {
        case 1: compression = .none
        case 8, 32946: compression = .deflate
        default: return nil
        }
        predictor = compression == .none ? 1 : one(Tag.predictor, 1) ?? 1
        guard predictor == 1 || predictor == 2 || (predictor == 3 && bitsPerSample >= 32) else { return nil }
        isTiled = directory.numbers(Tag.tileOffsets) != nil
        if isTiled {
            guard let width = one(Tag.tileWidth), let length = one(Tag.tileLength),
                let offsets = directory.numbers(Tag.tileOffsets), let counts = directory.numbers(Tag.tileByteCounts)
            else { return nil }
            (blockColumns, blockRows, self.offsets, byteCounts) = (width, length, offsets, counts)
        } else {
            guard let offsets = directory.numbers(Tag.stripOffsets),
                let counts = directory.numbers(Tag.stripByteCounts)
            else { return nil }
            let perStrip = min(rows, one(Tag.rowsPerStrip, rows) ?? rows)
            (blockColumns, blockRows, self.offsets, byteCounts) = (columns, perStrip, offsets, counts)
        }
        isBigEndian = directory.isBigEndian
        (self.columns, self.rows, self.bitsPerSample, self.samples) = (columns, rows, bitsPerSample, samples)
        guard blockColumns > 0, blockRows > 0, offsets.count == byteCounts.count,
            offsets.count == blocksAcross * blocksDown * samples
        else { return nil }
    }

    var blocksAcross: Int { (columns + blockColumns - 1) / blockColumns }
    var blocksDown: Int { (rows + blockRows - 1) / blockRows }

    /// Rows stored in a row of blocks.
    func storedRows(ofBlockRow blockRow: Int) -> Int {
        isTiled ? blockRows : min(blockRows, rows - blockRow * blockRows)
    }
}
