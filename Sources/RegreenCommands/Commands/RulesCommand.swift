import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen rules`
struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rules",
            abstract: said(zh: "规则：数值与出处、两套规则的差别、技术规范", en: "The rules: values and sources, differences, norms."),
            discussion: said(
                zh: "示例：\n  regreen rules diff default 县规则.json",
                en: "Example:\n  regreen rules diff default county.json"
            ),
            subcommands: [RulesShowCommand.self, RulesDiffCommand.self, RulesNormsCommand.self]
        )
    }
}

/// `regreen rules show`
struct RulesShowCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: said(zh: "列出全部规则值、单位、出处和是否核实", en: "Every value with unit, source and whether it is verified."),
            discussion: said(
                zh: "示例：\n  regreen rules show --rules 县规则.json",
                en: "Example:\n  regreen rules show --rules county.json"
            )
        )
    }

    @Option(name: .long, help: help(zh: "县级规则文件", en: "The county's rules file.", value: "file"))
    var rules: String?

    @Option(name: .long, help: help(zh: "只列以此开头的键", en: "Only keys that begin so.", value: "text"))
    var prefix: String = ""

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let listing = try RulesListing(path: rules)
        if session.json {
            session.emit(listing.json)
        } else {
            for key in listing.rules.keys where key.hasPrefix(prefix) {
                guard let entry = listing.rules.entries[key] else { continue }
                let unit = entry.unit.isEmpty || entry.unit == "1" ? "" : " \(entry.unit)"
                let mark = entry.isVerified ? "" : session.say(zh: "（未核实）", en: " (unverified)")
                session.paragraph(
                    "\(key) = \(Messages.ruleValue(entry.value))\(unit)  [\(entry.source)]\(mark)"
                )
            }
        }
        session.note(
            Messages.rulesShown(
                version: listing.rules.version,
                count: listing.rules.keys.count,
                unverified: listing.unverified.count
            )
        )
        return .done
    }
}

/// `regreen rules diff OLD NEW`
struct RulesDiffCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: said(
                zh: "两套规则逐条比较；default 表示内置规则",
                en: "Compare two sets of rules; default is the one built in."
            ),
            discussion: said(
                zh: "退出码：0 相同，1 有不同。\n\n示例：\n  regreen rules diff default 县规则.json",
                en: "Ends with 1 when a value differs.\n\nExample:\n  regreen rules diff default county.json"
            )
        )
    }

    @Argument(help: help(zh: "原规则文件或 default", en: "Rules file, or default.", value: "old"))
    var old: String

    @Argument(help: help(zh: "新规则文件或 default", en: "Rules file, or default.", value: "new"))
    var new: String

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        func path(_ text: String) -> String? { text == "default" ? nil : text }
        let difference = try RulesDifference(from: path(old), to: path(new))
        if session.json {
            session.emit(difference.json)
        } else {
            func shown(_ entry: RuleEntry?) -> String {
                entry.map { "\(Messages.ruleValue($0.value)) [\($0.source)]" } ?? "–"
            }
            for change in difference.comparison.changes {
                session.paragraph("\(change.key): \(shown(change.before)) → \(shown(change.after))")
            }
        }
        session.note(
            Messages.rulesCompared(changes: difference.comparison.changes.count, same: difference.comparison.same)
        )
        return difference.status
    }
}

/// `regreen rules norms`
struct RulesNormsCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "norms",
            abstract: said(
                zh: "规则和方案所依据的技术规范，在某日是否现行",
                en: "The technical norms that rules and a plan rest on, as they stand on a day."
            ),
            discussion: said(
                zh: """
                    退出码：0 均为现行，1 有不现行或未列入的。

                    示例：
                      regreen rules norms --plan SampleData/plans/003-shuimogou.yaml --on 2018-07-14
                    """,
                en: """
                    Ends with 1 when a norm that counts is not in force on the day, or not listed.

                    Example:
                      regreen rules norms --plan SampleData/plans/003-shuimogou.yaml --on 2018-07-14
                    """
            )
        )
    }

    @Option(name: .long, help: help(zh: "日期", en: "The day.", value: "date"))
    var on: DateArgument

    @Option(name: .long, help: help(zh: "方案文件，核对其引用", en: "Plan whose citations are looked up.", value: "file"))
    var plan: String?

    @Option(name: .long, help: help(zh: "县级规则文件", en: "The county's rules file.", value: "file"))
    var rules: String?

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try NormsReport(rules: rules, plan: plan, on: on.date)
        if session.json {
            session.emit(report.json)
        } else {
            var table = TextTable([
                (session.say(zh: "规范", en: "norm"), .left), (session.say(zh: "状态", en: "standing"), .left),
                (session.say(zh: "条款", en: "clause"), .left), (session.say(zh: "名称", en: "title"), .left),
            ])
            for row in report.rows {
                table.add([
                    row.number, Messages.normStanding(row.standing).text(session.language), row.clause ?? "",
                    row.title ?? "",
                ])
            }
            session.table(table)
        }
        let cited = report.rows.filter { $0.clause != nil }.count
        session.note(Messages.normsShown(date: on.date.description, count: report.rows.count, cited: cited))
        return report.status
    }
}
