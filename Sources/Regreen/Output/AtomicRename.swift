#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Renames that other processes see whole or not at all.
enum AtomicRename {
    /// The number the operating system gave.
    struct Failure: Error {
        let number: Int32
        var message: String { String(cString: strerror(number)) }
    }

    /// Moves a folder to a name that is free, or held by an empty folder.
    static func move(_ from: String, to: String) throws(Failure) {
        guard rename(from, to) == 0 else { throw Failure(number: errno) }
    }

    /// Exchanges two folders; false when the file system or the platform cannot.
    static func exchange(_ a: String, _ b: String) throws(Failure) -> Bool {
        #if os(Linux)
            // glibc has the call, but its header declares it only under a feature macro Swift does not set.
            typealias RenameAt2 =
                @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
            guard let symbol = dlsym(nil, "renameat2") else { return false }
            // A symbol is an untyped pointer; the type above is that of renameat2 in the manual, fixed by the kernel.
            let renameat2 = unsafeBitCast(symbol, to: RenameAt2.self)
            let exchangeFlag: UInt32 = 2
            if renameat2(AT_FDCWD, a, AT_FDCWD, b, exchangeFlag) == 0 { return true }
            if errno == EINVAL || errno == ENOSYS { return false }
            throw Failure(number: errno)
        #else
            if renamex_np(a, b, UInt32(RENAME_SWAP)) == 0 { return true }
            if errno == ENOTSUP { return false }
            throw Failure(number: errno)
        #endif
    }

    /// Brings a file or folder to the disk.
    static func sync(_ path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure(number: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Failure(number: errno) }
    }
}
