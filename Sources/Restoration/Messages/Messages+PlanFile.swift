/// Texts about plan files, `plan check` and `plan calendar`.
extension Messages {
    /// The file cannot be read.
    public static func planUnreadable(path: String) -> LocalizedText {
        LocalizedText(
            zh: "读不到方案文件 \(path)。请检查路径。",
            en: "the plan file \(path) cannot be read. Check the path."
        )
    }

    /// A month and a day.
    public static func expectedMonthDay() -> LocalizedText {
        LocalizedText(zh: "月-日，如 06-15", en: "a month and a day such as 06-15")
    }

    /// A key that excludes another.
    public static func expectedAlone(_ other: String) -> LocalizedText {
        LocalizedText(zh: "不写（已有 \(other)，二者只能取一）", en: "left out: \(other) is given, and only one of them can be")
    }

    /// A key that comes twice.
    public static func expectedUnique() -> LocalizedText {
        LocalizedText(zh: "不与前面重复的编号", en: "an id that did not come before")
    }

    /// A name of an empty list.
    public static func expectedListed() -> LocalizedText {
        LocalizedText(zh: "本文件中列出的编号（该列表为空）", en: "an id that this file lists; the list is empty")
    }

    /// A report without any word on when it is due.
    public static func planReportWithoutDue(key: String, words: [String]) -> LocalizedText {
        let list = words.joined(separator: ", ")
        return LocalizedText(
            zh: "\(key) 没有说明何时报送，请写 \(list) 之一。",
            en: "\(key) does not say when it is due; give one of \(list)."
        )
    }

    /// Steps that wait for one another.
    public static func planStepsInARing(_ steps: [PlanStep]) -> LocalizedText {
        let names = (steps + steps.prefix(1)).map { "\($0.name)（\($0.id)）" }.joined(separator: " → ")
        let ids = (steps + steps.prefix(1)).map(\.id).joined(separator: " → ")
        var seen: Set<String> = []
        let clauses = steps.map(\.clause).filter { !$0.isEmpty && seen.insert($0).inserted }
        return LocalizedText(
            zh: "步骤互为先后，永远无法完成（规则 8）：\(names)；条款：\(clauses.joined(separator: "、"))。请去掉其中一处 after。",
            en: "steps wait for one another and can never be done (rule 8): \(ids); clauses: "
                + "\(clauses.joined(separator: ", ")). Remove one of the `after` links."
        )
    }

    /// End of `plan check`.
    public static func planChecked(plan: String, errors: Int, warnings: Int, infos: Int) -> LocalizedText {
        LocalizedText(
            zh: "方案 \(plan)：矛盾 \(errors) 处，缺漏或含糊 \(warnings) 处，提示 \(infos) 条。方案内容未作任何改动。",
            en: "plan \(plan): contradictions: \(errors), gaps or ambiguities: \(warnings), notes: \(infos). "
                + "Nothing in the plan was changed."
        )
    }

    /// End of `plan calendar`.
    public static func planCalendarMade(plan: String, dates: Int, undated: Int, file: String?) -> LocalizedText {
        LocalizedText(
            zh: "方案 \(plan)：日期 \(dates) 个，无法确定日期的步骤 \(undated) 个" + (file.map { "；已写入 \($0)" } ?? "") + "。",
            en: "plan \(plan): dates: \(dates), steps without a date: \(undated)"
                + (file.map { "; written to \($0)" } ?? "")
                + "."
        )
    }

    /// A step of the calendar that has no date.
    public static func planStepUndated(_ step: PlanStep, event: String?) -> LocalizedText {
        LocalizedText(
            zh: "\(step.name)（\(step.clause)）："
                + (event.map { "从 \($0) 起算，该日期未给出（--happened \($0)=日期）" } ?? "方案未写明从何时起算"),
            en: "\(step.name) (\(step.clause)): "
                + (event.map { "runs from \($0), whose day is not given (--happened \($0)=DATE)" }
                    ?? "the plan does not say from when it runs")
        )
    }

    /// A period that ends before it begins.
    public static func planPeriodReversed(from: String, to: String) -> LocalizedText {
        LocalizedText(
            zh: "--to \(to) 早于 --from \(from)。",
            en: "--to \(to) is before --from \(from)."
        )
    }

    /// An event the plan does not know.
    public static func planEventUnknown(_ event: String, known: [String]) -> LocalizedText {
        LocalizedText(
            zh: "方案中没有事件 \(event)。可用的有：\(known.joined(separator: "、"))。",
            en: "the plan has no event \(event). It has: \(known.joined(separator: ", "))."
        )
    }
}
