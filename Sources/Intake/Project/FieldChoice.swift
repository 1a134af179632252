import GeoModel

/// Chooses fields of a table for our names.
enum FieldChoice {
    private static let identifiers = [
        "mine_id", "统一编号", "矿山编号", "tybh", "图斑编号", "tbbh", "编号", "地块编号", "id", "code", "采矿许可证号", "许可证号", "ckzh",
        "licence_no",
        "矿山名称", "ksmc", "name", "名称", "地块名称",
    ]

    /// The field to use as mine id: a known name whose values are all there, else the first that is there and unique.
    static func identifier(_ table: FeatureTable) -> String? {
        for name in identifiers {
            for (index, field) in table.fields.enumerated() where field.name.lowercased() == name {
                if values(table.columns[index]).allSatisfy({ $0 != nil }) { return field.name }
            }
        }
        for (index, field) in table.fields.enumerated() where field.type == .string || field.type == .integer {
            let texts = values(table.columns[index])
            if !PersonalFields.isPersonal(field.name), texts.allSatisfy({ $0 != nil }), Set(texts).count == texts.count
            {
                return field.name
            }
        }
        return nil
    }

    /// Our names with fields of the table by the names of the profiles.
    static func mapping(_ table: FeatureTable, id: String?, names: [String]) -> [(String, String)] {
        names.compactMap { ours in
            let aliases = [ours] + FieldProfile.all.flatMap { $0.aliases[ours] ?? [] } + extra(ours)
            for alias in aliases {
                if let field = table.fields.first(where: { $0.name.lowercased() == alias.lowercased() }),
                    field.name != id || ours == "name"
                {
                    return (ours, field.name)
                }
            }
            return nil
        }
    }

    /// True for words that do not say the unit of an area.
    static func isAreaOfUnknownUnit(_ name: String) -> Bool { !name.lowercased().hasSuffix("m2") }

    private static func extra(_ ours: String) -> [String] {
        switch ours {
        case "area_m2": return ["登记面积", "批准面积", "核准面积", "area"]
        case "date": return ["日期", "治理日期", "验收日期", "完成日期", "损毁日期", "rq"]
        case "name": return ["地块名称", "mc", "xzqmc", "乡镇名称", "NAME"]
        case "status": return ["zt", "修复状态", "恢复状态"]
        case "mine_id": return ["矿山编号", "统一编号"]
        default: return []
        }
    }

    private static func values(_ column: AttributeColumn) -> [String?] {
        (0..<column.count).map { column[$0].text.flatMap { $0.trimmingSpaces().isEmpty ? nil : $0 } }
    }
}
