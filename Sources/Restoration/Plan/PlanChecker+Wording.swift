/// Rules 14 to 17, 19 and 20: annexes, units, words, counts, validity, principles.
extension PlanChecker {
    func annexes() -> [PlanFinding] {
        plan.annexes.compactMap { annex in
            let isRenamed = annex.nameInText.map { $0 != annex.name } ?? false
            guard isRenamed || annex.presence != .attached else { return nil }
            return PlanFinding(
                .annexes,
                isRenamed || annex.presence == .absent ? .warning : .info,
                clauses: [annex.clause],
                Messages.planAnnex(annex)
            )
        }
    }

    /// Shares without a base, or a plan without any area.
    func targetBase() -> [PlanFinding] {
        let shares = plan.targets.filter { $0.quantity == .percent && $0.base == nil }
        let hasArea = plan.targets.contains { $0.quantity == .mu }
        if !shares.isEmpty {
            return [
                PlanFinding(
                    .targetBase,
                    .warning,
                    clauses: shares.map(\.clause),
                    numbers: ["shares": .array(shares.map { JSONValue($0.value) })],
                    Messages.planShareWithoutBase(hasArea: hasArea)
                )
            ]
        }
        guard !hasArea else { return [] }
        let hasCount = plan.register != nil || plan.targets.contains { $0.quantity == .mines }
        return [
            PlanFinding(
                .targetBase,
                .warning,
                clauses: [],
                Messages.planWithoutAmounts(money: !plan.amounts.isEmpty, mines: hasCount)
            )
        ]
    }

    func vagueWords() -> [PlanFinding] {
        let words = plan.vagueWords.filter { $0.setting == nil }.map {
            PlanFinding(.vagueWords, .info, clauses: [$0.clause], Messages.planVagueWord($0.phrase))
        }
        guard let zones = plan.zones, zones.preset == nil else { return words }
        return words + [
            PlanFinding(
                .vagueWords,
                .warning,
                clauses: [zones.clause],
                numbers: ["listed": .array(zones.listed.map { .string($0.rawValue) })],
                Messages.planZonesWithoutPreset(zones)
            )
        ]
    }

    func registerCounts() -> [PlanFinding] {
        guard let register = plan.register else { return [] }
        return splitsThatDiffer(register) + licencesGone(register) + scopeUnstated(register)
    }

    private func splitsThatDiffer(_ register: PlanRegister) -> [PlanFinding] {
        register.splits.compactMap { split in
            let sum = split.parts.reduce(0) { $0 + $1.count }
            guard sum != split.total else { return nil }
            return PlanFinding(
                .registerCounts,
                .error,
                clauses: [register.clause],
                numbers: [
                    "total": JSONValue(split.total), "sum": JSONValue(sum),
                    "parts": .array(split.parts.map { JSONValue($0.count) }),
                ],
                Messages.planCountsDiffer(split, sum: sum)
            )
        }
    }

    private func licencesGone(_ register: PlanRegister) -> [PlanFinding] {
        let gone = register.splits.flatMap(\.parts).filter(\.isDeregistered).map(\.count).max() ?? 0
        guard register.areAllLicensed, gone > 0 else { return [] }
        return [
            PlanFinding(
                .registerCounts,
                .warning,
                clauses: [register.clause],
                numbers: ["stated": JSONValue(register.total), "deregistered": JSONValue(gone)],
                Messages.planLicencesGone(register, gone: gone)
            )
        ]
    }

    /// The text does not say which counts are added or left out: all running sums are named.
    private func scopeUnstated(_ register: PlanRegister) -> [PlanFinding] {
        guard register.scope == nil, !register.adjustments.isEmpty else { return [] }
        var running = register.total
        let sums = register.adjustments.map { adjustment -> Int in
            running += adjustment.change
            return running
        }
        return [
            PlanFinding(
                .registerCounts,
                .warning,
                clauses: [register.clause],
                numbers: [
                    "total": JSONValue(register.total),
                    "changes": .array(register.adjustments.map { JSONValue($0.change) }),
                    "sums": .array(sums.map { JSONValue($0) }),
                ],
                Messages.planScopeUnstated(register, sums: sums)
            )
        ]
    }

    func draftInForce() -> [PlanFinding] {
        guard plan.terms.isDraft, plan.terms.isInForce else { return [] }
        return [PlanFinding(.draftInForce, .info, clauses: [plan.terms.clause], Messages.planDraftInForce)]
    }

    /// Easy mines first and bad mines first order the same list differently.
    func priorities() -> [PlanFinding] {
        guard let easy = plan.priorities.first(where: { $0.principle == .easyFirst }),
            let worst = plan.priorities.first(where: { $0.principle == .worstFirst })
        else { return [] }
        return [
            PlanFinding(
                .priorities,
                .warning,
                clauses: [easy.clause, worst.clause],
                Messages.planPrioritiesPullApart(easy, worst)
            )
        ]
    }
}
