import GeoModel
import Restoration

/// The balance of a mine or a totals row as printed in one unit: restored + in works + pending + exempt = damaged, and
/// accepted is a part of restored.
struct PrintedBalance: Sendable {
    var area: DecimalNumber
    var damaged: DecimalNumber
    var unknown: DecimalNumber?
    var restored: DecimalNumber
    var accepted: DecimalNumber
    var inWorks: DecimalNumber
    var pending: DecimalNumber
    var exempt: DecimalNumber
    var protectedUnion: DecimalNumber
    var unionByKind: [ProtectedKind: DecimalNumber]
    var damagedByKind: [ProtectedKind: DecimalNumber]

    var remaining: DecimalNumber { damaged - restored }

    /// Rounds area and damaged, then balances the accounts below damaged.
    ///
    /// - Parameter area: the area that counts, when it is not the sum over pieces.
    init(_ figures: BalanceFigures, area: ExactArea? = nil, rounding: AreaRounding) {
        self.init(others: figures, area: area, rounding: rounding)
        damaged = rounding.rounded(figures.damaged)
        take(rounding.balanced(PrintedBalance.leaves(of: figures), of: figures.damaged))
    }

    /// Rows that add up, account by account, to a total printed before.
    static func rows(
        _ figures: [BalanceFigures],
        addingUpTo total: PrintedBalance,
        of whole: BalanceFigures,
        rounding: AreaRounding
    ) -> [PrintedBalance] {
        let leaves = figures.map(PrintedBalance.leaves(of:))
        let wholeLeaves = PrintedBalance.leaves(of: whole)
        let printedLeaves = total.leaves
        let byLeaf = wholeLeaves.indices.map { leaf in
            rounding.balanced(leaves.map { $0[leaf] }, of: wholeLeaves[leaf], printed: printedLeaves[leaf])
        }
        let areas = rounding.balanced(figures.map(\.area), of: whole.area, printed: total.area)
        var rows = figures.map { PrintedBalance(others: $0, area: nil, rounding: rounding) }
        rows.balanceOthers(figures, addingUpTo: total, of: whole, rounding: rounding)
        return figures.indices.map { row in
            var printed = rows[row]
            printed.area = areas[row]
            printed.take(byLeaf.map { $0[row] })
            printed.damaged = printed.restored + printed.inWorks + printed.pending + printed.exempt
            return printed
        }
    }

    /// The disjoint parts of damaged.
    private static func leaves(of figures: BalanceFigures) -> [ExactArea] {
        [
            figures.accepted, figures.restored - figures.accepted, figures.inWorks, figures.pending, figures.exempt,
        ]
    }

    private var leaves: [DecimalNumber] { [accepted, restored - accepted, inWorks, pending, exempt] }

    private mutating func take(_ leaves: [DecimalNumber]) {
        accepted = leaves[0]
        restored = leaves[0] + leaves[1]
        inWorks = leaves[2]
        pending = leaves[3]
        exempt = leaves[4]
    }

    private init(others figures: BalanceFigures, area: ExactArea?, rounding: AreaRounding) {
        let zero = rounding.rounded(.zero)
        self.area = rounding.rounded(area ?? figures.area)
        damaged = zero
        unknown = figures.unknown.map(rounding.rounded)
        restored = zero
        accepted = zero
        inWorks = zero
        pending = zero
        exempt = zero
        protectedUnion = rounding.rounded(figures.protectedUnion)
        unionByKind = figures.protectedByKind.mapValues { rounding.rounded($0.union) }
        damagedByKind = figures.protectedByKind.mapValues { rounding.rounded($0.damaged) }
    }
}

extension [PrintedBalance] {
    /// The figures beside the accounts: land without data, and protected land with its damage, by kind.
    fileprivate mutating func balanceOthers(
        _ figures: [BalanceFigures],
        addingUpTo total: PrintedBalance,
        of whole: BalanceFigures,
        rounding: AreaRounding
    ) {
        if let unknown = whole.unknown, let printed = total.unknown {
            let parts = rounding.balanced(figures.map { $0.unknown ?? .zero }, of: unknown, printed: printed)
            for row in indices where figures[row].unknown != nil { self[row].unknown = parts[row] }
        }
        let unions = rounding.balanced(
            figures.map(\.protectedUnion),
            of: whole.protectedUnion,
            printed: total.protectedUnion
        )
        for row in indices { self[row].protectedUnion = unions[row] }
        for (kind, area) in whole.protectedByKind {
            let rows = figures.map { $0.protectedByKind[kind] ?? KindFigures(union: .zero, damaged: .zero) }
            let union = rounding.balanced(rows.map(\.union), of: area.union, printed: total.unionByKind[kind])
            let damaged = rounding.balanced(rows.map(\.damaged), of: area.damaged, printed: total.damagedByKind[kind])
            for row in indices {
                self[row].unionByKind[kind] = union[row]
                self[row].damagedByKind[kind] = damaged[row]
            }
        }
    }
}
