import Restoration

/// The sheet `ranking`: mines by rank with the contribution of each criterion; `ranking.csv`.
enum RankingSheet {
    /// Where no criterion has data all mines stand in it, without ranks.
    static func sheet(_ assessment: Assessment, language: UserLanguage) -> TableSheet {
        let ranking = assessment.ranking
        let ranked = assessment.mines.filter { ($0.priority != nil) == (ranking != nil) }.sorted {
            let (a, b) = ($0.priority?.rank ?? .max, $1.priority?.rank ?? .max)
            return a != b ? a < b : $0.mineID.utf8.lexicographicallyPrecedes($1.mineID.utf8)
        }
        var columns: [ColumnDefinition<MineAssessment>] = [
            .integer("rank", "优先次序", "rank, 1 for the most urgent") { $0.priority?.rank },
            .integer("tier", "优先等级", "tier") { $0.priority?.tier.number },
            .text("mine_id", "矿山编号", "mine id") { $0.mineID },
            .text("name", "矿山名称", "name") { $0.name },
            .text("town", "乡镇", "town") { $0.town },
            .decimal("score", "得分", "weighted sum, 0 to 1", unit: "1", decimals: 6) { $0.priority?.score },
            .integer("rank_low", "最优可能次序", "best possible rank") { $0.priority?.rankInterval.lowerBound },
            .integer("rank_high", "最差可能次序", "worst possible rank") { $0.priority?.rankInterval.upperBound },
        ]
        for (criterion, weight) in zip(ranking?.criteria ?? [], ranking?.weights ?? []) {
            let label = Messages.criterion(criterion)
            let printed = DecimalNumber.printed(weight, decimals: 4)?.printedText ?? ""
            columns.append(
                .decimal(
                    "contribution_\(criterion)",
                    "贡献：\(label.zh)（权重\(printed)）",
                    "contribution of \(label.en), weight \(printed)",
                    unit: "1",
                    decimals: 6
                ) { $0.priority?.contributions[criterion] }
            )
        }
        columns.append(
            .text("missing", "缺少数据", "criteria without data") { mine in
                guard let missing = mine.priority?.missing, !missing.isEmpty else { return nil }
                return missing.joined(separator: ";")
            }
        )
        columns.append(
            .text("tier_reason", "未定等级的原因", "why a mine has no tier") { mine in
                mine.priority?.tier.reason.map { Messages.tierReason($0).text(language) }
            }
        )
        return TableSheet(
            name: "ranking",
            title: LocalizedText(zh: "优先次序", en: "ranking"),
            definitions: columns,
            rows: ranked
        )
    }

    /// The sheet `ranking_criteria`: each criterion with its weight, or that it was left out for lack of data.
    static func criteria(_ ranking: RankingSummary, language: UserLanguage) -> TableSheet {
        struct Row {
            let key: String
            let weight: Double?
        }
        let used = zip(ranking.criteria, ranking.weights).map { Row(key: $0, weight: $1) }
        let columns: [ColumnDefinition<Row>] = [
            .text("criterion", "指标代码", "criterion key") { $0.key },
            .text("name", "指标", "criterion") { Messages.criterion($0.key).text(language) },
            .decimal("weight", "权重", "weight after renormalisation", unit: "1", decimals: 4) { $0.weight },
            .text("use", "是否参加排序", "used or left out") {
                Messages.criterionUse(isDropped: $0.weight == nil).text(language)
            },
        ]
        return TableSheet(
            name: "ranking_criteria",
            title: LocalizedText(zh: "排序指标", en: "ranking criteria"),
            definitions: columns,
            rows: used + ranking.dropped.map { Row(key: $0, weight: nil) }
        )
    }
}
