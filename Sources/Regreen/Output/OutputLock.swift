import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Another run holds the lock of the same output; try again later.
public struct LockHeld: Error, Sendable, Hashable {
    /// The output the lock is for.
    public let output: String
}

/// One run at a time per output folder: an advisory lock on a hidden file beside it.
///
/// The system lets go of the lock when the process ends, however it ends. The file is removed on release; whoever
/// gets the lock checks that the file it holds is still the one at the path.
final class OutputLock {
    private let descriptor: Int32
    private let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Takes the lock, or throws `LockHeld` at once.
    static func acquire(output: OutputLocation) throws -> OutputLock {
        let path = output.lockPath
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                throw OutputFailure(operation: "lock", path: path, message: String(cString: strerror(errno)))
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let isHeld = errno == EWOULDBLOCK
                let message = String(cString: strerror(errno))
                close(descriptor)
                if isHeld { throw LockHeld(output: output.path) }
                throw OutputFailure(operation: "lock", path: path, message: message)
            }
            var held = stat()
            var present = stat()
            if fstat(descriptor, &held) == 0, stat(path, &present) == 0, held.st_ino == present.st_ino {
                return OutputLock(descriptor: descriptor, path: path)
            }
            // A run that ended removed the file between opening and locking: take the new one.
            close(descriptor)
        }
    }

    /// Gives the lock back.
    func release() {
        unlink(path)
        close(descriptor)
    }
}
