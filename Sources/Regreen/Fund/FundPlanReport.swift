import Foundation
import GeoModel
import Publishing
public import Restoration

/// The yearly fund plan and budget: lines checked one by one, sums by year, and what the money did on the land.
public struct FundPlanReport: Sendable {
    /// The lines.
    public let book: FundBook
    /// By mine, with land from the assessment where one is given.
    public let effects: [FundEffect]

    private static let columns: [KeyedTable.Column] = [
        .init("year", "年度"), .init("project", "项目"), .init("mine_id", "矿山编号"), .init("use", "用途"),
        .init("source", "资金来源"), .init("planned_wan_yuan", "计划（万元）"), .init("drawn_wan_yuan", "使用（万元）"),
    ]

    /// Reads budget lines and checks each.
    ///
    /// - Parameters:
    ///   - plan: a plan file whose fund rules count.
    ///   - assessment: where accepted and restored land is read from.
    /// - Throws: `InputError` `fund_use_refused` for the first line the fund may not pay, with clause; nothing is written.
    public init(path: String, plan: String? = nil, assessment: String? = nil) throws {
        let plan = try plan.map(PlanFile.load)
        let table = try KeyedTable(
            path,
            columns: FundPlanReport.columns,
            required: ["year", "project", "use", "source", "planned_wan_yuan"]
        )
        var book = FundBook()
        for row in table.rows {
            let line = try FundPlanReport.line(row)
            do {
                try book.add(line, under: plan)
            } catch {
                throw FundPlanReport.refusal(error, file: path, line: row.line)
            }
        }
        self.book = book
        effects = try FundPlanReport.effects(book, assessment: assessment)
    }

    private static func line(_ row: KeyedTable.Row) throws -> BudgetLine {
        let uses = FundUse.allCases.map(\.rawValue)
        let sources = MoneySource.allCases.map(\.rawValue)
        guard let year = try row.integer("year", in: 1900...2200) else {
            throw row.invalid("year", "", Messages.expectedYear())
        }
        let useText = row.text("use") ?? ""
        guard let use = FundUse.allCases.first(where: { $0.rawValue == useText || $0.label.zh == useText }) else {
            throw row.invalid("use", useText, Messages.expectedOneOf(uses))
        }
        let sourceText = row.text("source") ?? ""
        guard let source = MoneySource.allCases.first(where: { $0.rawValue == sourceText || $0.label.zh == sourceText })
        else { throw row.invalid("source", sourceText, Messages.expectedOneOf(sources)) }
        guard let planned = try row.amount("planned_wan_yuan") else {
            throw row.invalid("planned_wan_yuan", "", Messages.expectedNotNegative())
        }
        let drawn = try row.amount("drawn_wan_yuan")
        for (key, amount) in [("planned_wan_yuan", planned), ("drawn_wan_yuan", drawn ?? planned)]
        where amount.scale > 6 && amount != amount.rounded(to: 6) {
            throw row.invalid(key, amount.description, Messages.expectedWholeFen())
        }
        return BudgetLine(
            year: year,
            project: try row.requiredText("project"),
            mineID: row.text("mine_id"),
            use: use,
            source: source,
            planned: Money(wanYuan: planned),
            drawn: drawn.map(Money.init(wanYuan:)) ?? .zero
        )
    }

    private static func refusal(_ refusal: BudgetLineRefusal, file: String, line: Int) -> InputError {
        let code: FindingCode
        if case .notEligible = refusal { code = .fundUseRefused } else { code = .valueOutOfRange }
        return InputError(
            Finding(
                code,
                .error,
                file: file,
                message: Messages.fundLineRefused(refusal, file: file, line: line),
                fix: code == .fundUseRefused ? Messages.fundUseRefusedFix : nil
            )
        )
    }

