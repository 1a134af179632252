extension Messages {
    /// What to do about restoration before damage.
    static let restoredBeforeDamageFix = LocalizedText(
        zh: "核对两个图层的日期；如损毁发生在治理之前，请更正日期。",
        en: "check the dates of both layers; correct them if the damage came first"
    )
    /// What to do about restored land outside damage.
    static let restoredOutsideDamageFix = LocalizedText(
        zh: "检查损毁图层是否缺少图斑，或治理图层的范围、日期是否有误。",
        en: "see whether damage polygons are missing, or the restored layer's extent or dates are wrong"
    )
    /// What to do about a late date.
    static let dateAfterAsOfFix = LocalizedText(
        zh: "如应计入，请在项目文件中调整 as_of 或更正该日期。",
        en: "if it should count, move as_of in the project file or correct the date"
    )
    /// What to do about a missing date.
    static let dateMissingFix = LocalizedText(
        zh: "为图层声明 date，或用 fields 对应日期字段。",
        en: "declare date for the layer, or map a date field under fields"
    )
    /// What to do about a missing status.
    static let statusAssumedFix = LocalizedText(
        zh: "为图层声明 status，或用 fields 对应状态字段。",
        en: "declare status for the layer, or map a status field under fields"
    )
    /// What to do about an unknown status.
    static let statusUnknownFix = LocalizedText(
        zh: "改用词表中的状态，或在规则文件中补充该词。",
        en: "use a word of the vocabulary, or add the word in a rules file"
    )
    /// What to do about an unconfirmed change.
    static let changeNotConfirmedFix = LocalizedText(
        zh: "核查后填写确认的状态。",
        en: "check it in the field and set the confirmed status"
    )
    /// What to do about a feature of no mine.
    static let featureUnattributedFix = LocalizedText(
        zh: "核对矿山台账是否缺矿，或为要素填写 mine_id。",
        en: "see whether a mine is missing from the register, or fill in mine_id"
    )
    /// What to do about thin coverage.
    static let coverageBelowFloorFix = LocalizedText(
        zh: "补充覆盖该矿山的沉陷栅格，或在报告中说明未知面积。",
        en: "add a raster that covers the mine, or report the unknown area"
    )
}
