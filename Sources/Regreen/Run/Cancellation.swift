import Synchronization

/// The run was stopped from outside; nothing of what was being worked on was published.
public struct Interrupted: Error, Sendable, Hashable {
    /// `interrupted` or `terminated`.
    public let status: CommandStatus
    /// Number of projects of the run that stand published; what was being worked on is not.
    public let published: Int

    /// Creates the error.
    public init(status: CommandStatus, published: Int = 0) {
        self.status = status
        self.published = published
    }
}

/// A switch that the signal handler turns and long work looks at.
public final class Cancellation: Sendable {
    private let state = Atomic<Int32>(0)
    private let finished = Atomic<Int>(0)

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
        if let interruption { throw interruption }
    }

    /// The error to stop with; nil while the work should not stop.
    public var interruption: Interrupted? { reason.map { Interrupted(status: $0, published: published) } }

    /// Number of projects that stand published, so that the last line can say so.
    public var published: Int { finished.load(ordering: .relaxed) }

    /// Counts a project that stands published.
    func countPublished() { finished.wrappingAdd(1, ordering: .relaxed) }
}
