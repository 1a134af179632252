import Publishing
public import Restoration

/// The sheet of tasks of a plan with what is still to be filled in.
public struct PlanTasksReport: Sendable {
    /// The plan.
    public let plan: Plan
    /// The sheet.
    public let sheet: PlanTaskSheet

    private static let columns: [KeyedTable.Column] = [
        .init("task", "任务"), .init("name", "任务名称"), .init("goal", "年度工作目标"), .init("measures", "具体举措"),
        .init("due", "工作时限"), .init("post", "责任人（岗位）"), .init("section", "责任股室"), .init("missing", "未填"),
        .init("clause", "条款"),
    ]

    /// Reads a plan and a table of texts.
    ///
    /// - Parameter table: CSV by task key, as `write` leaves it to be filled in; nil for none.
    /// - Throws: `ProjectFileError`; `InputError` for a task the plan does not have, or one twice.
    public init(path: String, table: String? = nil) throws {
        plan = try PlanFile.load(path)
        var typed: [String: [PlanTaskSheet.Field: String]] = [:]
        if let file = table {
            for row in try KeyedTable(file, columns: Self.columns, required: ["task"]).rows {
                let task = try row.requiredText("task")
                guard plan.tasks.contains(where: { $0.id == task }) else {
                    throw row.invalid("task", task, Messages.expectedOneOf(plan.tasks.map(\.id)))
                }
                guard typed[task] == nil else {
                    let message = Messages.recordTwice(task, file: file)
                    throw InputError(Finding(.idDuplicate, .error, file: file, message: message))
                }
                var texts: [PlanTaskSheet.Field: String] = [:]
                for field in PlanTaskSheet.Field.allCases { texts[field] = row.text(field.rawValue) }
                typed[task] = texts
            }
        }
        sheet = PlanTaskSheet(plan, typed: typed)
    }

    /// 1 while a field is missing, or the plan has no tasks to fill in.
    public var status: CommandStatus { sheet.missingCount == 0 && !sheet.rows.isEmpty ? .done : .findings }

    /// `regreen.plan-tasks/1`.
    public var json: JSONValue {
        [
            "schema": "regreen.plan-tasks/1",
            "plan": .object(plan.headJSON),
            "tasks": .array(
                sheet.rows.map { row in
                    var members: [(String, JSONValue)] = [("task", .string(row.task)), ("name", .string(row.name))]
                    for field in PlanTaskSheet.Field.allCases {
                        members.append((field.rawValue, JSONValue(row.texts[field])))
                    }
                    members.append(("missing", .array(row.missing.map { .string($0.rawValue) })))
                    members.append(("clause", .string(row.clause)))
                    return .object(JSONObject(members))
                }
            ),
            "missing": JSONValue(sheet.missingCount),
        ]
    }

    /// Writes the sheet, to be filled in or handed in; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        let rows = sheet.rows.map { row -> [TableCell] in
            [.words(row.task), .words(row.name)] + PlanTaskSheet.Field.allCases.map { .words(row.texts[$0]) }
                + [
                    .words(row.missing.isEmpty ? nil : Messages.taskFields(row.missing).text(language)),
                    .words(row.clause),
                ]
        }
        let table = RecordSheets.sheet(
            "tasks",
            Messages.planTasksTitle,
            Self.columns.map { (key: $0.key, zh: $0.title) },
            rows
        )
        let title = LocalizedText(zh: plan.title, en: plan.title)
        try RecordSheets.write([table], about: [title], to: path, language: language, replaces: replaces)
    }
}
