public import GeoModel

/// Texts of the archive.
extension Messages {
    /// The name of a paper.
    public static func document(_ kind: DocumentKind) -> LocalizedText {
        let zh: String
        switch kind {
        case .basicTable: zh = "基本情况表"
        case .licence: zh = "采矿许可证"
        case .closurePapers: zh = "关闭文件"
        case .renewalMinutes: zh = "延续会议纪要"
        case .damageSurvey: zh = "破坏情况调查"
        case .goafSurvey: zh = "塌陷坑与采空区调查"
        case .pitSurvey: zh = "采坑调查"
        case .scheme: zh = "治理方案"
        case .notice: zh = "公示材料"
        case .acceptance: zh = "验收材料"
        case .delisting: zh = "销号材料"
        case .filing: zh = "备案材料"
        case .closureDecision: zh = "关闭决定文书"
        case .fourApprovals: zh = "四项审批文件"
        case .waterScheme: zh = "保水开采方案"
        case .other: zh = "其他"
        }
        return LocalizedText(zh: zh, en: kind.rawValue.split(separator: "_").joined(separator: " "))
    }

    /// Papers that are missing.
    public static func archiveMissing(
        _ mine: String,
        _ missing: [DocumentKind],
        present: Int,
        required: Int
    ) -> LocalizedText {
        let names = missing.map(document)
        return LocalizedText(
            zh: "\(mine)：档案 \(present)/\(required)，缺 \(names.map(\.zh).joined(separator: "、"))（003 附件1）。",
            en:
                "\(mine): \(present) of \(required) papers; missing: \(names.map(\.en).joined(separator: ", ")) (003 附件1)."
        )
    }

    /// How to add papers.
    public static let archiveMissingFix = LocalizedText(
        zh: "用 regreen archive add 补充。",
        en: "add them with regreen archive add."
    )

    /// A licence number outside the rules.
    public static func archiveLicenceInvalid(_ mine: String, _ number: String) -> LocalizedText {
        LocalizedText(
            zh: "\(mine)：许可证号 \(number) 不合规则。",
            en: "\(mine): the licence number \(number) does not follow the rules."
        )
    }

    /// Licence numbers that differ.
    public static func archiveLicencesDiffer(_ mine: String, _ numbers: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(mine)：登记与档案中的许可证号不一致：\(numbers.joined(separator: "、"))。",
            en: "\(mine): register and archive have different licence numbers: \(numbers.joined(separator: ", "))."
        )
    }

    /// Two areas that differ.
    public static func archiveAreasDiffer(
        _ mine: String,
        _ first: (name: LocalizedText, area: ExactArea),
        _ second: (name: LocalizedText, area: ExactArea)
    ) -> LocalizedText {
        let (a, b) = (first.area.text(in: .mu, decimals: 2), second.area.text(in: .mu, decimals: 2))
        return LocalizedText(
            zh: "\(mine)：\(first.name.zh)面积 \(a) 亩，\(second.name.zh)面积 \(b) 亩，不一致。",
            en: "\(mine): \(first.name.en) \(a) mu, \(second.name.en) \(b) mu."
        )
    }

    /// A document that is gone, or whose content is another.
    public static func archiveObjectDamaged(_ mine: String, _ name: String, isMissing: Bool) -> LocalizedText {
        isMissing
            ? LocalizedText(zh: "\(mine)：档案文件 \(name) 不见了。", en: "\(mine): the document \(name) is gone.")
            : LocalizedText(zh: "\(mine)：档案文件 \(name) 的内容被改动。", en: "\(mine): the content of \(name) was altered.")
    }

    /// How to mend it.
    public static let archiveDamagedFix = LocalizedText(
        zh: "从备份恢复该文件，或用 archive add 重新加入原件。",
        en: "restore the file from a backup, or add the original again with archive add."
    )

    /// A document entered.
    public static func archiveAdded(_ mine: String, _ kind: DocumentKind, hash: String) -> LocalizedText {
        let name = document(kind)
        return LocalizedText(
            zh: "\(mine)：已存入\(name.zh)（\(hash.prefix(12))…）。",
            en: "\(mine): stored the \(name.en) (\(hash.prefix(12))…)."
        )
    }

    /// The result of a check.
    public static func archiveChecked(mines: Int, complete: Int, findings: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(mines) 座矿山的档案，齐全 \(complete) 座，\(findings) 项需要处理。",
            en: "files of \(mines) mines, \(complete) complete, \(findings) findings."
        )
    }

    /// An export.
    public static func archiveExported(folder: String, documents: Int, left: Int, isPublic: Bool) -> LocalizedText {
        LocalizedText(
            zh: "已导出 \(documents) 份文件到 \(folder)" + (isPublic ? "（公开版，\(left) 份未标为可公开，未导出）" : "") + "。",
            en: "exported \(documents) documents to \(folder)"
                + (isPublic ? " (public copy; \(left) not marked public were left out)" : "") + "."
        )
    }
}
