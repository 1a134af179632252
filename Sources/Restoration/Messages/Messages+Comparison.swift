/// Texts of `rank`, `ledger reconcile` and `ledger aftercare`.
extension Messages {
    /// Title of the table of orders.
    public static let rankingOrdersTitle = LocalizedText(zh: "两种次序", en: "orders")

    /// A mine that is not in the assessment.
    public static func mineUnknown(_ mine: String, nearest: String?) -> LocalizedText {
        LocalizedText(
            zh: "评估成果中没有矿山 \(mine)" + (nearest.map { "；最接近的是 \($0)" } ?? ""),
            en: "the assessment has no mine \(mine)" + (nearest.map { "; the nearest is \($0)" } ?? "")
        )
    }

    /// A row without an id.
    public static func reconcileIDMissing(file: String, line: Int) -> LocalizedText {
        LocalizedText(zh: "\(file) 第 \(line) 行没有编号", en: "\(file), line \(line): no id")
    }

    /// End of `rank orders`.
    public static func rankingOrdersMade(mines: Int, apart: Int, leftOut: Int) -> LocalizedText {
        LocalizedText(
            zh: "矿山 \(mines) 座；突出重点与先易后难不一致 \(apart) 座；无待治理面积或未排序 \(leftOut) 座。",
            en:
                "mines: \(mines); in the first half of one order alone: \(apart); nothing to restore or not ranked: \(leftOut)."
        )
    }

    /// End of `ledger reconcile`.
    public static func reconciled(agreeing: Int, onlyLeft: Int, onlyRight: Int, differences: Int) -> LocalizedText {
        LocalizedText(
            zh: "一致 \(agreeing) 条，仅前表有 \(onlyLeft) 条，仅后表有 \(onlyRight) 条，不一致 \(differences) 处。",
            en: "agreeing: \(agreeing), only in the first: \(onlyLeft), only in the second: \(onlyRight), "
                + "differences: \(differences)."
        )
    }

    /// What an inspection found.
    public static func aftercareFinding(_ finding: Aftercare.Finding) -> LocalizedText {
        switch finding {
        case .sound: LocalizedText(zh: "完好", en: "sound")
        case .damaged: LocalizedText(zh: "有新损毁", en: "damaged")
        }
    }

    /// Whom a scheme is filed with.
    public static func filingLevel(_ level: SchemeFiling.Level) -> LocalizedText {
        switch level {
        case .city: LocalizedText(zh: "报市备案", en: "filed with the city")
        case .province: LocalizedText(zh: "报省备案", en: "filed with the province")
        }
    }

    /// End of `ledger aftercare`.
    public static func aftercareListed(
        asOf: String,
        mines: Int,
        late: Int,
        damaged: Int,
        filings: Int
    ) -> LocalizedText {
        LocalizedText(
            zh: "\(asOf)：管护中 \(mines) 座，检查逾期 \(late) 座，有新损毁 \(damaged) 座；备案 \(filings) 件。",
            en:
                "\(asOf): in after-care: \(mines), inspections late: \(late), damaged again: \(damaged); filings: \(filings)."
        )
    }
}
