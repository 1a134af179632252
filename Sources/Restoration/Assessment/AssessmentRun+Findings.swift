import GeoModel

extension AssessmentRun {
    /// What the build found, in a fixed order: features by layer and id, then mines by id.
    func listFindings(_ mines: [MineAssessment]) -> [Finding] {
        let lister = FeatureFindings(run: self)
        return lister.damageFindings() + lister.restorationFindings() + beforeDamageFindings() + mineFindings(mines)
    }

    private func beforeDamageFindings() -> [Finding] {
        let keys = beforeDamage.keys.sorted { ($0.restoration, $0.mine) < ($1.restoration, $1.mine) }
        return keys.map { key in
            let feature = input.restorations[key.restoration]
            let mine = input.mines[key.mine].mineID
            return Finding(
                .restoredBeforeDamage,
                .warning,
                file: feature.file,
                layer: feature.layerName,
                feature: feature.featureID,
                mineID: mine,
                areaInMu: beforeDamage[key]?.mu,
                message: Messages.restoredBeforeDamage(
                    layer: feature.layerName,
                    mine: mine,
                    date: feature.date?.description ?? ""
                ),
                fix: Messages.restoredBeforeDamageFix
            )
        }
    }

    private func mineFindings(_ mines: [MineAssessment]) -> [Finding] {
        let order = mines.indices.sorted { Identifiers.precedes(mines[$0].mineID, mines[$1].mineID) }
        let uncovered = order.filter { isUncovered(mines[$0]) }
        let listsUncovered = uncovered.count > Self.uncoveredListedOneByOne
        let findings = order.flatMap { index -> [Finding] in
            let mine = mines[index]
            if let failure = mine.failure { return [failed(input.mines[index], failure)] }
            let isListed = listsUncovered && isUncovered(mine)
            return [
                outsideDamage(mine, input.mines[index]), isListed ? nil : coverage(mine, input.mines[index]),
            ].compactMap { $0 }
        }
        return findings + (listsUncovered ? [uncoveredFinding(uncovered.map { mines[$0] })] : [])
    }

    /// Up to this many mines without any raster data get a finding each; more share one, as when a raster covers only
    /// the coal field of a county.
    private static let uncoveredListedOneByOne = 3

    private func isUncovered(_ mine: MineAssessment) -> Bool {
        mine.failure == nil && mine.balance.area != .zero && mine.subsidence?.valid == .zero
    }

    private func uncoveredFinding(_ mines: [MineAssessment]) -> Finding {
        Finding(
            .rasterPartial,
            .warning,
            areaInMu: mines.reduce(ExactArea.zero) { $0 + $1.balance.area }.mu,
            message: Messages.minesWithoutRaster(mines.map(\.mineID)),
            fix: Messages.coverageBelowFloorFix
        )
    }

    private func failed(_ record: MineRecord, _ reason: LocalizedText) -> Finding {
        Finding(
            .mineFailed,
            .error,
            file: record.file,
            layer: record.layer,
            feature: record.featureID,
            mineID: record.mineID,
            message: Messages.mineFailed(record.mineID, reason: reason)
        )
    }

    private func outsideDamage(_ mine: MineAssessment, _ record: MineRecord) -> Finding? {
        guard mine.restoredOutsideDamage.squareMetres > rules.restoredOutsideReportInSquareMetres else { return nil }
        return Finding(
            .restoredOutsideDamage,
            .warning,
            file: record.file,
            layer: record.layer,
            feature: record.featureID,
            mineID: mine.mineID,
            areaInMu: mine.restoredOutsideDamage.mu,
            message: Messages.restoredOutsideDamage(mine: mine.mineID),
            fix: Messages.restoredOutsideDamageFix
        )
    }

    /// Valid data on less than the floor's share of the mine.
    private func coverage(_ mine: MineAssessment, _ record: MineRecord) -> Finding? {
        guard let subsidence = mine.subsidence, mine.balance.area != .zero else { return nil }
        let share =
            Double(subsidence.valid.microSquareMetres) / Double(mine.balance.area.microSquareMetres)
        guard share < input.coverageFloor else { return nil }
        func percent(_ value: Double) -> String { DecimalNumber(value * 100).rounded(to: 1).text(minimumDecimals: 0) }
        return Finding(
            .rasterPartial,
            .warning,
            file: record.file,
            layer: record.layer,
            feature: record.featureID,
            mineID: mine.mineID,
            areaInMu: (mine.balance.area - subsidence.valid).mu,
            message: Messages.coverageBelowFloor(
                mine: mine.mineID,
                percent: percent(share),
                floor: percent(input.coverageFloor)
            ),
            fix: Messages.coverageBelowFloorFix
        )
    }

    /// What the figures assume beyond the input's own list.
    func assumptions(ranked: Bool) -> [LocalizedText] {
        var result: [LocalizedText] = []
        let undated =
            input.damage.indices.filter { selection.damageCounts[$0] && input.damage[$0].date == nil }.count
            + input.restorations.indices.filter {
                selection.restorationCounts[$0] && input.restorations[$0].date == nil
            }
            .count
        if undated > 0 { result.append(Messages.undatedCount(undated)) }
        var layers: Set<Int> = []
        for feature in input.restorations where feature.statusSource == .assumed {
            if layers.insert(feature.layerIndex).inserted {
                result.append(Messages.statusAssumed(layer: feature.layerName))
            }
        }
        if ranked { result += rules.unverifiedNotes(prefix: "ranking.") }
        return result
    }
}
