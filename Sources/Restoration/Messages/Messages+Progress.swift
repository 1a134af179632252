public import GeoModel

/// Texts of progress reports.
extension Messages {
    /// The name of a report.
    public static func reportTitle(_ period: ReportPeriod?, asOf: CalendarDate) -> LocalizedText {
        let (zh, en) =
            switch period {
            case .weekly: ("周报", "Weekly report")
            case .monthly: ("月报", "Monthly report")
            case .halfYear: ("半年报", "Half-year report")
            case .yearly: ("年报", "Yearly report")
            case nil: ("进度表", "Progress")
            }
        return LocalizedText(zh: "\(zh)（截至 \(asOf)）", en: "\(en), as of \(asOf)")
    }

    /// Where the figures are from.
    public static func reportRun(_ run: WorkspaceRun?) -> LocalizedText {
        guard let run else {
            return LocalizedText(
                zh: "工作空间中没有这一天之前的评估结果，面积为空；请先运行 regreen assess。",
                en:
                    "The workspace has no assessment of this day or before, so there are no areas; run regreen assess first."
            )
        }
        let day = run.asOf.map { "\($0)" } ?? "–"
        return LocalizedText(
            zh: "面积来自第 \(run.number ?? 0) 次评估（统计日期 \(day)）。",
            en: "Areas are from assessment no. \(run.number ?? 0), as of \(day)."
        )
    }

    /// What changed since the last report.
    public static func reportChange(since: CalendarDate, events: Int, accepted: String, damaged: String)
        -> LocalizedText
    {
        LocalizedText(
            zh: "自 \(since) 以来：事件 \(events) 条，验收 \(accepted) 亩，新增损毁 \(damaged) 亩。",
            en: "Since \(since): \(events) events, \(accepted) mu accepted, \(damaged) mu newly damaged."
        )
    }

    /// How a target stands.
    public static func targetState(_ state: TargetProgress.State) -> LocalizedText {
        switch state {
        case .reached: return LocalizedText(zh: "完成", en: "reached")
        case .open: return LocalizedText(zh: "进行中", en: "open")
        case .missed: return LocalizedText(zh: "未完成", en: "missed")
        case .unknown: return LocalizedText(zh: "基数未定", en: "no base")
        }
    }

    /// The last line of a report.
    public static func reportMade(_ period: ReportPeriod?, asOf: CalendarDate, late: Int, file: String?)
        -> LocalizedText
    {
        let title = reportTitle(period, asOf: asOf)
        return LocalizedText(
            zh: "\(title.zh)：逾期 \(late) 项" + (file.map { "，已写入 \($0)" } ?? "") + "。",
            en: "\(title.en): \(late) late" + (file.map { ", written to \($0)" } ?? "") + "."
        )
    }
}
