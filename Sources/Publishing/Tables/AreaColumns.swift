import GeoModel
import Restoration

/// An area as printed in every unit, with its exact value.
struct PrintedArea: Sendable {
    let exact: ExactArea
    let byUnit: [AreaUnit: DecimalNumber]

    func cell(_ unit: AreaUnit) -> TableCell {
        guard let printed = byUnit[unit] else { return .empty }
        // Layers carry m² unrounded; mu and hectares are printed figures wherever they stand.
        return .number(printed, exact: unit == .squareMetre ? exact.squareMetres : printed.doubleValue)
    }
}

/// How areas are printed in a project: which units, with how many decimals.
struct AreaStyle: Sendable {
    let decimals: ReportingDecimals
    /// m² and mu always, hectares when the project reports in them.
    let units: [AreaUnit]

    init(_ settings: PublicationSettings) {
        decimals = settings.decimals
        units = settings.unit == .hectare ? [.squareMetre, .mu, .hectare] : [.squareMetre, .mu]
    }

    func rounding(_ unit: AreaUnit) -> AreaRounding { AreaRounding(unit: unit, decimals: decimals[unit]) }

    /// One area on its own.
    func printed(_ area: ExactArea) -> PrintedArea {
        PrintedArea(
            exact: area,
            byUnit: Dictionary(uniqueKeysWithValues: units.map { ($0, rounding($0).rounded(area)) })
        )
    }

    /// An area whose printed figure was balanced with others.
    func printed(_ exact: ExactArea, _ figure: (AreaUnit) -> DecimalNumber?) -> PrintedArea {
        var byUnit: [AreaUnit: DecimalNumber] = [:]
        for unit in units { byUnit[unit] = figure(unit) }
        return PrintedArea(exact: exact, byUnit: byUnit)
    }

    /// Columns `X_m2`, `X_mu` and, where asked for, `X_ha`.
    func columns<Row>(
        _ key: String,
        _ label: LocalizedText? = nil,
        area: @escaping (Row) -> PrintedArea?
    ) -> [ColumnDefinition<Row>] {
        units.map { unit in
            ColumnDefinition(column("\(key)_\(unit.rawValue)", label ?? AreaLabel.text(key), unit)) { row in
                area(row)?.cell(unit) ?? .empty
            }
        }
    }

    /// One area column in one unit.
    func column(_ key: String, _ label: LocalizedText, _ unit: AreaUnit) -> TableColumn {
        TableColumn(
            key: key,
            title: AreaLabel.text(label, unit: unit),
            unit: unit.rawValue,
            type: .decimal,
            decimals: decimals[unit]
        )
    }
}

extension ColumnDefinition {
    /// A text column.
    static func text(_ key: String, _ zh: String, _ en: String, _ text: @escaping (Row) -> String?) -> Self {
        Self(TableColumn(key: key, title: LocalizedText(zh: zh, en: en), type: .text)) { .optional(text($0)) }
    }

    /// A column of whole numbers.
    static func integer(_ key: String, _ zh: String, _ en: String, _ value: @escaping (Row) -> Int?) -> Self {
        Self(TableColumn(key: key, title: LocalizedText(zh: zh, en: en), type: .integer)) { .integer(value($0)) }
    }

    /// A column of real numbers with fixed decimals.
    static func decimal(
        _ key: String,
        _ zh: String,
        _ en: String,
        unit: String,
        decimals: Int,
        _ value: @escaping (Row) -> Double?
    ) -> Self {
        Self(
            TableColumn(
                key: key,
                title: LocalizedText(zh: zh, en: en),
                unit: unit,
                type: .decimal,
                decimals: decimals
            )
        ) { .decimal(value($0), decimals) }
    }

    /// `treatment_rate`; a dash where nothing is damaged, nothing for a row without figures (domain 4.1).
    static func treatmentRate(_ balance: @escaping (Row) -> BalanceFigures?) -> Self {
        let title = LocalizedText(zh: "治理率", en: "restored over damaged")
        let column = TableColumn(key: "treatment_rate", title: title, unit: "1", type: .decimal, decimals: 4)
        return Self(column) { row in
            guard let balance = balance(row) else { return .empty }
            return balance.treatmentRate.map { .decimal($0, column.decimals) } ?? .dash
        }
    }
}
