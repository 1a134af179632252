public import GeoModel

/// What progress is computed from: the mines and damaged pieces of a run, and the ledger, on a day.
public struct ProgressRecord: Sendable {
    /// The day.
    public let asOf: CalendarDate
    /// The mines, by id.
    public let mines: [RecordedMine]
    /// The damaged pieces that count in sums, each land once.
    public let patches: [RecordedPatch]
    /// The cases on that day.
    public let standings: [CaseStanding]

    /// Creates a record; restorations after the day do not count.
    public init(
        asOf date: CalendarDate,
        mines: [RecordedMine],
        patches: [RecordedPatch],
        standings: [CaseStanding]
    ) {
        asOf = date
        self.mines = mines
        self.patches = patches.map { $0.asOf(date) }
        self.standings = standings
    }

    static func matches(_ patch: RecordedPatch, _ target: PlanTarget) -> Bool {
        (target.category == nil || target.category == patch.category)
            && (target.town == nil || target.town == patch.town)
    }

    static func matches(_ mine: RecordedMine, _ target: PlanTarget) -> Bool {
        target.category == nil || target.category == mine.category
    }

    /// Mines that are done, with the year they were: all damage accepted or exempt, or signed off in the ledger.
    func finishedMines(of target: PlanTarget) -> [(mine: String, year: Int)] {
        var years: [String: Int] = [:]
        for standing in standings where standing.outcome["delisted"] == true {
            years[standing.mine] = standing.last.year
        }
        for (mine, pieces) in Dictionary(grouping: patches, by: \.mineID) where years[mine] == nil {
            let accepted = pieces.reduce(ExactArea.zero) { $0 + $1.accepted }
            let rest = pieces.reduce(ExactArea.zero) { $0 + $1.damaged - $1.accepted - $1.exempt }
            guard rest == .zero, accepted != .zero, let year = pieces.compactMap(\.acceptedYear).max() else { continue }
            years[mine] = year
        }
        let towns = Dictionary(patches.map { ($0.mineID, $0.town) }) { first, _ in first }
        return mines.filter { mine in
            ProgressRecord.matches(mine, target) && (target.town == nil || towns[mine.mineID] == target.town)
        }.compactMap { mine in years[mine.mineID].map { (mine.mineID, $0) } }
    }

    /// A plan's targets, in the plan's order.
    public func progress(of targets: [PlanTarget]) -> [TargetProgress] { targets.map { TargetProgress($0, self) } }
}

extension RecordedPatch {
    /// The piece as it stood on a day: what was damaged later is not there yet, what was restored later is pending.
    func asOf(_ date: CalendarDate) -> RecordedPatch {
        var patch = self
        if let damagedOn, damagedOn > date {
            patch = RecordedPatch(number: number, mineID: mineID, town: town, category: category, damaged: .zero)
        } else if let restoredOn, restoredOn > date {
            patch.pending += restored + inWorks
            patch.restored = .zero
            patch.accepted = .zero
            patch.inWorks = .zero
        }
        return patch
    }
}
