import Foundation
import GDALKit
import Restoration
import SpatialEngine
import Testing

@testable import Regreen

/// The one table from errors to exit codes.
@Suite struct FailureTests {
    private static let text = LocalizedText(zh: "坏", en: "bad")

    static let table: [(any Error & Sendable, CommandStatus)] = [
        (InputError(Finding(.crsMissing, .error, message: text)), .input),
        (OutputFailure(operation: "write", path: "/x", message: "No space left on device"), .input),
        (OutputRefused(path: "/x", reason: .exists), .input),
        (LockHeld(output: "/x"), .temporary),
        (Interrupted(status: .interrupted), .interrupted),
        (Interrupted(status: .terminated), .terminated),
        (CancellationError(), .interrupted),
        (GDALError(.closeFailed, operation: "close", subject: "a.tif", reason: "disk full"), .input),
        (EngineError(code: .ballparkRefused, operation: "project", subject: "a"), .input),
        (EngineError(code: .conservation, operation: "cut", subject: "A1"), .internal),
        (EngineError(code: .invalidArgument, operation: "cut", subject: "A1"), .internal),
    ]

    @Test(arguments: table.indices)
    func everyErrorHasItsExitCode(index: Int) {
        let (error, expected) = Self.table[index]
        let failure = Failure(error)
        #expect(failure.status == expected)
        for language in UserLanguage.allCases {
            let line = failure.line(language)
            #expect(!line.contains("\n"))
            #expect(line.hasPrefix("regreen: ["))
        }
    }

    /// Foundation's error objects become the system's words.
    @Test(arguments: [
        (NSCocoaErrorDomain, CocoaError.fileWriteOutOfSpace.rawValue, "No space left on device"),
        (NSPOSIXErrorDomain, Int(ENOSPC), "No space left on device"),
        (NSCocoaErrorDomain, CocoaError.fileWriteNoPermission.rawValue, "Permission denied"),
    ])
    func aFailedWriteSpeaksInWords(domain: String, code: Int, words: String) {
        let error = NSError(domain: domain, code: code, userInfo: [NSFilePathErrorKey: "/x/y"])
        #expect(StagedOutput.reason(error) == words)
        let outer = NSError(domain: NSCocoaErrorDomain, code: 512, userInfo: [NSUnderlyingErrorKey: error])
        #expect(StagedOutput.reason(outer) == words)
        #expect(!StagedOutput.reason(NSError(domain: "x", code: 1)).contains("Error Domain"))
    }

    @Test func theLastLineSaysOperationPathReasonAndNextStep() {
        let line = Failure(OutputFailure(operation: "write", path: "/x/y", message: "No space left on device")).line(
            .en
        )
        for part in ["write", "/x/y", "No space left on device", "disk space"] { #expect(line.contains(part)) }
    }

    /// A full disk makes a library repeat itself: each thing is said once, the reason rather than the statement.
    @Test func whatLibrariesRepeatIsSaidOnce() {
        let statement =
            "sqlite3_exec(INSERT INTO t VALUES (\(String(repeating: "x", count: 500)))) failed: disk is full"
        #expect(LibraryWords.brief(Array(repeating: statement, count: 6)) == "disk is full")
        #expect(LibraryWords.brief(["a", "b; a", "c", "d"]) == "a; b; c")
        #expect(LibraryWords.brief([String(repeating: "y", count: 900)]).count < 200)
    }

    @Test func findingsDecideTheExitCode() {
        func finding(_ severity: FindingSeverity) -> Finding { Finding(.sliver, severity, message: Self.text) }
        #expect(CommandStatus(findings: [finding(.info)]) == .done)
        #expect(CommandStatus(findings: [finding(.info), finding(.warning)]) == .findings)
        #expect(CommandStatus(findings: [finding(.warning), finding(.error)]) == .input)
        #expect(CommandStatus(ofFinishedJobWith: [finding(.error)]) == .findings)
    }

    @Test func theFirstRequestToStopCounts() {
        let cancellation = Cancellation()
        #expect(cancellation.reason == nil)
        cancellation.cancel(.terminated)
        cancellation.cancel(.interrupted)
        #expect(cancellation.reason == .terminated)
        #expect(throws: Interrupted(status: .terminated)) { try cancellation.check() }
    }
}
