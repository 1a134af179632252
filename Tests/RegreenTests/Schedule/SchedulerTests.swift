import GeoModel
import Regreen
import Restoration
import Testing

/// The scheduler with CBC against every schedule there is.
@Suite struct SchedulerTests {
    private let exact = SolverLimits(relativeGap: 0)

    private func years(_ schedule: TreatmentSchedule) -> [Int] {
        var years = Array(repeating: -1, count: schedule.request.candidates.count)
        for entry in schedule.assignments { years[entry.candidate] = entry.year - schedule.request.firstYear }
        return years
    }

    @Test(arguments: 1...24)
    func itIsTheBestOfAll(seed: Int) throws {
        let aim: ScheduleAim = seed % 3 == 0 ? .fund : .targets
        let county = try SmallCounty(seed: seed, aim: aim, tiers: seed % 2 == 0 ? .strict : .preferred)
        let schedule = try TreatmentScheduler(solver: CBCSolver(), limits: exact).schedule(county.request)
        let chosen = years(schedule)
        let best = county.best()
        #expect(schedule.isOptimal)
        #expect(county.isAllowed(chosen))
        #expect((county.shortage(chosen) - best.shortage).magnitude < 0.01)
        #expect((county.money(chosen) - best.money).magnitude < 0.01)
        let reported = schedule.outcomes.reduce(0.0) { $0 + $1.shortage.doubleValue }
        #expect((reported - best.shortage).magnitude < 0.05)
    }

    @Test func equalRequestsGiveEqualSchedules() throws {
        let county = try SmallCounty(seed: 5, aim: .targets, tiers: .preferred, mines: 60, years: 4)
        let limits = SolverLimits(relativeGap: 0.001)
        let first = try TreatmentScheduler(solver: CBCSolver(), limits: limits).schedule(county.request)
        let second = try TreatmentScheduler(solver: CBCSolver(), limits: limits).schedule(county.request)
        #expect(first == second)
        #expect(first.isOptimal)
    }

    @Test func hundredsOfMinesAreScheduledBestWithinTheGap() throws {
        let county = try SmallCounty(seed: 9, aim: .targets, tiers: .preferred, mines: 300, years: 4)
        let limits = SolverLimits(relativeGap: county.request.weights.relativeGap)
        let schedule = try TreatmentScheduler(solver: CBCSolver(), limits: limits).schedule(county.request)
        #expect(schedule.isOptimal)
        #expect([schedule.search, schedule.shortageSearch].allSatisfy { $0.map { $0.gap <= 0.001 } ?? true })
    }

    @Test func aTargetOutOfReachIsRelaxedAndNamed() throws {
        var county = try SmallCounty(seed: 2, aim: .targets, tiers: .preferred)
        let far = DecimalNumber(coefficient: 100_000, scale: 0)
        county.request.fund = [:]
        county.request.goals = ScheduleGoals(goals: [
            ScheduleGoal(ScheduleScope(category: "A"), year: 2021, stated: far, cumulative: far, clause: "二")
        ])
        let schedule = try TreatmentScheduler(solver: CBCSolver(), limits: exact).schedule(county.request)
        let outcome = try #require(schedule.missed.first)
        #expect(outcome.isBeyondSupply)
        let all = county.request.candidates.filter { $0.categories == ["A"] }.map(\.area).reduce(.zero, +)
        #expect(outcome.planned == all.amount(in: .mu, decimals: 2))
        #expect(outcome.shortage == far - outcome.planned)
    }

    @Test func promisesStandEvenBeyondTheFund() throws {
        var county = try SmallCounty(seed: 4, aim: .targets, tiers: .preferred)
        county.request.fund = [2020: .zero, 2021: .zero]
        county.request.carriesOver = false
        for index in county.request.candidates.indices { county.request.candidates[index].committed = nil }
        county.request.candidates[3].committed = 2020
        county.request.candidates[3].notBefore = nil
        let schedule = try TreatmentScheduler(solver: CBCSolver(), limits: exact).schedule(county.request)
        #expect(schedule.assignments.map(\.candidate) == [3])
        #expect(schedule.money[0].overcommitted == county.request.candidates[3].cost)
        #expect(schedule.leftOut.allSatisfy { [.dearerThanFund, .targetsReached].contains($0.reason) })
    }

    @Test func nothingToScheduleIsNoError() throws {
        var county = try SmallCounty(seed: 6, aim: .targets, tiers: .preferred)
        county.request.candidates = []
        let schedule = try TreatmentScheduler(solver: CBCSolver(), limits: exact).schedule(county.request)
        #expect(schedule.assignments.isEmpty)
        #expect(schedule.missed.count == county.request.goals.goals.count)
    }

    @Test func everyMineWithoutAYearHasItsReason() throws {
        var county = try SmallCounty(seed: 8, aim: .targets, tiers: .preferred)
        county.request.fund = [2020: Money(wanYuan: DecimalNumber(coefficient: 10, scale: 0))]
        county.request.lastYear = 2020
        county.request.candidates[0].exclusion = "已改建"
        county.request.candidates[1].area = .zero
        county.request.candidates[2].committed = nil
        county.request.candidates[2].notBefore = 2030
        county.request.candidates[3].categories = ["C"]
        for index in county.request.candidates.indices { county.request.candidates[index].committed = nil }
        let schedule = try TreatmentScheduler(solver: CBCSolver(), limits: exact).schedule(county.request)
        let reasons = Dictionary(uniqueKeysWithValues: schedule.leftOut.map { ($0.candidate, $0.reason) })
        #expect(reasons[0] == .excluded)
        #expect(reasons[1] == .nothingLeft)
        #expect(reasons[2] == .outsideWindow)
        #expect(reasons[3] == .noTarget)
        #expect(schedule.assignments.count + schedule.leftOut.count == county.request.candidates.count)
    }
}
