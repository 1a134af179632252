/// Texts of `rank` and `ledger reconcile`.
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
}
