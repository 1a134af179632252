/// The keys of a plan file, by the mapping they stand in.
enum PlanKeys {
    static let schema = "regreen.plan/1"

    static let root = [
        "schema", "id", "title", "adcode", "terms", "stages", "targets", "tasks", "posts", "group", "duties", "steps",
        "sequences", "reports", "citations", "annexes", "names", "register", "towns", "vague_words", "zones",
        "priorities", "fund_rules", "consequences", "amounts",
    ]

    static let terms = ["issued", "draft", "in_force", "from", "to", "stated_years", "clause"]
    static let stage = ["id", "name", "from", "to", "clause"]
    static let target = [
        "value", "quantity", "level", "from", "to", "category", "town", "stage", "base", "firmness", "approximate",
        "clause",
    ]
    static let post = ["id", "name", "role"]
    static let task = ["id", "name", "topic", "activities", "lead", "cooperating", "ordered", "clause"]
    static let duty = ["post", "activity", "name", "kind", "leads", "clause"]
    static let step = ["id", "name", "due", "term", "after", "includes", "closes", "posts", "clause"]
    static let term = ["days", "months", "from"]
    static let after = ["step", "days", "months"]
    static let sequence = ["key", "steps", "clause"]
    static let due = ["weekly", "monthly", "yearly", "once", "without_year", "without_period"]
    static let report = ["key", "name"] + due + ["clause"]
    static let citation = ["document", "year", "event", "claimed_by", "clause"]
    static let annex = ["name", "name_in_text", "presence", "clause"]
    static let names = ["kind", "names", "clauses"]
    static let register = ["total", "description", "all_licensed", "splits", "adjustments", "scope", "clause"]
    static let split = ["name", "total", "parts"]
    static let part = ["name", "count", "deregistered"]
    static let adjustment = ["name", "change"]
    static let vagueWord = ["phrase", "setting", "clause"]
    static let zones = ["term", "listed", "preset", "clause"]
    static let priority = ["principle", "text", "clause"]
    static let fundRule = ["use", "eligible", "clause"]
    static let consequence = ["trigger", "measure", "clause"]
    static let amount = ["purpose", "yuan", "wan_yuan", "clause"]
}
