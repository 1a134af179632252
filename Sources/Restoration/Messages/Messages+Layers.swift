extension Messages {
    /// A text file that is no boundary text.
    public static func notABoundaryText(_ file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：不是国土TXT（没有 [地块坐标]）",
            en: "\(file): is no boundary text (there is no [地块坐标])"
        )
    }

    /// Which formats are read.
    public static let knownFormats = LocalizedText(
        zh:
            "矢量可用 SHP、GPKG、GeoJSON、KML、DXF、FileGDB、FlatGeobuf、拐点表 CSV/XLSX、国土TXT；栅格可用 GeoTIFF、ASC、GRD、XYZ、ENVI、ISCE、ROI_PAC、HGT",
        en:
            "layers may be SHP, GPKG, GeoJSON, KML, DXF, FileGDB, FlatGeobuf, corner tables in CSV or XLSX, boundary texts; rasters"
            + " GeoTIFF, ASC, GRD, XYZ, ENVI, ISCE, ROI_PAC, HGT"
    )

    /// A boundary text that cannot be read.
    public static func boundaryTextBroken(_ file: String, line: Int, reason: String) -> LocalizedText {
        LocalizedText(zh: "\(file) 第 \(line) 行：国土TXT 无法读取（\(reason)）", en: "\(file) line \(line): \(reason)")
    }

    /// What to do about a broken boundary text.
    public static let boundaryTextFix = LocalizedText(
        zh: "对照源数据改正该行（点号,圈号,X北,Y东）或文件头",
        en: "correct the line (id, ring, north, east) or the header from the source"
    )

    /// North before east was assumed.
    public static func northFirstAssumed(_ file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：坐标数值看不出顺序，按先北后东读取",
            en: "\(file): the numbers do not show their order; read as north before east"
        )
    }

    /// The header's number of points is not what stands there.
    public static func pointCountDiffers(_ file: String, line: Int, declared: Int, found: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file) 第 \(line) 行：声明 \(declared) 个界址点，实有 \(found) 个",
            en: "\(file) line \(line): claims \(declared) points, there are \(found)"
        )
    }

    /// The header's zone is not that of the numbers.
    public static func headerZoneDiffers(_ file: String, header: Int, prefix: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：文件头带号 \(header)，坐标前缀却是 \(prefix)",
            en: "\(file): the header says zone \(header), the eastings carry \(prefix)"
        )
    }

    /// A table without coordinates.
    public static func noCoordinateColumns(_ file: String, columns: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：表中没有坐标列；现有列：\(columns.joined(separator: "、"))",
            en: "\(file): the table has no coordinate columns; there are: \(columns.joined(separator: ", "))"
        )
    }

    /// What columns a corner table needs.
    public static let coordinateColumnsFix = LocalizedText(
        zh: "拐点表需要 X、Y（或 北坐标、东坐标，纬度、经度）列，或一列拐点坐标串“1,X,Y;2,X,Y”",
        en: "a corner table needs columns X and Y (north and east, latitude and longitude), or one with corner strings"
            + " \"1,X,Y;2,X,Y\""
    )

    /// A corner table that cannot be read.
    public static func cornerTableBroken(_ file: String, isMixedOrder: Bool) -> LocalizedText {
        isMixedOrder
            ? LocalizedText(zh: "\(file)：有的点先北后东，有的先东后北", en: "\(file): some points have north first, others east")
            : LocalizedText(zh: "\(file)：没有一个可读的坐标", en: "\(file): holds no readable coordinate")
    }

    /// Equal points one after the other.
    public static func repeatedPoints(_ file: String, count: Int) -> LocalizedText {
        LocalizedText(zh: "\(file)：去掉 \(count) 个重复点", en: "\(file): \(count) repeated points were dropped")
    }

    /// A polygon of a corner table that could not be made.
    public static func cornerProblem(_ file: String, line: Int, isShort: Bool) -> LocalizedText {
        isShort
            ? LocalizedText(
                zh: "\(file) 第 \(line) 行起的地块不足三个点",
                en: "\(file): the polygon from line \(line) has fewer than three points"
            )
            : LocalizedText(
                zh: "\(file) 第 \(line) 行的坐标无法读取",
                en: "\(file) line \(line): the coordinates cannot be read"
            )
    }

    /// A geometry of a kind that is not kept.
    public static func unreadableGeometry(_ file: String, feature: Int64, reason: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：要素 \(feature) 的几何类型不能使用（\(reason)）",
            en: "\(file): feature \(feature) cannot be used: \(reason)"
        )
    }

    /// What to do about geometry types.
    public static let geometryTypeFix = LocalizedText(
        zh: "在源软件中转换为面（或线、点）后再用",
        en: "turn it into polygons (or lines, points) in the source program"
    )

    /// Curves became segments.
    public static func curvesLinearised(_ file: String, count: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：\(count) 个要素的曲线化为折线",
            en: "\(file): curves of \(count) features became short segments"
        )
    }

    /// The layer asked for is not there.
    public static func layerMissing(_ file: String, layer: String, names: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：没有图层 \(layer)；现有：\(names.joined(separator: "、"))",
            en: "\(file): has no layer \(layer); there are: \(names.joined(separator: ", "))"
        )
    }

    /// Several layers and none named.
    public static func severalLayers(_ file: String, names: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：有多个图层：\(names.joined(separator: "、"))",
            en: "\(file): has several layers: \(names.joined(separator: ", "))"
        )
    }

    /// How to name a layer.
    public static func nameALayer(_ names: [String]) -> LocalizedText {
        let first = names.first ?? "…"
        return LocalizedText(
            zh: "写 layer: \(first)，或使用 --layer \(first)",
            en: "write layer: \(first) or use --layer \(first)"
        )
    }

    /// How to name a layer of the second file.
    public static func nameALayerOfB(_ names: [String]) -> LocalizedText {
        let first = names.first ?? "…"
        return LocalizedText(
            zh: "使用 --layer-b \(first)，或 --all-layers 用全部图层",
            en: "use --layer-b \(first), or --all-layers for every layer"
        )
    }

    /// A file without layers.
    public static func noLayers(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：没有图层", en: "\(file): has no layer")
    }

    /// A raster where a layer is expected.
    public static func rasterAsLayer(_ file: String, driver: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：是栅格（\(driver)），这里需要矢量图层",
            en: "\(file): is a raster (\(driver)); a vector layer is needed here"
        )
    }

    /// A layer where a raster is expected.
    public static func layerAsRaster(_ file: String, driver: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：是矢量（\(driver)），这里需要栅格",
            en: "\(file): is a vector file (\(driver)); a raster is needed here"
        )
    }

    /// A format nobody reads here.
    public static func formatRefused(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：不接受这种格式", en: "\(file): this format is not accepted here")
    }

    /// A file cut short or corrupt.
    public static func fileDamaged(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：文件损坏或不完整", en: "\(file): the file is damaged or cut short")
    }

    /// Too many features, vertices or bytes.
    public static func tooLarge(_ file: String, reason: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：超过限制（\(reason)）", en: "\(file): beyond the limits: \(reason)")
    }

    /// A `where` that makes no sense.
    public static func filterNotUnderstood(_ file: String, reason: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：where 条件无法理解（\(reason)）",
            en: "\(file): the where filter is not understood: \(reason)"
        )
    }

    /// How to write a `where`.
    public static let filterFix = LocalizedText(
        zh: "检查字段名和引号，例如 where: \"状态\" = '停产'",
        en: "check field names and quotes, for example where: \"status\" = 'closed'"
    )

    /// A member of a shapefile is missing.
    public static func memberMissing(_ file: String, member: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：缺少 \(member)，没有属性", en: "\(file): there is no \(member), hence no attributes")
    }

    /// The index was rebuilt on a copy.
    public static func indexRebuilt(_ file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：缺少 .shx，已在临时副本上重建索引",
            en: "\(file): there is no .shx; the index was rebuilt on a temporary copy"
        )
    }

    /// Ask for the missing member.
    public static let askForMember = LocalizedText(
        zh: "向提供方索取完整的 shapefile（.shp .shx .dbf .prj）",
        en: "ask the provider for the whole shapefile (.shp .shx .dbf .prj)"
    )

    /// The header's length is not the file's.
    public static func headerLengthDiffers(_ file: String, header: Int, file size: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：文件头声明 \(header) 字节，实有 \(size) 字节\(header > size ? "，可能被截断" : "")",
            en: "\(file): the header claims \(header) bytes, there are \(size)"
                + (header > size ? "; it may be cut short" : "")
        )
    }

    /// Bytes that belong to no record.
    public static func bytesAfterLastRecord(_ file: String, bytes: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：最后一条记录之后还有 \(bytes) 字节，不属于任何要素",
            en: "\(file): \(bytes) bytes after the last whole record belong to no feature"
        )
    }

    /// The attribute table ends before its last record.
    public static func tableCutShort(_ file: String, records: Int, found: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：属性表声明 \(records) 条记录，只有 \(found) 条完整",
            en: "\(file): the attribute table claims \(records) records, \(found) are whole"
        )
    }
}