    private static func effects(_ book: FundBook, assessment: String?) throws -> [FundEffect] {
        var land: [String: (accepted: ExactArea, restored: ExactArea)] = [:]
        if let assessment {
            for mine in try AssessmentFile.load(assessment)["mines"]?.arrayValue ?? [] {
                guard let id = mine["mine_id"]?.stringValue, let accepted = mine["accepted_m2"]?.doubleValue,
                    let restored = mine["restored_m2"]?.doubleValue
                else { continue }
                land[id] = (ExactArea(squareMetres: accepted), ExactArea(squareMetres: restored))
            }
        }
        let mines = Set(book.lines.compactMap(\.mineID)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return mines.map { mine in
            let sum = book.sum { $0.mineID == mine }
            return FundEffect(
                mine: mine,
                planned: sum.planned,
                drawn: sum.drawn,
                accepted: land[mine]?.accepted,
                restored: land[mine]?.restored
            )
        }
    }

    /// 1 when money was drawn and nothing is restored, else 0.
    public var status: CommandStatus { effects.contains(where: \.isWithoutEffect) ? .findings : .done }

    // MARK: Output

    /// `regreen.fund-plan/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.fund-plan/1",
            "years": .array(
                book.byYear.map { entry in
                    [
                        "year": JSONValue(entry.year), "planned_wan_yuan": number(entry.sum.planned),
                        "drawn_wan_yuan": number(entry.sum.drawn),
                        "sources": .object(
                            parts(MoneySource.allCases) { line, source in
                                line.year == entry.year && line.source == source
                            }
                        ),
                        "uses": .object(
                            parts(FundUse.allCases) { line, use in
                                line.year == entry.year && line.use == use
                            }
                        ),
                    ]
                }
            ),
            "lines": .array(book.lines.map(line)),
            "mines": .array(effects.map(effect)),
        ]
    }

    private func number(_ money: Money) -> JSONValue { .double(money.wanYuan.doubleValue) }

    private func parts<Word: RawRepresentable>(
        _ words: [Word],
        _ condition: (BudgetLine, Word) -> Bool
    ) -> JSONObject where Word.RawValue == String {
        var object = JSONObject()
        for word in words {
            let sum = book.sum { condition($0, word) }
            guard sum.planned > .zero || sum.drawn > .zero else { continue }
            object[word.rawValue] = [
                "planned_wan_yuan": number(sum.planned), "drawn_wan_yuan": number(sum.drawn),
            ]
        }
        return object
    }

    private func line(_ line: BudgetLine) -> JSONValue {
        [
            "year": JSONValue(line.year), "project": .string(line.project), "mine_id": JSONValue(line.mineID),
            "use": .string(line.use.rawValue), "source": .string(line.source.rawValue),
            "planned_wan_yuan": number(line.planned), "drawn_wan_yuan": number(line.drawn),
        ]
    }

    private func effect(_ effect: FundEffect) -> JSONValue {
        [
            "mine_id": .string(effect.mine), "planned_wan_yuan": number(effect.planned),
            "drawn_wan_yuan": number(effect.drawn),
            "accepted_mu": JSONValue(effect.accepted?.amount(in: .mu, decimals: 2).doubleValue),
            "restored_mu": JSONValue(effect.restored?.amount(in: .mu, decimals: 2).doubleValue),
            "yuan_per_accepted_mu": JSONValue(effect.yuanPerAcceptedMu?.doubleValue),
            "without_effect": .bool(effect.isWithoutEffect),
        ]
    }

    /// Writes the budget by year and line and the effect by mine; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        try RecordSheets.write(sheets(language), to: path, language: language, replaces: replaces)
    }

    func sheets(_ language: UserLanguage) -> [TableSheet] { [budgetSheet(language), effectSheet()] }

    private func budgetSheet(_ language: UserLanguage) -> TableSheet {
        let sum = LocalizedText(zh: "合计", en: "sum").text(language)
        let rows = book.byYear.flatMap { entry in
            book.lines.filter { $0.year == entry.year }.map { line -> [TableCell] in
                [
                    .whole(line.year), .words(line.project), .words(line.mineID), .words(line.use.label.text(language)),
                    .words(line.source.label.text(language)), .number(line.planned.wanYuan, decimals: 2),
                    .number(line.drawn.wanYuan, decimals: 2),
                    .number((line.planned - line.drawn).wanYuan, decimals: 2),
                ]
            } + [
                [
                    .whole(entry.year), .words(sum), .empty, .empty, .empty,
                    .number(entry.sum.planned.wanYuan, decimals: 2), .number(entry.sum.drawn.wanYuan, decimals: 2),
                    .number((entry.sum.planned - entry.sum.drawn).wanYuan, decimals: 2),
                ]
            ]
        }
        return RecordSheets.sheet(
            "budget",
            LocalizedText(zh: "年度预算", en: "budget"),
            [
                ("year", "年度"), ("project", "项目"), ("mine_id", "矿山编号"), ("use", "用途"), ("source", "资金来源"),
                ("planned_wan_yuan", "计划（万元）"), ("drawn_wan_yuan", "使用（万元）"), ("left_wan_yuan", "结余（万元）"),
            ],
            rows
        )
    }

    private func effectSheet() -> TableSheet {
        RecordSheets.sheet(
            "effect",
            LocalizedText(zh: "资金成效", en: "effect"),
            [
                ("mine_id", "矿山编号"), ("planned_wan_yuan", "计划（万元）"), ("drawn_wan_yuan", "使用（万元）"),
                ("accepted_mu", "已验收面积（亩）"), ("restored_mu", "已修复面积（亩）"), ("yuan_per_accepted_mu", "每验收亩投入（元）"),
            ],
            effects.map { effect in
                [
                    .words(effect.mine), .number(effect.planned.wanYuan, decimals: 2),
                    .number(effect.drawn.wanYuan, decimals: 2),
                    .number(effect.accepted?.amount(in: .mu, decimals: 2), decimals: 2),
                    .number(effect.restored?.amount(in: .mu, decimals: 2), decimals: 2),
                    .number(effect.yuanPerAcceptedMu, decimals: 2),
                ]
            }
        )
    }
}

extension FindingCode {
    /// The fund may not pay for a budget line.
    public static let fundUseRefused = FindingCode(rawValue: "fund_use_refused")
}
