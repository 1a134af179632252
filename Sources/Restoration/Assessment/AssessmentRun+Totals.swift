import GeoModel

extension AssessmentRun {
    /// Totals of county, towns and categories: each piece once.
    ///
    /// Also says of each mine what of its `*_outside*` areas sums count for another.
    func totals(
        _ mines: inout [MineAssessment]
    ) -> (county: TotalsRow, towns: [TotalsRow], categories: [TotalsRow]) {
        var county = noSums
        var byTown: [String?: PieceSums] = [:]
        var byCategory: [String?: PieceSums] = [:]
        for (piece, account) in zip(input.pieces, accounts) where failures[piece.mine] == nil {
            guard piece.givenUpTo == nil else { continue }
            let restored = isUnderRestored(piece)
            let town = piece.town.map { input.towns[$0] }
            county.add(piece, account, isUnderRestored: restored)
            byTown[town, default: noSums].add(piece, account, isUnderRestored: restored)
            byCategory[input.mines[piece.mine].category, default: noSums]
                .add(piece, account, isUnderRestored: restored)
        }
        // Each place once: a polygon over two mines lies outside neither of them as seen from the county.
        let restoredOutside = max(.zero, input.county.restoredUnion - county.restoredOnDamage)
        share(restoredOutside - input.county.restoredOfNoMine, of: \.restoredOutsideDamage, among: &mines) {
            $0.overlapRestoredOutsideDamage = $1
        }
        share(input.county.damagedOutside - input.county.damagedOfNoMine, of: \.damagedOutside, among: &mines) {
            $0.overlapDamagedOutside = $1
        }
        let measured = mines.filter { $0.failure == nil }
        var countyRow = row(nil, county, measured, withMaximum: true)
        countyRow.restoredOutsideDamage = restoredOutside
        countyRow.damagedOutside = input.county.damagedOutside
        let towns = input.towns.isEmpty ? [] : rows(byTown, measured, by: \.town, withMaximum: false)
        let categories =
            measured.allSatisfy { $0.category == nil }
            ? [] : rows(byCategory, measured, by: \.category, withMaximum: true)
        return (countyRow, withUnattributed(towns, of: countyRow), withUnattributed(categories, of: countyRow))
    }

    /// Gives the land of an `*_outside*` key, each place of which counts once, to the mines in the order of precedence,
    /// to each no more than it has; what else a mine has, sums count for another.
    private func share(
        _ total: ExactArea,
        of key: KeyPath<MineAssessment, ExactArea>,
        among mines: inout [MineAssessment],
        giveUp: (inout MineAssessment, ExactArea) -> Void
    ) {
        var left = max(.zero, total)
        for index in MinePrecedence.order(input.mines) where mines[index].failure == nil {
            let own = min(mines[index][keyPath: key], left)
            left = left - own
            giveUp(&mines[index], mines[index][keyPath: key] - own)
        }
    }

    /// What belongs to no mine stands in the county only; it goes to the row without a name, so that rows add up.
    private func withUnattributed(_ parts: [TotalsRow], of county: TotalsRow) -> [TotalsRow] {
        guard !parts.isEmpty else { return [] }
        let restored = county.restoredOutsideDamage - parts.map(\.restoredOutsideDamage).reduce(.zero, +)
        let damaged = county.damagedOutside - parts.map(\.damagedOutside).reduce(.zero, +)
        guard restored != .zero || damaged != .zero else { return parts }
        var rows = parts
        if rows.last?.name != nil { rows.append(row(nil, noSums, [], withMaximum: false)) }
        rows[rows.count - 1].restoredOutsideDamage += restored
        rows[rows.count - 1].damagedOutside += damaged
        return rows
    }

    private func rows(
        _ sums: [String?: PieceSums],
        _ mines: [MineAssessment],
        by key: KeyPath<MineAssessment, String?>,
        withMaximum: Bool
    ) -> [TotalsRow] {
        let names = Set(sums.keys).union(mines.map { $0[keyPath: key] })
        let named = names.compactMap { $0 }.sorted(by: Identifiers.precedes)
        let ordered: [String?] = named + (names.contains(nil) ? [nil] : [])
        return ordered.map { name in
            row(name, sums[name] ?? noSums, mines.filter { $0[keyPath: key] == name }, withMaximum: withMaximum)
        }
    }

    /// One row. A town's maximum is not given: the mines' maxima may lie in the next town.
    private func row(
        _ name: String?,
        _ sums: PieceSums,
        _ mines: [MineAssessment],
        withMaximum: Bool
    ) -> TotalsRow {
        let maximum = withMaximum ? mines.compactMap { $0.subsidence?.maximum }.max() : nil
        var row = TotalsRow(
            name: name,
            mineCount: mines.count,
            area: sums.areas,
            balance: sums.balance,
            subsidence: sums.subsidence(thresholds: input.classThresholds ?? [], bounds: [], maximum: maximum),
            restoredOutsideDamage: mines.reduce(.zero) {
                $0 + $1.restoredOutsideDamage - $1.overlapRestoredOutsideDamage
            },
            damagedOutside: mines.reduce(.zero) { $0 + $1.damagedOutside - $1.overlapDamagedOutside }
        )
        row.vegetation = vegetation(sums)
        row.landDamage = landDamage(sums)
        return row
    }
}
