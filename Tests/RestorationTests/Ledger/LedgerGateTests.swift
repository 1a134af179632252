import GeoModel
import Testing

@testable import Restoration

/// What does not enter: one bad event and nothing of the list is written.
@Suite struct LedgerGateTests {
    private func refusal(_ drafts: [LedgerDraft]) throws -> LedgerRefusalAt? {
        let store = MemoryEventStore()
        var refused: LedgerRefusalAt?
        do {
            try store.append(checking: drafts)
        } catch let error as LedgerRefusalAt {
            refused = error
        }
        #expect(store.head().count == (refused == nil ? drafts.count : 0))
        return refused
    }

    private let draft = LedgerFixture.draft

    @Test func goodListsEnter() throws {
        #expect(try refusal(LedgerFixture.delisting + LedgerFixture.rectification) == nil)
    }

    @Test func papersAreAskedForByName() throws {
        var drafts = LedgerFixture.delisting
        drafts[4].evidence = []
        #expect(try refusal(drafts)?.index == 4)
        #expect(
            try refusal(drafts)?.refusal
                == .evidenceMissing([.startPaper], event: "start", subject: "M-001", clause: "003 五（三）")
        )
    }

    @Test func theMachineRefuses() throws {
        let drafts = Array(LedgerFixture.delisting.prefix(2)) + [LedgerFixture.delisting[4]]
        #expect(try refusal(drafts)?.refusal == .event(.startRequiresApprovedPlan, subject: "M-001"))
    }

    @Test func casesAreOpenedOnceAndFirst() throws {
        #expect(
            try refusal(Array(LedgerFixture.delisting.dropFirst()))?.refusal == .notOpen(.delisting, subject: "M-001")
        )
        let twice = [LedgerFixture.delisting[0], LedgerFixture.delisting[0]]
        #expect(try refusal(twice)?.refusal == .alreadyOpen(.delisting, subject: "M-001"))
        let without = [draft("2018-07-01", "delisting.open", "M-001", [:], [])]
        #expect(
            try refusal(without)?.refusal
                == .parameter(.init(machine: .delisting, key: "cohort"), subject: "M-001")
        )
    }

    @Test func nothingIsEnteredBeforeItsPredecessor() throws {
        let late =
            LedgerFixture.delisting + [draft("2018-10-31", "delisting.finish", "M-001", [:], [.completionReport])]
        #expect(try refusal(late)?.refusal == .event(.outOfOrder(event: "finish"), subject: "M-001"))
        let early = [LedgerFixture.delisting[0], draft("2018-06-30", "delisting.survey", "M-001", [:], [.mineFile])]
        #expect(try refusal(early)?.refusal == .event(.outOfOrder(event: "survey"), subject: "M-001"))
    }

    @Test func anOrderNeedsItsDay() throws {
        var drafts = LedgerFixture.rectification
        drafts[2].values = [:]
        let reason = EventRefusal.unknown(event: "notice", state: "DETECTED")
        #expect(try refusal(drafts)?.refusal == .event(reason, subject: "C-7"))
    }

    @Test func formIsChecked() throws {
        var drafts = [LedgerFixture.delisting[0]]
        drafts[0].subject = ""
        #expect(try refusal(drafts)?.refusal == .empty("subject"))
        drafts = [LedgerFixture.delisting[0]]
        drafts[0].values["evidence"] = "x"
        #expect(try refusal(drafts)?.refusal == .reservedKey("evidence"))
        #expect(LedgerKind(text: "delisting.vanish") == nil)
        #expect(LedgerKind(text: "publish") == nil)
    }

    @Test func everyKindReadsBack() {
        for machine in MachineID.allCases {
            #expect(LedgerKind(text: LedgerKind.open(machine).text) == .open(machine))
            for word in machine.eventWords {
                #expect(LedgerKind(text: LedgerKind.event(machine, word).text) == .event(machine, word))
            }
        }
    }

    @Test func reportsCanBeRebuiltForAnyDay() throws {
        let store = MemoryEventStore()
        try store.append(checking: LedgerFixture.delisting)
        let history = try #require(try CaseHistory.cases(of: LedgerFixture.events(of: store)).first)
        func state(_ date: String) throws -> String? {
            try history.outcome(asOf: day(date))?["state"]?.stringValue
        }
        #expect(try state("2018-06-30") == nil)
        #expect(try state("2018-07-09") == "REGISTERED")
        #expect(try state("2018-10-25") == "PLAN_DRAFTED")
        #expect(try state("2019-01-01") == "IN_WORKS")
    }

    @Test func concurrentWritersLoseNothing() async throws {
        let store = MemoryEventStore()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<25 {
                        let subject = "M-\(writer)-\(number)"
                        try store.append(checking: [
                            LedgerFixture.draft("2019-01-01", "delisting.open", subject, values: ["cohort": 2019])
                        ])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(store.head().count == 200)
        #expect(try store.verify(heads: [store.head().hash]) == [])
    }
}
