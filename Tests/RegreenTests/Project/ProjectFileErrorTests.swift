import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

/// Every fault of a project file is named by code, line, column and key, with the nearest valid word.
@Suite struct ProjectFileErrorTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let line: String
        let code: String
        let column: Int
        let key: String
        var suggestion: String?

        var testDescription: String { line }
    }

    /// One line added to a valid project of four lines: the fault stands on line 5.
    static let faults: [Fault] = [
        Fault(line: "restord: []", code: "project_key_unknown", column: 1, key: "restord", suggestion: "restored"),
        Fault(line: "as_off: 2024-01-01", code: "project_key_unknown", column: 1, key: "as_off", suggestion: "as_of"),
        Fault(
            line: "reporting: {aera_method: planar}",
            code: "project_key_unknown",
            column: 13,
            key: "reporting.aera_method",
            suggestion: "area_method"
        ),
        Fault(
            line: "subsidence: [{path: s.tif, unti: m}]",
            code: "project_key_unknown",
            column: 28,
            key: "subsidence[0].unti",
            suggestion: "unit"
        ),
        Fault(line: "damage: d.gpkg", code: "project_type_wrong", column: 9, key: "damage"),
        Fault(line: "county: [1, 2]", code: "project_type_wrong", column: 9, key: "county"),
        Fault(line: "keep_holder: maybe", code: "project_type_wrong", column: 14, key: "keep_holder"),
        Fault(line: "subsidence_classes: [a, b]", code: "project_type_wrong", column: 21, key: "subsidence_classes"),
        Fault(
            line: "reporting: {damage_threshold_m: much}",
            code: "project_type_wrong",
            column: 33,
            key: "reporting.damage_threshold_m"
        ),
        Fault(line: "as_of: 2024-02-30", code: "project_value_invalid", column: 8, key: "as_of"),
        Fault(line: "language: zn", code: "project_value_invalid", column: 11, key: "language", suggestion: "zh"),
        Fault(
            line: "towns: {path: s.tif, profile: one_mine_one_fil}",
            code: "project_value_invalid",
            column: 31,
            key: "towns.profile",
            suggestion: "one_mine_one_file"
        ),
        Fault(line: "adcode: 1405", code: "project_value_invalid", column: 9, key: "adcode"),
        Fault(line: "county_box: [113, 35, 112, 36]", code: "project_value_invalid", column: 13, key: "county_box"),
        Fault(line: "memory_budget: lots", code: "project_value_invalid", column: 16, key: "memory_budget"),
        Fault(
            line: "subsidence_classes: [0.5, 0.1]",
            code: "project_value_invalid",
            column: 21,
            key: "subsidence_classes"
        ),
        Fault(
            line: "subsidence: [{path: s.tif, unit: metre}]",
            code: "project_value_invalid",
            column: 34,
            key: "subsidence[0].unit",
            suggestion: "m"
        ),
        Fault(
            line: "protected: [{path: p.gpkg, kind: rivers}]",
            code: "project_value_invalid",
            column: 34,
            key: "protected[0].kind",
            suggestion: "river"
        ),
        Fault(line: "protected: [{path: p.gpkg}]", code: "project_key_missing", column: 13, key: "protected[0].kind"),
        Fault(line: "damage: [{type: DIG}]", code: "project_key_missing", column: 10, key: "damage[0].path"),
        Fault(
            line: "datum_shift: {target: 4490, dx: 1, dy: 2, dz: 3}",
            code: "project_key_missing",
            column: 14,
            key: "datum_shift.method"
        ),
        Fault(line: "towns: {path: nowhere.gpkg}", code: "file_missing", column: 15, key: "towns.path"),
        Fault(
            line: "subsidence: [{path: s.tif, mask: no.tif}]",
            code: "file_missing",
            column: 34,
            key: "subsidence[0].mask"
        ),
        Fault(line: "panels: [{path: nope.shp}]", code: "file_missing", column: 17, key: "panels[0].path"),
        Fault(line: "licences: {path: nope.xlsx}", code: "file_missing", column: 18, key: "licences.path"),
        Fault(
            line: "plan_areas: {pat: d.gpkg, path: d.gpkg}",
            code: "project_key_unknown",
            column: 14,
            key: "plan_areas.pat",
            suggestion: "path"
        ),
        Fault(line: "ranking: {foo: 1}", code: "project_key_unknown", column: 11, key: "ranking.foo"),
        Fault(line: "county: {path: d.gpkg, crs: 99999}", code: "project_value_invalid", column: 29, key: "county.crs"),
        Fault(
            line: "outputs: [{kind: gpkg, crs: mars}]",
            code: "project_value_invalid",
            column: 29,
            key: "outputs[0].crs"
        ),
        Fault(
            line: "damage: [{path: d.gpkg, fields: {declared_arae_ha: 面积}}]",
            code: "project_key_unknown",
            column: 34,
            key: "damage[0].fields.declared_arae_ha",
            suggestion: "declared_area_ha"
        ),
        Fault(
            line: "towns: {path: d.gpkg, fields: {area_ha: a, declared_area_ha: b}}",
            code: "project_value_invalid",
            column: 44,
            key: "towns.fields.declared_area_ha"
        ),
        Fault(line: "plan: [1]", code: "project_type_wrong", column: 7, key: "plan"),
        Fault(line: "<<: {}", code: "project_key_unknown", column: 1, key: "<<"),
    ]

    @Test(arguments: faults)
    func faultIsNamedWithItsPlace(fault: Fault) throws {
        let issues = try ProjectWorkshop().issues(ProjectWorkshop.minimal(fault.line))
        let issue = try #require(issues.first)
        #expect(issues.count == 1)
        #expect(issue.finding.code.rawValue == fault.code)
        #expect(issue.keyPath == fault.key)
        #expect(issue.line == 5)
        #expect(issue.column == fault.column)
        if let suggestion = fault.suggestion { #expect(issue.suggestion == suggestion) }
        let message = issue.finding.message
        #expect(message.en.contains("line 5, column \(fault.column)"))
        #expect(message.zh.contains("第 5 行第 \(fault.column) 列"))
    }

    /// A working CRS that is no code, or no plane, is a fault of its line, not of the register.
    @Test(arguments: ["EPSG:99999", "EPSG:4490"])
    func theWorkingCRSIsAKnownPlane(crs: String) throws {
        let text = ProjectWorkshop.minimal().replacing("EPSG:4525", with: crs)
        let issues = try ProjectWorkshop().issues(text)
        #expect(issues.map(\.finding.code.rawValue) == ["project_value_invalid"])
        #expect(issues.first.map { [$0.line, $0.column] } == [3, 6])
        #expect(issues.first?.keyPath == "crs")
    }

    @Test func allFaultsComeAtOnceInOrderOfLines() throws {
        let issues = try ProjectWorkshop().issues(
            """
            schema: regreen.project/2
            nmae: x
            crs: mars
            mines: {path: gone.shp}
            outputs: [{kind: pdf}]
            """
        )
        let codes = issues.map(\.finding.code.rawValue)
        #expect(
            codes == [
                "project_key_missing", "project_value_invalid", "project_key_unknown", "project_value_invalid",
                "project_key_missing", "file_missing", "project_value_invalid",
            ]
        )
        #expect(issues.map(\.line) == [1, 1, 2, 3, 4, 4, 5])
    }

    @Test(arguments: ["", "# nothing\n", "- a\n- b\n", "just words", "a: [1, 2", "a: 1\na: 2\n", "\u{0}"])
    func whatIsNoMappingIsAnErrorAndNoCrash(text: String) throws {
        let issues = try ProjectWorkshop().issues(text)
        #expect(!issues.isEmpty)
    }

    @Test func aMissingProjectFileIsNamed() throws {
        let path = try ProjectWorkshop().directory.path("none.yaml")
        #expect(throws: ProjectFileError.self) { try ProjectFile.load(path) }
    }

    @Test func invalidUTF8IsRefused() throws {
        let shop = try ProjectWorkshop()
        try Data([0x6E, 0xB5, 0xC4, 0x3A]).write(to: URL(filePath: shop.path))
        #expect(throws: ProjectFileError.self) { try ProjectFile.load(shop.path) }
    }

    /// Nine levels of nine aliases each stand for 387 million nodes.
    @Test func anAliasBombIsRefusedBeforeItUnfolds() throws {
        var text = ProjectWorkshop.minimal("x0: &a0 [1]") + "\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "x\(level): &a\(level) [\(aliases)]\n"
        }
        let issues = try ProjectWorkshop().issues(text)
        #expect(issues.map(\.finding.code) == [.limitExceeded])
    }

    @Test func deepNestingIsRefused() throws {
        let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(try !ProjectWorkshop().issues(ProjectWorkshop.minimal("panels: \(deep)")).isEmpty)
    }
}
