extension Messages {
    /// A project file whose values nest without end.
    public static func projectTooDeep() -> LocalizedText {
        LocalizedText(zh: "括号或缩进的层数超过限制", en: "brackets or indentation nest deeper than allowed")
    }

    /// A VRT over a shapefile whose texts cannot be decoded through it.
    public static func textsInVRT(_ file: String, source: String, encoding: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：来源 \(source) 的文字实为 \(encoding)，但没有声明；经 VRT 读取会变成乱码",
            en:
                "\(file): the texts of \(source) are \(encoding) but it does not say so; through a VRT they come out garbled"
        )
    }

    /// What to do about it.
    public static let textsInVRTFix = LocalizedText(
        zh: "直接写该 Shapefile，或为它补上正确的 .cpg",
        en: "name the shapefile itself, or put a true .cpg beside it"
    )

    /// An archive holds several data sets.
    public static func severalInArchive(_ file: String, names: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：压缩包里有多个数据：\(names.joined(separator: "、"))",
            en: "\(file): the archive holds several data sets: \(names.joined(separator: ", "))"
        )
    }

    /// How to name one of several data sets in an archive.
    public static let severalInArchiveFix = LocalizedText(
        zh: "解压后直接写数据文件，或用 layer / --layer 写其中一个名称",
        en: "unpack it and name the file itself, or name one of them with layer: or --layer"
    )

    /// A mask that does not lie on its raster's grid.
    public static func maskOnOtherGrid(_ file: String, raster: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：掩膜与栅格 \(raster) 的行列数、位置或坐标系不一致",
            en: "\(file): the mask does not lie on the grid of \(raster): other size, place or CRS"
        )
    }

    /// What to do about it.
    public static let maskOnOtherGridFix = LocalizedText(
        zh: "按该栅格的行列数和位置重新输出掩膜（0 为掩去）",
        en: "write the mask anew on that raster's grid (0 where cells do not count)"
    )

    /// A raster dated after the day of the figures.
    public static func rasterDateLater(_ file: String, date: String, asOf: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：日期 \(date) 晚于统计截止日 \(asOf)，不参与统计",
            en: "\(file): dated \(date), after as_of \(asOf); left out"
        )
    }

    /// A CRS that is only a name.
    public static func crsWithoutPlace(_ file: String, name: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：文件里的坐标系“\(name)”没有说明地球上的位置，按没有坐标系处理",
            en: "\(file): the file's CRS \"\(name)\" has no place on Earth; treated as none"
        )
    }

    /// Values under zones that look like nodata nobody declared.
    public static func nodataUnderZones(_ file: String, value: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：统计范围内有数值 \(value)，像是未声明的无数据值",
            en: "\(file): cells under the zones hold \(value), which looks like undeclared nodata"
        )
    }

    /// How to declare it on the command line.
    public static func declareNodataOption(_ value: String) -> LocalizedText {
        LocalizedText(
            zh: "加 --nodata \(value)；若确是数据，加 --nodata none",
            en: "add --nodata \(value); if it is data, add --nodata none"
        )
    }

    /// A ring that runs out and back on itself.
    public static func spike(vertex: Int) -> LocalizedText {
        LocalizedText(
            zh: "边界在第 \(vertex + 1) 个顶点处有尖刺（去而复返）",
            en: "the outline has a spike at vertex \(vertex + 1) (it runs out and back)"
        )
    }

    /// Neighbouring vertices closer than a millimetre.
    public static func verticesTooClose(count: Int, first: Int) -> LocalizedText {
        LocalizedText(
            zh: "有 \(count) 处相邻顶点间距小于 1 毫米（首处为第 \(first + 1) 个顶点）",
            en: "\(count) pairs of neighbouring vertices are closer than 1 mm (the first at vertex \(first + 1))"
        )
    }

    /// What to do about needless vertices.
    public static let cleanOutline = LocalizedText(
        zh: "在源数据中清理该处顶点",
        en: "clean these vertices in the source"
    )

    /// Closed lines of a drawing taken as polygons.
    public static func closedLinesAsPolygons(_ file: String, count: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：\(count) 条闭合线按面读取",
            en: "\(file): \(count) closed lines were read as polygons"
        )
    }

    /// Title rows above a table's header.
    public static func titleRowsSkipped(_ file: String, rows: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：表头以上的 \(rows) 行标题未读",
            en: "\(file): \(rows) title rows above the header were not read"
        )
    }
}
