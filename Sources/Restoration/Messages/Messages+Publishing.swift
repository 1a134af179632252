/// Texts of tables, workbooks and written layers.
extension Messages {
    /// A subsidence class in words: `0.1–0.5 m`, nil bounds are open.
    public static func subsidenceClass(from: Double?, to: Double?) -> LocalizedText {
        switch (from, to) {
        case (nil, nil): return LocalizedText(zh: "全部", en: "all")
        case (nil, let to?): return LocalizedText(zh: "≤\(to)米", en: "<=\(to) m")
        case (let from?, nil): return LocalizedText(zh: ">\(from)米", en: ">\(from) m")
        case (let from?, let to?): return LocalizedText(zh: "\(from)–\(to)米", en: "\(from)-\(to) m")
        }
    }

    /// Pieces without a town or category.
    public static let unassigned = LocalizedText(zh: "（未划入）", en: "(none)")

    /// What a totals row covers.
    public static func totalsScope(_ scope: String) -> LocalizedText {
        switch scope {
        case "county": return LocalizedText(zh: "全县", en: scope)
        case "town": return LocalizedText(zh: "乡镇", en: scope)
        default: return LocalizedText(zh: "类别", en: scope)
        }
    }

    /// Why a mine has no tier.
    public static func tierReason(_ reason: PriorityTier.Reason) -> LocalizedText {
        switch reason {
        case .nothingDamaged: LocalizedText(zh: "无损毁", en: "nothing is damaged")
        case .peopleUnknown: LocalizedText(zh: "受威胁人数未知", en: "people threatened are unknown")
        case .protectedUnknown: LocalizedText(zh: "未给出保护图层", en: "no protected layer was given")
        case .severeShareUnknown: LocalizedText(zh: "重度损毁比例未知", en: "the severely damaged share is unknown")
        }
    }

    /// A ranking criterion by its key (domain 3.5); the key itself for one's own criteria.
    public static func criterion(_ key: String) -> LocalizedText {
        switch key {
        case "hazard": return LocalizedText(zh: "受威胁人数", en: "people threatened")
        case "protected": return LocalizedText(zh: "涉及保护范围", en: "protected-layer hit")
        case "damaged_area": return LocalizedText(zh: "损毁面积", en: "damaged area")
        case "severe_share": return LocalizedText(zh: "重度损毁比例", en: "share of grade 3")
        case "visible_share": return LocalizedText(zh: "可视比例", en: "visible share")
        case "vegetation_gap": return LocalizedText(zh: "植被缺口", en: "vegetation gap")
        default: return LocalizedText(zh: key, en: key)
        }
    }

    /// Label of the project's name.
    public static let aboutProject = LocalizedText(zh: "项目", en: "project")
    /// Label of the county code.
    public static let aboutAdcode = LocalizedText(zh: "行政区划代码", en: "county code")
    /// Label of the day the figures are of.
    public static let aboutAsOf = LocalizedText(zh: "数据截止日期", en: "as of")
    /// Label of the area method.
    public static let aboutAreaMethod = LocalizedText(zh: "面积口径", en: "area method")
    /// Label of the working CRS.
    public static let aboutCRS = LocalizedText(zh: "工作坐标系", en: "working CRS")
    /// Label of the units.
    public static let aboutUnits = LocalizedText(zh: "单位", en: "units")
    /// The units.
    public static let aboutUnitsText = LocalizedText(
        zh: "1亩 = 2000/3 平方米；1公顷 = 15亩；四舍五入",
        en: "1 mu = 2000/3 m2; 1 ha = 15 mu; rounded half up"
    )
    /// Label of the forced balance.
    public static let aboutBalance = LocalizedText(zh: "平差", en: "balance")
    /// What is balanced.
    public static let aboutBalanceText = LocalizedText(
        zh: "分项按最大余数法强制平差，与打印的合计一致；空格表示没有数据，不是零",
        en: "parts are balanced by largest remainder to the printed totals; an empty cell means no data, not zero"
    )
    /// Label of an assumption.
    public static let aboutAssumption = LocalizedText(zh: "假定", en: "assumption")
    /// Label of a rule mark.
    public static let aboutRule = LocalizedText(zh: "规则依据", en: "rule")
    /// Label of the ranking.
    public static let aboutRanking = LocalizedText(zh: "排序", en: "ranking")
    /// Title of the sheet about the workbook.
    public static let aboutTitle = LocalizedText(zh: "说明", en: "about")

    /// How the ranking came about, in one line.
    public static func rankingSummary(_ ranking: RankingSummary) -> LocalizedText {
        let ratio = DecimalNumber(ranking.consistencyRatio).rounded(to: 4).text(minimumDecimals: 4)
        let dropped = ranking.dropped.map(criterion)
        let zhDropped = dropped.isEmpty ? "" : "；无数据而未参加：" + dropped.map(\.zh).joined(separator: "、")
        let enDropped =
            dropped.isEmpty ? "" : "; left out for lack of data: " + dropped.map(\.en).joined(separator: ", ")
        let used = ranking.criteria.map(criterion)
        return LocalizedText(
            zh: "层次分析法加权和，一致性比率 CR = \(ratio)；指标：" + used.map(\.zh).joined(separator: "、") + zhDropped,
            en: "AHP weighted sum, consistency ratio CR = \(ratio); criteria: "
                + used.map(\.en).joined(separator: ", ") + enDropped
        )
    }

