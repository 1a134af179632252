/// The types a value of the project file can have, for messages.
public enum ProjectValueKind: Sendable, Hashable {
    /// A text.
    case text
    /// A number.
    case number
    /// A whole number.
    case integer
    /// `true` or `false`.
    case boolean
    /// `yyyy-MM-dd`.
    case date
    /// Keys and values.
    case mapping
    /// A list.
    case list
    /// A list of numbers.
    case numberList
    /// A list of texts.
    case textList

    /// The type in words.
    var name: LocalizedText {
        switch self {
        case .text: return LocalizedText(zh: "文字", en: "a text")
        case .number: return LocalizedText(zh: "数字", en: "a number")
        case .integer: return LocalizedText(zh: "整数", en: "a whole number")
        case .boolean: return LocalizedText(zh: "true 或 false", en: "true or false")
        case .date: return LocalizedText(zh: "日期（如 2024-08-24）", en: "a date such as 2024-08-24")
        case .mapping: return LocalizedText(zh: "“键: 值”的组", en: "a mapping of keys to values")
        case .list: return LocalizedText(zh: "列表（每项以 - 开头）", en: "a list, each item after a dash")
        case .numberList: return LocalizedText(zh: "数字列表，如 [1, 2]", en: "a list of numbers such as [1, 2]")
        case .textList: return LocalizedText(zh: "文字列表，如 [甲, 乙]", en: "a list of texts such as [a, b]")
        }
    }
}

