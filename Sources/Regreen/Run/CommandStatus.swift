/// The exit codes of every command (design 4.2). The one table from errors to codes is `Failure`.
public enum CommandStatus: Int32, Sendable, Hashable, CaseIterable {
    /// Done.
    case done = 0
    /// Done, with findings a person must look at.
    case findings = 1
    /// Input, data or disk problem; nothing was published.
    case input = 2
    /// The command line makes no sense.
    case usage = 64
    /// A fault of the program.
    case `internal` = 70
    /// A lock is held: try again.
    case temporary = 75
    /// Interrupted (Ctrl-C); nothing was published.
    case interrupted = 130
    /// Terminated; nothing was published.
    case terminated = 143
}
