import GeoModel
import Regreen
import Restoration

/// A progress report for the screen, in 80 columns.
struct ProgressText {
    let report: ProgressReport
    let session: CommandSession

    func show() {
        session.line(Messages.reportTitle(report.period, asOf: report.asOf).text(session.language))
        session.paragraph(Messages.reportRun(report.run))
        targets()
        balance()
        years()
        changes()
        late()
    }

    private func mu(_ area: ExactArea) -> String { area.text(in: .mu, decimals: 2) }

    private func say(_ zh: String, _ en: String) -> String { session.say(zh: zh, en: en) }

    private func table(_ title: String, _ table: TextTable) {
        guard !table.isEmpty else { return }
        session.line()
        session.line(title)
        session.table(table)
    }

    private func targets() {
        var rows = TextTable([
            (say("年份", "years"), .right), (say("类别", "category"), .left), (say("目标", "target"), .right),
            (say("已验收", "accepted"), .right), (say("差额", "short by"), .right), (say("状态", "state"), .left),
            (say("条款", "clause"), .left),
        ])
        for progress in report.targets {
            let target = progress.target
            let years = target.from == target.to ? "\(target.from)" : "\(target.from)–\(target.to)"
            let group = [target.category, target.town].compactMap { $0 }.joined(separator: " ")
            rows.add([
                years, group.isEmpty ? say("全部", "all") : group,
                target.value.text(minimumDecimals: 0) + unit(target.quantity),
                progress.accepted?.rounded(to: 2).text(minimumDecimals: 0),
                progress.difference?.rounded(to: 2).text(minimumDecimals: 0),
                Messages.targetState(progress.state).text(session.language), target.clause,
            ])
        }
        table(say("目标（已验收图形面积）", "Targets, by accepted polygons"), rows)
    }

    private func unit(_ quantity: PlanTarget.Quantity) -> String {
        switch quantity {
        case .mu: return say("亩", " mu")
        case .mines: return say("座", " mines")
        case .percent: return " %"
        }
    }

    private func balance() {
        var rows = TextTable([
            (say("分组", "group"), .left), (say("已损毁", "damaged"), .right), (say("已治理", "restored"), .right),
            (say("已验收", "accepted"), .right), (say("治理中", "in works"), .right), (say("豁免", "exempt"), .right),
            (say("待治理", "pending"), .right),
        ])
        for group in report.record.groups where group.kind != .mine {
            let name = group.kind == .county ? say("全县", "county") : group.name ?? "–"
            let sums = group.sums
            rows.add(
                [name] + [sums.damaged, sums.restored, sums.accepted, sums.inWorks, sums.exempt, sums.pending].map(mu)
            )
        }
        table(say("治理账（亩）", "Balance (mu)"), rows)
    }

    private func years() {
        var rows = TextTable([
            (say("年份", "year"), .left), (say("年初", "opening"), .right), (say("新增损毁", "new damage"), .right),
            (say("治理", "restored"), .right), (say("验收", "accepted"), .right), (say("豁免", "exempt"), .right),
            (say("年末", "closing"), .right),
        ])
        for year in report.record.years {
            rows.add(
                [year.year.map { "\($0)" } ?? say("无日期", "undated")]
                    + [year.opening, year.damaged, year.restored, year.accepted, year.exempt, year.closing].map(mu)
            )
        }
        table(say("分年账（亩）", "By year (mu)"), rows)
    }

    private func changes() {
        guard let change = report.change else { return }
        var rows = TextTable([
            (say("案件", "case"), .left), (say("流程", "kind"), .left), (say("原状态", "before"), .left),
            (say("现状态", "now"), .left),
        ])
        for move in change.moves {
            rows.add([move.subject, Messages.machine(move.machine).text(session.language), move.from, move.to])
        }
        session.line()
        session.paragraph(
            Messages.reportChange(
                since: change.since,
                events: change.events.reduce(0) { $0 + $1.count },
                accepted: mu(change.now.accepted - change.before.accepted),
                damaged: mu(change.now.damaged - change.before.damaged)
            )
        )
        if !rows.isEmpty { session.table(rows) }
    }

    private func late() {
        var rows = TextTable([
            (say("期限", "due"), .right), (say("天数", "days"), .right), (say("案件", "case"), .left),
            (say("事项", "what"), .left), (say("条款", "clause"), .left),
        ])
        for entry in report.late {
            rows.add([
                entry.deadline.date.description, "\(entry.deadline.daysLate(on: report.asOf))", entry.standing.subject,
                Messages.deadline(entry.deadline.kind).text(session.language), entry.deadline.clause,
            ])
        }
        table(say("逾期", "Late"), rows)
    }
}
