/// Texts on protected layers that are not in force.
extension Messages {
    /// A protected layer that ended before the day of the figures.
    public static func protectedExpired(layer: String, date: String, asOf: String) -> LocalizedText {
        LocalizedText(
            zh: "保护图层 \(layer) 已于 \(date) 失效（valid_to），早于数据截止日期 \(asOf)；仍按有效计入。",
            en: "protected layer \(layer) ended on \(date) (valid_to), before as_of \(asOf); it is still counted"
        )
    }

    /// A protected layer that begins after the day of the figures.
    public static func protectedNotYet(layer: String, date: String, asOf: String) -> LocalizedText {
        LocalizedText(
            zh: "保护图层 \(layer) 自 \(date) 起生效（valid_from），晚于数据截止日期 \(asOf)；仍按有效计入。",
            en: "protected layer \(layer) begins on \(date) (valid_from), after as_of \(asOf); it is still counted"
        )
    }

    /// What to do about it.
    public static let protectedNotInForceFix = LocalizedText(
        zh: "换用截止日期当日有效的图层，或在项目文件 protected[] 中删除它",
        en: "use the layer that is in force on that day, or take it out of protected[] in the project file"
    )
}
