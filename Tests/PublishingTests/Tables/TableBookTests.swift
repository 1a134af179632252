import GeoModel
import Publishing
import Restoration
import Testing

@Suite struct TableBookTests {
    /// The printed numbers of a column in a row.
    private func number(_ sheet: TableSheet, _ row: Int, _ key: String) throws -> DecimalNumber {
        let column = try #require(sheet.columnIndex(key), "no column \(key)")
        guard case .number(let printed, _) = sheet.rows[row][column] else {
            throw MissingNumber(key: key)
        }
        return printed
    }

    private struct MissingNumber: Error { let key: String }

    @Test(arguments: ["m2", "mu"])
    func accountsAddUpToPrintedDamage(unit: String) throws {
        let book = TableBook(Fixture.assessment, settings: Fixture.settings())
        let mines = try #require(book["mines"])
        let parts = try ["restored", "in_works", "pending", "exempt"].map { try number(mines, 0, "\($0)_\(unit)") }
        let sum = parts.reduce(DecimalNumber(coefficient: 0, scale: 2), +)
        #expect(sum == (try number(mines, 0, "damaged_\(unit)")))
        let remaining = try number(mines, 0, "damaged_\(unit)") - number(mines, 0, "restored_\(unit)")
        #expect(try number(mines, 0, "remaining_\(unit)") == remaining)
    }

    /// 1,111.111111 m² is 1.6666…7 mu: of three such parts of 5.00 mu the last, by index, gives way.
    @Test func accountsAreBalancedByLargestRemainder() throws {
        let mines = try #require(TableBook(Fixture.assessment, settings: Fixture.settings())["mines"])
        #expect(try number(mines, 0, "damaged_mu").description == "5.00")
        #expect(try number(mines, 0, "accepted_mu").description == "0.75")
        #expect(try number(mines, 0, "restored_mu").description == "1.67")
        #expect(try number(mines, 0, "in_works_mu").description == "1.67")
        #expect(try number(mines, 0, "pending_mu").description == "1.66")
    }

