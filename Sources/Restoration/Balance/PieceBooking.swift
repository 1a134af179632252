public import GeoModel

/// Books the damage of pieces by the rules of design 4.8.
public struct PieceBooking: Sendable {
    /// A restored feature that lies on damage younger than itself, and the damaged area concerned.
    public struct BeforeDamage: Sendable, Hashable {
        /// Index of the restored feature.
        public var restoration: Int
        /// Damaged area it does not count for.
        public var area: ExactArea
    }

    /// The damage features.
    let damage: [DamageFeature]
    /// The restored features.
    let restorations: [RestorationFeature]
    /// Which of them count.
    let selection: FeatureSelection
    /// False without any subsidence layer.
    let hasSubsidence: Bool

    /// Exemptions by the mine's index.
    let exemptions: [Int: LandExemption]

    /// Creates the rules' working set.
    public init(
        damage: [DamageFeature],
        restorations: [RestorationFeature],
        selection: FeatureSelection,
        hasSubsidence: Bool,
        exemptions: [Int: LandExemption] = [:]
    ) {
        self.damage = damage
        self.restorations = restorations
        self.selection = selection
        self.hasSubsidence = hasSubsidence
        self.exemptions = exemptions
    }

    /// Exemptions by the index of the mine they name; those of mines outside the register are left out.
    static func byMine(_ exemptions: [LandExemption], _ mines: [MineRecord]) -> [Int: LandExemption] {
        let places = Dictionary(mines.enumerated().map { ($0.element.mineID, $0.offset) }) { first, _ in first }
        return exemptions.reduce(into: [:]) { found, exemption in
            if let place = places[exemption.mine] { found[place] = exemption }
        }
    }

    /// True when what would be pending on a piece is exempt: raster damage alone is subsidence.
    private func isExempt(_ piece: PieceMeasurement) -> Bool {
        guard let exemption = exemptions[piece.mine] else { return false }
        let polygons = piece.damage.filter { selection.damageCounts[$0] }
        return exemption.covers(polygons.isEmpty ? [.subsided] : polygons.map { damage[$0].type })
    }

    /// The balance of one piece, and the restorations that came before the damage there.
    ///
    /// A piece under a damage polygon is damaged as a whole, any other by its raster cells. Each part damaged at its
    /// own date is booked by itself, because a restoration may be younger than the one and older than the other.
    public func book(_ piece: PieceMeasurement) -> (account: PieceAccount, beforeDamage: [BeforeDamage]) {
        var account = PieceAccount(unknown: unknown(of: piece))
        var before: [Int: ExactArea] = [:]
        var byStatus: [RestorationStatus?: ExactArea] = [:]
        let isExempt = isExempt(piece)
        for portion in portions(of: piece) where portion.area != .zero {
            let status = decidingStatus(of: piece, damagedOn: portion.date)
            account.book(portion.area, status: status, isExempt: isExempt)
            byStatus[status, default: .zero] += portion.area
            for index in piece.restorations where isTooEarly(index, for: portion.date) {
                before[index, default: .zero] += portion.area
            }
        }
        account.account = account.largestAccount
        account.status =
            byStatus
            .filter { PieceAccount.account(of: $0.key, isExempt: isExempt) == account.account }
            .max { a, b in
                a.value != b.value ? a.value < b.value : (a.key?.precedence ?? -1) > (b.key?.precedence ?? -1)
            }?.key
        return (account, before.keys.sorted().map { BeforeDamage(restoration: $0, area: before[$0] ?? .zero) })
    }

    /// True when a damage polygon that counts covers the piece.
    func isUnderDamagePolygon(_ piece: PieceMeasurement) -> Bool {
        piece.damage.contains { selection.damageCounts[$0] }
    }

    /// The damaged parts of a piece, each with the latest date of what damages it; a known date beats an unknown one.
    func portions(of piece: PieceMeasurement) -> [DatedArea] {
        let raster = piece.raster?.damagedByDate ?? []
        guard isUnderDamagePolygon(piece) else { return raster }
        let polygonDate = piece.damage.filter { selection.damageCounts[$0] }.compactMap { damage[$0].date }.max()
        var rest = piece.area
        var parts: [DatedArea] = []
        for part in raster {
            rest -= part.area
            parts.append(DatedArea(date: latest(part.date, polygonDate), area: part.area))
        }
        parts.append(DatedArea(date: polygonDate, area: rest))
        return parts
    }

    /// The piece's area under neither a damage polygon nor valid data; nil without any subsidence layer.
    private func unknown(of piece: PieceMeasurement) -> ExactArea? {
        guard hasSubsidence else { return nil }
        if isUnderDamagePolygon(piece) { return .zero }
        return piece.raster?.unknown ?? piece.area
    }

    /// Of the restorations that count for damage of that date the status that comes first in the order of 4.8.
    private func decidingStatus(of piece: PieceMeasurement, damagedOn date: CalendarDate?) -> RestorationStatus? {
        piece.restorations
            .filter { selection.restorationCounts[$0] && !isEarlier(restorations[$0].date, than: date) }
            .map { restorations[$0].status }
            .min { ($0.precedence ?? .max) < ($1.precedence ?? .max) }
    }

    /// True when a restoration would take damage out of pending but is dated before it.
    private func isTooEarly(_ index: Int, for date: CalendarDate?) -> Bool {
        guard selection.restorationCounts[index], restorations[index].account != .pending else { return false }
        return isEarlier(restorations[index].date, than: date)
    }

    /// A restoration of the damage's own day counts; one without a date counts.
    private func isEarlier(_ date: CalendarDate?, than damageDate: CalendarDate?) -> Bool {
        guard let date, let damageDate else { return false }
        return date < damageDate
    }

    private func latest(_ a: CalendarDate?, _ b: CalendarDate?) -> CalendarDate? {
        guard let a, let b else { return a ?? b }
        return max(a, b)
    }
}
