/// A named dictionary between our field names and those of a known register (features A6).
///
/// The same profile reads a delivery and writes one back: the first alias is the name on export.
public struct FieldProfile: Sendable, Hashable {
    /// The key in the project file.
    public let name: String
    /// Other words for the key.
    public let otherNames: [String]
    /// Our name → the names sources use, the usual one first.
    public let aliases: [String: [String]]
    /// Our name → source code → our value, for fields with code lists.
    public let codes: [String: [String: String]]

    /// The source's usual name of one of our fields; nil when the profile has none.
    public func theirName(_ ourName: String) -> String? { aliases[ourName]?.first }

    /// Our name of a source's field, whatever its case; nil when the profile does not know it.
    public func ourName(_ theirName: String) -> String? {
        let key = theirName.lowercased()
        return aliases.filter { $0.value.contains { $0.lowercased() == key } }.map(\.key).min()
    }

    /// The source's code for one of our values, for export; the value itself where there is no code list.
    public func theirValue(_ value: String, of ourName: String) -> String {
        codes[ourName]?.filter { $0.value == value }.map(\.key).min() ?? value
    }

    /// The profile of a name; nil when there is none.
    public static func named(_ name: String) -> FieldProfile? {
        let key = name.lowercased()
        return all.first { $0.name == key || $0.otherNames.contains { $0.lowercased() == key } }
    }

    /// All profiles.
    public static let all: [FieldProfile] = [oneMineOneFile, legacyMine]

    /// 一矿一档: the register of plan 003 with the Chinese names of its tables (domain 5.1).
    public static let oneMineOneFile = FieldProfile(
        name: "one_mine_one_file",
        otherNames: ["一矿一档", "plan-003"],
        aliases: [
            "mine_id": ["统一编号", "矿山编号", "编号"],
            "patch_id": ["图斑编号"],
            "name": ["矿山名称", "矿区名称", "名称"],
            "holder_org": ["采矿权人", "矿权人"],
            "location": ["位置", "矿山位置", "地址"],
            "town": ["乡镇", "街道", "所在乡镇"],
            "licence_no": ["采矿许可证号", "许可证号"],
            "mineral": ["矿种", "开采矿种", "主矿种"],
            "method": ["开采方式"],
            "scale": ["生产规模", "规模", "矿山规模"],
            "area_m2": ["面积", "矿区面积", "图斑面积"],
            "checked_m2": ["图斑核定面积", "核定面积"],
            "treated_m2": ["实地治理面积", "治理面积"],
            "closed_year": ["关闭时间", "关闭年度", "闭坑时间"],
            "valid_from": ["有效期起", "发证日期"],
            "valid_to": ["有效期止", "有效期至"],
            "patch_class": ["图斑小类", "图斑大类"],
            "patch_kind": ["图斑属性"],
            "land_code": ["实地地类", "地类编码"],
            "owner": ["所有权", "权属"],
            "problem": ["生态问题", "存在问题"],
            "mode": ["修复方式", "拟修复方式"],
            "direction": ["修复方向", "拟修复方向"],
            "status": ["治理状态", "恢复治理情况", "治理情况", "状态"],
            "check_org": ["核查单位", "检查单位"],
            "check_date": ["核查日期", "检查日期"],
            "people": ["受威胁人数", "威胁人数"],
            "category": ["矿山类别", "矿山类型", "类别"],
        ],
        codes: [
            "method": ["露天": "open_pit", "地下": "underground", "井工": "underground", "联合": "combined"]
        ]
    )

    /// 历史遗留矿山核查: the polygon table of the national legacy-mine check (domain 5.1, codes of its web forms).
    public static let legacyMine = FieldProfile(
        name: "legacy_mine",
        otherNames: ["历史遗留矿山", "legacy"],
        aliases: [
            "mine_id": ["tybh", "统一编号", "tbbh", "图斑编号"],
            "patch_id": ["tbbh", "图斑编号"],
            "name": ["ksmc", "矿山名称"],
            "holder_org": ["ckqr", "采矿权人"],
            "licence_no": ["ckzh", "采矿许可证号"],
            "mineral": ["kz", "矿种"],
            "method": ["kcfs", "开采方式"],
            "scale": ["scgm", "生产规模"],
            "area_m2": ["tbmj", "图斑面积"],
            "checked_m2": ["tbhdmj", "图斑核定面积"],
            "treated_m2": ["sdzlmj", "实地治理面积"],
            "closed_year": ["gbnd", "关闭年度"],
            "patch_class": ["tbxl", "tbdl", "图斑小类"],
            "patch_kind": ["tbsx", "图斑属性"],
            "land_code": ["sddl", "实地地类"],
            "reserve_type": ["bhdlx", "保护地类型"],
            "reserve_level": ["bhdjb", "保护地级别"],
            "owner": ["syq", "所有权"],
            "problem": ["stwt", "生态问题"],
            "mode": ["nxffs", "拟修复方式"],
            "direction": ["nxffx", "拟修复方向"],
            "status": ["hfzlqk", "恢复治理情况"],
            "check_org": ["hcdw", "核查单位"],
            "check_date": ["hcrq", "核查日期"],
        ],
        codes: [
            "method": ["A": "open_pit", "B": "underground", "C": "combined"],
            "patch_kind": [
                "1": "pit", "2": "transfer_yard", "3": "waste_heap", "4": "building", "5": "subsidence_pit",
                "6": "shaft",
                "7": "other", "8": "false_change",
            ],
            "reserve_type": [
                "1": "national_park", "2": "nature_reserve", "3": "nature_park", "4": "other", "5": "none",
            ],
            "reserve_level": ["1": "state", "2": "province", "3": "city", "4": "county", "5": "none"],
            "owner": ["A": "state", "B": "collective"],
            "problem": ["1": "land", "2": "geological", "3": "vegetation"],
            "mode": ["1": "natural_recovery", "2": "assisted", "3": "reconstruction", "4": "conversion"],
            "status": ["A": "untreated", "B": "treated"],
        ]
    )
}
