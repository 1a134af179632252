import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `archive` as people type it (row 003-7).
@Suite struct ArchiveCommandTests {
    let shop: LedgerWorkshop
    private var archive: URL { shop.directory.url.appending(path: "archive") }

    init() throws { shop = try LedgerWorkshop() }

    private func add(_ kind: String, _ text: String, _ more: String...) throws -> CommandOutcome {
        let file = try shop.write("\(kind).pdf", text)
        return CommandRunner.run(
            [
                "archive", "add", "QS001", kind, file, "--date", "2018-07-10", "--actor", "档案员", "--workspace",
                shop.workspace, "--lang", "en",
            ] + more
        )
    }

    private func objects() -> [String] {
        (FileManager.default.enumerator(atPath: archive.path)?.compactMap { $0 as? String } ?? [])
            .filter { $0.count == 64 + "objects/aa/".count }
    }

    @Test func aDocumentIsStoredByContentAndRecorded() throws {
        #expect(try add("scheme", "plan").exit == .done)
        let hash = ContentHash(of: "plan").hex
        let stored = archive.appending(path: "objects/\(hash.prefix(2))/\(hash)")
        #expect(try String(contentsOf: stored, encoding: .utf8) == "plan")
        let shown = try shop.json("archive", "show", "QS001", "--as-of", "2018-07-10")
        let mine = try #require(shown["mines"]?.arrayValue?.first)
        #expect(mine["documents"]?.arrayValue?.first?["sha256"]?.stringValue == hash)
        #expect(mine["missing"]?.arrayValue?.contains("scheme") == false)
        #expect(shop.run("archive", "show", "QS009", "--as-of", "2018-07-10").exit == .input)
        #expect(shop.run("ledger", "verify").exit == .done)
    }

    @Test func whatTheLedgerRefusesIsNotKept() throws {
        let refused = try add("closure_decision", "decision", "--set", "supervisor=x")
        #expect(refused.exit == .input)
        #expect(refused.stderr.contains("responsible_body"))
        #expect(objects().isEmpty)
        #expect(try add("nonsense", "x").exit == .usage)
    }

    @Test func checkNamesWhatIsMissingGoneOrAltered() throws {
        #expect(try add("scheme", "plan").exit == .done)
        let first = try shop.json("archive", "check", "--as-of", "2018-07-10")
        #expect(first["findings"]?.arrayValue?.compactMap { $0["code"]?.stringValue } == ["archive_incomplete"])
        let object = try #require(objects().first)
        try Data("plam".utf8).write(to: archive.appending(path: object))
        #expect(shop.run("archive", "check", "--as-of", "2018-07-10").exit == .input)
        try FileManager.default.removeItem(at: archive.appending(path: object))
        let gone = try shop.json("archive", "check", "--as-of", "2018-07-10")
        #expect(gone["findings"]?.arrayValue?.last?["code"] == "archive_damaged")
        #expect(shop.run("archive", "export", "--as-of", "2018-07-10", "-o", shop.directory.path("out")).exit == .input)
        #expect(!FileManager.default.fileExists(atPath: shop.directory.path("out")))
        #expect(try add("scheme", "plan").exit == .done)
        #expect(shop.run("archive", "check", "--as-of", "2018-07-10").exit == .findings)
    }

    @Test func aPublicCopyHasOnlyWhatIsMarkedAndNoNames() throws {
        #expect(try add("licence", "of a person").exit == .done)
        #expect(try add("notice", "public notice", "--public").exit == .done)
        let (whole, open) = (shop.directory.path("whole"), shop.directory.path("open"))
        #expect(shop.run("archive", "export", "--as-of", "2018-07-10", "-o", whole).exit == .done)
        #expect(shop.run("archive", "export", "--as-of", "2018-07-10", "--public", "-o", open).exit == .done)
        #expect(try FileManager.default.contentsOfDirectory(atPath: whole + "/QS001").count == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: open + "/QS001") == ["notice-1.pdf"])
        let manifest = try String(contentsOfFile: open + "/manifest.json", encoding: .utf8)
        #expect(!manifest.contains("档案员") && !manifest.contains("licence.pdf"))
        #expect(shop.run("archive", "export", "--as-of", "2018-07-10", "-o", whole).exit == .input)
    }
}
