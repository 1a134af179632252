extension Messages {
    /// A status word outside the vocabulary.
    public static func statusWordUnknown(_ file: String, word: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：治理状态“\(word)”不在词表中，按未知计入待治理",
            en: "\(file): status \"\(word)\" is not in the vocabulary; it is booked as unknown"
        )
    }

    /// What to do about unknown words.
    public static let statusWordFix = LocalizedText(
        zh: "改用词表中的状态，例如 未治理、治理中、已治理、已验收、已销号",
        en: "use a word of the vocabulary, for example treated, accepted, in_works"
    )

    /// A date after as_of.
    public static func dateLater(_ file: String, date: String, asOf: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：日期 \(date) 晚于统计日期 \(asOf)，不计入",
            en: "\(file): dated \(date), after as_of \(asOf); it does not count"
        )
    }

    /// What to do about late dates.
    public static let dateLaterFix = LocalizedText(
        zh: "如应计入，调整 as_of 或更正日期",
        en: "if it should count, move as_of or correct the date"
    )

    /// Positions look shifted as web maps are.
    public static func shiftSuspected(_ file: String, metres: Double) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：与登记边界相比整体偏移约 \(Int(metres)) 米，方向与 GCJ-02 相符，疑似网络地图坐标",
            en:
                "\(file): lies about \(Int(metres)) m from the register in the direction of GCJ-02; probably web-map coordinates"
        )
    }

    /// What to do about shifted positions.
    public static let shiftSuspectedFix = LocalizedText(
        zh: "向提供方核实坐标来源；不会自动换算",
        en: "ask the provider where the coordinates come from; they are never converted silently"
    )
}

extension Messages {
    /// A date or number that stands in the source and cannot be read.
    ///
    /// - Parameter effect: what that does to the figures; nil when nothing more than the value is missing.
    public static func valueUnreadable(
        _ file: String,
        field: String,
        text: String,
        effect: LocalizedText?
    ) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：字段 \(field) 的值“\(text)”无法识别，按缺失处理" + (effect.map { "；" + $0.zh } ?? ""),
            en: "\(file): the value \"\(text)\" of field \(field) cannot be read; it is taken as missing"
                + (effect.map { ", " + $0.en } ?? "")
        )
    }

    /// What an unreadable date does to a restoration.
    public static let restorationWithoutDate = LocalizedText(
        zh: "日期无法识别的治理图斑不计入",
        en: "and a restoration without a readable date does not count"
    )

    /// What an unreadable date does to a damage polygon.
    public static let damageWithoutDate = LocalizedText(
        zh: "没有日期的损毁图斑照常计入",
        en: "and a damage polygon without a date counts"
    )

    /// Ids that differ in blanks only.
    public static func idBlanks(id: String, raw: String) -> LocalizedText {
        LocalizedText(
            zh: "编号“\(raw)”去掉首尾空格后与矿山 \(id) 相同，按同一矿山合并",
            en: "the id \"\(raw)\" is mine \(id) without its blanks; both are taken as parts of one mine"
        )
    }

    /// What to do about it.
    public static let idBlanksFix = LocalizedText(
        zh: "在源数据中去掉空格；确为两座矿山时改成不同的编号",
        en: "remove the blanks in the source; give two mines two ids"
    )

    /// What to do about it.
    public static let valueUnreadableFix = LocalizedText(
        zh: "日期写成 2024-08-24，数字只写数字",
        en: "write dates as 2024-08-24 and numbers as plain numbers"
    )
}
