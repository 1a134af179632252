import Foundation
import Regreen

/// The command line's entry point: runs the process's arguments and ends with the command's exit code.
public func main() -> Never {
    let context = CommandContext.process()
    let signals = SignalWatch(cancellation: context.cancellation)
    let arguments = Array(CommandLine.arguments.dropFirst())
    let status = withExtendedLifetime(signals) { CommandRunner.run(arguments, context: context) }
    exit(status.rawValue)
}
