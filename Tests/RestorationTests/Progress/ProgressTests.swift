import GeoModel
import Testing

@testable import Restoration

/// Targets, balance and changes of domain 4.8 on hand-made pieces; rows 002-1…5, 002-10, 002-15, 003-3, 003-4.
@Suite struct ProgressTests {
    private func n(_ value: Int) -> DecimalNumber { DecimalNumber(coefficient: Int128(value), scale: 0) }

    /// Whole mu as exact area: 3 mu are 2000 m².
    private static func mu(_ value: Int) -> ExactArea {
        ExactArea(microSquareMetres: Int128(value) * 2_000_000_000 / 3)
    }

    private static func patch(
        _ number: Int,
        _ mine: String,
        _ category: String,
        mu value: Int,
        damaged: String? = "2018-06-01",
        restored: String? = nil,
        status: RestorationStatus? = nil,
        town: String = "东镇"
    ) -> RecordedPatch {
        var patch = RecordedPatch(
            number: number,
            mineID: mine,
            town: town,
            category: category,
            status: status,
            damagedOn: damaged.map { day($0) },
            restoredOn: restored.map { day($0) },
            damaged: mu(value)
        )
        switch status?.account ?? .pending {
        case .restored: patch.restored = mu(value)
        case .inWorks: patch.inWorks = mu(value)
        default: patch.pending = mu(value)
        }
        if status?.isAccepted == true { patch.accepted = mu(value) }
        return patch
    }

    private static let patches = [
        patch(1, "A", "生产", mu: 30, restored: "2019-08-01", status: .accepted),
        patch(2, "A", "生产", mu: 12, restored: "2020-05-01", status: .delisted),
        patch(3, "B", "关闭废弃", mu: 60, restored: "2019-11-30", status: .accepted, town: "西镇"),
        patch(4, "B", "关闭废弃", mu: 9, restored: "2019-12-01", status: .treated, town: "西镇"),
        patch(5, "C", "关闭废弃", mu: 15, damaged: "2020-03-01", status: .inWorks),
        patch(6, "C", "关闭废弃", mu: 6, damaged: nil),
    ]

    private static let mines = ["A", "B", "C"].map { RecordedMine(mineID: $0, category: $0 == "A" ? "生产" : "关闭废弃") }

    private func record(_ date: String, _ patches: [RecordedPatch] = Self.patches) -> ProgressRecord {
        ProgressRecord(asOf: day(date), mines: Self.mines, patches: patches, standings: [])
    }

    private func target(
        _ value: Int,
        _ quantity: PlanTarget.Quantity = .mu,
        _ from: Int,
        _ to: Int,
        category: String? = nil,
        town: String? = nil,
        base: String? = nil
    ) -> PlanTarget {
        PlanTarget(
            DecimalNumber(coefficient: Int128(value), scale: 0),
            quantity,
            from == to ? .year : .stage,
            from: from,
            to: to,
            category: category,
            town: town,
            base: base,
            clause: "c"
        )
    }

    @Test func targetsCountAcceptedPolygonsOfTheirYearsCategoryAndTown() {
        let record = record("2020-12-31")
        func accepted(_ target: PlanTarget) -> DecimalNumber? { TargetProgress(target, record).accepted }
        #expect(accepted(target(0, 2019, 2019)) == n(90))
        #expect(accepted(target(0, 2019, 2020)) == n(102))
        #expect(accepted(target(0, 2019, 2019, category: "生产")) == n(30))
        #expect(accepted(target(0, 2019, 2020, town: "西镇")) == n(60))
        // Treated is not accepted; 2021 has nothing.
        #expect(accepted(target(0, 2019, 2019, category: "关闭废弃")) == n(60))
        #expect(accepted(target(0, 2021, 2021)) == n(0))
    }

    private func target(_ value: Int, _ from: Int, _ to: Int, category: String? = nil, town: String? = nil)
        -> PlanTarget
    {
        target(value, .mu, from, to, category: category, town: town)
    }

    @Test func aTargetIsReachedOpenOrMissed() {
        func state(_ value: Int, _ to: Int, on date: String) -> TargetProgress.State {
            TargetProgress(target(value, 2019, to), record(date)).state
        }
        #expect(state(90, 2019, on: "2019-12-31") == .reached)
        #expect(state(91, 2019, on: "2019-12-31") == .open)
        #expect(state(91, 2019, on: "2020-01-01") == .missed)
        #expect(state(102, 2020, on: "2020-04-30") == .open)
        let short = TargetProgress(target(404, 2018, 2020), record("2020-12-31"))
        #expect(short.difference == n(302))
    }

    /// A percentage needs its base (plan 003 names none): both bases give their own figure, without one there is none.
    @Test func percentagesNeedTheirBase() {
        let record = record("2020-12-31")
        func accepted(_ base: String?) -> DecimalNumber? {
            TargetProgress(target(50, .percent, 2019, 2020, base: base), record).accepted
        }
        #expect(accepted(nil) == nil)
        #expect(TargetProgress(target(50, .percent, 2019, 2020), record).state == .unknown)
        #expect(accepted("mu")?.rounded(to: 4) == DecimalNumber(text: "77.2727"))
        #expect(accepted("mines")?.rounded(to: 4) == DecimalNumber(text: "33.3333"))
    }

