import Foundation
import GDALKit
import GeoModel
import Publishing
import Restoration
import TestSupport
import Testing

@Suite struct TableFilesTests {
    private func csv(_ language: UserLanguage, _ name: String) throws -> String {
        let folder = try TemporaryDirectory()
        let writer = TableWriter(settings: Fixture.settings(language))
        let report = try writer.writeCSV(
            TableBook(Fixture.assessment, settings: Fixture.settings(language)),
            to: folder.url.path
        )
        #expect(report.files.contains(name))
        return try text(folder.path(name))
    }

    @Test func classesInEnglishAreTheGoldenText() throws {
        let expected = [
            "\u{FEFF}mine_id,name,part,label,from,to,area_m2,area_mu,min_m2,min_mu,max_m2,max_mu",
            "M1,\"'=甲\"\"矿\"\",一号\",class,<=0.1 m,,0.1000,1000.00,1.50,900.00,1.35,1200.00,1.80",
            "M1,\"'=甲\"\"矿\"\",一号\",class,>0.1 m,0.1000,,2000.50,3.00,0.00,0.00,2500.00,3.75",
            "M1,\"'=甲\"\"矿\"\",一号\",nodata,area without data,,,6999.50,10.50,,,,",
            "M1,\"'=甲\"\"矿\"\",一号\",masked,masked area,,,0.00,0.00,,,,",
            "M1,\"'=甲\"\"矿\"\",一号\",outside,area outside the raster,,,0.00,0.00,,,,",
            "",
        ].joined(separator: "\r\n")
        #expect(try csv(.en, "tables/classes.csv") == expected)
    }

    @Test func headersAreChineseInAChineseProject() throws {
        let header = try csv(.zh, "tables/totals.csv").split(separator: "\r\n")[0]
        #expect(header.hasPrefix("\u{FEFF}汇总范围,名称,矿山数,面积（平方米）,面积（亩）,损毁面积（平方米）,损毁面积（亩）"))
    }

    @Test func dictionaryMapsKeysToChineseNamesWithUnits() throws {
        let lines = try csv(.en, "tables/fields.csv").split(separator: "\r\n")
        #expect(lines[0] == "\u{FEFF}sheet,key,zh,en,unit,type,decimals")
        #expect(lines.contains("mines,damaged_mu,损毁面积（亩）,\"damaged area, mu\",mu,decimal,2"))
    }

    @Test func rankingStandsAtTheTopOfTheFolder() throws {
        let lines = try csv(.en, "ranking.csv").split(separator: "\r\n")
        #expect(lines[0].hasSuffix("rank_low,rank_high,contribution_hazard,contribution_protected,missing,tier_reason"))
        #expect(lines[1].hasSuffix("龙港镇,0.625000,1,2,0.500000,0.125000,visible_share,"))
    }

    @Test(arguments: ["=1+1", "+86", "-x", "@a", "\tb", "\rc"])
    func cellsThatWouldRunGetAnApostrophe(name: String) throws {
        var assessment = Fixture.assessment
        assessment.mines[0].name = name
        let folder = try TemporaryDirectory()
        let settings = Fixture.settings(.en)
        _ = try TableWriter(settings: settings).writeCSV(TableBook(assessment, settings: settings), to: folder.url.path)
        #expect(try text(folder.path("tables/mines.csv")).contains("'" + name))
    }

    // MARK: Workbook

    private func workbook(in folder: TemporaryDirectory) throws -> String {
        let settings = Fixture.settings()
        _ = try TableWriter(settings: settings).writeWorkbook(
            TableBook(Fixture.assessment, settings: settings),
            to: folder.url.path
        )
        return folder.path("tables/mines.xlsx")
    }

    @Test func workbookHoldsTheSameSheets() throws {
        let folder = try TemporaryDirectory()
        let file = try VectorDataset(opening: workbook(in: folder), drivers: DriverAllowList(["XLSX"]))
        #expect(file.layerNames == ["矿山", "保护范围", "下沉分级", "汇总", "优先次序", "排序指标", "说明"])
        let mines = try file.layer(named: "矿山").readTable()
        #expect(mines.column("矿山名称")?[0] == .string("=甲\"矿\",一号"))
        #expect(mines.column("损毁面积（亩）")?[0].number == 5)
        #expect(mines.column("损毁面积（亩）")?[1] == .null)
    }

    @Test func workbookDoesNotDependOnTheClock() throws {
        let folders = [try TemporaryDirectory(), try TemporaryDirectory()]
        let first = try bytes(workbook(in: folders[0]))
        // ZIP keeps times in steps of two seconds.
        Thread.sleep(forTimeInterval: 2.1)
        let second = try bytes(workbook(in: folders[1]))
        #expect(first == second)
    }
}
