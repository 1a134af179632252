/// Texts of `plan posts` and `plan tasks`.
extension Messages {
    /// Title of the table of posts.
    public static let planPostsTitle = LocalizedText(zh: "责任分解", en: "posts")

    /// Title of the sheet of tasks.
    public static let planTasksTitle = LocalizedText(zh: "工作任务清单", en: "tasks")

    /// A post that is not in the plan.
    public static func planPostUnknown(_ post: String, known: [String]) -> LocalizedText {
        LocalizedText(
            zh: "方案中没有岗位 \(post)；有：\(known.joined(separator: "、"))",
            en: "the plan has no post \(post); it has \(known.joined(separator: ", "))"
        )
    }

    /// How a post takes part.
    public static func planPart(_ part: PlanExtract.Part) -> LocalizedText {
        switch part {
        case .leads: LocalizedText(zh: "牵头", en: "leads")
        case .cooperates: LocalizedText(zh: "配合", en: "cooperates")
        case .ordered: LocalizedText(zh: "文中要求", en: "ordered by the text")
        case .works: LocalizedText(zh: "实施", en: "works")
        case .oversees: LocalizedText(zh: "监管", en: "oversees")
        case .supports: LocalizedText(zh: "保障", en: "supports")
        case .answers: LocalizedText(zh: "限期完成", en: "answers for")
        }
    }

    /// A deadline; nil without one.
    public static func planDeadline(_ deadline: PlanDeadline?) -> LocalizedText? {
        switch deadline {
        case nil: return nil
        case .fixed(let date): return LocalizedText(zh: "\(date) 前", en: "by \(date)")
        case .relative(let term, let event):
            let (zh, en) =
                switch term.unit {
                case .days: ("\(term.count) 日内", "within \(term.count) days")
                case .months: ("\(term.count) 个月内", "within \(term.count) months")
                }
            return LocalizedText(
                zh: (event.map { "自 \($0) 起 " } ?? "（起算点未写明）") + zh,
                en: en + (event.map { " of \($0)" } ?? " (from a day the plan does not state)")
            )
        }
    }

    /// Names of missing fields.
    public static func taskFields(_ fields: [PlanTaskSheet.Field]) -> LocalizedText {
        let names = fields.map { field in
            switch field {
            case .goal: LocalizedText(zh: "年度工作目标", en: "goal of the year")
            case .measures: LocalizedText(zh: "具体举措", en: "measures")
            case .due: LocalizedText(zh: "工作时限", en: "time limit")
            case .post: LocalizedText(zh: "责任人（岗位）", en: "responsible post")
            case .section: LocalizedText(zh: "责任股室", en: "section")
            }
        }
        return LocalizedText(
            zh: names.map(\.zh).joined(separator: "、"),
            en: names.map(\.en).joined(separator: ", ")
        )
    }

    /// End of `plan posts`.
    public static func planPostsMade(plan: String, posts: Int, items: Int, unlisted: Int) -> LocalizedText {
        LocalizedText(
            zh: "方案 \(plan)：岗位 \(posts) 个，事项 \(items) 条" + (unlisted > 0 ? "，其中 \(unlisted) 个岗位未在名单中" : "") + "。",
            en: "plan \(plan): posts: \(posts), items: \(items)"
                + (unlisted > 0 ? ", posts not listed: \(unlisted)" : "") + "."
        )
    }

    /// End of `plan tasks`.
    public static func planTasksMade(plan: String, tasks: Int, missing: Int) -> LocalizedText {
        LocalizedText(
            zh: tasks == 0 ? "方案 \(plan) 没有列出任务。" : "方案 \(plan)：任务 \(tasks) 项，未填 \(missing) 处。",
            en: tasks == 0
                ? "plan \(plan) lists no tasks." : "plan \(plan): tasks: \(tasks), fields missing: \(missing)."
        )
    }
}
