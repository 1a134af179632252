import Foundation
import GeoModel
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `block`, `cards`, `draw` and `evidence`.
@Suite struct SupervisionCommandTests {
    private func write(_ text: String, _ name: String, in directory: TemporaryDirectory) throws -> String {
        let path = directory.path(name)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private let events = """
        {"date":"2023-11-01","kind":"shanggao_cancel.open","subject":"M-001","actor":"县政府","decision_date":"2023-11-01"}
        {"date":"2024-02-01","kind":"supply.stopped","subject":"M-001","actor":"县政府","supply":"power"}
        {"date":"2024-09-10","kind":"rectification.open","subject":"C-7","actor":"局","mine":"M-002","problem":"裂缝未填"}
        {"date":"2024-09-12","kind":"rectification.detect","subject":"C-7","actor":"局"}
        {"date":"2024-09-15","kind":"rectification.notice","subject":"C-7","actor":"局","value":"2024-11-30"}

        """

    @Test func theDueDayIsInTimeAndTheNextDayBlocks() throws {
        let directory = try TemporaryDirectory()
        let file = try write(events, "events.jsonl", in: directory)
        let mine = ["--mine", "M-002", "--application", "mining_licence_renewal"]
        #expect(CommandRunner.run(["block", "list", file, "--as-of", "2024-11-30"] + mine).exit == .done)
        let outcome = CommandRunner.run(["block", "list", file, "--as-of", "2024-12-01", "--json"] + mine)
        #expect(outcome.exit == .findings)
        let closures = try #require(try JSONValue(parsing: outcome.stdout)["closures"]?.arrayValue)
        #expect(closures.filter { $0["mine_id"] == "M-002" }.count == 5)
        #expect(closures.first { $0["mine_id"] == "M-001" }?["closed"] == "power")
        #expect(closures.last?["since"] == "2024-12-01")
    }

    @Test func whatIsLateGoesToTheTownshipWithDueDayAndClause() throws {
        let directory = try TemporaryDirectory()
        let file = try write(events, "events.jsonl", in: directory)
        let table = directory.path("overdue.csv")
        let outcome = CommandRunner.run(["block", "overdue", file, "--as-of", "2024-06-30", "--json", "-o", table])
        #expect(outcome.exit == .findings)
        let entries = try #require(try JSONValue(parsing: outcome.stdout)["overdue"]?.arrayValue)
        #expect(
            entries.compactMap { $0["kind"]?.stringValue } == ["plan_overdue", "works_overdue", "township_overdue"]
        )
        #expect(entries.compactMap { $0["days_late"]?.intValue } == [182, 91, 30])
        #expect(entries.allSatisfy { $0["clause"] == "001 四2" })
        #expect(FileManager.default.fileExists(atPath: table))
    }

