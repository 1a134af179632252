import Foundation
import GeoModel
import Publishing
public import Restoration

/// Responsibility shares of contiguous areas and the mode proposed for each.
public struct FundSharesReport: Sendable {
    /// Areas by name.
    public let allocations: [FundAllocation]
    /// How responsibility is counted.
    public let rule: Responsibility
    /// Values of the rules that no primary text confirms.
    public let assumptions: [LocalizedText]
    /// Decimals of the parts in 万元.
    public let decimals: Int

    private static let columns: [KeyedTable.Column] = [
        .init("area", "连片区"), .init("enterprise", "企业"), .init("mine_id", "矿山编号"), .init("area_mu", "损毁面积（亩）"),
        .init("grade", "损毁等级"), .init("causal_share", "责任比例"), .init("responsibility", "约定责任"),
        .init("clear", "责任明确"), .init("scattered", "分散受限"), .init("ineligible", "含基金外内容"),
    ]
    private static let grades: [String: DamageGrade] = [
        "0": .none, "1": .light, "2": .medium, "3": .severe, "light": .light, "medium": .medium, "severe": .severe,
        "轻度": .light, "中度": .medium, "重度": .severe,
    ]

    /// Reads a table of damaged areas and shares the money.
    ///
    /// - Parameters:
    ///   - totals: 万元 by area; the key "" stands for the only area.
    ///   - decimals: decimals of the parts in 万元, 2...6.
    /// - Throws: `InputError` for a line or an area that makes no sense; nothing is shared then.
    public init(path: String, totals: [String: DecimalNumber], rules: String?, decimals: Int = 2) throws {
        let file = rules
        let rules = try RulesFile.load(file)
        rule = try RulesFile.reading(file) { () throws(RulesError) in try Responsibility(rules: rules) }
        self.decimals = decimals
        assumptions = rules.unverifiedNotes(prefix: "fund.")
        let table = try KeyedTable(path, columns: FundSharesReport.columns, required: ["enterprise"])
        var areas: [String: AreaLines] = [:]
        for row in table.rows { try areas[row.text("area") ?? "", default: AreaLines()].add(row) }
        for key in totals.keys.sorted() where !key.isEmpty && areas[key] == nil {
            throw FundSharesReport.refusal(path, Messages.fundAreaUnknown(key))
        }
        var found: [FundAllocation] = []
        for name in areas.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let lines = areas[name] else { continue }
            guard let total = totals[name] ?? (areas.count == 1 ? totals[""] : nil) else {
                throw FundSharesReport.refusal(path, Messages.fundTotalMissing(area: name))
            }
            do {
                found.append(
                    try FundAllocation(
                        area: name,
                        facts: lines.facts,
                        total: total,
                        sheets: lines.sheets,
                        rule: rule,
                        decimals: decimals
                    )
                )
            } catch {
                throw FundSharesReport.refusal(path, Messages.fundNotShared(error, area: name))
            }
        }
        allocations = found
    }

    private static func refusal(_ path: String, _ message: LocalizedText) -> InputError {
        InputError(Finding(.valueOutOfRange, .error, file: path, message: message))
    }

    /// The lines of one area.
    private struct AreaLines {
        var byEnterprise: [String: [ResponsibilitySheet.Line]] = [:]
        var isClear = true
        var isScattered = false
        var hasIneligible = false

        mutating func add(_ row: KeyedTable.Row) throws {
            let enterprise = try row.requiredText("enterprise")
            if try row.flag("clear") == false { isClear = false }
            if try row.flag("scattered") == true { isScattered = true }
            if try row.flag("ineligible") == true { hasIneligible = true }
            byEnterprise[enterprise, default: []].append(try FundSharesReport.line(row))
        }

        var sheets: [ResponsibilitySheet] {
            byEnterprise.map { ResponsibilitySheet(enterprise: $0.key, lines: $0.value) }
        }

        var facts: ContiguousArea {
            ContiguousArea(
                subjects: byEnterprise.count,
                isResponsibilityClear: isClear,
                isScattered: isScattered,
                hasIneligibleContent: hasIneligible
            )
        }
    }

    private static func line(_ row: KeyedTable.Row) throws -> ResponsibilitySheet.Line {
        let mine = row.text("mine_id")
        if let figure = try row.amount("responsibility") {
            guard row.text("area_mu") == nil else {
                throw row.invalid("responsibility", figure.description, Messages.expectedAlone("area_mu"))
            }
            return .agreed(mine: mine, figure)
        }
        guard let area = try row.amount("area_mu") else {
            throw row.invalid("area_mu", "", Messages.expectedNotNegative())
        }
        guard let grade = row.text("grade").flatMap({ grades[$0.lowercased()] }) else {
            throw row.invalid("grade", row.text("grade") ?? "", Messages.expectedOneOf(["1", "2", "3"]))
        }
        let one = DecimalNumber(coefficient: 1, scale: 0)
        let share = try row.amount("causal_share") ?? one
        guard share <= one else {
            throw row.invalid("causal_share", share.description, Messages.expectedRange("0–1"))
        }
        return .damage(mine: mine, .init(area: ExactArea(area, .mu), grade: grade, causalShare: share))
    }

    // MARK: Output

    /// `regreen.fund-shares/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.fund-shares/1",
            "decimals": JSONValue(decimals),
            "grade_factors": .array(rule.gradeFactors.map { .double($0.doubleValue) }),
            "areas": .array(allocations.map { area($0, language) }),
            "assumptions": .array(assumptions.map { .string($0.text(language)) }),
        ]
    }

    private func area(_ allocation: FundAllocation, _ language: UserLanguage) -> JSONValue {
        [
            "area": .string(allocation.area),
            "total_wan_yuan": .double(allocation.total.doubleValue),
            "mode": JSONValue(allocation.proposal.mode?.rawValue),
            "reason": .string(allocation.proposal.reason.rawValue),
            "message": .string(Messages.fundMode(allocation.proposal, facts: allocation.facts).text(language)),
            "alternatives": .array(allocation.proposal.alternatives.map { .string($0.rawValue) }),
            "shares": .array(
                zip(allocation.shares, allocation.sheets).map { share, sheet in
                    [
                        "enterprise": .string(share.name),
                        "responsibility": .double(share.responsibility.doubleValue),
                        "amount_wan_yuan": .double(share.amount.doubleValue),
                        "lines": .array(sheet.lines.map { line($0, of: sheet) }),
                    ]
                }
            ),
        ]
    }

    private func line(_ line: ResponsibilitySheet.Line, of sheet: ResponsibilitySheet) -> JSONValue {
        let figure = sheet.figure(line, by: rule)
        switch line {
        case .damage(let mine, let item):
            return [
                "mine_id": JSONValue(mine), "area_mu": .double(item.area.amount(in: .mu, decimals: 4).doubleValue),
                "grade": JSONValue(item.grade.rawValue), "causal_share": .double(item.causalShare.doubleValue),
                "responsibility": .double(figure.doubleValue), "agreed": false,
            ]
        case .agreed(let mine, _):
            return [
                "mine_id": JSONValue(mine), "area_mu": nil, "grade": nil, "causal_share": nil,
                "responsibility": .double(figure.doubleValue), "agreed": true,
            ]
        }
    }

    /// Writes the proof sheet and the shares; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        try RecordSheets.write(
            [sharesSheet(language), proofSheet()],
            about: assumptions,
            to: path,
            language: language,
            replaces: replaces
        )
    }

    private func sharesSheet(_ language: UserLanguage) -> TableSheet {
        RecordSheets.sheet(
            "shares",
            LocalizedText(zh: "责任分摊", en: "shares"),
            [
                ("area", "连片区"), ("enterprise", "企业"), ("responsibility", "责任量"), ("amount_wan_yuan", "分摊金额（万元）"),
                ("mode", "实施模式"), ("reason", "理由"),
            ],
            allocations.flatMap { allocation in
                allocation.shares.map { share in
                    [
                        .words(allocation.area), .words(share.name), .number(share.responsibility, decimals: 6),
                        .number(share.amount, decimals: decimals), .words(allocation.proposal.mode?.rawValue),
                        .words(Messages.fundMode(allocation.proposal, facts: allocation.facts).text(language)),
                    ]
                }
            }
        )
    }

    private func proofSheet() -> TableSheet {
        RecordSheets.sheet(
            "proof",
            LocalizedText(zh: "测算依据", en: "proof"),
            [
                ("area", "连片区"), ("enterprise", "企业"), ("mine_id", "矿山编号"), ("area_mu", "损毁面积（亩）"),
                ("grade", "损毁等级"), ("factor", "等级系数"), ("causal_share", "责任比例"), ("responsibility", "责任量"),
            ],
            allocations.flatMap { allocation in
                allocation.sheets.flatMap { sheet in
                    sheet.lines.map { line in
                        [.words(allocation.area), .words(sheet.enterprise)] + cells(line)
                            + [.number(sheet.figure(line, by: rule), decimals: 6)]
                    }
                }
            }
        )
    }

    private func cells(_ line: ResponsibilitySheet.Line) -> [TableCell] {
        switch line {
        case .damage(let mine, let item):
            let factor = item.grade == .none ? nil : rule.gradeFactors[item.grade.rawValue - 1]
            return [
                .words(mine), .number(item.area.amount(in: .mu, decimals: 4), decimals: 4),
                .whole(item.grade.rawValue), .number(factor, decimals: 2), .number(item.causalShare, decimals: 4),
            ]
        case .agreed(let mine, _): return [.words(mine), .empty, .empty, .empty, .empty]
        }
    }
}
