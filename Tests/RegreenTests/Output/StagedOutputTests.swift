import Foundation
import TestSupport
import Testing

@testable import Regreen

/// An output folder appears whole or not at all.
@Suite struct StagedOutputTests {
    let directory: TemporaryDirectory
    let output: String

    init() throws {
        directory = try TemporaryDirectory()
        output = directory.path("out")
    }

    private func stage(replaces: Bool = false, inputs: [String] = []) throws -> StagedOutput {
        try StagedOutput(output: output, replaces: replaces, inputs: inputs)
    }

    private func write(_ text: String, _ name: String, in staged: StagedOutput) throws {
        let url = staged.folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func publish(_ text: String, replaces: Bool = false) throws {
        let staged = try stage(replaces: replaces)
        try write(text, "manifest.json", in: staged)
        try write(text, "tables/mines.csv", in: staged)
        try staged.publish()
    }

    private func text(_ name: String) -> String? { try? String(contentsOfFile: output + "/" + name, encoding: .utf8) }

    private var beside: [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory.url.path)) ?? [] }

    @Test func nothingIsSeenBeforePublishing() throws {
        let staged = try stage()
        try write("one", "manifest.json", in: staged)
        #expect(!FileManager.default.fileExists(atPath: output))
        try staged.publish()
        #expect(text("manifest.json") == "one")
        #expect(beside == ["out"])
    }

    @Test func discardingLeavesNoTrace() throws {
        let staged = try stage()
        try write("one", "a", in: staged)
        staged.discard()
        #expect(beside.isEmpty)
    }

    @Test func aForgottenOutputIsDiscarded() throws {
        do { _ = try stage() }
        #expect(beside.isEmpty)
    }

    @Test func anExistingOutputIsKeptWithoutForce() throws {
        try publish("one")
        #expect(throws: OutputRefused(path: output, reason: .exists)) { try stage() }
        #expect(text("manifest.json") == "one")
        #expect(beside == ["out"])
    }

    @Test func forceExchangesTheWholeFolder() throws {
        try publish("one")
        try Data("old".utf8).write(to: URL(filePath: output + "/extra"))
        try publish("two", replaces: true)
        #expect(text("manifest.json") == "two" && text("tables/mines.csv") == "two")
        #expect(text("extra") == nil)
        #expect(beside == ["out"])
    }

    @Test func forceRemovesNothingThatIsNotOurs() throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(filePath: output + "/thesis.doc"))
        #expect(throws: OutputRefused(path: output, reason: .notOurs)) { try stage(replaces: true) }
        #expect(text("thesis.doc") == "mine")
    }

    @Test func forceRemovesNoInput() throws {
        try publish("one")
        #expect(throws: OutputRefused(path: output, reason: .holdsInput)) {
            try stage(replaces: true, inputs: [output + "/manifest.json"])
        }
    }

    @Test func anEmptyFolderIsTaken() throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        try publish("one")
        #expect(text("manifest.json") == "one")
    }

    @Test func aFileIsNoFolder() throws {
        try Data().write(to: URL(filePath: output))
        #expect(throws: OutputRefused(path: output, reason: .isFile)) { try stage(replaces: true) }
    }

    /// A killed run leaves its staging folder and its lock file; the system has let go of the lock.
    @Test func leftoversOfAKilledRunAreRemoved() throws {
        let leftover = directory.path(".out.regreen-staging-99999")
        try FileManager.default.createDirectory(atPath: leftover + "/tables", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: directory.path(".out.regreen-lock")))
        let other = directory.path(".other.regreen-staging-1")
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try publish("one")
        #expect(Set(beside) == ["out", ".other.regreen-staging-1"])
    }

    @Test func aSecondRunOfTheSameOutputIsAskedToWait() throws {
        let first = try stage()
        #expect(throws: LockHeld(output: output)) { try stage() }
        first.discard()
        try publish("one")
        #expect(Failure(LockHeld(output: output)).status == .temporary)
    }

    @Test func aFullDiskPublishesNothing() throws {
        let staged = try stage()
        try write("one", "manifest.json", in: staged)
        try FileManager.default.removeItem(at: staged.folder)
        #expect(throws: OutputFailure.self) { try staged.publish() }
        #expect(beside.isEmpty)
    }
}
