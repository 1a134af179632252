import Crypto
import Foundation

/// The SHA-256 of some content, as manifests, the journal and the chain of events carry it.
public struct ContentHash: Sendable, Hashable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hex: String

    /// Reads a hash from its 64 hexadecimal digits, in either case; nil for anything else.
    public init?(hex: String) {
        guard hex.utf8.count == 64, hex.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        self.hex = hex.lowercased()
    }

    fileprivate init(digest: SHA256.Digest) {
        hex = digest.map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }

    /// The hash of bytes in memory.
    public init(of bytes: some Sequence<UInt8>) {
        var hasher = ContentHasher()
        hasher.update(bytes)
        self = hasher.finalized()
    }

    /// The hash of a text's UTF-8 bytes.
    public init(of text: String) { self.init(of: text.utf8) }

    /// The hash of a file, read in blocks of 1 MiB so that its size does not matter.
    ///
    /// - Throws: `InputError` with `file_missing` when there is no such file, `file_damaged` when it cannot be read.
    public init(ofFile path: String) throws(InputError) {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw InputError(
                Finding(
                    .fileMissing,
                    .error,
                    file: path,
                    message: Messages.fileMissing(path),
                    fix: Messages.fileMissingFix
                )
            )
        }
        defer { try? handle.close() }
        var hasher = ContentHasher()
        do {
            while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty { hasher.update(block) }
        } catch {
            throw InputError(
                Finding(
                    .fileDamaged,
                    .error,
                    file: path,
                    message: Messages.fileUnreadable(path),
                    fix: Messages.fileUnreadableFix
                ),
                detail: "\(error)"
            )
        }
        self = hasher.finalized()
    }

    /// The hexadecimal digits.
    public var description: String { hex }
}

/// A SHA-256 under construction.
public struct ContentHasher: Sendable {
    private var state = SHA256()

    /// A hasher that has seen nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable {
            state.update(bufferPointer: UnsafeRawBufferPointer($0))
        }
        if done == nil { state.update(data: Array(bytes)) }
    }

    /// Adds the UTF-8 bytes of a text.
    public mutating func update(_ text: String) { update(text.utf8) }

    /// The hash of all that was added.
    public func finalized() -> ContentHash { ContentHash(digest: state.finalize()) }
}