    @Test func minesCountWhenAllTheirDamageIsAccepted() {
        let record = record("2020-12-31")
        #expect(TargetProgress(target(1, .mines, 2020, 2020), record).accepted == n(1))
        #expect(TargetProgress(target(1, .mines, 2019, 2019), record).accepted == n(0))
        #expect(TargetProgress(target(1, .mines, 2019, 2020, category: "关闭废弃"), record).accepted == n(0))
    }

    @Test(arguments: ["2018-12-31", "2019-11-29", "2019-11-30", "2020-02-29", "2020-12-31"])
    func everyGroupCloses(date: String) {
        let record = record(date)
        let groups = record.groups
        #expect(groups.allSatisfy { $0.sums.residual == .zero })
        for kind in [ProgressGroup.Kind.town, .category, .mine] {
            let sum = groups.filter { $0.kind == kind }.reduce(ExactArea.zero) { $0 + $1.sums.pending }
            #expect(sum == groups[0].sums.pending)
        }
        #expect((record.years.last?.closing ?? .zero) == groups[0].sums.remaining)
    }

    /// Old debts paid and new ones made, year by year (plan 002 不再欠新账).
    @Test func yearsCarryOver() {
        let years = record("2020-12-31").years
        #expect(years.map(\.year) == [nil, 2018, 2019, 2020])
        #expect(years.map { $0.damaged } == [6, 111, 0, 15].map(Self.mu))
        #expect(years.map { $0.restored } == [0, 0, 99, 12].map(Self.mu))
        #expect(years.map { $0.closing } == [6, 117, 18, 21].map(Self.mu))
        for (a, b) in zip(years, years.dropFirst()) { #expect(b.opening == a.closing) }
    }

    @Test func aDayBeforeARestorationHasItPending() {
        #expect(record("2019-11-29").groups[0].sums.accepted == Self.mu(30))
        #expect(record("2019-11-30").groups[0].sums.accepted == Self.mu(90))
        #expect(record("2018-05-31").groups[0].sums.damaged == Self.mu(6))
    }

    @Test func changesCountFromTheDayAfterTheLastReport() throws {
        let store = MemoryEventStore()
        try store.append(checking: LedgerFixture.delisting)
        let ledger = try LedgerRecord(try LedgerFixture.events(of: store))
        func change(_ since: String, _ date: String) throws -> ProgressChange {
            let now = ProgressRecord(
                asOf: day(date),
                mines: Self.mines,
                patches: Self.patches,
                standings: try ledger.standings(asOf: day(date))
            )
            return try ProgressChange(ledger, mines: Self.mines, patches: Self.patches, since: day(since), now: now)
        }
        let autumn = try change("2018-10-20", "2018-11-01")
        #expect(autumn.events.map(\.kind) == ["delisting.review_pass", "delisting.start"])
        #expect(autumn.moves.map(\.from) == ["PLAN_DRAFTED"])
        #expect(autumn.moves.map(\.to) == ["IN_WORKS"])
        #expect(try change("2018-06-30", "2018-07-01").moves.map(\.from) == [nil])
        let year = try change("2019-11-29", "2019-11-30")
        #expect(year.moves.isEmpty)
        #expect(year.now.accepted - year.before.accepted == Self.mu(60))
    }

    /// Thursdays, the 15th, 06-15 and 12-15; the day before the due day still looks back to the one before.
    @Test(arguments: [
        (ReportPeriod.weekly, "2019-11-28", "2019-11-21"), (.weekly, "2019-11-29", "2019-11-28"),
        (.monthly, "2020-03-15", "2020-02-15"), (.monthly, "2020-03-16", "2020-03-15"),
        (.halfYear, "2020-06-15", "2019-06-15"), (.yearly, "2020-12-16", "2020-12-15"),
    ])
    func theLastReportIsTheOneBefore(period: ReportPeriod, date: String, last: String) {
        #expect(period.previous(before: day(date)) == day(last))
    }

    @Test func everyMineIsInOneOfTheTwoLedgers() throws {
        let store = MemoryEventStore()
        try store.append(checking: [
            LedgerFixture.draft("2018-07-01", "scope.included", "A"),
            LedgerFixture.draft("2018-07-01", "scope.excluded", "B", values: ["reason": "已治理完成"]),
            LedgerFixture.draft("2019-01-01", "scope.included", "B"),
        ])
        let events = try LedgerFixture.events(of: store)
        let scope = TreatmentScope(events, mines: ["A", "B", "C"], asOf: day("2018-12-31"))
        #expect(scope.entries.map(\.isIncluded) == [true, false, nil])
        #expect(scope.entries[1].reason == "已治理完成")
        #expect(TreatmentScope(events, mines: [], asOf: day("2019-01-01")).entries.map(\.isIncluded) == [true, true])
        #expect(throws: LedgerRefusalAt.self) {
            try store.append(checking: [LedgerFixture.draft("2019-01-01", "scope.excluded", "C")])
        }
    }
}