    /// A file that could not be written.
    public static func writeFailed(path: String) -> LocalizedText {
        LocalizedText(
            zh: "无法写入文件：\(path)。请检查磁盘空间和写入权限后重试。",
            en: "cannot write \(path); check free space and permissions, then try again"
        )
    }

    /// Field names that were cut for a shapefile; long lists are cut short, `fields.csv` has them all.
    public static func namesShortened(_ names: [(field: String, short: String)], file: String) -> LocalizedText {
        let shown = names.prefix(8).map { "\($0.field) → \($0.short)" }
        let rest = names.count > shown.count
        return LocalizedText(
            zh: "\(file)：\(names.count) 个字段名超过 10 字节或重名，已缩短，对照表见 fields.csv："
                + shown.joined(separator: "、") + (rest ? " 等" : ""),
            en: "\(file): \(names.count) field names were shortened to 10 bytes, see fields.csv: "
                + shown.joined(separator: ", ") + (rest ? ", …" : "")
        )
    }

    /// What to do about shortened names and texts.
    public static let useGeoPackage = LocalizedText(
        zh: "需要完整内容时请使用 GeoPackage。",
        en: "use the GeoPackage where the whole text is needed"
    )

    /// A text that was cut for a shapefile.
    public static func textCut(field: String, feature: Int64, file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：要素 \(feature) 的“\(field)”超过 254 字节，已在字符边界截断",
            en: "\(file): \(field) of feature \(feature) is longer than 254 bytes and was cut between characters"
        )
    }

    /// Characters that the chosen encoding does not have.
    public static func textNotInEncoding(field: String, feature: Int64, file: String, encoding: String) -> LocalizedText
    {
        LocalizedText(
            zh: "\(file)：要素 \(feature) 的“\(field)”含有 \(encoding) 没有的字符，已写为“?”",
            en: "\(file): \(field) of feature \(feature) has characters that \(encoding) lacks; they are written as ?"
        )
    }

    /// A shapefile that would pass 2 GB.
    public static func shapefileTooLarge(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 将超过 Shapefile 的 2 GB 上限。请改用 GeoPackage 输出。",
            en: "\(path) would pass the 2 GB limit of shapefiles; write a GeoPackage instead"
        )
    }

    /// A table with more fields or wider records than a shapefile can have.
    public static func shapefileTooWide(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 的字段超过 255 个，或一条记录超过 65535 字节，Shapefile 存不下。请改用 GeoPackage，或少选字段。",
            en:
                "\(path) has more than 255 fields or records wider than 65,535 bytes; write a GeoPackage or fewer fields"
        )
    }

    /// A ring that rounding to 7 decimals broke.
    public static func ringBrokenByRounding(layer: String, feature: Int64, file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：图层“\(layer)”的要素 \(feature) 的环在坐标取 7 位小数后自相交",
            en: "\(file): a ring of feature \(feature) of layer \(layer) crosses itself after rounding to 7 decimals"
        )
    }

    /// A ring that vanished when rounded to 7 decimals.
    public static func ringVanished(layer: String, feature: Int64, file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：图层“\(layer)”的要素 \(feature) 的一个环在坐标取 7 位小数后消失",
            en: "\(file): a ring of feature \(feature) of layer \(layer) vanished when rounded to 7 decimals"
        )
    }

    /// What to do about rings that rounding broke.
    public static let ringBrokenFix = LocalizedText(
        zh: "用 --native 保留原坐标，或使用 GeoPackage。",
        en: "keep the coordinates with --native, or use the GeoPackage"
    )

    /// A layer without a CRS that a format needs.
    public static func exportNeedsCRS(layer: String, path: String) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”没有坐标系，无法写成 \(path)。请用 --assume-crs 声明，或用 --native 按原样写出。",
            en:
                "layer \(layer) has no CRS and cannot be written to \(path); declare it with --assume-crs or use --native"
        )
    }

    /// Coordinates that could not be brought to the output's CRS.
    public static func exportTransformFailed(layer: String, path: String, crs: String) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”的坐标无法转换到 \(crs)（写 \(path) 时）。请检查输入坐标系，或改用其他输出坐标系。",
            en: "coordinates of layer \(layer) cannot be brought to \(crs) while writing \(path); "
                + "check the input CRS or choose another one for the output"
        )
    }

    /// A table's geometry mixes what the format keeps apart.
    public static func mixedGeometry(layer: String, path: String) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”混有点、线、面，\(path) 只能存一种。请先分开，或使用 GeoPackage、GeoJSON。",
            en: "layer \(layer) mixes points, lines and polygons, \(path) holds one kind; split it or use GeoPackage"
        )
    }

    /// A mine's status by its key (domain 3.4); the key itself for others.
    public static func mineStatus(_ key: String) -> LocalizedText {
        switch MineStatus(rawValue: key) {
        case .producing: return LocalizedText(zh: "生产", en: key)
        case .suspended: return LocalizedText(zh: "停产", en: key)
        case .closed: return LocalizedText(zh: "闭坑", en: key)
        case .closedByPolicy: return LocalizedText(zh: "政策性关闭", en: key)
        case .abandoned: return LocalizedText(zh: "废弃", en: key)
        case .unlicensed: return LocalizedText(zh: "无证采矿点", en: key)
        case .legacy: return LocalizedText(zh: "历史遗留", en: key)
        case .unknown: return LocalizedText(zh: "不明", en: key)
        case nil: return LocalizedText(zh: key, en: key)
        }
    }
}
