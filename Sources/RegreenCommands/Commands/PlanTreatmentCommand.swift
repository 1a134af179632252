import ArgumentParser
import Regreen
import Restoration

/// `regreen plan treatment`
struct PlanTreatmentCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "treatment",
            abstract: said(
                zh: "分类处置建议：注销或延续、实施主体、治理方式、措施、适宜用途，逐矿给出理由和条款",
                en: "Propose for each mine: disposition, who works, mode by place, measures, suited uses."
            ),
            discussion: said(
                zh: """
                    矿山表的列：mine_id、liable 责任主体、liable_gone、disposition（cancel/renew）、produced、
                    exhausted、sensitive（是/否）、slope_deg、soil_m、water、mode 与 reason（例外）。
                    退出码：0 信息齐全，1 有缺项，2 文件不可用。

                    示例：
                      regreen plan treatment --assessment 成果 --mines 矿山.csv -o 处置.xlsx
                    """,
                en: """
                    Columns of the table: mine_id, liable, liable_gone, disposition (cancel, renew),
                    produced, exhausted, sensitive (yes/no), slope_deg, soil_m, water, mode and reason
                    (an exception). Ends with 1 when something a rule asks for is unknown.

                    Example:
                      regreen plan treatment --assessment result --mines mines.csv -o treatment.xlsx
                    """
            )
        )
    }

    @Option(
        name: .long,
        help: help(zh: "评估成果文件夹或 assessment.json", en: "Result of assess, or its JSON.", value: "path")
    )
    var assessment: String?

    @Option(name: .long, help: help(zh: "矿山表（CSV）", en: "Table of mines (CSV).", value: "file"))
    var mines: String?

    @Option(name: .long, help: help(zh: "县级规则文件", en: "The county's rules file.", value: "file"))
    var rules: String?

    @Option(
        name: .long,
        help: help(zh: "另一套规则，并列比较结果", en: "Other rules, to compare what they propose.", value: "file")
    )
    var against: String?

    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try TreatmentReport(assessment: assessment, mines: mines, rules: rules, against: against)
        for path in outputs.output {
            try report.write(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json { session.emit(report.json(session.language)) } else { show(report, session) }
        func count(_ mode: TreatmentMode) -> Int { report.proposals.filter { $0.mode == mode }.count }
        session.note(
            Messages.treatmentMade(
                mines: report.proposals.count,
                engineered: count(.engineered),
                assisted: count(.assisted),
                kept: count(.keepLandform),
                open: report.proposals.filter { !$0.gaps.isEmpty }.count
            )
        )
        if report.compared != nil { session.note(Messages.treatmentCompared(changed: report.changed.count)) }
        return report.status
    }

    private func show(_ report: TreatmentReport, _ session: CommandSession) {
        let language = session.language
        func joined(_ texts: [LocalizedText]) -> String {
            texts.map { $0.text(language) }.joined(separator: session.say(zh: "、", en: ", "))
        }
        for (index, proposal) in report.proposals.enumerated() {
            let facts = proposal.facts
            let head = [facts.mineID, facts.name, Messages.treatmentMode(proposal.mode).text(language)].compactMap {
                $0
            }
            session.line(DisplayWidth.cut(head.joined(separator: "  "), to: 80))
            for reason in proposal.modeReasons {
                let clause = reason.clause.isEmpty ? "" : "  [\(reason.clause)]"
                session.paragraph("    " + Messages.treatmentReason(reason, proposal).text(language) + clause)
            }
            if let text = Messages.disposition(proposal.disposition, isSuggested: proposal.isDispositionSuggested) {
                session.paragraph("    " + text.text(language) + "  [\(TreatmentProposal.Reason.exhausted.clause)]")
            }
            if let body = proposal.body, let reason = proposal.bodyReason {
                let why = Messages.treatmentReason(reason, proposal).text(language)
                session.paragraph("    " + body + session.say(zh: "：", en: ": ") + why + "  [\(reason.clause)]")
            }
            let uses = proposal.uses.map(Messages.landUse)
            if !uses.isEmpty {
                session.paragraph("    " + joined(proposal.measures.map(Messages.treatmentMeasure) + uses))
            }
            if !proposal.gaps.isEmpty {
                session.paragraph(
                    "    → " + session.say(zh: "缺少：", en: "missing: ")
                        + joined(proposal.gaps.map(Messages.treatmentGap))
                )
            }
            if let compared = report.compared, report.changed.contains(index) {
                let other = joined(
                    [Messages.treatmentMode(compared[index].mode)] + compared[index].uses.map(Messages.landUse)
                )
                session.paragraph("    ≠ " + session.say(zh: "另一套规则：", en: "other rules: ") + other)
            }
        }
    }
}
