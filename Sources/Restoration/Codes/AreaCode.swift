/// An administrative area code of GB/T 2260 and the names known for it (domain 5.5).
///
/// Provinces are known in full; cities and counties are those of the plans. A name that is not known is nil, never
/// guessed. Codes change in time: keep the year they are of beside them.
public struct AreaCode: Sendable, Hashable {
    /// The six digits.
    public let code: String
    /// Name of the county, for a county code in the table.
    public let county: String?
    /// Name of the city, where known.
    public let city: String?
    /// Name of the province, where the first two digits are one.
    public let province: String?

    /// Code of the province: the first two digits and 0000.
    public var provinceCode: String { code.prefix(2) + "0000" }

    /// Code of the city: the first four digits and 00; nil for a province's code.
    public var cityCode: String? { code.dropFirst(2) == "0000" ? nil : code.prefix(4) + "00" }

    /// Looks a code up; nil when the text is not six digits.
    public init?(_ code: String) {
        guard code.utf8.count == 6, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let current = AreaCodeTable.successors[code] ?? code
        self.code = code
        county = AreaCodeTable.counties[code]
        city = AreaCodeTable.cities[String(current.prefix(4))]
        province = AreaCodeTable.provinces[String(code.prefix(2))]
    }
}

/// The names behind `AreaCode`.
enum AreaCodeTable {
    /// Names by the first two digits.
    static let provinces: [String: String] = [
        "11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区",
        "21": "辽宁省", "22": "吉林省", "23": "黑龙江省",
        "31": "上海市", "32": "江苏省", "33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省", "37": "山东省",
        "41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区", "46": "海南省",
        "50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省", "54": "西藏自治区",
        "61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区", "65": "新疆维吾尔自治区",
        "71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区",
    ]

    /// Names by the first four digits.
    static let cities: [String: String] = [
        "1405": "晋城市", "1506": "鄂尔多斯市", "2104": "抚顺市", "3609": "宜春市", "6501": "乌鲁木齐市",
    ]

    /// Names by the whole code.
    static let counties: [String: String] = [
        "140521": "沁水县", "150627": "伊金霍洛旗", "152728": "伊金霍洛旗", "210422": "新宾满族自治县",
        "360923": "上高县", "650105": "水磨沟区",
    ]

    /// Codes of older tables and today's.
    static let successors: [String: String] = ["152728": "150627"]
}
