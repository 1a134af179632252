import CPROJ

/// A PROJ context: the library's per-thread state, network off, messages collected and never printed.
///
/// Use one per worker. Not `Sendable`, nor is anything made with it.
public final class PROJContext {
    let handle: OpaquePointer
    private let log = MessageLog()

    /// Creates a context that never goes to the network, whatever environment or settings file say: a grid fetched on
    /// one machine and not on another would change results.
    ///
    /// - Throws: `contextUnavailable` when the library has no memory for one.
    public init() throws(PROJError) {
        guard let handle = proj_context_create() else {
            throw PROJError(code: .contextUnavailable, operation: "proj_context_create", subject: "context")
        }
        self.handle = handle
        proj_log_func(handle, Unmanaged.passUnretained(log).toOpaque(), collectMessage)
        proj_log_level(handle, PJ_LOG_ERROR)
        proj_context_set_enable_network(handle, 0)
    }

    deinit { proj_context_destroy(handle) }

    /// The context given, or a new one for callers that ask one question.
    static func resolved(_ context: PROJContext?) throws(PROJError) -> PROJContext {
        if let context { return context }
        return try PROJContext()
    }

    /// Runs a call that returns NULL on failure and adopts the object.
    func object(
        _ operation: String,
        on subject: @autoclosure () -> String,
        code: PROJError.Code = .operationFailed,
        _ call: (OpaquePointer) -> OpaquePointer?
    ) throws(PROJError) -> PROJObject {
        log.messages = []
        guard let pointer = call(handle) else { throw failure(code, operation, on: subject()) }
        return PROJObject(adopting: pointer, context: self)
    }

    /// Runs a call for which NULL only means that there is none.
    func optionalObject(_ call: (OpaquePointer) -> OpaquePointer?) -> PROJObject? {
        defer { log.messages = [] }
        return call(handle).map { PROJObject(adopting: $0, context: self) }
    }

    /// The error for a failed call, with what PROJ said since the last one.
    func failure(_ code: PROJError.Code, _ operation: String, on subject: String, index: Int? = nil) -> PROJError {
        var messages = log.messages
        log.messages = []
        let number = proj_context_errno(handle)
        if messages.isEmpty, number != 0, let text = proj_context_errno_string(handle, number) {
            messages.append(String(cString: text))
        }
        return PROJError(code: code, operation: operation, subject: subject, messages: messages, index: index)
    }
}

/// A PROJ object with its owner; keeps the context alive.
final class PROJObject {
    let pointer: OpaquePointer
    let context: PROJContext

    init(adopting pointer: OpaquePointer, context: PROJContext) {
        self.pointer = pointer
        self.context = context
    }

    deinit { proj_destroy(pointer) }

    /// The object's name; empty when it has none.
    var name: String { proj_get_name(pointer).map { String(cString: $0) } ?? "" }

    /// Where the object may be used.
    var areaOfUse: AreaOfUse? {
        var west = 0.0
        var south = 0.0
        var east = 0.0
        var north = 0.0
        var name: UnsafePointer<CChar>?
        guard proj_get_area_of_use(context.handle, pointer, &west, &south, &east, &north, &name) != 0, west > -1000
        else { return nil }
        return AreaOfUse(
            name: name.map { String(cString: $0) } ?? "",
            west: west,
            south: south,
            east: east,
            north: north
        )
    }

    /// True when both mean the same CRS, whatever the names and the order of longitude and latitude.
    func isEquivalent(to other: PROJObject) -> Bool {
        proj_is_equivalent_to_with_ctx(
            context.handle,
            pointer,
            other.pointer,
            PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS
        ) != 0
    }
}

/// What the log callback writes into; the context keeps it alive.
private final class MessageLog {
    var messages: [String] = []
    /// A bad layer may fail at every vertex; more than this tells nobody anything.
    static let limit = 100
}

private func collectMessage(_ user: UnsafeMutableRawPointer?, _ level: Int32, _ message: UnsafePointer<CChar>?) {
    guard let user, let message else { return }
    let log = Unmanaged<MessageLog>.fromOpaque(user).takeUnretainedValue()
    if log.messages.count < MessageLog.limit { log.messages.append(String(cString: message)) }
}
