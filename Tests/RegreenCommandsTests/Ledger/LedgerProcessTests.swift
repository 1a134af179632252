import Foundation
import GeoModel
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// The program as several processes, and as one that is killed.
@Suite(.serialized) struct LedgerProcessTests {
    let shop: LedgerWorkshop

    init() throws { shop = try LedgerWorkshop() }

    private func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = ProgramUnderTest.regreen
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func place(_ name: String) throws -> (
        words: [String], environment: [String: String], location: WorkspaceLocation
    ) {
        guard name == "postgres" else {
            return (["--workspace", shop.workspace], [:], .geoPackage(path: shop.workspace))
        }
        let connection = try PostgresCluster.shared.get().makeDatabase()
        let words = ["--workspace", "postgres:"]
        return (words, [WorkspaceLocation.variable: connection], .postgres(connection: connection))
    }

    private static let kinds = ["geopackage"] + (PostgresCluster.isAvailable ? ["postgres"] : [])

    @Test(arguments: kinds)
    func severalProcessesLoseNothingAndNeverForkTheChain(kind: String) throws {
        let (words, environment, location) = try place(kind)
        let files = try (0..<4).map { writer in
            let lines = (0..<40).map {
                LedgerWorkshop.line("2019-01-01", "delisting.open", "M-\(writer)-\($0)", values: "{\"cohort\":2019}")
            }
            return try shop.write("w\(writer).jsonl", lines.joined(separator: "\n"))
        }
        let processes = try files.map { try start(["ledger", "import", $0] + words, environment: environment) }
        for process in processes { process.waitUntilExit() }
        #expect(processes.map(\.terminationStatus) == [0, 0, 0, 0])
        let store = try WorkspaceStore.open(location)
        #expect(try store.head().count == 160)
        #expect(Set(try store.events().map(\.subject)).count == 160)
        #expect(try store.verify() == [])
    }

    /// Killed at moments spread over an import: the workspace opens, holds the import whole or not at all, and goes on.
    @Test(arguments: kinds)
    func aKilledImportLeavesTheLastWholeStep(kind: String) throws {
        let (words, environment, location) = try place(kind)
        _ = try WorkspaceStore.migrate(location)
        var expected = 0
        for round in 0..<6 {
            let lines = (0..<1500).map {
                LedgerWorkshop.line("2019-01-01", "delisting.open", "M-\(round)-\($0)", values: "{\"cohort\":2019}")
            }
            let file = try shop.write("r\(round).jsonl", lines.joined(separator: "\n"))
            let process = try start(["ledger", "import", file] + words, environment: environment)
            usleep(UInt32(60_000 + 90_000 * round))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let store = try WorkspaceStore.open(location)
            let count = try store.head().count
            #expect(count == expected || count == expected + 1500)
            #expect(try store.verify() == [])
            #expect(try store.integrityFaults() == [])
            expected = try store.append { _ in
                [
                    LedgerDraft(
                        date: try #require(.init(text: "2019-02-01")),
                        kind: .drawHeld,
                        subject: "r\(round)",
                        actor: "x"
                    )
                ]
            }.count
        }
    }
}
