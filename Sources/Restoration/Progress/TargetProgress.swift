public import GeoModel

/// A target of a plan against what is accepted: measured polygons, never typed areas.
public struct TargetProgress: Sendable, Hashable {
    /// How it stands on a day.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Reached.
        case reached
        /// Not reached, and its last year is not over.
        case open
        /// Not reached, and its last year is over.
        case missed
        /// It cannot be told: a percentage without its base.
        case unknown
    }

    /// The target.
    public let target: PlanTarget
    /// What was accepted in its years: mu, a number of mines, or a percentage; to 6 decimals. Nil without a base.
    public let accepted: DecimalNumber?
    /// The exact area accepted in its years, of its category and town.
    public let area: ExactArea
    /// Number of mines of it whose damage is wholly accepted or exempt, or that are signed off, within its years.
    public let mines: Int
    /// The target less what is accepted; negative when more was done.
    public var difference: DecimalNumber? { accepted.map { (target.value - $0).rounded(to: 6) } }
    /// How it stands.
    public let state: State

    init(_ target: PlanTarget, _ record: ProgressRecord) {
        self.target = target
        let years = target.from...max(target.from, target.to)
        let patches = record.patches.filter { ProgressRecord.matches($0, target) }
        let done = patches.filter { patch in patch.acceptedYear.map(years.contains) ?? false }
        area = done.reduce(.zero) { $0 + $1.accepted }
        mines = record.finishedMines(of: target).count { years.contains($0.year) }
        let accepted: DecimalNumber?
        switch target.quantity {
        case .mu: accepted = area.amount(in: .mu, decimals: 6)
        case .mines: accepted = DecimalNumber(coefficient: Int128(mines), scale: 0)
        case .percent: accepted = TargetProgress.share(target, area: area, mines: mines, patches, record)
        }
        self.accepted = accepted
        guard let accepted else {
            state = .unknown
            return
        }
        let isReached = accepted >= target.value
        state = isReached ? .reached : record.asOf.year > target.to ? .missed : .open
    }

    /// Percent of all damage by area, or of all mines by number; the plan's base decides, and none is chosen for it.
    private static func share(
        _ target: PlanTarget,
        area: ExactArea,
        mines: Int,
        _ patches: [RecordedPatch],
        _ record: ProgressRecord
    ) -> DecimalNumber? {
        switch target.base {
        case "mu", "亩", "面积":
            let whole = patches.reduce(ExactArea.zero) { $0 + $1.damaged }
            return percent(area.microSquareMetres, of: whole.microSquareMetres)
        case "mines", "家", "处", "矿山数":
            return percent(Int128(mines), of: Int128(record.mines.count { ProgressRecord.matches($0, target) }))
        default: return nil
        }
    }

    private static func percent(_ part: Int128, of whole: Int128) -> DecimalNumber? {
        guard whole > 0 else { return nil }
        return DecimalNumber(coefficient: DecimalNumber.dividedHalfUp(part * 100_000_000, by: whole), scale: 6)
    }
}

extension RecordedPatch {
    /// The year its restoration counts in: that of the restoration, else that of the damage; nil without either.
    var restoredYear: Int? { (restoredOn ?? damagedOn)?.year }
    /// The year its acceptance counts in; nil where nothing is accepted or no day is known.
    var acceptedYear: Int? { accepted == .zero ? nil : restoredOn?.year }
}
