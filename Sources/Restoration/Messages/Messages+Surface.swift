/// Texts of `deform` and `dod`.
extension Messages {
    /// Rasters whose cells do not lie on one another.
    public static func gridsDiffer(files: String, reason: String) -> LocalizedText {
        LocalizedText(
            zh: "\(files) 的像元没有对齐：\(reason)。程序不重采样",
            en: "the cells of \(files) do not lie on one another: \(reason); rasters are not resampled"
        )
    }

    /// What to do about it.
    public static func alignGrids(to file: String) -> LocalizedText {
        LocalizedText(
            zh: "先把另一个栅格重采样到 \(file) 的格网（坐标系、像元大小、原点一致）",
            en: "resample the other raster to the grid of \(file) first (same CRS, cell size and origin)"
        )
    }

    /// Rasters without a common cell.
    public static func gridsDisjoint(files: String) -> LocalizedText {
        LocalizedText(zh: "\(files) 没有共同的像元", en: "\(files) have no cell in common")
    }

    /// Neither errors nor stable ground.
    public static func elevationErrorsUnknown(reason: String) -> LocalizedText {
        LocalizedText(
            zh: "无法确定两期高程的误差（\(reason)）",
            en: "the errors of the elevation models are not known (\(reason))"
        )
    }

    /// What to do about it.
    public static func giveElevationErrors() -> LocalizedText {
        LocalizedText(
            zh: "用 --sigma-old 和 --sigma-new 给出中误差，或用 --stable 给出未变动区域",
            en: "give --sigma-old and --sigma-new, or the ground that did not move with --stable"
        )
    }

    /// No stable ground: no co-registration.
    public static func notCoregistered() -> LocalizedText {
        LocalizedText(
            zh: "未给稳定区（--stable），两期高程没有配准，整体偏差未扣除",
            en: "without --stable the models were not co-registered; a shift between them is still inside"
        )
    }

    /// A weak share of stable ground.
    public static func coregistered(shift: String, spread: String, cells: Int) -> LocalizedText {
        LocalizedText(
            zh: "由 \(cells) 个稳定像元扣除中位数 \(shift) m，NMAD \(spread) m",
            en: "took off the median \(shift) m of \(cells) stable cells, NMAD \(spread) m"
        )
    }

    /// Cells small against the depth make noise of curvature.
    public static func cellSmallForDepth(cell: String, recommended: String) -> LocalizedText {
        LocalizedText(
            zh: "像元 \(cell) m 小于 H/20 = \(recommended) m，曲率和水平变形受噪声影响大，宜先平滑或加大像元",
            en:
                "cells of \(cell) m are smaller than H/20 = \(recommended) m: curvature and strain are noisy; smooth first"
        )
    }

    /// Noise of curvature from the declared standard deviation.
    public static func curvatureNoise(sigma: String, cell: String, noise: String) -> LocalizedText {
        LocalizedText(
            zh: "中误差 \(sigma) m、像元 \(cell) m：曲率噪声约 \(noise)·10⁻³/m",
            en: "σ \(sigma) m on cells of \(cell) m: curvature noise about \(noise)·10⁻³/m"
        )
    }

    /// Derivatives on a geographic raster.
    public static func localMetres(file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file) 是经纬度栅格：各行按当地纬线、经线长度换算为米求导",
            en: "\(file) is in longitude and latitude: derivatives are taken in the metres of each row"
        )
    }

    /// Areas are null outside the statutory range.
    public static func statutoryOutside(file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file) 超出法定椭球面积的适用范围（东经 73–136°、北纬 3–54°），面积和体积为空；可用 --area planar 或 geodesic",
            en: "\(file) lies outside the statutory range (73–136°E, 3–54°N): areas and volumes are null; "
                + "use --area planar or geodesic"
        )
    }

    /// A panel that cannot be computed.
    public static func panelInvalid(file: String, panel: String, field: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：工作面 \(panel) 的 \(field) 缺失或无效",
            en: "\(file): panel \(panel) has no valid \(field)"
        )
    }

    /// Fields of a panel table.
    public static func panelFields(_ fields: [String]) -> LocalizedText {
        LocalizedText(
            zh: "工作面需要字段 \(fields.joined(separator: "、"))（米、度）",
            en: "panels need the fields \(fields.joined(separator: ", ")) in metres and degrees"
        )
    }

    /// A panel polygon that is no rectangle.
    public static func panelNotRectangle(panel: String, share: String) -> LocalizedText {
        LocalizedText(
            zh: "工作面 \(panel) 不是矩形（面积为外接矩形的 \(share)%），按外接矩形预计",
            en: "panel \(panel) is no rectangle (\(share) % of the one around it); the one around it is taken"
        )
    }

    /// Horizontal movement without a factor.
    public static func noMovementRadius() -> LocalizedText {
        LocalizedText(
            zh: "未给 --b、--depth、--tan-beta（或 --bh），不计算水平移动和水平变形",
            en: "without --b, --depth and --tan-beta (or --bh) displacement and strain are left out"
        )
    }

    /// How to declare what a raster of the toolbox holds.
    public static func declareRaster() -> LocalizedText {
        LocalizedText(
            zh: "按资料用 --unit（m、cm、mm、rad）、--sign（down_positive、up_positive、toward_satellite）声明；"
                + "相位还要 --wavelength 和 --incidence",
            en:
                "declare by its papers --unit (m, cm, mm, rad) and --sign (down_positive, up_positive, toward_satellite); "
                + "phase also needs --wavelength and --incidence"
        )
    }

    /// End of `deform`.
    public static func deformed(cells: Int, output: String) -> LocalizedText {
        LocalizedText(zh: "完成：\(cells) 个有效像元，成果 \(output)", en: "done: \(cells) cells with data, in \(output)")
    }

    /// End of `dod`.
    public static func differenced(cells: Int, output: String?) -> LocalizedText {
        LocalizedText(
            zh: "完成：比较了 \(cells) 个像元" + (output.map { "，成果 \($0)" } ?? ""),
            en: "done: \(cells) cells compared" + (output.map { ", in \($0)" } ?? "")
        )
    }
}
