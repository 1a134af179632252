import ArgumentParser
import Regreen
import Restoration

/// `regreen plan check FILE`
struct PlanCheckCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: said(
                zh: "按 20 条规则核对方案：矛盾、缺漏、含糊之处，附条款、数字、几种读法和应问的问题；不改动方案",
                en: "Check a plan by 20 rules: contradictions, gaps, ambiguities, what to ask. Changes nothing."
            ),
            discussion: said(
                zh: """
                    退出码：0 没有矛盾和缺漏，1 有缺漏或含糊，2 数字或日期矛盾，或文件无法读取。

                    示例：
                      regreen plan check SampleData/plans/002-xinbin.yaml
                    """,
                en: """
                    Ends with 0 for a plan without contradictions and gaps, 1 with gaps or
                    ambiguities, 2 with contradictory numbers or dates or an unusable file.

                    Example:
                      regreen plan check SampleData/plans/002-xinbin.yaml
                    """
            )
        )
    }

    @Argument(help: help(zh: "方案文件（regreen.plan/1）", en: "Plan file (regreen.plan/1).", value: "file"))
    var file: String

    @Option(
        name: .long,
        help: help(zh: "乡镇界线图层，核对乡镇名单（规则 18）", en: "Town layer to compare the list of towns with.", value: "layer")
    )
    var towns: String?

    @Option(name: .long, help: help(zh: "乡镇名称字段", en: "Field of the towns' names.", value: "field"))
    var townField: String?

    @Option(name: .long, help: help(zh: "图层名", en: "Layer in the file.", value: "name"))
    var layer: String?

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let reference = towns.map { TownLayer(path: $0, field: townField, options: SourceOptions(layer: layer)) }
        let report = try PlanCheckReport(path: file, towns: reference)
        if session.json {
            session.emit(report.json(session.language))
        } else {
            for finding in report.findings { show(finding, session) }
        }
        session.note(
            Messages.planChecked(
                plan: report.plan.id,
                errors: report.count(.error),
                warnings: report.count(.warning),
                infos: report.count(.info)
            )
        )
        return report.status
    }

    private func show(_ finding: PlanFinding, _ session: CommandSession) {
        let word: String
        switch finding.severity {
        case .error: word = session.say(zh: "矛盾", en: "contradiction")
        case .warning: word = session.say(zh: "缺漏", en: "gap")
        case .info: word = session.say(zh: "提示", en: "note")
        }
        let rule = session.say(zh: "规则 \(finding.rule.rawValue)", en: "rule \(finding.rule.rawValue)")
        let head = [word, "[\(rule)]", finding.clauses.joined(separator: session.say(zh: "、", en: ", "))]
        session.line(DisplayWidth.cut(head.filter { !$0.isEmpty }.joined(separator: " "), to: 80))
        session.paragraph(finding.text.message, indent: "    ")
        let members = finding.numbers.members
        if !members.isEmpty {
            let numbers = members.map { "\($0.key)=\($0.value.stringValue ?? $0.value.serialized())" }
            session.paragraph("    " + numbers.joined(separator: "; "))
        }
        for (index, reading) in finding.text.readings.enumerated() {
            session.paragraph(
                "    " + session.say(zh: "读法", en: "reading") + " \(index + 1): "
                    + reading.text(session.language)
            )
        }
        session.paragraph("    → " + finding.text.question.text(session.language))
    }
}
