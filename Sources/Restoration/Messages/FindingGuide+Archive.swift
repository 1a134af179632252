extension FindingGuide {
    /// The archive.
    static let archive: [FindingGuide] = [
        FindingGuide(
            FindingCode(rawValue: "archive_incomplete"),
            .warning,
            causeZh: "矿山档案缺少该类矿山应有的材料（一矿一档）。",
            causeEn: "a mine's file lacks papers its kind must have",
            cureZh: "用 `regreen archive add` 补充。",
            cureEn: "add them with `regreen archive add`"
        ),
        FindingGuide(
            FindingCode(rawValue: "archive_damaged"),
            .error,
            causeZh: "档案中的文件不见了，或内容与登记的哈希不符。",
            causeEn: "a document of the archive is gone, or its content is not that of the recorded hash",
            cureZh: "从备份恢复，或用原件重新加入。",
            cureEn: "restore it from a backup, or add the original again"
        ),
    ]
}