/// Texts about project files, and about the YAML they share with plan files.
extension Messages {
    /// A fault with its place in front.
    public static func projectFault(path: String, line: Int, column: Int, message: LocalizedText) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 第 \(line) 行第 \(column) 列：\(message.zh)",
            en: "\(path), line \(line), column \(column): \(message.en)"
        )
    }

    /// The file cannot be read.
    public static func projectUnreadable(path: String) -> LocalizedText {
        LocalizedText(
            zh: "读不到项目文件 \(path)。请检查路径，或用 regreen init 生成一个。",
            en: "the project file \(path) cannot be read. Check the path, or make one with regreen init."
        )
    }

    /// The file is larger than a project file can be.
    public static func projectTooLarge(bytes: Int) -> LocalizedText {
        LocalizedText(zh: "文件超过 \(bytes) 字节。", en: "the file is larger than \(bytes) bytes.")
    }

    /// The file is not UTF-8.
    public static func projectNotUTF8() -> LocalizedText {
        LocalizedText(
            zh: "文件不是 UTF-8 编码，请另存为 UTF-8。",
            en: "the file is not UTF-8; save it as UTF-8."
        )
    }

    /// Too many aliases.
    public static func projectTooManyAliases(limit: Int) -> LocalizedText {
        LocalizedText(
            zh: "别名（*名称）超过 \(limit) 个，请直接写出内容。",
            en: "more than \(limit) aliases (*name); write the values out."
        )
    }

    /// Too many values.
    public static func projectTooManyNodes(limit: Int) -> LocalizedText {
        LocalizedText(zh: "内容超过 \(limit) 项。", en: "more than \(limit) values.")
    }

    /// Nothing in it.
    public static func projectEmpty() -> LocalizedText {
        LocalizedText(zh: "文件是空的。", en: "the file is empty.")
    }

    /// The YAML parser's complaint.
    public static func projectNotYAML(problem: String) -> LocalizedText {
        LocalizedText(zh: "YAML 语法错误：\(problem)。", en: "this is not valid YAML: \(problem).")
    }

    /// An unknown key.
    public static func projectKeyUnknown(key: String, nearest: String?) -> LocalizedText {
        LocalizedText(
            zh: "没有名为 \(key) 的键" + (nearest.map { "，最接近的是 \($0)。" } ?? "。"),
            en: "there is no key \(key)" + (nearest.map { "; the nearest is \($0)." } ?? ".")
        )
    }

    /// A key without effect.
    public static func projectKeyUnused(key: String) -> LocalizedText {
        LocalizedText(
            zh: "\(key) 已读取并检查，但本版本尚不使用，结果与它无关。",
            en: "\(key) was read and checked, but this version does not use it; no figure depends on it."
        )
    }

    /// The keys that stand there.
    public static func projectValidKeys(_ keys: [String]) -> LocalizedText {
        guard !keys.isEmpty else {
            return LocalizedText(zh: "本版本在这里还没有可用的键，请删去", en: "this version has no keys here: leave it out")
        }
        let list = keys.joined(separator: ", ")
        return LocalizedText(zh: "可用的键：\(list)", en: "valid keys: \(list)")
    }

    /// A mandatory key is missing.
    public static func projectKeyMissing(key: String) -> LocalizedText {
        LocalizedText(zh: "缺少必填的键 \(key)。", en: "the mandatory key \(key) is missing.")
    }

    /// A value of the wrong type.
    public static func projectTypeWrong(key: String, expected: ProjectValueKind) -> LocalizedText {
        let key = key.isEmpty ? LocalizedText(zh: "整个文件", en: "the file") : LocalizedText(zh: key, en: key)
        return LocalizedText(
            zh: "\(key.zh) 应为\(expected.name.zh)。",
            en: "\(key.en) must be \(expected.name.en)."
        )
    }

    /// A value that means nothing there.
    public static func projectValueInvalid(key: String, value: String, expected: LocalizedText) -> LocalizedText {
        LocalizedText(
            zh: "\(key) 的值 \(value) 无效，应为\(expected.zh)。",
            en: "\(key) cannot be \(value); it must be \(expected.en)."
        )
    }

    /// A file that is not there.
    public static func projectFileMissing(key: String, path: String, folder: String) -> LocalizedText {
        LocalizedText(
            zh: "\(key) 指的文件 \(path) 不存在（相对路径从 \(folder) 算起）。",
            en: "\(key) names \(path), which does not exist (relative paths start in \(folder))."
        )
    }

    /// One of some words.
    public static func expectedOneOf(_ words: [String]) -> LocalizedText {
        LocalizedText(
            zh: "以下之一：" + words.joined(separator: "、"),
            en: (words.count > 1 ? "one of " : "") + words.joined(separator: ", ")
        )
    }

    /// A positive number.
    public static func expectedPositive() -> LocalizedText {
        LocalizedText(zh: "大于 0 的数", en: "a number above 0")
    }

    /// A number in a range.
    public static func expectedRange(_ range: String) -> LocalizedText {
        LocalizedText(zh: "\(range) 之间的数", en: "a number in \(range)")
    }

    /// A date.
    public static func expectedDate() -> LocalizedText {
        LocalizedText(zh: "真实存在的日期，如 2024-08-24", en: "a real date such as 2024-08-24")
    }

    /// A date not before another.
    public static func expectedNotBefore(_ date: String) -> LocalizedText {
        LocalizedText(zh: "不早于 \(date) 的日期", en: "a date not before \(date)")
    }

    /// An EPSG code.
    public static func expectedEPSG() -> LocalizedText {
        LocalizedText(zh: "EPSG 代码，如 EPSG:4525", en: "an EPSG code such as EPSG:4525")
    }

    /// A CRS that the database knows.
    public static func expectedKnownCRS() -> LocalizedText {
        LocalizedText(zh: "坐标系库中有的坐标系，如 EPSG:4525", en: "a CRS the database knows, such as EPSG:4525")
    }

    /// A plane for the working CRS.
    public static func expectedProjectedCRS(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "投影坐标系（\(name) 不是），如 EPSG:4525",
            en: "a projected CRS, which \(name) is not; for example EPSG:4525"
        )
    }

    /// A field name of ours.
    public static func expectedOnce(_ name: String) -> LocalizedText {
        LocalizedText(zh: "只写一次（\(name) 已有）", en: "given once; \(name) is there already")
    }

    /// A county code.
    public static func expectedAdcode() -> LocalizedText {
        LocalizedText(zh: "六位行政区划代码，如 140521", en: "a county code of six digits such as 140521")
    }

    /// A county box.
    public static func expectedCountyBox() -> LocalizedText {
        LocalizedText(
            zh: "[西, 南, 东, 北] 四个经纬度",
            en: "[west, south, east, north] in degrees of longitude and latitude"
        )
    }

    /// Ascending numbers.
    public static func expectedAscending() -> LocalizedText {
        LocalizedText(zh: "由小到大的米数", en: "metres in ascending order")
    }

    /// A memory size.
    public static func expectedMemorySize() -> LocalizedText {
        LocalizedText(zh: "内存大小，如 1GiB", en: "a memory size such as 1GiB")
    }

    /// A grid stands alone.
    public static func expectedGridAlone() -> LocalizedText {
        LocalizedText(zh: "不与 grid 同时出现", en: "left out when grid is given")
    }

    /// Only translations.
    public static func expectedTranslationOnly() -> LocalizedText {
        LocalizedText(zh: "不写（translation 只有 dx、dy、dz）", en: "left out: translation has dx, dy and dz only")
    }
}
