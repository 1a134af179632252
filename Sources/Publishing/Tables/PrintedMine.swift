import GeoModel
import Restoration

/// A mine with its figures as printed in every unit.
struct PrintedMine: Sendable {
    let mine: MineAssessment
    let style: AreaStyle
    /// The area that counts; nil when it cannot be given.
    let counted: ExactArea?
    private let balances: [AreaUnit: PrintedBalance]
    private let subsidences: [AreaUnit: PrintedSubsidence]

    init(_ mine: MineAssessment, method: AreaMethod, style: AreaStyle) {
        self.mine = mine
        self.style = style
        let counted = mine.failure == nil ? mine.area.area(method) : nil
        self.counted = counted
        var balances: [AreaUnit: PrintedBalance] = [:]
        var subsidences: [AreaUnit: PrintedSubsidence] = [:]
        if mine.failure == nil {
            for unit in style.units {
                let rounding = style.rounding(unit)
                let balance = PrintedBalance(mine.balance, area: counted, rounding: rounding)
                balances[unit] = balance
                subsidences[unit] = mine.subsidence.map {
                    PrintedSubsidence($0, area: counted ?? mine.balance.area, printed: nil, rounding: rounding)
                }
            }
        }
        self.balances = balances
        self.subsidences = subsidences
    }

    /// The mine's figures can be printed.
    var isMeasured: Bool { mine.failure == nil }

    /// The subsidence figures, nil for a mine that failed.
    var subsidence: SubsidenceFigures? { isMeasured ? mine.subsidence : nil }

    /// The vegetation, nil for a mine that failed.
    var vegetation: VegetationFigures? { isMeasured ? mine.vegetation : nil }

    /// The grades of its land, nil for a mine that failed.
    var landDamage: LandDamageFigures? { isMeasured ? mine.landDamage : nil }

    /// One of the three areas, on its own.
    func area(_ method: AreaMethod) -> PrintedArea? {
        isMeasured ? mine.area.area(method).map(style.printed) : nil
    }

    /// A figure of the balance.
    func balance(
        _ exact: KeyPath<BalanceFigures, ExactArea>,
        _ printed: KeyPath<PrintedBalance, DecimalNumber>
    ) -> PrintedArea? {
        guard isMeasured else { return nil }
        return style.printed(mine.balance[keyPath: exact]) { balances[$0]?[keyPath: printed] }
    }

    /// A figure of the balance that may be unknown.
    func unknown() -> PrintedArea? { isMeasured ? mine.balance.unknown.map(style.printed) : nil }

    /// A figure of its own that no other must add up with.
    func single(_ exact: KeyPath<MineAssessment, ExactArea>) -> PrintedArea? {
        isMeasured ? style.printed(mine[keyPath: exact]) : nil
    }

    /// The union or the damaged area of a kind; zero for a kind the mine does not meet.
    func kind(_ kind: ProtectedKind, _ exact: KeyPath<KindFigures, ExactArea>) -> PrintedArea? {
        isMeasured ? style.printed(mine.balance.protectedByKind[kind]?[keyPath: exact] ?? .zero) : nil
    }

    /// A raster area.
    func raster(
        _ exact: KeyPath<SubsidenceFigures, ExactArea>,
        _ printed: KeyPath<PrintedSubsidence, DecimalNumber>
    ) -> PrintedArea? {
        guard let figures = subsidence else { return nil }
        return style.printed(figures[keyPath: exact]) { subsidences[$0]?[keyPath: printed] }
    }

    /// The area of a class.
    func classArea(_ index: Int) -> PrintedArea? {
        guard let figures = subsidence else { return nil }
        return style.printed(figures.classes[index].area) { subsidences[$0]?.classes[index] }
    }
}
