/// A five-digit mineral code of the national tables (domain 5.4); codes outside the table are accepted without a name.
public struct MineralCode: Sendable, Hashable {
    /// The groups by first digit.
    public enum Group: Int, Sendable, Hashable, CaseIterable {
        /// 能源
        case energy = 1
        /// 黑色金属
        case ferrous
        /// 有色金属
        case nonFerrous
        /// 贵金属
        case precious
        /// 稀有、稀土
        case rare
        /// 冶金辅助原料
        case metallurgicalAuxiliary
        /// 化工原料
        case chemical
        /// 建材及其他非金属
        case nonMetal
        /// 水气
        case waterAndGas
    }

    /// The five digits.
    public let code: String
    /// Chinese name; nil outside the table.
    public let chineseName: String?
    /// English name; nil outside the table.
    public let englishName: String?
    /// The group by the first digit; nil for 0.
    public let group: Group?

    /// Interprets a code; nil when it is not five digits.
    public init?(_ code: String) {
        guard code.utf8.count == 5, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.code = code
        chineseName = MineralTable.names[code]?.zh
        englishName = MineralTable.names[code]?.en
        group = code.first?.wholeNumberValue.flatMap(Group.init(rawValue:))
    }
}

/// The names behind `MineralCode`.
enum MineralTable {
    static let names: [String: LocalizedText] = Dictionary(
        uniqueKeysWithValues: rows.map { ($0.0, LocalizedText(zh: $0.1, en: $0.2)) }
    )

    private static let rows: [(String, String, String)] = [
        ("11001", "煤炭", "coal"), ("11005", "煤层气", "coalbed methane"), ("11006", "石煤", "stone coal"),
        ("17050", "地热", "geothermal"), ("22001", "铁矿", "iron"), ("22002", "锰矿", "manganese"),
        ("32006", "铜矿", "copper"), ("32007", "铅矿", "lead"), ("32008", "锌矿", "zinc"),
        ("32009", "铝土矿", "bauxite"), ("32014", "钨矿", "tungsten"), ("32015", "锡矿", "tin"),
        ("42201", "金矿", "gold"), ("42202", "银矿", "silver"), ("52402", "锂矿", "lithium"),
        ("52600", "轻稀土矿", "light rare earth"), ("63701", "萤石", "fluorite"),
        ("63904", "熔剂用石灰岩", "flux limestone"), ("75690", "磷矿", "phosphate"), ("83020", "石墨", "graphite"),
        ("83520", "石膏", "gypsum"), ("83900", "石灰岩", "limestone"), ("83906", "水泥用石灰岩", "cement limestone"),
        ("83907", "建筑石料用灰岩", "building-stone limestone"), ("83940", "白云岩", "dolomite"),
        ("83970", "砂岩", "sandstone"), ("83978", "建筑用砂岩", "building sandstone"),
        ("83993", "建筑用砂", "building sand"), ("84132", "砖瓦用页岩", "brick shale"), ("84150", "高岭土", "kaolin"),
        ("84170", "陶瓷土", "ceramic clay"), ("84290", "膨润土", "bentonite"), ("84412", "砖瓦用粘土", "brick clay"),
        ("84555", "建筑用玄武岩", "building basalt"), ("84711", "建筑用花岗岩", "building granite"),
        ("84712", "饰面用花岗岩", "facing granite"), ("84853", "建筑用凝灰岩", "building tuff"),
        ("84911", "饰面用大理岩", "facing marble"), ("97010", "矿泉水", "mineral water"),
        ("97030", "地下水", "groundwater"), ("99999", "其他", "other"),
    ]
}
