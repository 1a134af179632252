extension Messages {
    /// Distances of a plane that does not fit its place; the worst pair in metres.
    public static func distanceDistorted(
        pairs: Int,
        of all: Int,
        plane: Double,
        geodesic: Double,
        crs: String
    ) -> LocalizedText {
        let (shown, onEarth) = (metres(plane), metres(geodesic))
        return LocalizedText(
            zh: "\(all) 个距离中有 \(pairs) 个在 \(crs) 平面上失真：最大处平面 \(shown) 米，椭球面 \(onEarth) 米",
            en:
                "\(pairs) of \(all) distances are distorted in \(crs): at worst \(shown) m in the plane, \(onEarth) m on the ellipsoid"
        )
    }

    /// What to do about it.
    public static let distanceDistortedFix = LocalizedText(
        zh: "先用 regreen convert … --to 换到所在带的高斯平面",
        en: "bring the layers to the Gauss plane of their zone first: regreen convert … --to EPSG:…"
    )

    private static func metres(_ value: Double) -> String { String(Int(value.rounded())) }

    /// Why a declared CRS was taken.
    public static func crsDeclared(_ crs: String, file: String?) -> LocalizedText {
        guard let file, file != crs else {
            return LocalizedText(zh: "项目或命令行指定 \(crs)", en: "declared as \(crs)")
        }
        return LocalizedText(zh: "项目或命令行指定 \(crs)（文件自述为 \(file)）", en: "declared as \(crs) (the file says \(file))")
    }

    /// The file says its CRS.
    public static func crsOfFile(_ crs: String) -> LocalizedText {
        LocalizedText(zh: "文件自述为 \(crs)", en: "the file says \(crs)")
    }

    /// The format prescribes the CRS.
    public static func crsOfFormat(_ crs: String) -> LocalizedText {
        LocalizedText(zh: "格式规定为 \(crs)", en: "the format prescribes \(crs)")
    }

    /// Nothing to decide on.
    public static func crsNoCoordinates() -> LocalizedText {
        LocalizedText(zh: "没有坐标，也没有声明坐标系", en: "no coordinates and no declared CRS")
    }

    /// The coordinates allow one reading.
    public static func crsSniffed(_ crs: String, usesCountyBox: Bool) -> LocalizedText {
        usesCountyBox
            ? LocalizedText(
                zh: "文件没有坐标系；由坐标数值和县域范围判断为 \(crs)（无法由数值区分 CGCS2000、西安80、北京54）",
                en:
                    "the file has no CRS; coordinates and county box together read as \(crs) (numbers cannot tell CGCS2000 from"
                    + " Xian 1980 or Beijing 1954)"
            )
            : LocalizedText(
                zh: "文件没有坐标系；由坐标数值判断为 \(crs)（无法由数值区分 CGCS2000、西安80、北京54）",
                en:
                    "the file has no CRS; its coordinates read as \(crs) (numbers cannot tell CGCS2000 from Xian 1980 or"
                    + " Beijing 1954)"
            )
    }

    /// A CRS was taken from the numbers.
    public static func crsTakenFromNumbers(_ file: String, crs: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：没有坐标系，按坐标数值当作 \(crs)；基准面（CGCS2000、西安80、北京54）无法由数值判断",
            en:
                "\(file): has no CRS, taken as \(crs) by its numbers; the datum (CGCS2000, Xian 1980 or Beijing 1954) cannot be"
                + " told from numbers"
        )
    }

    /// No CRS, and the numbers do not settle it.
    public static func crsMissing(_ file: String, kind: String?, needsZone: Bool, proposal: Int?) -> LocalizedText {
        let like = kind ?? "unknown"
        let zone = needsZone
        return LocalizedText(
            zh: "\(file)：没有坐标系；坐标看起来像 \(like)\(zone ? "，缺带号" : "")\(proposal.map { "，可能是 EPSG:\($0)" } ?? "")",
            en: "\(file): has no CRS; its coordinates look like \(like)\(zone ? ", the zone is not known" : "")"
                + (proposal.map { ", possibly EPSG:\($0)" } ?? "")
        )
    }

    /// How to name a CRS.
    public static func addCRS(_ code: Int?) -> LocalizedText {
        let text = code.map { "EPSG:\($0)" } ?? "EPSG:…"
        return LocalizedText(
            zh: "核对资料后在该图层写 crs: \(text)，或使用 --assume-crs \(text)",
            en: "check the papers, then write crs: \(text) at the layer or use --assume-crs \(text)"
        )
    }

    /// A CRS text nobody understands.
    public static func crsUnknown(_ file: String, text: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：不认识的坐标系 \(text)", en: "\(file): unknown CRS \(text)")
    }

    /// North and east are exchanged against a known CRS.
    public static func axisSwapped(_ file: String, crs: String, x: Double, y: Double) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：坐标的南北与东西写反了（x = \(x)，y = \(y)，坐标系 \(crs)）",
            en: "\(file): north and east stand in the wrong order (x = \(x), y = \(y), CRS \(crs))"
        )
    }

    /// North and east are exchanged and no CRS is known.
    public static func axisSwappedWithoutCRS(_ file: String, kind: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：没有坐标系，且坐标的南北与东西写反了（像 \(kind)）",
            en: "\(file): has no CRS, and north and east stand in the wrong order (looks like \(kind))"
        )
    }

    /// What to do about exchanged axes.
    public static let axisSwappedFix = LocalizedText(
        zh: "在源数据中交换 X、Y 后重新导出（测量坐标 X 为北）；拐点表和国土TXT 可直接读取",
        en:
            "exchange x and y in the source and export it again (survey X is north); corner tables and boundary texts are read"
            + " as they are"
    )

    /// The zone prefix is there and should not be, or the reverse.
    public static func zonePrefix(_ file: String, crs: String, easting: Double, dataHavePrefix: Bool) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：横坐标 \(easting) \(dataHavePrefix ? "带有" : "没有")带号前缀，与坐标系 \(crs) 不符",
            en:
                "\(file): easting \(easting) \(dataHavePrefix ? "carries a" : "has no") zone prefix, which \(crs) does not allow"
        )
    }

    /// The CRS with or without prefix to use instead.
    public static func zonePrefixFix(crs code: Int?) -> LocalizedText {
        guard let code else {
            return LocalizedText(zh: "改用带号前缀相符的坐标系", en: "name the CRS whose eastings are written this way")
        }
        return LocalizedText(
            zh: "改写 crs: EPSG:\(code)，或使用 --assume-crs EPSG:\(code)",
            en: "write crs: EPSG:\(code) or use --assume-crs EPSG:\(code)"
        )
    }

    /// The data leave the CRS's area of use.
    public static func outsideAreaOfUse(
        _ file: String,
        crs: String,
        x: Double,
        y: Double,
        guess: String?
    ) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：坐标（\(x)，\(y)）远在 \(crs) 的适用范围之外\(guess.map { "；数值看起来像：\($0)" } ?? "")",
            en: "\(file): coordinates (\(x), \(y)) lie far outside the area of use of \(crs)"
                + (guess.map { "; they look like: \($0)" } ?? "")
        )
    }

    /// No feature meets the county.
    public static func noFeatureMeetsCounty(_ file: String, crs: String, guess: LocalizedText?) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：按 \(crs) 没有一个要素落在县域范围内\(guess.map { "；\($0.zh)" } ?? "")",
            en: "\(file): read as \(crs), no feature meets the county box\(guess.map { "; \($0.en)" } ?? "")"
        )
    }

    /// Another reading would fall inside the county.
    public static func otherReadingInside(_ crs: String) -> LocalizedText {
        LocalizedText(zh: "按 \(crs) 则在县域内", en: "read as \(crs) it would")
    }

    /// A mine outside the county.
    public static func outsideCounty(mine: String, kilometres: Double) -> LocalizedText {
        let text = "\((kilometres * 10).rounded() / 10)"
        return kilometres == 0
            ? LocalizedText(zh: "矿山 \(mine) 有一部分在县域范围之外", en: "mine \(mine) reaches beyond the county box")
            : LocalizedText(
                zh: "矿山 \(mine) 在县域范围之外 \(text) km",
                en: "mine \(mine) lies \(text) km outside the county box"
            )
    }

    /// What to do about data outside the county.
    public static let outsideCountyFix = LocalizedText(
        zh: "检查坐标系（带号、前缀、轴序）和 county_box",
        en: "check the CRS (zone, prefix, axis order) and county_box"
    )

    /// No county box.
    public static let noCountyBox = LocalizedText(
        zh: "项目没有 county 图层或 county_box，未检查数据是否在县域内",
        en:
            "the project has neither a county layer nor a county_box: whether data lie inside the county was not checked"
    )

    /// How to give a county box.
    public static let noCountyBoxFix = LocalizedText(
        zh: "写 county_box: [西, 南, 东, 北]（经纬度，度）",
        en: "write county_box: [west, south, east, north] in degrees"
    )

    /// The only operation is a ballpark one.
    public static func ballparkRefused(_ file: String, from: String, to: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：从 \(from) 到 \(to) 没有可靠的基准转换，直接使用会有数十米到百米以上的偏差",
            en:
                "\(file): there is no reliable datum operation from \(from) to \(to); ignoring the datum is wrong by tens of"
                + " metres to more than a hundred"
        )
    }

    /// How to get past a refused ballpark operation.
    public static let ballparkFix = LocalizedText(
        zh: "在项目中写 datum_shift（本地三参数或七参数，或格网文件）；确认可接受偏差时写 allow_ballpark: true",
        en:
            "write datum_shift (local three or seven parameters, or a grid) in the project; allow_ballpark: true accepts the"
            + " error and marks every output"
    )

    /// How to get past a refused ballpark operation in a toolbox call.
    public static let ballparkOptionFix = LocalizedText(
        zh: "在项目中用 datum_shift 给出本地参数或格网；确认可接受偏差时加 --allow-ballpark",
        en: "give local parameters or a grid with datum_shift in a project; --allow-ballpark accepts the error"
    )

    /// Positions that a CRS has no place for.
    public static func positionsOutsideCRS(_ crs: String, x: Double, y: Double) -> LocalizedText {
        LocalizedText(
            zh: "坐标（如 x = \(x)，y = \(y)）在 \(crs) 中没有对应的位置",
            en: "the positions (such as x = \(x), y = \(y)) lie nowhere in \(crs)"
        )
    }

    /// What to look at when positions do not fit.
    public static let positionsFix = LocalizedText(
        zh: "核对 --from、坐标次序（先东后北）和带号",
        en: "check --from, the order of coordinates (east first) and the zone prefix"
    )

    /// No operation between two CRS.
    public static func noOperation(_ file: String, from: String, to: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：无法从 \(from) 转换到 \(to)", en: "\(file): cannot be transformed from \(from) to \(to)")
    }
}
