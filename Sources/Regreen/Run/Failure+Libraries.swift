import Publishing
import Restoration

extension Failure {
    /// Errors of the layers below, each with its library's own words; nil for others.
    static func ofLibrary(_ error: any Error) -> Failure? {
        switch error {
        case let error as PublishingError:
            let finding = Finding(.writeFailed, .error, file: error.path, message: error.text)
            return Failure(
                .input,
                [finding],
                operation: error.operation,
                detail: error.messages.joined(separator: "; ")
            )
        default:
            return nil
        }
    }
}
