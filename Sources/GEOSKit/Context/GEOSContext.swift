import CGEOS

/// A GEOS context: the library's per-thread state, with handlers that collect messages and print nothing.
///
/// Use one per worker. It is not `Sendable`, nor is anything made with it: GEOS allows one thread at a time per
/// context, and shapes belong to their context's worker.
public final class GEOSContext {
    let handle: OpaquePointer
    private let log = MessageLog()

    /// Creates a context.
    ///
    /// - Throws: `contextUnavailable` when the library has no memory for one.
    public init() throws(GEOSError) {
        guard let handle = GEOS_init_r() else {
            throw GEOSError(code: .contextUnavailable, operation: "GEOS_init_r", subject: "context")
        }
        self.handle = handle
        let user = Unmanaged.passUnretained(log).toOpaque()
        _ = GEOSContext_setErrorMessageHandler_r(handle, collectError, user)
        _ = GEOSContext_setNoticeMessageHandler_r(handle, collectNotice, user)
    }

    deinit { GEOS_finish_r(handle) }

    /// Takes the notices collected so far; GEOS says there where a geometry is invalid, for example.
    public func takeNotices() -> [String] {
        defer { log.notices = [] }
        return log.notices
    }

    // MARK: The library's three return conventions

    /// Runs a call that returns NULL on failure.
    func pointer(
        _ operation: String,
        on subject: @autoclosure () -> String,
        _ call: (OpaquePointer) -> OpaquePointer?
    ) throws(GEOSError) -> OpaquePointer {
        log.errors = []
        guard let result = call(handle) else { throw failure(operation, on: subject()) }
        return result
    }

    /// Runs a predicate that returns 0, 1, or 2 on failure.
    func predicate(
        _ operation: String,
        on subject: @autoclosure () -> String,
        _ call: (OpaquePointer) -> CChar
    ) throws(GEOSError) -> Bool {
        log.errors = []
        switch call(handle) {
        case 0: return false
        case 1: return true
        default: throw failure(operation, on: subject())
        }
    }

    /// Runs a call that returns `failed` on failure, 0 unless told otherwise.
    func status(
        _ operation: String,
        on subject: @autoclosure () -> String,
        failed: Int32 = 0,
        _ call: (OpaquePointer) -> Int32
    ) throws(GEOSError) {
        log.errors = []
        if call(handle) == failed { throw failure(operation, on: subject()) }
    }

    /// Runs a call that writes a number and returns 0 on failure.
    func value(
        _ operation: String,
        on subject: @autoclosure () -> String,
        _ call: (OpaquePointer, UnsafeMutablePointer<Double>) -> Int32
    ) throws(GEOSError) -> Double {
        var result = 0.0
        try status(operation, on: subject()) { handle in call(handle, &result) }
        return result
    }

    /// The error for a failed call, with what GEOS said during it.
    func failure(_ operation: String, on subject: @autoclosure () -> String) -> GEOSError {
        // Taken before the subject is described, which may call GEOS again.
        let messages = log.errors
        log.errors = []
        return GEOSError(
            code: GEOSError.code(for: messages),
            operation: operation,
            subject: subject(),
            messages: messages
        )
    }
}

/// What the handlers write into; the context keeps it alive.
private final class MessageLog {
    var errors: [String] = []
    var notices: [String] = []
    /// A batch over a bad layer may give a notice per feature; more than this tells nobody anything.
    static let limit = 1000
}

private func collectError(_ message: UnsafePointer<CChar>?, _ user: UnsafeMutableRawPointer?) {
    guard let message, let user else { return }
    let log = Unmanaged<MessageLog>.fromOpaque(user).takeUnretainedValue()
    if log.errors.count < MessageLog.limit { log.errors.append(String(cString: message)) }
}

private func collectNotice(_ message: UnsafePointer<CChar>?, _ user: UnsafeMutableRawPointer?) {
    guard let message, let user else { return }
    let log = Unmanaged<MessageLog>.fromOpaque(user).takeUnretainedValue()
    if log.notices.count < MessageLog.limit { log.notices.append(String(cString: message)) }
}
