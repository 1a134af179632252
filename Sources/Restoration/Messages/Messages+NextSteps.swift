/// What to do next, for findings whose message only says what is wrong.
extension Messages {
    /// The same id twice.
    public static let idTwiceFix = LocalizedText(
        zh: "在源数据中改正编号，或换一个编号字段（--id）",
        en: "correct the id in the source, or name another id field (--id)"
    )

    /// A raster and polygons that do not meet.
    public static let rasterDisjointFix = LocalizedText(
        zh: "用 regreen inspect 查看两个文件的坐标系和范围，在声明有误的一方写明 crs",
        en: "look at CRS and extent of both files with regreen inspect, and declare crs where one is wrong"
    )

    /// An output that cannot be taken.
    public static let outputRefusedFix = LocalizedText(
        zh: "换一个输出路径；确认可以替换本工具的旧输出时加 --force",
        en: "name another output; --force replaces an earlier output of this tool"
    )
}
