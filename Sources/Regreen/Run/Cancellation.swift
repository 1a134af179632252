import Synchronization

/// The run was stopped from outside; nothing was published.
public struct Interrupted: Error, Sendable, Hashable {
    /// `interrupted` or `terminated`.
    public let status: CommandStatus

    /// Creates the error.
    public init(status: CommandStatus) { self.status = status }
}

/// A switch that the signal handler turns and long work looks at.
public final class Cancellation: Sendable {
    private let state = Atomic<Int32>(0)

    /// A switch that is off.
    public init() {}

    /// Asks the work to stop; the first request counts.
    public func cancel(_ status: CommandStatus) {
        _ = state.compareExchange(expected: 0, desired: status.rawValue, ordering: .sequentiallyConsistent)
    }

    /// Why the work should stop; nil while it should not.
    public var reason: CommandStatus? {
        CommandStatus(rawValue: state.load(ordering: .relaxed)).flatMap { $0 == .done ? nil : $0 }
    }

    /// True once the work should stop.
    public var isRequested: Bool { state.load(ordering: .relaxed) != 0 }

    /// Throws once the work should stop.
    public func check() throws(Interrupted) {
        if let reason { throw Interrupted(status: reason) }
    }
}