    @Test func openOrdersArePrinted() throws {
        let directory = try TemporaryDirectory()
        let file = try write(events, "events.jsonl", in: directory)
        let page = directory.path("notices.html")
        let outcome = CommandRunner.run([
            "block", "notices", file, "--as-of", "2024-10-01", "-o", page, "--lang", "zh",
        ])
        #expect(outcome.exit == .done)
        #expect(outcome.stdout.contains("2024-11-30"))
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("限期整改通知书") && html.contains("裂缝未填") && html.contains("004 三（一）"))
    }

    @Test func theWorkspaceIsReadLikeAFile() throws {
        let directory = try TemporaryDirectory()
        let file = try write(events, "events.jsonl", in: directory)
        let place = directory.path("workspace.gpkg")
        let store = try WorkspaceStore.openOrCreate(.geoPackage(path: place)).store
        let drafts = try EventsFile.load(file).map { event in
            var values = event.payload
            values["subject"] = nil
            return LedgerDraft(
                date: event.date,
                kind: event.kind,
                subject: event.subject,
                actor: event.actor,
                values: values
            )
        }
        try store.append { _ in drafts }
        let options = ["--as-of", "2024-12-01", "--json"]
        let fromFile = CommandRunner.run(["block", "list", file] + options)
        let fromWorkspace = CommandRunner.run(["block", "list", place] + options)
        #expect(fromWorkspace.stdout == fromFile.stdout)
        #expect(CommandRunner.run(["block", "list", directory.path("none.gpkg")] + options).exit == .input)
    }

    @Test(arguments: [
        #"{"date":"2024-09-10","kind":"rectification.dance","subject":"C","actor":"x"}"#,
        #"{"date":"2024-09-31","kind":"rectification.open","subject":"C","actor":"x"}"#,
        #"{"date":"2024-09-12","kind":"rectification.detect","subject":"C","actor":"x"}"#, "not json",
    ])
    func eventsThatMakeNoSenseAreRefused(line: String) throws {
        let directory = try TemporaryDirectory()
        let file = try write(line + "\n", "events.jsonl", in: directory)
        let outcome = CommandRunner.run(["block", "list", file, "--as-of", "2024-12-01"])
        #expect(outcome.exit == .input)
        #expect(outcome.stdout.isEmpty)
    }

    private let hazards = """
        id,place,cause,people,signal,way_out,shelter,watch_post,received,scheme,due,done
        H1,北坡,natural,12,锣声,东路,学校,村主任岗,2024-09-20,,2024-12-30,
        H2,矿道,mining,3,,东路,学校,,,,2024-09-30,

        """

    @Test func hazardCardsArePrintedAndGapsNamed() throws {
        let directory = try TemporaryDirectory()
        let file = try write(hazards, "hazards.csv", in: directory)
        let (text, page) = (directory.path("cards.txt"), directory.path("cards.html"))
        let outcome = CommandRunner.run([
            "cards", "hazards", file, "--as-of", "2024-10-01", "--json", "-o", text, "-o", page, "--lang", "zh",
        ])
        #expect(outcome.exit == .findings)
        let entries = try #require(try JSONValue(parsing: outcome.stdout)["entries"]?.arrayValue)
        #expect(entries[0]["gaps"]?.arrayValue?.isEmpty == true)
        #expect(entries[0]["leads"]?.arrayValue == ["旗自然资源局"])
        #expect(
            entries[1]["gaps"]?.arrayValue?.compactMap(\.stringValue) == [
                "overdue", "no_watch_post", "card_incomplete", "card_not_received", "no_scheme", "lead_contradictory",
            ]
        )
        #expect(entries[1]["clause"] == "004 三（七）")
        let printed = try String(contentsOfFile: text, encoding: .utf8)
        #expect(printed.contains("预警信号：锣声") && printed.contains("\u{0C}"))
        #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<section>"))
    }

    @Test(arguments: [
        (
            "demolition", "id,mine_id,due,compensated,built_anew\nB1,M1,2024-12-31,2020-05-01,2023-01-01\n",
            ["built_anew"]
        ),
        ("trees", "id,due,done,trees\nT1,2024-12-31,2024-09-30,40\n", ["not_replanted"]),
        ("water", "id,mine_id,level_before_m,level_now_m\nW1,M1,12,31.5\n", ["no_deadline", "no_water_scheme"]),
    ])
    func otherRegistersNameTheirGaps(register: String, table: String, gaps: [String]) throws {
        let directory = try TemporaryDirectory()
        let file = try write(table, "r.csv", in: directory)
        let outcome = CommandRunner.run(["cards", register, file, "--as-of", "2024-10-01", "--json"])
        #expect(outcome.exit == .findings)
        let entry = try JSONValue(parsing: outcome.stdout)["entries"]?.arrayValue?.first
        #expect(entry?["gaps"]?.arrayValue?.compactMap(\.stringValue) == gaps)
    }

    @Test func aDrawIsRepeatedByAnybody() throws {
        let directory = try TemporaryDirectory()
        let mines = try write("id\nM3\nM1\nM2\nM4\n", "mines.csv", in: directory)
        let other = try write("id\nM1\nM2\nM3\nM4\n", "sorted.csv", in: directory)
        let staff = try write("id,conflicts\nI1,M1;M2;M3;M4\nI2,\nI3,\n", "staff.csv", in: directory)
        let log = directory.path("draw.json")
        func draw(_ pool: String, _ seed: String, _ more: [String] = []) -> CommandOutcome {
            CommandRunner.run(
                ["draw", pool, "--count", "2", "--seed", seed, "--with", staff, "--each", "2", "--json"] + more
            )
        }
        let first = draw(mines, "s1", ["-o", log])
        #expect(first.exit == .done)
        let json = try JSONValue(parsing: first.stdout)
        #expect(json["schema"] == "regreen.draw/1")
        #expect(json["drawn"]?.arrayValue?.count == 2)
        let companions = json["companions"]?.arrayValue ?? []
        #expect(companions.allSatisfy { $0["drawn"]?.arrayValue?.contains { $0["id"] == "I1" } == false })
        // The order of the pool does not matter; another seed gives another draw.
        #expect(draw(other, "s1", ["--verify", log]).exit == .done)
        #expect(draw(mines, "s2", ["--verify", log]).exit == .findings)
        #expect(CommandRunner.run(["draw", mines, "--count", "9", "--seed", "s"]).exit == .input)
        #expect(CommandRunner.run(["draw", mines, "--count", "1", "--seed", ""]).exit == .input)
    }

    @Test func anEvidencePacketNamesWhatIsMissing() throws {
        let directory = try TemporaryDirectory()
        let paper = try write("order", "order.txt", in: directory)
        let hash = ContentHash(of: Array("order".utf8)).hex
        let line =
            #"{"date":"2024-09-16","kind":"rectification.recheck_fail","actor":"局","payload":{"subject":"C-7","evidence":["#
            + #"{"kind":"rectification_notice","sha256":"\#(hash)"},{"kind":"recheck_record","sha256":"00"}]}}"# + "\n"
        let file = try write(events + line, "events.jsonl", in: directory)
        let out = directory.path("packet.zip")
        let arguments = ["evidence", "M-002", "--events", file, "--document", paper, "-o", out, "--json"]
        let outcome = CommandRunner.run(arguments)
        #expect(outcome.exit == .findings)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["events"] == 4)
        #expect(json["papers"]?.arrayValue?.map { $0["file"] ?? .null } == ["documents/order.txt", .null])
        let bytes = try Data(contentsOf: URL(filePath: out))
        #expect(bytes.prefix(2) == Data("PK".utf8))
        #expect(CommandRunner.run(arguments).exit == .input)
        #expect(CommandRunner.run(["evidence", "M-9", "--events", file, "-o", directory.path("x.zip")]).exit == .input)
    }

    /// What `unzip` of any system makes of the archive is its own proof; here: structure and checksum.
    @Test func thePacketIsAValidArchive() throws {
        let directory = try TemporaryDirectory()
        let file = try write(events, "events.jsonl", in: directory)
        let out = directory.path("packet.zip")
        #expect(CommandRunner.run(["evidence", "C-7", "--events", file, "-o", out]).exit == .done)
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip") else { return }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unzip")
        process.arguments = ["-tqq", out]
        process.standardOutput = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
