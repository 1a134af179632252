/// Texts about tables of records, events files and county rules.
extension Messages {
    /// A file that cannot be read.
    public static func recordsMissing(path: String) -> LocalizedText {
        LocalizedText(zh: "读不到文件 \(path)。请检查路径。", en: "the file \(path) cannot be read; check the path")
    }

    /// A column nobody asked for: a misspelt one would say nothing.
    public static func columnUnknown(_ name: String, file: String, nearest: String?, known: [String]) -> LocalizedText {
        let list = known.joined(separator: ", ")
        return LocalizedText(
            zh: "\(file)：不认识的列 \(name)" + (nearest.map { "，最接近的是 \($0)" } ?? "") + "；可用的列：\(list)。",
            en: "\(file): unknown column \(name)" + (nearest.map { "; the nearest is \($0)" } ?? "")
                + "; columns: \(list)"
        )
    }

    /// A column that must be there.
    public static func columnMissing(_ key: String, title: String, file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：缺少列 \(key)（\(title)）。", en: "\(file): the column \(key) (\(title)) is missing")
    }

    /// A cell that cannot be used.
    public static func cellInvalid(
        file: String,
        line: Int,
        key: String,
        value: String,
        expected: LocalizedText
    ) -> LocalizedText {
        LocalizedText(
            zh: "\(file) 第 \(line) 行，列 \(key)：“\(value)”不可用，应为\(expected.zh)。",
            en: "\(file), line \(line), column \(key): \"\(value)\" cannot be used; expected \(expected.en)"
        )
    }

    /// The same record twice.
    public static func recordTwice(_ id: String, file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：\(id) 出现两次。", en: "\(file): \(id) comes twice")
    }

    /// A text that must be there.
    public static func expectedText() -> LocalizedText { LocalizedText(zh: "非空文字", en: "a text") }

    /// A number of 0 or more.
    public static func expectedNotNegative() -> LocalizedText {
        LocalizedText(zh: "不小于 0 的数", en: "a number of 0 or more")
    }

    /// Yes or no.
    public static func expectedYesOrNo() -> LocalizedText { LocalizedText(zh: "是或否", en: "yes or no") }

    /// A year.
    public static func expectedYear() -> LocalizedText { LocalizedText(zh: "年度", en: "a year") }

    /// A line of an events file that is no event.
    public static func eventLineUnusable(path: String, line: Int, reason: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 第 \(line) 行不是可用的台账事件（\(reason)）；没有写入任何内容。",
            en: "\(path), line \(line), is no ledger event (\(reason)); nothing was written"
        )
    }

    /// Events that do not make cases.
    public static func eventsMakeNoCases(_ refusal: LedgerRefusal) -> LocalizedText {
        let reason = ledgerRefused(refusal)
        return LocalizedText(
            zh: "台账事件不成案：\(reason.zh)",
            en: "the events make no cases: \(reason.en)"
        )
    }

    /// A county's rules file with a fault.
    public static func rulesRefused(path: String, place: String, reason: String, source: String?) -> LocalizedText {
        let origin = source.map { LocalizedText(zh: "；默认值出自 \($0)", en: "; the default is of \($0)") }
        return LocalizedText(
            zh: "县级规则文件 \(path) 不可用：\(place)：\(reason)\(origin?.zh ?? "")。整个文件未采用，没有写入任何内容。",
            en: "the county's rules \(path) cannot be used: \(place): \(reason)\(origin?.en ?? ""). "
                + "Nothing of the file was used, nothing was written"
        )
    }

    /// What to do about it.
    public static let rulesRefusedFix = LocalizedText(
        zh: "每项写 {\"value\": …, \"source\": …}，键和取值类型与默认规则一致。",
        en: "give {\"value\": …, \"source\": …} for each, with keys and types of the default rules"
    )
}
