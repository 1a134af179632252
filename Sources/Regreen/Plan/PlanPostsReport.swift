import Publishing
public import Restoration

/// What a plan asks of its posts: one sheet a unit.
public struct PlanPostsReport: Sendable {
    /// The plan.
    public let plan: Plan
    /// One per post asked for, in the plan's order.
    public let extracts: [PlanExtract]

    /// Reads a plan file.
    ///
    /// - Parameter posts: keys or names of posts; empty for all.
    /// - Throws: `ProjectFileError` with every fault of the file; `InputError` for a post the plan does not have.
    public init(path: String, posts: [String] = []) throws {
        plan = try PlanFile.load(path)
        let all = PlanExtract.all(of: plan)
        for asked in posts where !all.contains(where: { $0.post.id == asked || $0.post.name == asked }) {
            let message = Messages.planPostUnknown(asked, known: all.map(\.post.id))
            throw InputError(Finding(.projectValueInvalid, .error, file: path, message: message))
        }
        extracts = all.filter { posts.isEmpty || posts.contains($0.post.id) || posts.contains($0.post.name) }
    }

    /// `regreen.plan-posts/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.plan-posts/1",
            "plan": .object(plan.headJSON),
            "posts": .array(
                extracts.map { extract in
                    [
                        "id": .string(extract.post.id), "name": .string(extract.post.name),
                        "listed": .bool(extract.isListed), "in_group": extract.isInGroup.map(JSONValue.bool) ?? .null,
                        "items": .array(
                            extract.items.map { item in
                                [
                                    "part": .string(item.part.rawValue), "key": .string(item.key),
                                    "name": .string(item.name),
                                    "due": JSONValue(Messages.planDeadline(item.deadline)?.text(language)),
                                    "with": .array(item.others.map(JSONValue.string)), "clause": .string(item.clause),
                                ]
                            }
                        ),
                    ]
                }
            ),
        ]
    }

    /// Writes the sheets, one per post in a workbook; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        let rows = extracts.map { extract in
            extract.items.map { item -> [TableCell] in
                [
                    .words(extract.post.name), .words(Messages.planPart(item.part).text(language)), .words(item.name),
                    .words(Messages.planDeadline(item.deadline)?.text(language)),
                    .words(item.others.isEmpty ? nil : item.others.joined(separator: "、")), .words(item.clause),
                ]
            }
        }
        let columns = [
            (key: "post", zh: "岗位"), (key: "part", zh: "职责"), (key: "what", zh: "事项"), (key: "due", zh: "时限"),
            (key: "with", zh: "共同单位"), (key: "clause", zh: "条款"),
        ]
        // A CSV file holds all posts; a workbook has a sheet for each that has something to do.
        let isBook = path.lowercased().hasSuffix(".xlsx")
        let sheets: [TableSheet]
        if isBook {
            sheets = zip(extracts, rows).filter { !$0.1.isEmpty }.map { extract, rows in
                RecordSheets.sheet(
                    extract.post.id,
                    LocalizedText(zh: extract.post.name, en: extract.post.name),
                    columns,
                    rows
                )
            }
        } else {
            sheets = [RecordSheets.sheet("posts", Messages.planPostsTitle, columns, rows.flatMap { $0 })]
        }
        let title = LocalizedText(zh: plan.title, en: plan.title)
        try RecordSheets.write(sheets, about: [title], to: path, language: language, replaces: replaces)
    }
}
