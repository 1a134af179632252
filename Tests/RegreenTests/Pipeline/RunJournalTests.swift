import Foundation
import Restoration
import TestSupport
import Testing

@testable import Regreen

/// The journal of a run over several projects.
@Suite struct RunJournalTests {
    private func finish(_ folder: String, in directory: TemporaryDirectory) throws {
        try FileManager.default.createDirectory(atPath: directory.path(folder), withIntermediateDirectories: true)
        let table = Data("1\n".utf8)
        try table.write(to: URL(filePath: directory.path(folder + "/a.csv")))
        var manifest: JSONObject = [
            "schema": .string(Manifest.schema),
            "files": [["path": "a.csv", "sha256": .string(ContentHash(of: table).hex)]],
        ]
        manifest["digest"] = .string(Manifest.digest(of: .object(manifest)).hex)
        try Data(JSONValue.object(manifest).serialized().utf8)
            .write(to: URL(filePath: directory.path(folder + "/manifest.json")))
    }

    /// A file that was changed or taken away is made anew; one that was laid beside it is not our business.
    @Test(arguments: [("a/a.csv", "2\n", false), ("a/manifest.json", "{}", false), ("a/note.txt", "mine", true)])
    func aTouchedOutputIsNotDone(file: String, text: String, isDone: Bool) throws {
        let directory = try TemporaryDirectory()
        var journal = RunJournal(outputFolder: directory.url.path)
        try finish("a", in: directory)
        try journal.enter(folder: "a", inputs: ContentHash(of: "a"), status: .findings)
        try Data(text.utf8).write(to: URL(filePath: directory.path(file)))
        #expect(journal.status(folder: "a", inputs: ContentHash(of: "a")) == (isDone ? .findings : nil))
    }

    @Test func aFinishedProjectIsDoneForTheSameInputsOnly() throws {
        let directory = try TemporaryDirectory()
        var journal = RunJournal(outputFolder: directory.url.path)
        let inputs = ContentHash(of: "a")
        #expect(journal.status(folder: "a", inputs: inputs) == nil)
        try finish("a", in: directory)
        try journal.enter(folder: "a", inputs: inputs, status: .done)
        let again = RunJournal(outputFolder: directory.url.path)
        #expect(again.status(folder: "a", inputs: inputs) == .done)
        #expect(again.status(folder: "a", inputs: ContentHash(of: "b")) == nil)
    }

    @Test func aFolderThatIsGoneIsNotDone() throws {
        let directory = try TemporaryDirectory()
        var journal = RunJournal(outputFolder: directory.url.path)
        try journal.enter(folder: "a", inputs: ContentHash(of: "a"), status: .findings)
        #expect(journal.status(folder: "a", inputs: ContentHash(of: "a")) == nil)
    }

    @Test func theBytesDoNotDependOnTheOrderOfWork() throws {
        let (first, second) = (try TemporaryDirectory(), try TemporaryDirectory())
        var one = RunJournal(outputFolder: first.url.path)
        try one.enter(folder: "a", inputs: ContentHash(of: "a"), status: .findings)
        try one.enter(folder: "b", inputs: ContentHash(of: "b"), status: .findings)
        var two = RunJournal(outputFolder: second.url.path)
        try two.enter(folder: "b", inputs: ContentHash(of: "b"), status: .findings)
        try two.enter(folder: "a", inputs: ContentHash(of: "a"), status: .findings)
        let bytes = [first, second].map { try? Data(contentsOf: URL(filePath: $0.path("journal.json"))) }
        #expect(bytes[0] != nil && bytes[0] == bytes[1])
    }

    @Test func aDamagedJournalCountsAsEmpty() throws {
        let directory = try TemporaryDirectory()
        try Data("{".utf8).write(to: URL(filePath: directory.path("journal.json")))
        #expect(RunJournal(outputFolder: directory.url.path).entries.isEmpty)
    }

    @Test func everyProjectHasAFolderOfItsOwn() {
        let names = AssessJob.folderNames(["a/x.yaml", "b/x.yaml", "c/regreen.yaml", "d/C.yaml", "./a/x.yaml"])
        #expect(names == ["x", "x-2", "c", "C-2", "x-3"])
    }

    @Test(arguments: [
        ("/p", "/p/a/b.shp", "a/b.shp"), ("/p/q", "/p/b.shp", "../b.shp"), ("/p", "/x/y", "../x/y"), ("/p", "/p", ""),
    ])
    func pathsInManifestsAreRelative(folder: String, path: String, expected: String) {
        #expect(RelativePath.from(URL(filePath: folder), to: path) == expected)
    }
}
