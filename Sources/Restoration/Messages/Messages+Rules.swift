/// Texts of `rules`.
extension Messages {
    /// End of `rules show`.
    public static func rulesShown(version: String, count: Int, unverified: Int) -> LocalizedText {
        LocalizedText(
            zh: "规则版本 \(version)：\(count) 条，其中默认值未经核实 \(unverified) 条。",
            en: "rules \(version): \(count) values, \(unverified) of them defaults nobody has verified."
        )
    }

    /// End of `rules diff`.
    public static func rulesCompared(changes: Int, same: Int) -> LocalizedText {
        LocalizedText(zh: "不同 \(changes) 条，相同 \(same) 条。", en: "different: \(changes), the same: \(same).")
    }

    /// How a norm stands.
    public static func normStanding(_ standing: TechnicalNorm.Standing) -> LocalizedText {
        switch standing {
        case .inForce: LocalizedText(zh: "现行", en: "in force")
        case .notYet: LocalizedText(zh: "尚未施行", en: "not yet in force")
        case .expired: LocalizedText(zh: "已废止", en: "no longer in force")
        case .unknown: LocalizedText(zh: "未列入规范表", en: "not listed")
        }
    }

    /// End of `rules norms`.
    public static func normsShown(date: String, count: Int, cited: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(date)：规范 \(count) 部，方案引用 \(cited) 部。施行日期未核实的按编号年份判断。",
            en:
                "\(date): norms: \(count), cited by the plan: \(cited). Without a verified day the year of the number decides."
        )
    }
}
