/// A ZIP archive written without compression and with one fixed date, so that equal content gives equal bytes.
public struct ZipArchive: Sendable, Hashable {
    /// A file in it.
    public struct Entry: Sendable, Hashable {
        /// The path inside, parts by `/`, UTF-8.
        public var path: String
        /// The content.
        public var bytes: [UInt8]

        /// Creates an entry.
        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// The files, in the order they were added.
    public private(set) var entries: [Entry] = []

    /// An empty archive.
    public init() {}

    /// Adds a file. False when the path is taken, empty, absolute or leaves the archive.
    public mutating func add(_ path: String, _ bytes: [UInt8]) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !path.isEmpty, !parts.contains(""), !parts.contains(".."), !entries.contains(where: { $0.path == path })
        else { return false }
        entries.append(Entry(path: path, bytes: bytes))
        return true
    }

    /// The archive's bytes; nil beyond what the format without its 64-bit extension holds (65,535 files, 4 GB).
    public func bytes() -> [UInt8]? {
        let size = entries.reduce(22) { $0 + 2 * $1.path.utf8.count + $1.bytes.count + 76 }
        guard entries.count < 65_535, size < 4_294_967_295 else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(size)
        var directory: [UInt8] = []
        for entry in entries {
            let offset = output.count
            let head = ZipArchive.head(of: entry)
            output += ZipArchive.number(0x0403_4B50, 4) + head
            output += Array(entry.path.utf8) + entry.bytes
            directory += ZipArchive.number(0x0201_4B50, 4) + ZipArchive.number(20, 2) + head
            // Comment, disk, internal and external attributes: none.
            directory += ZipArchive.number(0, 2) + ZipArchive.number(0, 2) + ZipArchive.number(0, 2)
            directory += ZipArchive.number(0, 4) + ZipArchive.number(offset, 4) + Array(entry.path.utf8)
        }
        let start = output.count
        output += directory + ZipArchive.number(0x0605_4B50, 4) + ZipArchive.number(0, 4)
        output += ZipArchive.number(entries.count, 2) + ZipArchive.number(entries.count, 2)
        output += ZipArchive.number(directory.count, 4) + ZipArchive.number(start, 4) + ZipArchive.number(0, 2)
        return output
    }

    /// Version 2.0, UTF-8 names, stored, 1980-01-01 00:00, checksum, sizes, lengths.
    private static func head(of entry: Entry) -> [UInt8] {
        number(20, 2) + number(0x0800, 2) + number(0, 2) + number(0, 2) + number(0x0021, 2)
            + number(Int(checksum(entry.bytes)), 4) + number(entry.bytes.count, 4) + number(entry.bytes.count, 4)
            + number(entry.path.utf8.count, 2) + number(0, 2)
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    /// CRC-32 as ZIP wants it.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
}
