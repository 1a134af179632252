import Regreen
import Restoration

/// A schedule for people: mines by year, targets, money, what is short, what was left out and why.
struct ScheduleText {
    let report: ScheduleReport
    let session: CommandSession

    /// Mines left out for one reason beyond this number are counted, not listed.
    private static let listed = 20

    func show() {
        mines()
        targets()
        money()
        for outcome in report.schedule.missed { session.paragraph(Messages.scheduleShort(outcome)) }
        for year in report.schedule.money where year.overcommitted > .zero {
            session.paragraph(Messages.scheduleOvercommitted(year: year.year, by: year.overcommitted))
        }
        for scope in report.emptyScopes { session.paragraph(Messages.scheduleScopeEmpty(scope)) }
        for group in report.schedule.splitGroups {
            session.paragraph(Messages.scheduleSplit(group: group.group, years: group.years))
        }
        leftOut()
        for comparison in report.schedule.comparisons { session.paragraph(Messages.scheduleCompared(comparison)) }
        for change in report.changes ?? [] {
            session.paragraph(
                Messages.scheduleChanged(change.mine, before: change.before, now: change.now, isDone: change.isDone)
            )
        }
        session.paragraph(Messages.scheduleDefaults(report.schedule.request.weights))
    }

    private func mines() {
        var table = TextTable([
            (session.say(zh: "年度", en: "year"), .right), (session.say(zh: "编号", en: "mine"), .left),
            (session.say(zh: "名称", en: "name"), .left), (session.say(zh: "类别", en: "category"), .left),
            (session.say(zh: "乡镇", en: "town"), .left), (session.say(zh: "等级", en: "tier"), .right),
            (session.say(zh: "亩", en: "mu"), .right), (session.say(zh: "万元", en: "万元"), .right),
        ])
        for entry in report.schedule.assignments {
            let candidate = report.schedule.request.candidates[entry.candidate]
            table.add([
                "\(entry.year)\(entry.isCommitted ? "*" : "")", candidate.mineID, candidate.name,
                candidate.categories.first, candidate.town, candidate.tier.map { "\($0)" },
                candidate.area.text(in: .mu, decimals: 2), candidate.cost.wanYuan.text(decimals: 2),
            ])
        }
        show(table)
    }

    private func targets() {
        var table = TextTable([
            (session.say(zh: "年末", en: "end of"), .right), (session.say(zh: "范围", en: "scope"), .left),
            (session.say(zh: "累计目标", en: "target"), .right), (session.say(zh: "已验收", en: "accepted"), .right),
            (session.say(zh: "已安排", en: "planned"), .right), (session.say(zh: "缺口", en: "short"), .right),
            (session.say(zh: "条款", en: "clause"), .left),
        ])
        for outcome in report.schedule.outcomes {
            let scope = outcome.goal.scope
            let unit = Messages.scheduleUnit(scope.quantity).text(session.language)
            table.add([
                "\(outcome.goal.year)",
                ([scope.town, scope.category].compactMap { $0 } + [unit]).joined(separator: " "),
                figure(outcome.goal.cumulative, scope), figure(outcome.accepted, scope),
                figure(outcome.planned, scope), figure(outcome.shortage, scope), outcome.goal.clause,
            ])
        }
        show(table)
    }

    private func figure(_ number: DecimalNumber, _ scope: ScheduleScope) -> String {
        number.text(decimals: scope.quantity == .mines ? 0 : 2)
    }

    private func money() {
        var table = TextTable([
            (session.say(zh: "年度", en: "year"), .right), (session.say(zh: "资金（万元）", en: "fund (万元)"), .right),
            (session.say(zh: "安排（万元）", en: "planned (万元)"), .right),
        ])
        for year in report.schedule.money {
            table.add([
                "\(year.year)", year.fund?.wanYuan.text(decimals: 2), year.planned.wanYuan.text(decimals: 2),
            ])
        }
        show(table)
    }

    private func show(_ table: TextTable) {
        guard !table.isEmpty else { return }
        session.table(table)
        session.line()
    }

    private func leftOut() {
        for reason in TreatmentSchedule.Reason.allCases {
            let members = report.schedule.leftOut.filter { $0.reason == reason }
                .map { report.schedule.request.candidates[$0.candidate] }
            guard !members.isEmpty else { continue }
            if reason == .excluded {
                for member in members.prefix(ScheduleText.listed) {
                    let text = Messages.scheduleReason(reason, exclusion: member.exclusion).text(session.language)
                    session.paragraph("\(member.mineID): \(text)")
                }
                continue
            }
            let text = Messages.scheduleReason(reason, exclusion: nil).text(session.language)
            let names = members.prefix(ScheduleText.listed).map(\.mineID).joined(separator: ", ")
            let more = members.count > ScheduleText.listed ? " … (\(members.count))" : ""
            session.paragraph(session.say(zh: "未安排：", en: "left out: ") + "\(text): \(names)\(more)")
        }
    }
}
