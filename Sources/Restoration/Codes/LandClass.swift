/// A land class of the third survey as it stands in polygon tables (domain 2.2). Unknown codes are kept, never dropped.
public struct LandClass: Sendable, Hashable {
    /// The classes by which subsided land is graded (domain 2.3).
    public enum GradeClass: String, Sendable, Hashable, CaseIterable, Codable {
        /// 水田
        case paddy
        /// 水浇地
        case irrigated
        /// 旱地
        case dry
        /// 园地、林地、草地
        case forestGrass = "forest_grass"
    }

    /// The code as in the data, trimmed, a trailing K in upper case.
    public let code: String
    /// The code without K.
    public let baseCode: String
    /// True for a trailing K: land that could be turned back into farmland.
    public let isConvertible: Bool
    /// Chinese name; nil outside the table.
    public let name: String?
    /// The class for grading; nil for land that is not graded by subsidence, and for unknown codes.
    public let gradeClass: GradeClass?

    /// Interprets a code of two or four digits with an optional K; other texts give a class without name or grade.
    public init(_ text: String) {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined().uppercased()
        code = trimmed
        isConvertible = trimmed.hasSuffix("K")
        baseCode = isConvertible ? String(trimmed.dropLast()) : trimmed
        name = LandClassTable.names[baseCode]
        gradeClass = LandClass.gradeClass(baseCode)
    }

    private static func gradeClass(_ code: String) -> GradeClass? {
        guard code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        switch code {
        case "0101": return .paddy
        case "0102": return .irrigated
        case "0103": return .dry
        default:
            // 02 by assumption [G].
            return [2, 4].contains(code.count) && ["02", "03", "04"].contains(code.prefix(2)) ? .forestGrass : nil
        }
    }
}

/// The names behind `LandClass`.
enum LandClassTable {
    static let names: [String: String] = [
        "01": "耕地", "0101": "水田", "0102": "水浇地", "0103": "旱地",
        "02": "园地", "0201": "果园", "0202": "茶园", "0203": "橡胶园", "0204": "其他园地",
        "03": "林地", "0301": "乔木林地", "0302": "竹林地", "0303": "红树林地", "0304": "森林沼泽", "0305": "灌木林地",
        "0306": "灌丛沼泽", "0307": "其他林地",
        "04": "草地", "0401": "天然牧草地", "0402": "沼泽草地", "0403": "人工牧草地", "0404": "其他草地",
        "05": "商服用地", "06": "工矿仓储用地", "0601": "工业用地", "0602": "采矿用地", "0603": "盐田", "0604": "仓储用地",
        "07": "住宅用地", "0701": "城镇住宅用地", "0702": "农村宅基地",
        "08": "公共管理与公共服务用地", "09": "特殊用地",
        "10": "交通运输用地", "1001": "铁路用地", "1002": "轨道交通用地", "1003": "公路用地", "1004": "城镇村道路用地",
        "1005": "交通服务场站用地", "1006": "农村道路", "1007": "机场用地", "1008": "港口码头用地", "1009": "管道运输用地",
        "11": "水域及水利设施用地", "1101": "河流水面", "1102": "湖泊水面", "1103": "水库水面", "1104": "坑塘水面",
        "1105": "沿海滩涂", "1106": "内陆滩涂", "1107": "沟渠", "1108": "沼泽地", "1109": "水工建筑用地",
        "1110": "冰川及永久积雪",
        "12": "其他土地", "1201": "空闲地", "1202": "设施农用地", "1203": "田坎", "1204": "盐碱地", "1205": "沙地",
        "1206": "裸土地", "1207": "裸岩石砾地",
    ]
}
