/// Texts of `vegetation` and of the vegetation figures of `assess`.
extension Messages {
    /// A reference without a single index.
    public static func vegetationReferenceEmpty(file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：参考区内没有有效的植被指数，无法确定裸土和全覆盖的取值",
            en: "\(file): the reference area holds no vegetation index, so bare soil and full cover are not known"
        )
    }

    /// Bare soil not below full cover.
    public static func vegetationEndsNotAscending(file: String, soil: String, full: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：裸土 NDVI \(soil) 不小于全覆盖 NDVI \(full)，无法计算植被覆盖度",
            en: "\(file): NDVI \(soil) of bare soil is not below \(full) of full cover; there is no cover to compute"
        )
    }

    /// What to do about either.
    public static func vegetationEndsFix() -> LocalizedText {
        LocalizedText(
            zh: "换一个包含裸地和茂密植被的参考区，或用固定值（--soil、--full）",
            en: "take a reference area with bare and with dense land, or fix both ends (--soil, --full)"
        )
    }

    /// End of `vegetation`.
    public static func vegetationMeasured(cells: Int, files: [String]) -> LocalizedText {
        let written = files.isEmpty ? "" : files.joined(separator: ", ")
        return LocalizedText(
            zh: "计算了 \(cells) 个像元的植被覆盖度。" + (files.isEmpty ? "" : "已写入 \(written)。"),
            en: "vegetation cover of \(cells) cells." + (files.isEmpty ? "" : " Wrote \(written).")
        )
    }

    /// The reference is the whole raster.
    public static func vegetationReferenceIsRaster(file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：未给参考区，按整幅影像的百分位确定裸土和全覆盖",
            en: "\(file): no reference area; bare soil and full cover are percentiles of the whole raster"
        )
    }

    /// Two dates of different seasons.
    public static func vegetationSeasonsDiffer(first: String, second: String) -> LocalizedText {
        LocalizedText(
            zh: "两期植被影像（\(first)、\(second)）不在同一季节，变化里含季节差异",
            en:
                "the two vegetation dates (\(first), \(second)) are not of one season; the change holds the seasons' too"
        )
    }

    /// Which rasters the vegetation figures of a project rest on.
    public static func vegetationUsed(file: String, before: String?, soil: String, full: String) -> LocalizedText {
        LocalizedText(
            zh: "植被覆盖度采用 \(file)（裸土 NDVI \(soil)，全覆盖 NDVI \(full)）"
                + (before.map { "，与 \($0) 比较变化" } ?? ""),
            en: "vegetation cover from \(file) (NDVI \(soil) bare soil, \(full) full cover)"
                + (before.map { ", change since \($0)" } ?? "")
        )
    }

    /// The earlier raster cannot be compared cell by cell.
    public static func vegetationChangeSkipped(file: String, before: String, reason: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file) 与 \(before) 的像元没有对齐（\(reason)），不计算植被变化",
            en: "the cells of \(file) and \(before) do not lie on one another (\(reason)); no change was computed"
        )
    }

    /// A project's raster that gave no cover.
    public static func vegetationNotMeasured(file: String, reason: LocalizedText) -> LocalizedText {
        LocalizedText(
            zh: "\(file) 没有给出植被数据：\(reason.zh)",
            en: "no vegetation figures from \(file): \(reason.en)"
        )
    }

    /// Land use or buildings without a subsidence surface.
    public static func landNotGraded() -> LocalizedText {
        LocalizedText(
            zh: "没有计入的沉陷栅格，土地损毁和建筑物未分级",
            en: "no subsidence raster counts, so neither land nor buildings were graded"
        )
    }

    /// A surface without slopes.
    public static func landNotGraded(raster: String, reason: String) -> LocalizedText {
        LocalizedText(
            zh: "无法由 \(raster) 求倾斜和曲率（\(reason)），土地损毁和建筑物未分级",
            en: "tilt and curvature cannot be had from \(raster) (\(reason)); neither land nor buildings were graded"
        )
    }

    /// A vegetation raster of classes.
    public static func vegetationQuantityUnused(file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：vegetation 目前只采用 quantity: ndvi，这个栅格没有用到",
            en: "\(file): of vegetation only quantity: ndvi is used so far; this raster has no effect"
        )
    }

    /// What the grades of land rest on.
    public static func landGradesAssumed(cells: [String], hasStrain: Bool) -> LocalizedText {
        if hasStrain {
            return LocalizedText(
                zh: "沉陷土地分级采用下沉、附加倾斜和水平变形（像元 \(cells.joined(separator: "、")) m；工作面影响范围外无水平变形），"
                    + "潜水位未知，未参加；挖损、压占地不分级",
                en: "subsided land is graded by subsidence, added tilt and, where a panel reaches, strain (cells of "
                    + "\(cells.joined(separator: ", ")) m); the water table is not known and left out; excavated and covered "
                    + "land has no grade"
            )
        }
        return LocalizedText(
            zh: "沉陷土地分级采用下沉和附加倾斜（像元 \(cells.joined(separator: "、")) m），"
                + "水平变形和潜水位未知，未参加；挖损、压占地不分级",
            en: "subsided land is graded by subsidence and added tilt (cells of \(cells.joined(separator: ", ")) m); "
                + "strain and water table are not known and left out; excavated and covered land has no grade"
        )
    }

    /// What the levels of buildings rest on.
    public static func buildingLevelsAssumed(hasStrain: Bool) -> LocalizedText {
        if hasStrain {
            return LocalizedText(
                zh: "建筑物等级取所压像元倾斜、曲率、水平变形的最大值，按砖混结构；工作面影响范围外无水平变形",
                en:
                    "levels of buildings take the largest tilt, curvature and, where a panel reaches, strain of the cells "
                    + "under them, as for brick buildings"
            )
        }
        return LocalizedText(
            zh: "建筑物等级取所压像元倾斜、曲率的最大值，按砖混结构；水平变形未知，未参加",
            en: "levels of buildings take the largest tilt and curvature of the cells under them, as for brick "
                + "buildings; strain is not known and left out"
        )
    }

    /// A cover class by its number 1…5, or 1…4 of the four.
    public static func coverClass(_ number: Int, ofFour: Bool) -> LocalizedText {
        let names: [LocalizedText] =
            ofFour
            ? [
                LocalizedText(zh: "低", en: "low"), LocalizedText(zh: "中低", en: "medium-low"),
                LocalizedText(zh: "中", en: "medium"), LocalizedText(zh: "高", en: "high"),
            ]
            : [
                LocalizedText(zh: "低", en: "low"), LocalizedText(zh: "中低", en: "medium-low"),
                LocalizedText(zh: "中", en: "medium"), LocalizedText(zh: "中高", en: "medium-high"),
                LocalizedText(zh: "高", en: "high"),
            ]
        return names.indices.contains(number - 1) ? names[number - 1] : LocalizedText(zh: "–", en: "–")
    }
}
