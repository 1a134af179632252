import GeoModel
import Restoration
import Testing

private func target(
    _ value: Int,
    _ level: PlanTarget.Level,
    _ from: Int,
    _ to: Int,
    _ category: String? = nil,
    town: String? = nil
) -> PlanTarget {
    PlanTarget(
        DecimalNumber(coefficient: Int128(value), scale: 0),
        .mu,
        level,
        from: from,
        to: to,
        category: category,
        town: town,
        clause: "\(level)"
    )
}

/// Which of a plan's targets steer a schedule.
@Suite struct ScheduleGoalsTests {
    private func goals(_ targets: [PlanTarget]) -> ScheduleGoals {
        ScheduleGoals(Plan(id: "x", title: "x", adcode: "140521", terms: PlanTerms(), targets: targets))
    }

    private func lines(_ goals: ScheduleGoals) -> [String] {
        goals.goals.map { "\($0.scope.category ?? "-") \($0.year) \($0.stated) \($0.cumulative)" }
    }

    @Test func theFinestLevelCountsAndYearsAddUp() {
        let goals = goals([
            target(300, .whole, 2019, 2021, "A"), target(100, .year, 2019, 2019, "A"),
            target(80, .year, 2020, 2020, "A"),
        ])
        #expect(lines(goals) == ["A 2019 100 100", "A 2020 80 180"])
        #expect(goals.others.map(\.reason) == [.statedFiner])
    }

    @Test func aTotalIsLeftToItsCategoriesAndTowns() {
        let goals = goals([
            target(300, .whole, 2019, 2021), target(200, .whole, 2019, 2021, "A"), target(90, .whole, 2019, 2021, "B"),
            target(50, .whole, 2019, 2021, "B", town: "东"),
        ])
        #expect(lines(goals) == ["A 2021 200 200", "B 2021 50 50"])
        #expect(goals.others.map(\.reason) == [.sumOfOthers, .sumOfOthers])
    }

    @Test func aTargetStatedTwiceCountsOnce() {
        let goals = goals([target(10, .year, 2019, 2019), target(12, .year, 2019, 2019), target(5, .year, 2020, 2020)])
        #expect(lines(goals) == ["- 2019 10 10", "- 2020 5 15"])
        #expect(goals.others.map(\.target.value.description) == ["12"])
    }

    @Test func aimsAndPercentagesDoNotSteer() {
        var aim = target(60, .year, 2019, 2019)
        aim.firmness = .ambition
        var share = target(50, .milestone, 2019, 2019)
        share.quantity = .percent
        let goals = goals([aim, share])
        #expect(goals.goals.isEmpty)
        #expect(goals.others.map(\.reason) == [.ambition, .percentage])
    }
}
