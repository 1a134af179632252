import Restoration

extension InputError {
    /// An input beyond a limit.
    static func limit(file: String, what: String, value: Int, limit: Int) -> InputError {
        InputError(
            Finding(
                .limitExceeded,
                .error,
                file: file,
                message: Messages.limitExceeded(file: file, what: what, value: value, limit: limit),
                fix: Messages.splitInput()
            )
        )
    }

    /// An error from its parts.
    static func input(
        _ code: FindingCode,
        file: String,
        layer: String? = nil,
        message: LocalizedText,
        fix: LocalizedText? = nil,
        detail: String? = nil
    ) -> InputError {
        InputError(Finding(code, .error, file: file, layer: layer, message: message, fix: fix), detail: detail)
    }
}
