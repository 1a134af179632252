import Restoration
import Testing

@Suite struct CodeTests {
    @Test(arguments: ["", "T14120080101000001", "1234567890123C", "C", "C123456789012", "１２３４５６７８９０１２３"])
    func otherShapesAreInvalidAndEmpty(_ text: String) {
        let licence = LicenceNumber(text)
        #expect(!licence.isValid)
        #expect(licence.format == nil)
        #expect(licence.issuerCode == nil)
    }

    @Test func thirteenDigitsAreLegacyWithoutParts() {
        let licence = LicenceNumber("　1405210010001 ")
        #expect(licence.isValid)
        #expect(licence.format == .legacy)
        #expect(licence.issueYear == nil)
    }

    @Test(arguments: [
        ("C1405001986127130112345", false), ("C1405001987017130112345", true),
        ("C1405002100127130112345", true), ("C1405002101017130112345", false), ("C1405002011007130112345", false),
    ])
    func yearsAndMonthsHaveBounds(_ text: String, _ valid: Bool) {
        #expect(LicenceNumber(text).isValid == valid)
    }

    @Test func unknownAreasAreNullNotGuessed() {
        let code = AreaCode("140599")
        #expect(code?.county == nil)
        #expect(code?.city == "晋城市")
        #expect(code?.province == "山西省")
        #expect(AreaCode("990101")?.province == nil)
        #expect(AreaCode("14052") == nil)
        #expect(AreaCode("140000")?.cityCode == nil)
        #expect(AreaCode("152728")?.county == "伊金霍洛旗")
    }

    @Test(arguments: [
        ("0101", LandClass.GradeClass.paddy, false), ("0102", .irrigated, false), ("0103", .dry, false),
        ("0307K", .forestGrass, true), ("0403k", .forestGrass, true), ("02", .forestGrass, false), ("0602", nil, false),
        ("00", nil, false), ("05H1", nil, false), ("", nil, false), ("1103", nil, false),
    ])
    func landClassesGradeByTable(_ text: String, _ expected: LandClass.GradeClass?, _ convertible: Bool) {
        let land = LandClass(text)
        #expect(land.gradeClass == expected)
        #expect(land.isConvertible == convertible)
    }

    @Test func mineralsOfPlan003() {
        #expect(MineralCode("83978")?.chineseName == "建筑用砂岩")
        #expect(MineralCode("84412")?.chineseName == "砖瓦用粘土")
        #expect(MineralCode("84412")?.group == .nonMetal)
        #expect(MineralCode("12345")?.chineseName == nil)
        #expect(MineralCode("1234") == nil)
    }
}

@Suite struct StatusVocabularyTests {
    @Test(arguments: [
        ("未治理", RestorationStatus.untreated), ("A", .untreated), (" b ", .treated), ("Ｂ", .treated),
        ("治理中", .inWorks), ("正在治理", .inWorks), ("部分修复", .partial), ("完全修复", .treated), ("已治理", .treated),
        ("已验收", .accepted), ("已销号", .delisted), ("自然恢复", .naturalRecovery), ("转型利用", .converted),
        ("疑似", .suspected), ("伪变化", .falseChange), ("In-Works", .inWorks), ("natural_recovery", .naturalRecovery),
    ])
    func wordsOfTheVocabulary(_ word: String, _ expected: RestorationStatus) {
        #expect(RestorationStatus.normalised(word) == expected)
    }

    @Test(arguments: ["已治理？", "治理", "基本完成", "C", "", " ", "done"])
    func otherWordsAreUnknownAndNeverTreated(_ word: String) {
        #expect(Rules.standard.restorationStatus(for: word) == nil)
        #expect(RestorationStatus.normalised(word) == .unknown)
    }

    @Test func anAbsentValueIsUnknown() { #expect(RestorationStatus.normalised(nil) == .unknown) }

    @Test func mineWords() {
        #expect(Rules.standard.mineStatus(for: "政策性关闭") == .closedByPolicy)
        #expect(Rules.standard.mineStatus(for: "无证采矿点") == .unlicensed)
        #expect(Rules.standard.mineKind(for: "政策性关闭小煤矿") == .smallCoalClosedByPolicy)
        #expect(Rules.standard.mineStatus(for: "什么") == nil)
    }
}
