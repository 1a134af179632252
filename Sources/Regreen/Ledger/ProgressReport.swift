public import GeoModel
public import Restoration

/// A report on progress for any day: targets, balance, the three areas, what is late, what changed since the last one.
public struct ProgressReport: Sendable {
    /// What messages call the workspace.
    public let place: String
    /// The day.
    public let asOf: CalendarDate
    /// Which report; nil for one out of turn, without comparison.
    public let period: ReportPeriod?
    /// The run the figures are from; nil when none was recorded by then.
    public let run: WorkspaceRun?
    /// The plan; nil without one.
    public let plan: Plan?
    /// The figures.
    public let record: ProgressRecord
    /// The plan's targets.
    public let targets: [TargetProgress]
    /// What changed since the last report; nil without a period.
    public let change: ProgressChange?
    /// What is late on the day.
    public let late: [LedgerView.DueEntry]
    /// The two ledgers of plan 003.
    public let scope: TreatmentScope
    /// The town of each mine by its largest damaged land.
    let towns: [String: String]

    /// Makes a report out of a workspace.
    ///
    /// - Parameter plan: a plan file; without one there are no targets.
    /// - Throws: `InputError`, `ProjectFileError`, `LedgerRefusal`.
    public init(
        _ store: WorkspaceStore,
        asOf date: CalendarDate,
        period: ReportPeriod?,
        plan file: String? = nil
    ) throws {
        place = store.shown
        asOf = date
        self.period = period
        plan = try file.map { try PlanFile.load($0) }
        run = try store.run(asOf: date)
        let mines = try run.map { try store.mines(snapshot: $0.snapshot) } ?? []
        let patches = try run.map { try store.patches(snapshot: $0.snapshot) } ?? []
        let view = try LedgerView(store, asOf: date)
        record = ProgressRecord(
            asOf: date,
            mines: mines,
            patches: patches,
            standings: try view.record.standings(asOf: date)
        )
        targets = record.progress(of: plan?.targets ?? [])
        if let since = period?.previous(before: date) {
            change = try ProgressChange(view.record, mines: mines, patches: patches, since: since, now: record)
        } else {
            change = nil
        }
        late = try view.due(within: 0).filter { $0.deadline.daysLate(on: date) > 0 }
        scope = TreatmentScope(view.record.events, mines: mines.map(\.mineID), asOf: date)
        towns = ProgressReport.towns(record.patches)
    }

    private static func towns(_ patches: [RecordedPatch]) -> [String: String] {
        var areas: [String: [String: ExactArea]] = [:]
        for patch in patches {
            if let town = patch.town { areas[patch.mineID, default: [:]][town, default: .zero] += patch.damaged }
        }
        return areas.compactMapValues { towns in
            towns.max { $0.value != $1.value ? $0.value < $1.value : Identifiers.precedes($1.key, $0.key) }?.key
        }
    }

    /// True when a target was missed, something is late, a mine is in neither ledger, or the balance does not close.
    public var needsAttention: Bool {
        targets.contains { $0.state == .missed } || !late.isEmpty || !closes
            || (scope.entries.contains { $0.isIncluded != nil } && scope.entries.contains { $0.isIncluded == nil })
    }

    /// True when every row adds up and the years end where the county stands.
    public var closes: Bool {
        let groups = record.groups
        let rest = groups.first?.sums.remaining ?? .zero
        return groups.allSatisfy { $0.sums.residual == .zero } && (record.years.last?.closing ?? .zero) == rest
    }
}
