import GeoModel

extension AssessmentRun {
    /// Books for every piece what of its damage is to be greened and what is green (domain 4.1, 4.2).
    ///
    /// A site is the treated land of one mine under one restored feature: it is green as a whole, when the mean cover of
    /// its cells reaches the share of the undamaged ring's. Damage is taken as evenly exempt as the piece it lies in.
    mutating func markGreen() {
        guard input.vegetationDates > 0 else { return }
        let rules = VegetationRules.standard(for: self.rules)
        var sites: [GreeningSite: (fractions: Double, cover: Double)] = [:]
        for (index, piece) in input.pieces.enumerated() where accounts[index].restored != .zero {
            guard let vegetation = piece.vegetation, let site = site(of: piece) else { continue }
            let known = sites[site] ?? (0, 0)
            sites[site] = (known.fractions + vegetation.fractionSum, known.cover + vegetation.coverSum)
        }
        for (index, piece) in input.pieces.enumerated() where failures[piece.mine] == nil {
            let share = piece.vegetation?.greenableShare ?? 1
            let account = accounts[index]
            setGreening(index, toBeGreened: AssessmentRun.part(account.damaged - account.exempt, share), greened: .zero)
            guard account.restored != .zero else { continue }
            let reference = input.measurements[piece.mine].referenceCover
            guard let reference, let site = site(of: piece), let sums = sites[site], sums.fractions > 0 else {
                setGreening(index, greened: nil)
                continue
            }
            let isGreen = Greening.isGreen(
                meanCover: sums.cover / sums.fractions,
                referenceCover: reference,
                share: rules.greenedShare
            )
            setGreening(index, greened: isGreen ? AssessmentRun.part(account.restored, share) : .zero)
        }
    }

    private struct GreeningSite: Hashable {
        let mine: Int
        let restoration: Int
    }

    /// The first restored feature that counts over a piece.
    private func site(of piece: PieceMeasurement) -> GreeningSite? {
        piece.restorations.first { selection.isRestored[$0] }
            .map { GreeningSite(mine: piece.mine, restoration: $0) }
    }

    private static func part(_ area: ExactArea, _ share: Double) -> ExactArea {
        share == 1 ? area : ExactArea(squareMetres: area.squareMetres * share)
    }
}
