extension FindingGuide {
    /// Files, layers and encodings.
    static let files: [FindingGuide] = [
        FindingGuide(
            .fileMissing,
            .error,
            causeZh: "指定的文件不存在。",
            causeEn: "a file that is named is not there",
            cureZh: "检查路径（相对于项目文件）和大小写。",
            cureEn: "check the path, which is relative to the project file, and the case of its letters"
        ),
        FindingGuide(
            .fileDamaged,
            .error,
            causeZh: "文件不完整或已损坏，例如缺少 .shx、文件被截断。",
            causeEn: "the file is cut short or corrupt, or a companion such as .shx is missing",
            cureZh: "重新复制或导出全部相关文件。",
            cureEn: "copy or export the file again with all its companions"
        ),
        FindingGuide(
            .driverRefused,
            .error,
            causeZh: "该格式不在此用途允许的格式之内。",
            causeEn: "the format is not among those allowed for this use",
            cureZh: "先转换为 GeoPackage 或 GeoTIFF。",
            cureEn: "convert it to GeoPackage or GeoTIFF first"
        ),
        FindingGuide(
            .pathRefused,
            .error,
            causeZh: "文件引用了项目文件夹以外或网络上的来源。",
            causeEn: "the file refers to a source outside the project's folder or on the network",
            cureZh: "把来源复制到项目文件夹内。",
            cureEn: "copy the source into the project's folder"
        ),
        FindingGuide(
            .limitExceeded,
            .error,
            causeZh: "文件大小、嵌套层数或顶点数超过限制。",
            causeEn: "the file is larger, deeper or has more vertices than allowed",
            cureZh: "拆分数据，或确认来源可靠。",
            cureEn: "split the data, and make sure where it comes from"
        ),
        FindingGuide(
            .layerAmbiguous,
            .error,
            causeZh: "文件中有多个图层而未指定。",
            causeEn: "the file has several layers and none is named",
            cureZh: "用 layer（项目文件）或 --layer 指定。",
            cureEn: "name one with layer in the project file or --layer"
        ),
        FindingGuide(
            .layerEmpty,
            .warning,
            causeZh: "图层没有要素。",
            causeEn: "the layer has no features",
            cureZh: "确认文件和 where 条件是否正确。",
            cureEn: "see whether file and where filter are the right ones"
        ),
        FindingGuide(
            .encodingConflict,
            .warning,
            causeZh: "文件声明的编码与内容不符，已按内容读取。",
            causeEn: "the encoding the file claims does not fit its content; it was read by content",
            cureZh: "核对样例文字；必要时用 encoding 声明。",
            cureEn: "check the sample rows; declare encoding if need be"
        ),
        FindingGuide(
            .encodingGuessed,
            .warning,
            causeZh: "文件没有声明编码，已按内容判断。",
            causeEn: "the file claims no encoding; it was told by content",
            cureZh: "核对样例文字；必要时用 encoding 声明。",
            cureEn: "check the sample rows; declare encoding if need be"
        ),
    ]

    /// Coordinate systems.
    static let references: [FindingGuide] = [
        FindingGuide(
            .crsMissing,
            .error,
            causeZh: "文件没有坐标系且未声明。",
            causeEn: "the file has no CRS and none is declared",
            cureZh: "用 crs 或 --assume-crs 声明；提示给出可能的坐标系。",
            cureEn: "declare it with crs or --assume-crs; the message names what the coordinates look like"
        ),
        FindingGuide(
            .crsOutsideCounty,
            .error,
            causeZh: "按声明的坐标系，数据不在本县范围。",
            causeEn: "in its declared CRS the data lie outside the county",
            cureZh: "核对坐标系、带号和县域框。",
            cureEn: "check the CRS, the zone and the county box"
        ),
        FindingGuide(
            .axisSwapped,
            .warning,
            causeZh: "东坐标与北坐标互换。",
            causeEn: "north stands where east should",
            cureZh: "确认后按提示声明，或在源文件中更正。",
            cureEn: "confirm and declare it as told, or correct the source"
        ),
        FindingGuide(
            .zonePrefix,
            .warning,
            causeZh: "坐标带有带号而坐标系不带带号，或相反。",
            causeEn: "eastings carry a zone prefix and the CRS does not, or the other way round",
            cureZh: "改用提示的坐标系代码。",
            cureEn: "use the CRS code the message names"
        ),
        FindingGuide(
            .ballparkRefused,
            .error,
            causeZh: "两个基准之间没有可靠的转换，只有近似转换（误差可达百米）。",
            causeEn: "there is only a ballpark operation between the datums, wrong by up to a hundred metres",
            cureZh: "提供 datum_shift 参数或格网；确需近似时用 allow_ballpark。",
            cureEn: "give datum_shift parameters or a grid; allow_ballpark only where that error does not matter"
        ),
        FindingGuide(
            .noCountyBox,
            .info,
            causeZh: "没有县界图层也没有县域框，位置检查被跳过。",
            causeEn: "there is neither a county layer nor a county box; the check of place was skipped",
            cureZh: "声明 county 或 county_box。",
            cureEn: "declare county or county_box"
        ),
        FindingGuide(
            .outsideCounty,
            .warning,
            causeZh: "要素位于县域之外；矿山超出 5 公里为错误。",
            causeEn: "a feature lies outside the county; more than 5 km is an error for a mine",
            cureZh: "核对坐标；相邻县的要素可用 where 排除。",
            cureEn: "check its coordinates; leave features of other counties out with where"
        ),
    ]