    @Test(arguments: ["m2", "mu"])
    func classesWithNodataMaskedAndOutsideAddUpToTheMine(unit: String) throws {
        let book = TableBook(Fixture.assessment, settings: Fixture.settings())
        let classes = try #require(book["classes"])
        #expect(classes.rows.count == 5)
        let sum = try classes.rows.indices.map { try number(classes, $0, "area_\(unit)") }
            .reduce(DecimalNumber(coefficient: 0, scale: 2), +)
        let whole = try number(try #require(book["mines"]), 0, unit == "mu" ? "mu" : "statutory_m2")
        #expect(sum == whole)
    }

    /// The polygon's area and the pieces' sum may differ by 0.01 m²; the printed parts still add up, none below zero.
    @Test(arguments: [-0.01, 0.01])
    func partsThatMissTheWholeByATraceStillAddUp(trace: Double) throws {
        var assessment = Fixture.assessment
        assessment.mines[0].area.statutory = Fixture.area(10_000 + trace)
        let book = TableBook(assessment, settings: Fixture.settings())
        let classes = try #require(book["classes"])
        let parts = try classes.rows.indices.map { try number(classes, $0, "area_m2") }
        let zero = DecimalNumber(coefficient: 0, scale: 2)
        #expect(parts.reduce(zero, +) == (try number(try #require(book["mines"]), 0, "statutory_m2")))
        #expect(parts.allSatisfy { $0 >= zero })
    }

    @Test func townsAddUpToTheCounty() throws {
        var assessment = Fixture.assessment
        let third = ExactArea(microSquareMetres: Fixture.balance.damaged.microSquareMetres / 3)
        let rest = Fixture.balance.damaged - third - third
        func town(_ name: String, _ damaged: ExactArea) -> TotalsRow {
            TotalsRow(
                name: name,
                mineCount: 1,
                balance: BalanceFigures(area: damaged, damaged: damaged, pending: damaged)
            )
        }
        let whole = BalanceFigures(
            area: Fixture.balance.damaged,
            damaged: Fixture.balance.damaged,
            pending: Fixture.balance.damaged
        )
        assessment.county = TotalsRow(name: nil, mineCount: 3, balance: whole)
        assessment.towns = [town("甲", third), town("乙", third), town("丙", rest)]
        assessment.categories = []
        let totals = try #require(TableBook(assessment, settings: Fixture.settings())["totals"])
        for key in ["area_mu", "damaged_mu", "pending_mu", "damaged_m2"] {
            let towns = try (1...3).map { try number(totals, $0, key) }
                .reduce(DecimalNumber(coefficient: 0, scale: 2), +)
            #expect(towns == (try number(totals, 0, key)), "\(key)")
        }
    }

    /// Three towns of a third each in every column, and damage outside that belongs to no mine.
    @Test(arguments: ["m2", "mu"])
    func everyAdditiveColumnAddsUpToTheCounty(unit: String) throws {
        let third = Fixture.area(1_111.111111)
        let classes = [ClassFigures(from: nil, to: nil, area: third, minimum: nil, maximum: nil)]
        func row(_ name: String?, _ count: Int) -> TotalsRow {
            func times(_ area: ExactArea) -> ExactArea {
                ExactArea(microSquareMetres: area.microSquareMetres * Int128(count))
            }
            let kind = KindFigures(union: times(third), damaged: times(third))
            let raster = SubsidenceFigures(
                classes: classes,
                mean: nil,
                maximum: nil,
                volume: 0,
                uplift: 0,
                valid: times(third),
                nodata: times(third),
                masked: times(third),
                outside: times(third)
            )
            return TotalsRow(
                name: name,
                mineCount: count,
                balance: BalanceFigures(
                    area: times(Fixture.area(4_444.444444)),
                    damaged: times(Fixture.area(4_444.444444)),
                    unknown: times(third),
                    restored: times(third),
                    inWorks: times(third),
                    pending: times(third),
                    exempt: times(third),
                    protectedUnion: times(third),
                    protectedByKind: [.waterSource: kind]
                ),
                subsidence: raster,
                restoredOutsideDamage: times(third),
                damagedOutside: times(third)
            )
        }
        var assessment = Fixture.assessment
        assessment.county = row(nil, 3)
        assessment.county.damagedOutside += Fixture.area(700.5)
        var rest = TotalsRow(name: nil, mineCount: 0, balance: BalanceFigures())
        rest.damagedOutside = Fixture.area(700.5)
        assessment.towns = [row("甲", 1), row("乙", 1), row("丙", 1), rest]
        assessment.categories = []
        let totals = try #require(TableBook(assessment, settings: Fixture.settings())["totals"])
        let zero = DecimalNumber(coefficient: 0, scale: 2)
        let towns = 1..<totals.rows.count
        #expect(totals.rows.count == 5, "the county, its towns, and what belongs to none")
        for (index, column) in totals.columns.enumerated() where column.unit == unit {
            let parts = towns.compactMap { town -> DecimalNumber? in
                if case .number(let printed, _) = totals.rows[town][index] { printed } else { nil }
            }
            #expect(parts.reduce(zero, +) == (try number(totals, 0, column.key)), "\(column.key)")
        }
        for town in 0...3 {
            let parts = try ["valid", "nodata", "masked", "outside"].map { try number(totals, town, "\($0)_\(unit)") }
            #expect(parts.reduce(zero, +) == (try number(totals, town, "area_\(unit)")))
        }
    }

    /// Chinese tables carry words, English ones the keys.
    @Test(arguments: [
        (UserLanguage.zh, "相交;缓冲距离内", "分级", "闭坑或废弃矿山"),
        (.en, "INTERSECTS;WITHIN_BUFFER", "class", "closed_or_abandoned"),
    ])
    func codesAreWordsInChinese(language: UserLanguage, relation: String, part: String, kind: String) throws {
        var assessment = Fixture.assessment
        assessment.mines[0].register["kind"] = .string("closed_or_abandoned")
        let book = TableBook(assessment, settings: Fixture.settings(language))
        func first(_ sheet: String, _ key: String) throws -> TableCell {
            let table = try #require(book[sheet])
            return table.rows[0][try #require(table.columnIndex(key))]
        }
        #expect(try first("protected", "relation") == .text(relation))
        #expect(try first("classes", "part") == .text(part))
        #expect(try first("mines", "kind") == .text(kind))
    }

    @Test func droppedCriteriaStandInATableOfTheirOwn() throws {
        let sheet = try #require(TableBook(Fixture.assessment, settings: Fixture.settings(.en))["ranking_criteria"])
        #expect(sheet.rows.map { $0[0] } == [.text("hazard"), .text("protected"), .text("visible_share")])
        #expect(try number(sheet, 0, "weight").description == "0.6000")
        #expect(sheet.rows[2][2] == .empty)
    }

    @Test func aMineThatFailedHasNoFigures() throws {
        let mines = try #require(TableBook(Fixture.assessment, settings: Fixture.settings())["mines"])
        for (index, column) in mines.columns.enumerated() where column.type == .decimal {
            #expect(mines.rows[1][index] == .empty, "\(column.key)")
        }
        let failure = try #require(mines.columnIndex("failure"))
        #expect(mines.rows[1][failure] == .text("几何无法修复"))
    }

    @Test func unknownWithoutRasterIsEmptyAndNotZero() throws {
        let mines = try #require(TableBook(Fixture.assessment, settings: Fixture.settings())["mines"])
        #expect(mines.rows[0][try #require(mines.columnIndex("unknown_mu"))] == .empty)
    }

    @Test func everySquareMetreColumnHasMuBesideIt() {
        let book = TableBook(Fixture.assessment, settings: Fixture.settings())
        for sheet in book.sheets {
            for (index, column) in sheet.columns.enumerated() where column.unit == "m2" {
                #expect(sheet.columns[index + 1].key == column.key.dropLast(2) + "mu")
            }
        }
    }

    @Test func hectaresStandBesideOnlyWhenTheProjectReportsInThem() throws {
        let plain = try #require(TableBook(Fixture.assessment, settings: Fixture.settings())["mines"])
        #expect(plain.columnIndex("damaged_ha") == nil)
        let hectares = TableBook(Fixture.assessment, settings: Fixture.settings(unit: .hectare))
        let mines = try #require(hectares["mines"])
        #expect(try number(mines, 0, "damaged_ha").description == "0.3333")
        #expect(try number(mines, 0, "damaged_mu").description == "5.00")
    }

    @Test func keysAndTitlesAreUniqueInEverySheet() {
        let book = TableBook(Fixture.assessment, settings: Fixture.settings(unit: .hectare))
        for sheet in book.sheets {
            #expect(Set(sheet.columns.map(\.key)).count == sheet.columns.count)
            #expect(Set(sheet.columns.map(\.title.zh)).count == sheet.columns.count)
        }
    }
}
