import Foundation
import GeoModel
import Restoration
import TestSupport
import Testing

@testable import Regreen

/// What every store of the workspace must do, run over all of them (design 4.4).
@Suite struct StoreConformanceTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func store(_ kind: StoreKind) throws -> (WorkspaceStore, WorkspaceLocation) {
        let place = try kind.place(folder)
        return (try WorkspaceStore.openOrCreate(place).store, place)
    }

    @Test(.enabled(if: PostgresCluster.isAvailable, "\(PostgresCluster.absence)"))
    func theSharedStoreIsTested() { #expect(StoreKind.available.count == 2) }

    @Test(arguments: StoreKind.available)
    func anEmptyPlaceIsNoWorkspaceUntilItIsMade(kind: StoreKind) throws {
        let place = try kind.place(folder)
        #expect(throws: InputError.self) { _ = try WorkspaceStore.open(place) }
        #expect(try WorkspaceStore.migrate(place) == (nil, WorkspaceStore.version))
        #expect(try WorkspaceStore.migrate(place) == (WorkspaceStore.version, WorkspaceStore.version))
        #expect(try WorkspaceStore.open(place).head() == .empty)
        #expect(try WorkspaceStore.openOrCreate(place).isNew == false)
    }

    @Test(arguments: StoreKind.available)
    func whatIsAppendedReadsBackAndVerifies(kind: StoreKind) throws {
        let (store, place) = try store(kind)
        let memory = MemoryEventStore()
        let drafts = WorkspaceFixture.works("M-1") + WorkspaceFixture.works("M-2")
        try memory.append(checking: drafts)
        #expect(try store.append(checking: drafts) == memory.head())
        let again = try WorkspaceStore.open(place)
        #expect(try again.rows(after: 0, limit: 100) == memory.rows(after: 0, limit: 100))
        #expect(try again.rows(after: 3, limit: 2).map(\.sequence) == [4, 5])
        #expect(try again.rows(subject: "M-2") == memory.rows(subject: "M-2"))
        #expect(try again.rows(subject: "M-3") == [])
        #expect(try again.events().map(\.subject) == drafts.map(\.subject))
        #expect(try again.verify(heads: [memory.head().hash], portion: 3) == [])
        #expect(try again.integrityFaults() == [])
    }

    @Test(arguments: StoreKind.available)
    func oneBadDraftAndNothingIsWritten(kind: StoreKind) throws {
        let (store, _) = try store(kind)
        try store.append(checking: WorkspaceFixture.works("M-1"))
        let head = try store.head()
        let bad = [WorkspaceFixture.open("M-2"), WorkspaceFixture.draft("2019-01-01", "delisting.publish", "M-1")]
        #expect(throws: LedgerRefusalAt.self) { try store.append(checking: bad) }
        #expect(try store.head() == head)
        struct Stop: Error {}
        #expect(throws: Stop.self) { try store.append { _ in throw Stop() } }
        #expect(try store.head() == head)
    }

    /// Connections of their own in one process; other processes are tested with the program.
    @Test(arguments: StoreKind.available)
    func concurrentWritersLoseNothingAndNeverForkTheChain(kind: StoreKind) async throws {
        let (store, place) = try store(kind)
        let (writers, each) = (6, 12)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    let mine = try WorkspaceStore.open(place)
                    for number in 0..<each {
                        try mine.append(checking: [WorkspaceFixture.open("M-\(writer)-\(number)")])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.head().count == writers * each)
        #expect(Set(try store.events().map(\.subject)).count == writers * each)
        #expect(try store.verify() == [])
    }

    @Test(arguments: StoreKind.available)
    func theTablesOnlyGrow(kind: StoreKind) throws {
        let (store, _) = try store(kind)
        try store.append(checking: WorkspaceFixture.works("M-1"))
        try store.record(WorkspaceFixture.run(try store.head()), WorkspaceFixture.snapshot) {}
        for table in StoredTable.all {
            for sql in ["DELETE FROM \(table.name)", "UPDATE \(table.name) SET \(table.columns[0].name) = 'x'"] {
                #expect(throws: (any Error).self) {
                    try store.database.write(locking: table) { try $0.execute(sql, []) }
                }
            }
        }
        // A row that does not follow the last one is refused by the database itself.
        let fork = WorkspaceFixture.open("M-9").row(after: .empty)
        for sequence in [1, 6, 7] {
            var row = fork
            row.sequence = sequence
            #expect(throws: (any Error).self) {
                try store.database.write(locking: .events) { try $0.insert([StoredLedger.values(row)], into: .events) }
            }
        }
        #expect(try store.verify(heads: [store.head().hash]) == [])
        #expect(try store.head().count == 5)
    }

    @Test(arguments: StoreKind.available)
    func aRunIsRecordedWithItsOutputOrNotAtAll(kind: StoreKind) throws {
        let (store, _) = try store(kind)
        struct Full: Error {}
        let run = WorkspaceFixture.run(try store.head())
        #expect(throws: Full.self) { try store.record(run, WorkspaceFixture.snapshot) { throw Full() } }
        #expect(try store.runs() == [])
        #expect(try store.mines(snapshot: "s1") == [])
        for _ in 0..<2 { try store.record(run, WorkspaceFixture.snapshot) {} }
        #expect(try store.runs().map(\.number) == [1, 2])
        #expect(try store.runs().map(\.asOf) == [run.asOf, run.asOf])
        #expect(try store.mines(snapshot: "s1", geometries: true) == WorkspaceFixture.snapshot.mines)
        #expect(try store.patches(snapshot: "s1", geometries: true) == WorkspaceFixture.snapshot.patches)
        #expect(try store.patches(snapshot: "s1").allSatisfy { $0.geometry == nil })
        #expect(try store.integrityFaults() == [])
        var other = WorkspaceFixture.snapshot
        other.epsg = 4526
        #expect(throws: InputError.self) {
            try store.record(WorkspaceFixture.run(.empty, snapshot: "s2"), other) {}
        }
    }

    @Test(arguments: StoreKind.available)
    func aHeldLockIsTemporary(kind: StoreKind) throws {
        let (store, place) = try store(kind)
        let other: any WorkspaceDatabase
        switch place {
        case .geoPackage(let path): other = try GeoPackageDatabase(path: path, creates: false, patience: 0.2)
        case .postgres(let connection): other = try PostgresDatabase(connection: connection, patience: 0.2)
        }
        let second = WorkspaceStore(other)
        try store.append { _ in
            #expect(throws: LockHeld.self) { try second.append(checking: [WorkspaceFixture.open("M-1")]) }
            return []
        }
        #expect(Failure(LockHeld(output: "x")).status == .temporary)
        try second.append(checking: [WorkspaceFixture.open("M-1")])
        #expect(try store.head().count == 1)
    }

    @Test(arguments: StoreKind.available)
    func aNewerWorkspaceIsLeftAlone(kind: StoreKind) throws {
        let (store, place) = try store(kind)
        try store.database.write(locking: .events) { session in
            try session.execute("UPDATE regreen_workspace SET value = '9' WHERE key = 'schema_version'", [])
        }
        #expect(throws: InputError.self) { _ = try WorkspaceStore.open(place) }
        #expect(throws: InputError.self) { _ = try WorkspaceStore.migrate(place) }
    }

    /// Each column of each row, changed behind the guards' back.
    @Test(arguments: StoreKind.available)
    func anyAlteredRowIsFound(kind: StoreKind) throws {
        let (store, _) = try store(kind)
        try store.append(checking: WorkspaceFixture.works("M-1"))
        let head = try store.head()
        let changes = [
            "date = '2018-07-02'", "kind = 'delisting.file'", "payload = '{\"subject\":\"M-2\"}'", "actor = 'x'",
            "evidence = '\(String(repeating: "0", count: 64))'", "previous = 'x'", "hash = 'x'", "sequence = 17",
        ]
        struct Undo: Error {}
        for change in changes {
            for sequence in 1...5 {
                #expect(throws: Undo.self) {
                    try store.database.write(locking: .events) { session in
                        for trigger in ["events_no_update", "events_no_change"] where kind.guards(trigger) {
                            try session.execute(kind.drop(trigger), [])
                        }
                        try session.execute("UPDATE events SET \(change) WHERE sequence = \(sequence)", [])
                        var verifier = LedgerVerifier(heads: [head.hash])
                        verifier.check(try StoredLedger(session).rows(after: 0, limit: 100))
                        #expect(!verifier.finished().isEmpty, "\(change) in row \(sequence)")
                        throw Undo()
                    }
                }
            }
        }
        #expect(try store.verify(heads: [head.hash]) == [])
    }

    @Test(arguments: StoreKind.available)
    func aCutTailShowsByTheNotedHead(kind: StoreKind) throws {
        let (store, _) = try store(kind)
        try store.append(checking: WorkspaceFixture.works("M-1"))
        let noted = try store.head()
        try store.database.write(locking: .events) { session in
            for trigger in ["events_no_delete", "events_no_change"] where kind.guards(trigger) {
                try session.execute(kind.drop(trigger), [])
            }
            try session.execute("DELETE FROM events WHERE sequence > 3", [])
        }
        #expect(try store.verify() == [])
        #expect(try store.verify(heads: [noted.hash]) == [LedgerFault(3, .head)])
    }
}

extension StoreKind {
    func guards(_ trigger: String) -> Bool { (self == .postgres) == trigger.hasSuffix("_change") }
    func drop(_ trigger: String) -> String { "DROP TRIGGER \(trigger)\(self == .postgres ? " ON events" : "")" }
}
