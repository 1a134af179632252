import GeoModel

/// What the plan checker says about dates, stages and documents.
extension Messages {
    static func planDocumentTooYoung(_ citation: PlanCitation, claimed: CalendarDate) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(citation.event)”称在 \(claimed) 前完成，所引文件 \(citation.document) 却是 \(citation.year) 年的。",
                en: "\"\(citation.event)\" is said to be done by \(claimed), but cites \(citation.document) of "
                    + "\(citation.year)"
            ),
            question: LocalizedText(
                zh: "该项工作实际何时完成？文号是否有误？",
                en: "when was it done, or is the document's number wrong?"
            )
        )
    }

    static func planStepsUnusable(_ error: BackwardScheduleError) -> PlanFindingText {
        let message: LocalizedText
        switch error {
        case .duplicateStep(let id):
            message = LocalizedText(zh: "步骤 \(id) 出现两次。", en: "the step \(id) stands twice")
        case .unknownStep(let id, let step):
            message = LocalizedText(
                zh: "步骤 \(step) 之前的步骤 \(id) 不存在。",
                en: "the step \(step) follows \(id), which does not exist"
            )
        case .cycle(let ids):
            let ring = ids.joined(separator: " → ")
            message = LocalizedText(zh: "步骤互为前提：\(ring)。", en: "steps follow one another in a ring: \(ring)")
        }
        return PlanFindingText(
            message: message,
            question: LocalizedText(zh: "请更正步骤的先后关系。", en: "correct the order of the steps")
        )
    }

    static func planStepTooEarly(
        _ step: PlanStep,
        due: CalendarDate,
        earlier: PlanStep,
        earlierDue: CalendarDate,
        possible: CalendarDate,
        isCountedFromIssue: Bool
    ) -> PlanFindingText {
        let note = countedFromIssue(isCountedFromIssue)
        return PlanFindingText(
            message: LocalizedText(
                zh: "“\(step.name)”要求 \(due) 前完成，但其前的“\(earlier.name)”可到 \(earlierDue)，最早 \(possible) 才能完成\(note.zh)。",
                en:
                    "\"\(step.name)\" is due by \(due), but \"\(earlier.name)\" before it may last until \(earlierDue); "
                    + "it cannot be done before \(possible)\(note.en)"
            ),
            question: LocalizedText(
                zh: "“\(earlier.name)”是否须提前，或“\(step.name)”是否可推后？",
                en: "must \"\(earlier.name)\" end earlier, or may \"\(step.name)\" be later?"
            )
        )
    }

    /// A note on a term whose start the text does not state.
    private static func countedFromIssue(_ isAssumed: Bool) -> LocalizedText {
        guard isAssumed else { return LocalizedText(zh: "", en: "") }
        return LocalizedText(
            zh: "（起算日未写明，暂按印发之日起算）",
            en: " (the start of the term is not stated; counted from the issue)"
        )
    }

    static func planPartApart(
        _ step: PlanStep,
        whole: CalendarDate,
        part: PlanStep,
        due: CalendarDate,
        isCountedFromIssue: Bool
    ) -> PlanFindingText {
        let note = countedFromIssue(isCountedFromIssue)
        return PlanFindingText(
            message: LocalizedText(
                zh: "“\(part.name)”要求 \(due) 前完成，又计入期限为 \(whole) 的“\(step.name)”\(note.zh)。",
                en:
                    "\"\(part.name)\" is due by \(due), yet counts as part of \"\(step.name)\", which is due by \(whole)\(note.en)"
            ),
            question: LocalizedText(
                zh: "“\(part.name)”以 \(due) 还是 \(whole) 为限？",
                en: "is \"\(part.name)\" due by \(due) or by \(whole)?"
            )
        )
    }

    static func planTermWithoutStart(_ step: PlanStep, term: Term, dueFromIssue: CalendarDate?) -> PlanFindingText {
        let unit: LocalizedText
        switch term.unit {
        case .days: unit = LocalizedText(zh: "日", en: "days")
        case .months: unit = LocalizedText(zh: "个月", en: "months")
        }
        let reading = dueFromIssue.map {
            LocalizedText(zh: "自印发之日起算，到 \($0) 止。", en: "from the day of issue, until \($0)")
        }
        return PlanFindingText(
            message: LocalizedText(
                zh: "“\(step.name)”限 \(term.count) \(unit.zh)，没有写明从何时起算。",
                en: "\"\(step.name)\" has \(term.count) \(unit.en), without saying from when"
            ),
            readings: (reading.map { [$0] } ?? []) + [
                LocalizedText(zh: "自县政府决定之日起算。", en: "from the county's decision"),
                LocalizedText(zh: "自通知送达之日起算。", en: "from the notice to the holder"),
            ],
            question: LocalizedText(zh: "从哪一天起算？", en: "from which day does it run?")
        )
    }

    static func planReportWithoutYear(_ report: PlanReport, month: Int, day: Int) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(report.name)”要求 \(month)月\(day)日前报送，没有写明年份。",
                en: "\"\(report.name)\" is due on day \(day) of month \(month), without a year"
            ),
            question: LocalizedText(zh: "是哪一年？是否每年报送？", en: "of which year, or every year?")
        )
    }

    static func planReportWithoutPeriod(_ report: PlanReport, word: String) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(report.name)”只写“\(word)”，没有周期。",
                en: "\"\(report.name)\" is asked for \"\(word)\", without a period"
            ),
            question: LocalizedText(
                zh: "每周、每月还是每季度报送？",
                en: "every week, month or quarter?"
            )
        )
    }

    static func planLengthDiffers(stated: Int, from: CalendarDate, to: CalendarDate, years: Int) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "称用 \(stated) 年时间，但行动从 \(from) 到 \(to)，为 \(years) 年。",
                en: "the action is said to take \(stated) years, but runs from \(from) to \(to), which is \(years)"
            ),
            question: LocalizedText(
                zh: "是否包括 \(from.year) 年全年？",
                en: "does the whole of \(from.year) belong to it?"
            )
        )
    }

    static func planStageOverAtIssue(
        _ stage: PlanStage,
        end: CalendarDate,
        issued: CalendarDate,
        running: PlanStage?
    ) -> PlanFindingText {
        let days = issued.days(until: end)
        let head =
            days < 0
            ? LocalizedText(
                zh: "方案 \(issued) 印发时，阶段“\(stage.name)”已结束 \(-days) 天",
                en:
                    "when the plan was issued on \(issued), the stage \"\(stage.name)\" had been over for \(-days) day(s)"
            )
            : LocalizedText(
                zh: "阶段“\(stage.name)”在方案印发（\(issued)）后 \(days) 天即结束",
                en: "the stage \"\(stage.name)\" ends \(days) day(s) after the issue on \(issued)"
            )
        let tail = running.flatMap { other in
            other.from.map { from in
                LocalizedText(
                    zh: "，“\(other.name)”已开始 \(from.days(until: issued)) 天",
                    en: ", and \"\(other.name)\" had been running for \(from.days(until: issued)) day(s)"
                )
            }
        }
        return PlanFindingText(
            message: LocalizedText(zh: head.zh + (tail?.zh ?? "") + "。", en: head.en + (tail?.en ?? "")),
            question: LocalizedText(
                zh: "该阶段的工作是否已按前期通知完成？",
                en: "was the stage's work done under an earlier notice?"
            )
        )
    }

    static func planStageContains(_ outer: PlanStage, inner: [PlanStage], uncovered: [Int]) -> PlanFindingText {
        let names = inner.map { "“\($0.name)”" }.joined(separator: "、")
        let english = inner.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let years = uncovered.first.flatMap { first in
            uncovered.last.map { first == $0 ? "\(first)" : "\(first)–\($0)" }
        }
        return PlanFindingText(
            message: LocalizedText(
                zh: "阶段“\(outer.name)”包含\(names)" + (years.map { "；\($0) 年没有自己的阶段" } ?? "") + "。",
                en: "the stage \"\(outer.name)\" contains \(english)"
                    + (years.map { "; \($0) have no stage of their own" } ?? "")
            ),
            question: LocalizedText(
                zh: "“\(outer.name)”从哪一年开始？",
                en: "in which year does \"\(outer.name)\" begin?"
            )
        )
    }

    static func planStagesMeet(_ a: PlanStage, _ b: PlanStage, first: CalendarDate, last: CalendarDate, overlap: Bool)
        -> PlanFindingText
    {
        PlanFindingText(
            message: overlap
                ? LocalizedText(
                    zh: "阶段“\(a.name)”与“\(b.name)”在 \(first) 至 \(last) 重叠。",
                    en: "the stages \"\(a.name)\" and \"\(b.name)\" overlap from \(first) to \(last)"
                )
                : LocalizedText(
                    zh: "阶段“\(a.name)”与“\(b.name)”之间缺 \(first) 至 \(last)。",
                    en: "between the stages \"\(a.name)\" and \"\(b.name)\" the days \(first) to \(last) are missing"
                ),
            question: overlap
                ? LocalizedText(zh: "两阶段是否并行？", en: "do the two stages run side by side?")
                : LocalizedText(zh: "其间的工作属于哪一阶段？", en: "to which stage do those days belong?")
        )
    }

    static func planTargetBeforeStage(_ target: PlanTarget, stage: PlanStage, from: CalendarDate) -> PlanFindingText {
        let unit = planUnit(target.quantity)
        let amount = "\(target.value.plainText) \(unit.zh)" + (target.isApproximate ? "左右" : "")
        let english = (target.isApproximate ? "about " : "") + "\(target.value.plainText) \(unit.en)"
        return PlanFindingText(
            message: LocalizedText(
                zh: "阶段“\(stage.name)”自 \(from) 开始，其任务（\(amount)）却包括 \(target.from) 年。",
                en:
                    "the stage \"\(stage.name)\" begins on \(from), but its task (\(english)) "
                    + "counts from \(target.from)"
            ),
            question: LocalizedText(
                zh: "\(target.from) 年的部分由谁、何时完成？",
                en: "who does the part of \(target.from), and when?"
            )
        )
    }

    static func planAnnex(_ annex: PlanAnnex) -> PlanFindingText {
        let renamed = annex.nameInText.flatMap { $0 == annex.name ? nil : $0 }
        let name = renamed.map {
            LocalizedText(
                zh: "附件在正文称“\($0)”，文末称“\(annex.name)”",
                en: "the annex is \"\($0)\" in the text and \"\(annex.name)\" at the end"
            )
        }
        let place: LocalizedText?
        switch annex.presence {
        case .attached: place = nil
        case .sentSeparately:
            place = LocalizedText(
                zh: "附件“\(annex.name)”另行发送，不在文件中",
                en: "the annex \"\(annex.name)\" was sent separately and is not in the file"
            )
        case .absent:
            place = LocalizedText(
                zh: "附件“\(annex.name)”不在文件中",
                en: "the annex \"\(annex.name)\" is not in the file"
            )
        }
        let parts = [name, place].compactMap(\.self)
        return PlanFindingText(
            message: LocalizedText(
                zh: parts.map(\.zh).joined(separator: "；") + "。",
                en: parts.map(\.en).joined(separator: "; ")
            ),
            question: LocalizedText(zh: "请提供附件全文。", en: "please send the annex")
        )
    }
}

extension Messages {
    /// The name of a kind of date.
    public static func planDateKind(_ kind: PlanCalendar.Kind) -> LocalizedText {
        switch kind {
        case .stageStart: return LocalizedText(zh: "阶段开始", en: "stage begins")
        case .stageEnd: return LocalizedText(zh: "阶段结束", en: "stage ends")
        case .latest: return LocalizedText(zh: "最迟", en: "latest day")
        case .due: return LocalizedText(zh: "到期", en: "due")
        case .report: return LocalizedText(zh: "报送", en: "report")
        }
    }
}
