import ArgumentParser
import Regreen
import Restoration
import SpatialEngine

/// What a surface's raster is.
struct SurfaceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(zh: "栅格的量", en: "What the raster holds.", value: "subsidence|los|phase")
    )
    var quantity = DeclaredQuantity.subsidence

    @Option(name: .long, help: help(zh: "单位", en: "Unit.", value: "m|cm|mm|rad"))
    var unit: DeclaredUnit?

    @Option(
        name: .long,
        help: help(zh: "正值方向", en: "Which way positive values point.", value: "down_positive|up_positive|…")
    )
    var sign: DeclaredSign?

    @Option(name: .long, help: help(zh: "无数据值", en: "Nodata value.", value: "value"))
    var nodata: String?

    @Option(name: .long, help: help(zh: "掩膜栅格，0 为屏蔽", en: "Mask raster: 0 is masked.", value: "file"))
    var mask: String?

    @Option(name: .long, help: help(zh: "雷达波长，m", en: "Radar wavelength, m.", value: "m"))
    var wavelength: Double?

    @Option(name: .long, help: help(zh: "入射角，度", en: "Incidence angle, degrees.", value: "deg"))
    var incidence: Double?

    @Option(
        name: .long,
        parsing: .upToNextOption,
        help: help(zh: "相干性栅格，每个栅格一个", en: "Coherence rasters, one for each raster.", value: "file")
    )
    var coherence: [String] = []

    @Option(name: .long, help: help(zh: "最低相干性", en: "Least coherence.", value: "0…1"))
    var minCoherence = 0.3

    @Option(name: .long, help: help(zh: "叠加时各栅格的天数", en: "Days of each raster of a stack.", value: "d1,d2,…"))
    var days: String?

    @Option(name: .long, help: help(zh: "叠加结果的天数（默认最长的一对）", en: "Days a stack is brought to.", value: "days"))
    var period: Double?

    @Option(name: .long, help: help(zh: "像元至少需要的对数（默认全部）", en: "Pairs a cell needs (default: all).", value: "n"))
    var minPairs: Int?

    @Option(name: .long, help: help(zh: "沉陷中误差，m，用于噪声提示", en: "Standard deviation, m, for noise.", value: "m"))
    var sigma: Double?

    /// The raster as declared.
    var declaration: RasterDeclaration {
        var declaration = RasterDeclaration(quantity)
        declaration.unit = unit
        declaration.sign = sign
        declaration.nodata = nodata
        declaration.mask = mask
        declaration.wavelength = wavelength
        declaration.incidence = incidence
        return declaration
    }

    /// Days by raster; empty without.
    func spans() throws -> [Double] {
        guard let days else { return [] }
        let words = days.split(separator: ",")
        let numbers = words.compactMap { Double($0.filter { !$0.isWhitespace }) }
        guard numbers.count == words.count, numbers.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw ValidationError(said(zh: "--days 须为正数", en: "--days must be positive numbers"))
        }
        return numbers
    }
}

/// The ground: movement factor, land, bands.
struct GroundOptions: ParsableArguments {
    @Option(name: .long, help: help(zh: "水平移动系数 b", en: "Horizontal movement factor b.", value: "b"))
    var b: Double?

    @Option(name: .long, help: help(zh: "采深 H，m", en: "Depth H, m.", value: "m"))
    var depth: Double?

    @Option(name: .long, help: help(zh: "主要影响角正切", en: "Tangent of the main influence angle.", value: "tanβ"))
    var tanBeta: Double?

    @Option(name: .long, help: help(zh: "直接给出 Bh = b·H/tanβ，m", en: "Bh = b·H/tanβ itself, m.", value: "m"))
    var bh: Double?

    @Option(
        name: .long,
        help: help(zh: "全部按一种地类分级", en: "Grade all land as one class.", value: "paddy|irrigated|dry|forest_grass")
    )
    var landClass: LandClass.GradeClass?

    @Option(name: .long, help: help(zh: "土地利用多边形，按地类分级", en: "Land-use polygons to grade by.", value: "file"))
    var landUse: String?

    @Option(name: .long, help: help(zh: "地类编码字段", en: "Field of the class codes.", value: "field"))
    var landField = "dlbm"

    @Option(
        name: .long,
        help: help(zh: "输出的波段，按顺序", en: "Bands to write, in order.", value: "tilt,curvature,…")
    )
    var bands: String?

    func validate() throws {
        let given = [b, depth, tanBeta].compactMap(\.self)
        guard (given + [bh].compactMap(\.self)).allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw ValidationError(said(zh: "b、采深、tanβ、Bh 须为正数", en: "b, depth, tanβ and Bh must be positive"))
        }
        if b != nil || tanBeta != nil, given.count < 3 {
            throw ValidationError(
                said(zh: "--b、--depth、--tan-beta 须同时给出", en: "give --b, --depth and --tan-beta together")
            )
        }
    }

    /// Bh in metres; nil when not given.
    var movementRadius: Double? {
        if let bh { return bh }
        guard let b, let depth, let tanBeta else { return nil }
        return b * depth / tanBeta
    }

    /// The bands by name; nil for the usual ones.
    func chosenBands() throws -> [DeformationBand]? {
        guard let bands else { return nil }
        let words = bands.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        return try words.map { word in
            guard let band = DeformationBand(rawValue: word) else {
                let names = DeformationBand.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--bands \(word): \(names)")
            }
            return band
        }
    }
}

/// Planned panels instead of rasters.
struct PanelOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            zh: "工作面：多边形图层，或含 x,y,azimuth,length,width 的 CSV；字段 thickness,q,depth,tan_beta,b",
            en: "Panels: polygons, or a CSV with x,y,azimuth,length,width; fields thickness,q,depth,tan_beta,b.",
            value: "file"
        )
    )
    var fromPanels: String?

    @Option(name: .long, help: help(zh: "按此栅格的格网输出", en: "Write on the grid of this raster.", value: "raster"))
    var like: String?

    @Option(name: .long, help: help(zh: "像元大小，m（默认 H/20）", en: "Cell size, m (default: H/20).", value: "m"))
    var cell: Double?

    @Option(name: .long, help: help(zh: "采后年数", en: "Years since extraction.", value: "years"))
    var years: Double?

    @Option(name: .long, help: help(zh: "时间系数 c，1/年", en: "Time factor c, per year.", value: "c"))
    var rate: Double?

    func validate() throws {
        guard (years == nil) == (rate == nil) else {
            throw ValidationError(said(zh: "--years 与 --rate 须同时给出", en: "give --years and --rate together"))
        }
        guard [cell, rate].compactMap(\.self).allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw ValidationError(said(zh: "--cell、--rate 须为正数", en: "--cell and --rate must be positive"))
        }
    }

    /// Years and rate for panels that do not say.
    var time: (years: Double, rate: Double)? {
        guard let years, let rate else { return nil }
        return (years, rate)
    }
}
