import GeoModel
import Restoration

/// A totals row as printed in one unit. Towns, and categories, add up to the county in every additive column.
struct PrintedTotals: Sendable {
    /// The raster areas; valid + nodata + masked + outside = area.
    struct RasterAreas: Sendable {
        var valid: DecimalNumber
        var nodata: DecimalNumber
        var masked: DecimalNumber
        var outside: DecimalNumber

        fileprivate init(_ parts: [DecimalNumber]) {
            (valid, nodata, masked, outside) = (parts[0], parts[1], parts[2], parts[3])
        }

        fileprivate var parts: [DecimalNumber] { [valid, nodata, masked, outside] }
    }

    var balance: PrintedBalance
    var restoredOutsideDamage: DecimalNumber
    var damagedOutside: DecimalNumber
    var raster: RasterAreas?

    /// The county: figures that nothing above must add up to.
    init(_ row: TotalsRow, rounding: AreaRounding) {
        balance = PrintedBalance(row.balance, rounding: rounding)
        restoredOutsideDamage = rounding.rounded(row.restoredOutsideDamage)
        damagedOutside = rounding.rounded(row.damagedOutside)
        let area = balance.area
        raster = row.subsidence.map {
            RasterAreas(rounding.balanced(PrintedTotals.parts(of: $0), of: row.balance.area, printed: area))
        }
    }

    /// Rows that add up, column by column, to a county printed before.
    static func rows(
        _ rows: [TotalsRow],
        addingUpTo county: PrintedTotals,
        of whole: TotalsRow,
        rounding: AreaRounding
    ) -> [PrintedTotals] {
        let balances = PrintedBalance.rows(
            rows.map(\.balance),
            addingUpTo: county.balance,
            of: whole.balance,
            rounding: rounding
        )
        let restored = rounding.balanced(
            rows.map(\.restoredOutsideDamage),
            of: whole.restoredOutsideDamage,
            printed: county.restoredOutsideDamage
        )
        let damaged = rounding.balanced(
            rows.map(\.damagedOutside),
            of: whole.damagedOutside,
            printed: county.damagedOutside
        )
        let rasters = rasterAreas(rows, balances, addingUpTo: county, of: whole, rounding: rounding)
        return rows.indices.map { row in
            PrintedTotals(
                balance: balances[row],
                restoredOutsideDamage: restored[row],
                damagedOutside: damaged[row],
                raster: rasters[row]
            )
        }
    }

    private init(
        balance: PrintedBalance,
        restoredOutsideDamage: DecimalNumber,
        damagedOutside: DecimalNumber,
        raster: RasterAreas?
    ) {
        self.balance = balance
        self.restoredOutsideDamage = restoredOutsideDamage
        self.damagedOutside = damagedOutside
        self.raster = raster
    }

    private static func parts(of figures: SubsidenceFigures) -> [ExactArea] {
        [figures.valid, figures.nodata, figures.masked, figures.outside]
    }

    /// Each column adds up to the county's; the rows add up to their own areas wherever the last digit can be moved
    /// between two rows that both have land in a column.
    private static func rasterAreas(
        _ rows: [TotalsRow],
        _ balances: [PrintedBalance],
        addingUpTo county: PrintedTotals,
        of whole: TotalsRow,
        rounding: AreaRounding
    ) -> [RasterAreas?] {
        guard let printed = county.raster?.parts, let figures = whole.subsidence else {
            return Array(repeating: nil, count: rows.count)
        }
        let exact = rows.map { $0.subsidence.map(parts) ?? Array(repeating: ExactArea.zero, count: printed.count) }
        let columns = parts(of: figures).enumerated().map { column, area in
            rounding.balanced(exact.map { $0[column] }, of: area, printed: printed[column])
        }
        var cells = rows.indices.map { row in columns.map { $0[row] } }
        levelRows(&cells, to: balances.map(\.area), exact: exact, decimals: rounding.decimals)
        return rows.indices.map { rows[$0].subsidence == nil ? nil : RasterAreas(cells[$0]) }
    }

    /// Moves single last digits within a column, from a row that has too much to one that has too little.
    private static func levelRows(
        _ cells: inout [[DecimalNumber]],
        to areas: [DecimalNumber],
        exact: [[ExactArea]],
        decimals: Int
    ) {
        let unit = DecimalNumber(coefficient: 1, scale: decimals)
        func excess(_ row: Int) -> DecimalNumber { cells[row].dropFirst().reduce(cells[row][0], +) - areas[row] }
        let zero = DecimalNumber(coefficient: 0, scale: decimals)
        for giver in cells.indices {
            for taker in cells.indices where taker != giver {
                let shared = exact[giver].indices.filter { exact[giver][$0] != .zero && exact[taker][$0] != .zero }
                while excess(giver) > zero, excess(taker) < zero,
                    let column = shared.first(where: { cells[giver][$0] >= unit })
                {
                    cells[giver][column] = cells[giver][column] - unit
                    cells[taker][column] = cells[taker][column] + unit
                }
            }
        }
    }
}