    /// Rasters.
    static let rasters: [FindingGuide] = [
        FindingGuide(
            .unitUnproven,
            .error,
            causeZh: "栅格单位既未声明也无法证明。",
            causeEn: "the raster's unit is neither declared nor proven",
            cureZh: "声明 unit: m|cm|mm|rad。",
            cureEn: "declare unit: m, cm, mm or rad"
        ),
        FindingGuide(
            .signUnproven,
            .error,
            causeZh: "栅格正负方向既未声明也无法证明，或数据与声明相反。",
            causeEn: "the raster's sign is neither declared nor proven, or the values contradict it",
            cureZh: "声明 sign: down_positive|up_positive|toward_satellite。",
            cureEn: "declare sign: down_positive, up_positive or toward_satellite"
        ),
        FindingGuide(
            .nodataSuspect,
            .error,
            causeZh: "有像是无数据但未声明的值，或声明的无数据值波段无法表示。",
            causeEn: "a value looks like nodata but is not declared so, or the band cannot hold the declared one",
            cureZh: "声明 nodata。",
            cureEn: "declare nodata"
        ),
        FindingGuide(
            .valueOutOfRange,
            .error,
            causeZh: "出现不可能的数值，例如超过 ±50 m 的下沉。",
            causeEn: "a value that cannot be true, such as subsidence beyond 50 m",
            cureZh: "核对单位、比例和无数据值。",
            cureEn: "check unit, scale and nodata"
        ),
        FindingGuide(
            .rasterPartial,
            .warning,
            causeZh: "栅格只覆盖矿山的一部分，低于覆盖下限。",
            causeEn: "valid data cover less of a mine than the coverage floor",
            cureZh: "补充栅格，或在报告中说明未知面积。",
            cureEn: "add a raster, or report the unknown area"
        ),
        FindingGuide(
            .rasterDisjoint,
            .error,
            causeZh: "栅格与所有矿山都不相交。",
            causeEn: "the raster meets no mine at all",
            cureZh: "核对栅格坐标系和范围（提示给出两者范围）。",
            cureEn: "check the raster's CRS and extent; the message prints both extents"
        ),
        FindingGuide(
            .elevationMissing,
            .warning,
            causeZh: "受保护图层要求可视范围，但项目没有高程栅格。",
            causeEn: "a protected layer asks for its visible range and the project has no elevation raster",
            cureZh: "在 elevation 中给出高程栅格；没有时可视数据为空。",
            cureEn: "give one under elevation; without it the visible figures are null"
        ),
    ]

    /// Geometry.
    static let geometries: [FindingGuide] = [
        FindingGuide(
            .geometryInvalid,
            .warning,
            causeZh: "图形自相交、环未闭合等。",
            causeEn: "a ring crosses itself, is not closed, or the like",
            cureZh: "在提示的位置检查；面积按修复后的图形计算。",
            cureEn: "look at the place named; areas are of the repaired polygon"
        ),
        FindingGuide(
            .repairRefused,
            .error,
            causeZh: "两种修复方法的面积相差超过 0.1% 或 0.1 亩。",
            causeEn: "the two ways of repair differ by more than 0.1 % or 0.1 mu",
            cureZh: "手工修正，或核对后用 repair --accept 接受。",
            cureEn: "correct it by hand, or accept one with repair --accept after a look"
        ),
        FindingGuide(
            .geometryEmpty,
            .warning,
            causeZh: "要素没有图形。",
            causeEn: "a feature has no geometry",
            cureZh: "补充图形或删除该记录。",
            cureEn: "add the geometry or remove the record"
        ),
        FindingGuide(
            .geometryType,
            .error,
            causeZh: "图形类型不符合该图层的用途。",
            causeEn: "the geometry is of a type this role does not take",
            cureZh: "提供面图层（或按用途的线、点）。",
            cureEn: "give polygons, or what the role asks for"
        ),
        FindingGuide(
            .distanceDistorted,
            .warning,
            causeZh: "平面距离与椭球面距离相差超过规则值：坐标系与所在位置不符。",
            causeEn:
                "distances of the plane differ from those on the ellipsoid by more than the rule allows: the CRS does not fit the place",
            cureZh: "先用 convert --to 换到所在带的高斯平面，再算距离。",
            cureEn: "bring the layers to the Gauss plane of their zone with convert --to, then measure"
        ),
        FindingGuide(
            .spike,
            .warning,
            causeZh: "边界有尖刺：去而复返。",
            causeEn: "an outline runs out and back on itself",
            cureZh: "在源数据中删除尖刺顶点。",
            cureEn: "remove the vertex in the source"
        ),
        FindingGuide(
            .vertexSpacing,
            .info,
            causeZh: "相邻顶点间距小于 1 毫米。",
            causeEn: "neighbouring vertices are closer than 1 mm",
            cureZh: "需要时在源数据中清理。",
            cureEn: "clean them in the source if need be"
        ),
        FindingGuide(
            .duplicateFeature,
            .warning,
            causeZh: "两个要素图形相同。",
            causeEn: "two features have the same geometry",
            cureZh: "保留其一。",
            cureEn: "keep one of them"
        ),
        FindingGuide(
            .overlap,
            .warning,
            causeZh: "两个矿山（或同一矿山的两部分）重叠。",
            causeEn: "two mines, or two parts of one, share area",
            cureZh: "核对边界；汇总时重叠只计一次。",
            cureEn: "check the boundaries; sums count shared land once"
        ),
        FindingGuide(
            .sliver,
            .info,
            causeZh: "非常狭长的图形。",
            causeEn: "a very thin polygon",
            cureZh: "检查边界是否对齐。",
            cureEn: "see whether boundaries should coincide"
        ),
    ]
}
