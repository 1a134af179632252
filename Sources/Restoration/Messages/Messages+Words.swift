/// Machine keys in words, for tables and legends; the English word is the key itself.
extension Messages {
    /// A kind of mine; what is none stays as it is.
    public static func mineKind(_ key: String) -> LocalizedText {
        switch MineKind(rawValue: key) {
        case .smallCoalClosedByPolicy: return LocalizedText(zh: "政策性关闭小煤矿", en: key)
        case .sandStoneClayClosedByPolicy: return LocalizedText(zh: "政策性关闭砂石粘土矿", en: key)
        case .closedOrAbandoned: return LocalizedText(zh: "闭坑或废弃矿山", en: key)
        case .other: return LocalizedText(zh: "其他", en: key)
        case nil: return LocalizedText(zh: key, en: key)
        }
    }

    /// How a mine lies to a protected layer.
    public static func relation(_ relation: ProtectedRelation) -> LocalizedText {
        switch relation {
        case .inside: return LocalizedText(zh: "位于其内", en: relation.rawValue)
        case .intersects: return LocalizedText(zh: "相交", en: relation.rawValue)
        case .touches: return LocalizedText(zh: "相接", en: relation.rawValue)
        case .withinBuffer: return LocalizedText(zh: "缓冲距离内", en: relation.rawValue)
        case .visible: return LocalizedText(zh: "可视", en: relation.rawValue)
        }
    }

    /// What a row of the class table is.
    public static func classRow(_ key: String) -> LocalizedText {
        switch key {
        case "class": return LocalizedText(zh: "分级", en: key)
        case "nodata": return LocalizedText(zh: "无数据", en: key)
        case "masked": return LocalizedText(zh: "掩膜", en: key)
        case "outside": return LocalizedText(zh: "影像外", en: key)
        default: return LocalizedText(zh: key, en: key)
        }
    }

    /// Whether a criterion took part in the ranking.
    public static func criterionUse(isDropped: Bool) -> LocalizedText {
        isDropped
            ? LocalizedText(zh: "无数据，未参加排序", en: "left out for lack of data")
            : LocalizedText(zh: "参加排序", en: "used")
    }

    /// A value of the rules in words: lists with commas, objects as `key value`.
    public static func ruleValue(_ value: JSONValue) -> String {
        if let list = value.arrayValue {
            return list.map { $0.arrayValue == nil ? ruleValue($0) : "(" + ruleValue($0) + ")" }.joined(separator: ", ")
        }
        if let object = value.objectValue {
            return object.members.map { "\($0.key) \(ruleValue($0.value))" }.joined(separator: ", ")
        }
        return value.stringValue ?? value.serialized()
    }
}

extension Messages {
    /// A protected kind's name (domain 3.3).
    public static func protectedKind(_ kind: ProtectedKind) -> LocalizedText {
        switch kind {
        case .natureReserve: return LocalizedText(zh: "自然保护区", en: "nature reserve")
        case .waterSource: return LocalizedText(zh: "水源地保护区", en: "water source")
        case .scenic: return LocalizedText(zh: "景观区", en: "scenic area")
        case .residential: return LocalizedText(zh: "居民集中生活区", en: "residential area")
        case .traffic: return LocalizedText(zh: "重要交通干线", en: "traffic trunk line")
        case .river: return LocalizedText(zh: "河流沿线", en: "river")
        case .ecologicalRedline: return LocalizedText(zh: "生态保护红线", en: "ecological redline")
        case .basicFarmland: return LocalizedText(zh: "永久基本农田", en: "basic farmland")
        case .historic: return LocalizedText(zh: "历史文化保护范围", en: "historic site")
        }
    }
}
