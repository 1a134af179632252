import GeoModel
import Testing

@testable import Restoration

@Suite struct BlockListTests {
    private func list(_ asOf: String) throws -> BlockList {
        let store = MemoryEventStore()
        func supply(_ date: String, _ kind: String, _ supply: String) -> LedgerDraft {
            LedgerFixture.draft(date, kind, "M-001", values: ["supply": .string(supply)])
        }
        try store.append(
            checking: LedgerFixture.rectification + [
                LedgerFixture.draft("2024-12-20", "rectification.recheck_pass", "C-7", evidence: [.recheckRecord]),
                supply("2023-10-20", "supply.stopped", "power"), supply("2023-10-25", "supply.stopped", "explosives"),
                supply("2023-11-01", "supply.stopped", "power"), supply("2024-06-01", "supply.restored", "power"),
            ]
        )
        return try BlockList(events: LedgerFixture.events(of: store), asOf: day(asOf))
    }

    @Test func fiveApplicationsAreBlockedFromTheDayAfter() throws {
        #expect(try list("2024-11-30").reasons(against: .miningLicenceRenewal, of: "M-002").isEmpty)
        let blocked = try list("2024-12-01")
        #expect(
            blocked.entries.filter { $0.mine == "M-002" }.map(\.subject.key)
                == BlockedApplication.allCases.map(\.rawValue)
        )
        let reason = try #require(blocked.reasons(against: .constructionLandNew, of: "M-002").first)
        #expect(reason.since == day("2024-12-01"))
        #expect(reason.cause == "C-7")
        #expect(blocked.reasons(against: .constructionLandNew, of: "M-001").isEmpty)
    }

    @Test func aPassedRecheckLiftsTheBlock() throws {
        #expect(try list("2024-12-20").entries.allSatisfy { $0.mine == "M-001" })
    }

    @Test func suppliesHaveTheirOwnSwitch() throws {
        let stopped = try list("2024-05-31").entries
        #expect(stopped.map(\.subject) == [.supply(.power), .supply(.explosives)])
        #expect(stopped.map(\.since) == [day("2023-10-20"), day("2023-10-25")])
        #expect(try list("2024-06-01").entries.map(\.subject) == [.supply(.explosives)])
    }
}

@Suite struct RandomDrawTests {
    private let pool = (1...30).map { "M-\($0)" }

    private func draw(_ pool: [String], count: Int = 5, seed: String = "2024-09-12 2717.12") throws -> RandomDraw {
        try RandomDraw(count, of: pool, seed: seed, purpose: "年度评估")
    }

    @Test func theSameSeedAndPoolGiveTheSameDraw() throws {
        let first = try draw(pool)
        #expect(try draw(Array(pool.reversed())) == first)
        #expect(Set(first.drawn.map(\.id)).count == 5)
        #expect(first.log["pool_count"] == 30)
    }

    @Test func anyoneCanCheckATicket() throws {
        let first = try draw(pool)
        for ticket in first.drawn {
            #expect(ticket.hash == ContentHash(of: "\(first.seed)\n\(first.poolHash.hex)\n\(ticket.id)"))
        }
        let sorted = pool.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(first.poolHash == ContentHash(of: sorted.map { $0 + "\n" }.joined()))
    }

    @Test func aSmallerDrawIsTheBeginningOfALargerOne() throws {
        #expect(Array(try draw(pool, count: 9).drawn.prefix(5)) == (try draw(pool).drawn))
    }

    @Test func seedAndPoolBothMatter() throws {
        let first = try draw(pool).drawn.map(\.id)
        #expect(try draw(pool, seed: "another").drawn.map(\.id) != first)
        #expect(try draw(pool + ["M-31"]).poolHash != draw(pool).poolHash)
    }

    @Test func everyIDIsDrawnAboutAsOften() throws {
        var hits: [String: Int] = [:]
        for seed in 0..<600 {
            for ticket in try draw(pool, seed: "seed \(seed)").drawn { hits[ticket.id, default: 0] += 1 }
        }
        // 600 draws of 5 among 30: 100 expected, standard deviation 9.
        #expect(hits.count == 30)
        #expect(hits.values.allSatisfy { (50...150).contains($0) })
    }

    @Test func thoseWithAConflictAreLeftOutWithTheReason() throws {
        let draw = try RandomDraw(2, of: ["a", "b", "c"], seed: "s", purpose: "p", excluded: ["b": "回避"])
        #expect(Set(draw.drawn.map(\.id)) == ["a", "c"])
        #expect(draw.excluded == [.init(id: "b", reason: "回避")])
        #expect(draw.poolCount == 3)
    }

    @Test func unusablePoolsAreRefused() {
        #expect(throws: RandomDrawError.emptySeed) { try draw(["a"], count: 1, seed: "") }
        #expect(throws: RandomDrawError.duplicateID("a")) { try draw(["a", "a"], count: 1) }
        #expect(throws: RandomDrawError.unusableID("a\nb")) { try draw(["a\nb", "c"], count: 1) }
        #expect(throws: RandomDrawError.count(wanted: 2, available: 1)) { try draw(["a"], count: 2) }
        #expect(throws: RandomDrawError.count(wanted: 0, available: 1)) { try draw(["a"], count: 0) }
    }

    @Test func minesAndInspectorsAreDrawnTogether() throws {
        let double = try DoubleDraw(
            mines: 3,
            of: pool,
            inspectors: 2,
            of: ["I-1", "I-2", "I-3"],
            seed: "s",
            purpose: "双随机",
            conflicts: Dictionary(uniqueKeysWithValues: pool.map { ($0, ["I-2": "回避"]) })
        )
        #expect(double.inspectors.count == 3)
        #expect(double.inspectors.allSatisfy { Set($0.drawn.map(\.id)) == ["I-1", "I-3"] })
    }
}
