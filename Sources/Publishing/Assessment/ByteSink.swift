import Foundation
import Restoration

/// A buffered file for formats this target writes itself. Close it; an abandoned sink leaves a partial file.
final class ByteSink {
    private static let capacity = 1 << 20

    private let handle: FileHandle
    private let path: String
    private var buffer: [UInt8] = []
    /// Bytes written so far, buffered ones included.
    private(set) var size: Int64 = 0

    init(path: String) throws(PublishingError) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw OutputFile.failure(path, [], operation: "create file") }
        self.handle = handle
        self.path = path
        buffer.reserveCapacity(ByteSink.capacity + 4096)
    }

    func append(_ bytes: some Sequence<UInt8>) {
        let before = buffer.count
        buffer.append(contentsOf: bytes)
        size += Int64(buffer.count - before)
    }

    func append(_ bytes: UnsafeRawBufferPointer) {
        buffer.append(contentsOf: bytes)
        size += Int64(bytes.count)
    }

    func append(_ text: String) { append(text.utf8) }

    func append(_ byte: UInt8) {
        buffer.append(byte)
        size += 1
    }

    /// Writes the buffer out when it is full; call it once a record.
    func flushIfNeeded() throws(PublishingError) {
        if buffer.count >= ByteSink.capacity { try flush() }
    }

    /// Writes what is left and closes the file.
    func close() throws(PublishingError) {
        try flush()
        do { try handle.close() } catch { throw OutputFile.failure(path, [SystemWords.reason(error)]) }
    }

    /// Replaces bytes at the start of the file after everything was written, for headers with a total.
    func overwriteStart(_ bytes: [UInt8]) throws(PublishingError) {
        try flush()
        do {
            try handle.seek(toOffset: 0)
            try handle.write(contentsOf: Data(bytes))
            try handle.seekToEnd()
        } catch { throw OutputFile.failure(path, [SystemWords.reason(error)]) }
    }

    private func flush() throws(PublishingError) {
        guard !buffer.isEmpty else { return }
        do {
            // No copy: the buffer outlives the call, which keeps nothing.
            try buffer.withUnsafeMutableBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                try handle.write(contentsOf: Data(bytesNoCopy: start, count: bytes.count, deallocator: .none))
            }
        } catch { throw OutputFile.failure(path, [SystemWords.reason(error)]) }
        buffer.removeAll(keepingCapacity: true)
    }
}
