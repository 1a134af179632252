public import GeoModel

/// The accounts of a group of pieces: restored + in works + exempt + pending = damaged.
public struct ProgressSums: Sendable, Hashable {
    /// Damaged.
    public var damaged = ExactArea.zero
    /// Restored.
    public var restored = ExactArea.zero
    /// The accepted part of it.
    public var accepted = ExactArea.zero
    /// In works.
    public var inWorks = ExactArea.zero
    /// Exempt.
    public var exempt = ExactArea.zero
    /// All else.
    public var pending = ExactArea.zero

    /// Damaged less all accounts; zero, or the record is wrong.
    public var residual: ExactArea { damaged - restored - inWorks - exempt - pending }
    /// What is still to be restored.
    public var remaining: ExactArea { inWorks + pending }

    mutating func add(_ patch: RecordedPatch) {
        damaged += patch.damaged
        restored += patch.restored
        accepted += patch.accepted
        inWorks += patch.inWorks
        exempt += patch.exempt
        pending += patch.pending
    }
}

/// One row of the balance by town, category or mine.
public struct ProgressGroup: Sendable, Hashable {
    /// What rows are grouped by.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The county.
        case county
        /// By town.
        case town
        /// By category.
        case category
        /// By mine.
        case mine
    }

    /// The grouping.
    public let kind: Kind
    /// The name; nil for the county, and for land without a town or category.
    public let name: String?
    /// The sums.
    public let sums: ProgressSums
}

/// One year of the balance: old debts paid, new debts made (plan 002: 不再欠新账，加快还旧账).
public struct ProgressYear: Sendable, Hashable {
    /// The year; nil for damage without a day, which comes first.
    public let year: Int?
    /// What was to be restored when the year began.
    public let opening: ExactArea
    /// Damaged in the year.
    public let damaged: ExactArea
    /// Restored in the year.
    public let restored: ExactArea
    /// The accepted part of it.
    public let accepted: ExactArea
    /// Damaged in the year and exempt.
    public let exempt: ExactArea
    /// What is to be restored when the year ends: opening + damaged − restored − exempt.
    public var closing: ExactArea { opening + damaged - restored - exempt }
}

extension ProgressRecord {
    /// The balance of county, towns, categories and mines, each in name order.
    public var groups: [ProgressGroup] {
        var county = ProgressSums()
        for patch in patches { county.add(patch) }
        return [ProgressGroup(kind: .county, name: nil, sums: county)]
            + grouped(.town, \.town) + grouped(.category, \.category) + grouped(.mine, \.mineID)
    }

    private func grouped(_ kind: ProgressGroup.Kind, _ key: (RecordedPatch) -> String?) -> [ProgressGroup] {
        var sums: [String?: ProgressSums] = [:]
        for patch in patches { sums[key(patch), default: ProgressSums()].add(patch) }
        let names = sums.keys.compactMap { $0 }.sorted(by: Identifiers.precedes)
        let rows = names.map { ProgressGroup(kind: kind, name: $0, sums: sums[$0] ?? ProgressSums()) }
        return rows + (sums[nil].map { [ProgressGroup(kind: kind, name: nil, sums: $0)] } ?? [])
    }

    /// The balance by year; the last year's closing is what remains on the day.
    public var years: [ProgressYear] {
        struct Flow {
            var damaged = ExactArea.zero
            var restored = ExactArea.zero
            var accepted = ExactArea.zero
            var exempt = ExactArea.zero
        }
        var flows: [Int?: Flow] = [:]
        for patch in patches where patch.damaged != .zero {
            flows[patch.damagedOn?.year, default: Flow()].damaged += patch.damaged
            flows[patch.damagedOn?.year, default: Flow()].exempt += patch.exempt
            flows[patch.restoredYear, default: Flow()].restored += patch.restored
            flows[patch.restoredYear, default: Flow()].accepted += patch.accepted
        }
        let known = flows.keys.compactMap { $0 }.sorted()
        let order: [Int?] = (flows[nil] == nil ? [] : [nil]) + known
        var opening = ExactArea.zero
        return order.map { year in
            let flow = flows[year] ?? Flow()
            let row = ProgressYear(
                year: year,
                opening: opening,
                damaged: flow.damaged,
                restored: flow.restored,
                accepted: flow.accepted,
                exempt: flow.exempt
            )
            opening = row.closing
            return row
        }
    }
}
