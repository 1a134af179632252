import CGDAL

/// A file read at any place; closed with the object. One thread's own.
final class RandomAccessFile {
    private let handle: UnsafeMutablePointer<VSILFILE>

    /// Opens a file for reading; nil when that fails.
    init?(_ path: String) {
        guard let handle = ErrorScope.collect({ VSIFOpenL(path, "rb") }).value else { return nil }
        self.handle = handle
    }

    deinit { VSIFCloseL(handle) }

    /// Fills a buffer from a place; false when the file ends before.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        guard offset >= 0, VSIFSeekL(handle, vsi_l_offset(offset), SEEK_SET) == 0 else { return false }
        return VSIFReadL(buffer.baseAddress, 1, buffer.count, handle) == buffer.count
    }

    /// Some bytes from a place; nil when the file ends before.
    func read(at offset: Int, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let isWhole = bytes.withUnsafeMutableBytes { read(at: offset, into: $0) }
        return isWhole ? bytes : nil
    }
}
