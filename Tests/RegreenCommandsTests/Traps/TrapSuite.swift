import Foundation
import TestSupport
import Testing

/// The trap set (docs/traps.md): the right answer or a refusal by name, never a silent error, never a crash.
@Suite("Traps")
struct TrapSuite {
    static let all: [Trap] =
        EncodingTraps.all + CoordinateTraps.all + AreaTraps.all + RasterTraps.all + RecordTraps.all + FormatTraps.all
        + GridTraps.all

    /// The program as built beside the tests.
    static let program = ProgramUnderTest.regreen

    @Test(arguments: all)
    func noSilentError(trap: Trap) throws {
        let directory = try TemporaryDirectory()
        let shop = TrapWorkshop(folder: directory.url)
        let arguments = try trap.build(shop)
        let outcome = try ProgramUnderTest.run(arguments, folder: directory.url)
        let (verdict, reason) = Self.judge(trap, outcome)
        #expect(
            verdict == .right || verdict == .refused,
            "\(trap.id): \(verdict) — \(reason)\n\(outcome.stderr.suffix(800))"
        )
    }

    @Test func thereAreAtLeastForty() {
        #expect(Self.all.count >= 40)
        #expect(Set(Self.all.map(\.id)).count == Self.all.count)
    }

    /// docs/traps.md is written from the traps; `REGREEN_UPDATE_DOCS=1` writes it anew.
    @Test func pageIsCurrent() throws {
        let url = TestData.root.appending(path: "docs/traps.md")
        if ProcessInfo.processInfo.environment["REGREEN_UPDATE_DOCS"] == "1" {
            try Data(TrapPage.text(Self.all).utf8).write(to: url)
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(text == TrapPage.text(Self.all), "docs/traps.md is old: run with REGREEN_UPDATE_DOCS=1")
    }

    static func judge(_ trap: Trap, _ outcome: TrapOutcome) -> (TrapVerdict, String) {
        guard [0, 1, 2].contains(outcome.status) else { return (.crashed, "exit \(outcome.status)") }
        switch trap.expectation {
        case .refused(let code):
            guard outcome.status == 2 else { return (.silent, "exit \(outcome.status), expected a refusal: \(code)") }
            return outcome.stderr.contains(code) ? (.refused, code) : (.silent, "refused without \(code)")
        case .right(let check):
            do {
                if let complaint = try check(outcome) { return (.silent, complaint) }
                return outcome.status == 2 ? (.silent, "refused, but there is a right answer") : (.right, "")
            } catch {
                return (.silent, "no readable result (exit \(outcome.status)): \(error)")
            }
        }
    }
}

/// Runs the built `regreen` as a process of its own, so that a crash is seen and not suffered.
enum ProgramUnderTest {
    /// The program beside the test bundle.
    static let regreen: URL = {
        let bundle =
            Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
            ?? URL(filePath: CommandLine.arguments[0])
        return bundle.deletingLastPathComponent().appending(path: "regreen")
    }()

    static func run(_ arguments: [String], folder: URL, environment: [String: String] = [:]) throws -> TrapOutcome {
        let process = Process()
        process.executableURL = regreen
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(["LANG": "C.UTF-8"]) { $1 }
            .merging(environment) { $1 }
        // Files instead of pipes: a full pipe nobody reads would stop the program.
        let out = folder.appending(path: ".stdout")
        let err = folder.appending(path: ".stderr")
        for url in [out, err] { _ = FileManager.default.createFile(atPath: url.path, contents: nil) }
        let outHandle = try FileHandle(forWritingTo: out)
        let errHandle = try FileHandle(forWritingTo: err)
        process.standardOutput = outHandle
        process.standardError = errHandle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try outHandle.close()
        try errHandle.close()
        return TrapOutcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            stdout: try Data(contentsOf: out),
            stderr: String(decoding: try Data(contentsOf: err), as: UTF8.self),
            folder: folder
        )
    }
}
