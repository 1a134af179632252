/// Texts of patches, visible ranges and clusters.
extension Messages {
    /// End of `patches`.
    public static func patchesMade(patches: Int, dropped: Int, files: [String]) -> LocalizedText {
        let names = files.joined(separator: ", ")
        return LocalizedText(
            zh: "\(patches) 个图斑" + (dropped > 0 ? "，另有 \(dropped) 个小于最小面积" : "") + "，写入 \(names)",
            en: "\(patches) patches" + (dropped > 0 ? ", \(dropped) below the minimum area" : "") + ", in \(names)"
        )
    }

    /// A value asked for that no cell can have.
    public static func valueImpossible(raster: String, _ value: String) -> LocalizedText {
        LocalizedText(
            zh: "\(raster)：值 \(value) 是无数据值，或超出该波段的数据类型，没有像元会是它。请核对 --values。",
            en:
                "\(raster): \(value) is the nodata value, or the band's type cannot hold it: no cell has it. Check --values."
        )
    }

    /// No cell has any of the values.
    public static func noPatches(raster: String) -> LocalizedText {
        LocalizedText(
            zh: "\(raster)：没有像元取这些值，或图斑都小于最小面积。请核对 --values 与 --min-area。",
            en:
                "\(raster): no cell has one of these values, or all patches are too small. Check --values and --min-area."
        )
    }

    /// Outlines need more memory than there is.
    public static func outlinesExceedMemory(raster: String) -> LocalizedText {
        LocalizedText(
            zh: "\(raster)：未闭合的图斑边界超出 --memory 的限额。",
            en: "\(raster): outlines that are not finished do not fit into --memory."
        )
    }

    /// What to do about it.
    public static func outlinesExceedMemoryFix(isSimplified: Bool) -> LocalizedText {
        isSimplified
            ? LocalizedText(
                zh: "简化须把全部边界放入内存：调大 --memory，或不用 --simplify。",
                en: "Simplifying keeps all outlines in memory: give more --memory, or leave --simplify out."
            )
            : LocalizedText(
                zh: "一个图斑跨越了很多行：调大 --memory，或先把栅格裁成小幅。",
                en: "A patch runs over very many rows: give more --memory, or cut the raster first."
            )
    }

    /// What simplifying did.
    public static func outlinesSimplified(before: Int, after: Int, change: Double?) -> LocalizedText {
        let area = change.map { "\(($0 * 100).rounded() / 100)" } ?? "–"
        return LocalizedText(
            zh: "边界顶点由 \(before) 减为 \(after)，边界内面积变化 \(area) m²",
            en: "outlines have \(after) vertices instead of \(before); the area within changes by \(area) m²"
        )
    }

    /// A mean confidence is not a share.
    public static func confidenceOutOfRange(raster: String, value: Double) -> LocalizedText {
        LocalizedText(
            zh: "\(raster)：某图斑的平均置信度为 \(value)，不在 0–1 之间。",
            en: "\(raster): the mean confidence of a patch is \(value), which is not within 0 to 1."
        )
    }

    /// What to do about it.
    public static func confidenceOutOfRangeFix() -> LocalizedText {
        LocalizedText(
            zh: "请在文件中写明比例（GDAL 的 scale，如 0.01 或 1/255）和无数据值，或改用 --value-raster。",
            en: "Store the scale in the file (GDAL's scale, for example 0.01 or 1/255) and the nodata value, or use "
                + "--value-raster."
        )
    }

    /// Patches without any confidence.
    public static func confidenceMissing(raster: String, patches: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(raster)：\(patches) 个图斑处没有数据，置信度为空。",
            en: "\(raster) has no data under \(patches) patches: their confidence is null."
        )
    }

    /// End of `visible`.
    public static func zonesSeen(seen: Int, zones: Int, files: [String]) -> LocalizedText {
        let names = files.isEmpty ? "" : files.joined(separator: ", ")
        return LocalizedText(
            zh: "\(zones) 个多边形中 \(seen) 个可见" + (names.isEmpty ? "" : "，写入 \(names)"),
            en: "\(seen) of \(zones) polygons are seen" + (names.isEmpty ? "" : ", in \(names)")
        )
    }

    /// The elevation raster has no value under any polygon.
    public static func noElevation(raster: String, zones: String) -> LocalizedText {
        LocalizedText(
            zh: "\(raster) 在 \(zones) 的任何多边形处都没有高程。请核对范围与坐标系。",
            en: "\(raster) has no elevation under any polygon of \(zones). Check extent and CRS."
        )
    }

    /// End of `clusters`.
    public static func clustersFound(clusters: Int, features: Int, files: [String]) -> LocalizedText {
        let names = files.joined(separator: ", ")
        return LocalizedText(
            zh: "\(features) 个要素归为 \(clusters) 片" + (names.isEmpty ? "" : "，写入 \(names)"),
            en: "\(features) features in \(clusters) clusters" + (names.isEmpty ? "" : ", in \(names)")
        )
    }

    /// End of `corridors`.
    public static func gapsFound(gaps: Int, linked: Int, groups: Int, files: [String]) -> LocalizedText {
        let names = files.joined(separator: ", ")
        return LocalizedText(
            zh: "\(gaps) 个间隔，其中 \(linked) 个已连通，斑块分为 \(groups) 组" + (names.isEmpty ? "" : "，写入 \(names)"),
            en: "\(gaps) gaps, \(linked) of them linked, patches in \(groups) groups"
                + (names.isEmpty ? "" : ", in \(names)")
        )
    }

    /// No way leads over the resistance raster.
    public static func gapsWithoutWay(raster: String, gaps: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(raster)：\(gaps) 个间隔没有可通行的路径（阻力须大于 0，斑块须在栅格内），代价为空。",
            en: "\(raster): no way leads over \(gaps) gaps (resistances above 0 are open, patches must lie on the "
                + "raster); their cost is null."
        )
    }

    /// The search could not go far enough.
    public static func waysUnproven(raster: String, gaps: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(raster)：受内存限制，\(gaps) 个间隔的路径只在局部范围内最小（proven 为 false）。可调大 --memory。",
            en:
                "\(raster): the memory bounds the search; the ways of \(gaps) gaps are the cheapest within their window "
                + "only (proven is false). Give more --memory."
        )
    }

    /// A visible range cannot be found without elevations.
    public static func elevationMissing(layer: String) -> LocalizedText {
        LocalizedText(
            zh: "图层 \(layer) 要求可视范围（rule.visible），但项目没有 elevation，可视数据为空。请给出高程栅格。",
            en: "layer \(layer) asks for its visible range (rule.visible), but the project has no elevation: the "
                + "visible figures are null. Give an elevation raster."
        )
    }
}
