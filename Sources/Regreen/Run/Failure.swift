public import Restoration

/// How an error ends a command: exit code, code, and what to tell the user. The one table from errors to exit codes.
public struct Failure: Sendable, Hashable {
    /// The exit code.
    public let status: CommandStatus
    /// The findings that ended the command, the last one being what the last line says. Never empty.
    public let findings: [Finding]
    /// What was being done, in English; nil when the finding says it all.
    public let operation: String?
    /// What a C library or the system said.
    public let detail: String?

    init(_ status: CommandStatus, _ findings: [Finding], operation: String? = nil, detail: String? = nil) {
        self.status = status
        self.findings = findings
        self.operation = operation
        self.detail = detail
    }

    /// Classifies an error.
    public init(_ error: any Error) {
        switch error {
        case let error as InputError:
            self.init(.input, [error.finding], detail: error.detail)
        case let error as ProjectFileError:
            self.init(.input, error.issues.map(\.finding))
        case let error as LockHeld:
            let text = Messages.lockHeld(output: error.output)
            self.init(.temporary, [Finding(.lockHeld, .error, file: error.output, message: text)])
        case let error as OutputRefused:
            self = Failure.refused(error)
        case let error as LedgerRefusalAt:
            self = Failure.ledger(error.refusal)
        case let error as LedgerRefusal:
            self = Failure.ledger(error)
        case let error as LedgerFault:
            self = Failure.ledger(.damaged(error))
        case let error as OutputFailure:
            let text = Messages.writeFailed(operation: error.operation, path: error.path)
            self.init(
                .input,
                [Finding(.writeFailed, .error, file: error.path, message: text, fix: Messages.checkDisk())],
                operation: error.operation,
                detail: error.message
            )
        case let error as Interrupted:
            let text = Messages.interrupted(isTerminated: error.status == .terminated, published: error.published)
            self.init(error.status, [Finding(.interrupted, .error, message: text)])
        case is CancellationError:
            let text = Messages.interrupted(isTerminated: false)
            self.init(.interrupted, [Finding(.interrupted, .error, message: text)])
        default:
            self = Failure.ofLibrary(error) ?? Failure.unexpected(error)
        }
    }

    private static func refused(_ error: OutputRefused) -> Failure {
        let text: LocalizedText
        switch error.reason {
        case .exists: text = Messages.outputExists(path: error.path)
        case .notOurs: text = Messages.outputNotOurs(path: error.path)
        case .isFile: text = Messages.outputIsFile(path: error.path)
        case .holdsInput: text = Messages.outputHoldsInput(path: error.path)
        case .noParent: text = Messages.outputNoParent(path: error.path)
        }
        return Failure(
            .input,
            [Finding(.outputRefused, .error, file: error.path, message: text, fix: Messages.outputRefusedFix)]
        )
    }

    /// A draft the ledger does not take, or a ledger that is damaged.
    private static func ledger(_ refusal: LedgerRefusal) -> Failure {
        var code = FindingCode.ledgerRefused
        if case .damaged = refusal { code = .ledgerDamaged }
        return Failure(.input, [Finding(code, .error, message: Messages.ledgerRefused(refusal))])
    }

    /// The run was stopped from outside.
    public var isInterruption: Bool { [.interrupted, .terminated].contains(status) }

    static func unexpected(_ error: any Error) -> Failure {
        Failure(
            .internal,
            [Finding(.internalError, .error, message: Messages.internalError())],
            detail: "\(error)"
        )
    }

    /// One line: operation, path, the library's message and the next step.
    public func line(_ language: UserLanguage) -> String {
        guard let finding = findings.last else { return "" }
        var parts = [finding.message.text(language)]
        // The operation and the file are always named, whether or not the message says them.
        if let file = finding.file, !parts[0].contains(file) { parts.insert("\(file):", at: 0) }
        if let detail, !detail.isEmpty { parts.append("(\(detail))") }
        if let fix = finding.fix { parts.append("→ " + fix.text(language)) }
        let line = parts.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
        return "regreen: [\(finding.code.rawValue)] \(line)"
    }

    /// `regreen.error/1`: the findings, and what the library said.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.error/1",
            "exit": .int(Int64(status.rawValue)),
            "code": JSONValue(findings.last?.code.rawValue),
            "operation": JSONValue(operation),
            "detail": JSONValue(detail),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

extension FindingCode {
    /// Another run works on the same output.
    public static let lockHeld = FindingCode(rawValue: "lock_held")
    /// The output folder cannot be taken.
    public static let outputRefused = FindingCode(rawValue: "output_refused")
    /// A file could not be written.
    public static let writeFailed = FindingCode(rawValue: "write_failed")
    /// The run was stopped from outside.
    public static let interrupted = FindingCode(rawValue: "interrupted")
    /// An event that the rules of its case refuse.
    public static let ledgerRefused = FindingCode(rawValue: "ledger_refused")
    /// The chain of the ledger does not hold.
    public static let ledgerDamaged = FindingCode(rawValue: "ledger_damaged")
    /// A fault of the program.
    public static let internalError = FindingCode(rawValue: "internal_error")
}
