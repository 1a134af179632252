/// Texts of single commands: the last line of a run and the like.
extension Messages {
    /// End of `inspect`.
    public static func inspected(files: Int, findings: Int) -> LocalizedText {
        LocalizedText(
            zh: "看了 \(files) 个文件，\(findings) 条提示。",
            en: "inspected \(files) \(files == 1 ? "file" : "files"), \(findings) findings."
        )
    }

    /// End of `check`.
    public static func checked(project: String, errors: Int, warnings: Int, infos: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(project)：\(errors) 个错误，\(warnings) 个注意，\(infos) 条提示。",
            en: "\(project): \(errors) errors, \(warnings) warnings, \(infos) notes."
        )
    }

    /// One folder of `verify`.
    public static func verified(folder: String, files: Int, sums: Int, problems: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(folder)：核对 \(files) 个文件、\(sums) 项合计，\(problems) 处不符。",
            en: "\(folder): compared \(files) files and \(sums) sums, \(problems) disagree."
        )
    }

    /// `verify` found something.
    public static func notSound(folder: String) -> LocalizedText {
        LocalizedText(
            zh: "\(folder) 与清单不符。请用 regreen assess 重新生成。",
            en: "\(folder) is not what its manifest says. Make it again with regreen assess."
        )
    }

    /// End of `doctor`.
    public static func examined(checks: Int, failed: Int) -> LocalizedText {
        LocalizedText(
            zh: failed == 0 ? "\(checks) 项检查全部通过。" : "\(checks) 项检查中 \(failed) 项必需的没有通过。",
            en: failed == 0 ? "all of \(checks) checks passed." : "\(failed) of \(checks) checks failed."
        )
    }

    /// End of `init`.
    public static func initialised(path: String, isComplete: Bool) -> LocalizedText {
        isComplete
            ? LocalizedText(
                zh: "已写出 \(path)。下一步：regreen check \(path)",
                en: "wrote \(path). Next: regreen check \(path)"
            )
            : LocalizedText(
                zh: "已写出 \(path)，注释里有需要回答的问题。回答后运行 regreen check \(path)",
                en: "wrote \(path); its comments hold open questions. Answer them, then run regreen check \(path)"
            )
    }

    /// The project file is already there.
    public static func projectExists(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 已存在。请改名，或加 --force 覆盖。",
            en: "\(path) exists. Rename it, or add --force to replace it."
        )
    }

    /// End of `assess` for one project.
    public static func assessed(folder: String, mines: Int, failed: Int, findings: [Finding]) -> LocalizedText {
        func count(_ severity: FindingSeverity) -> Int { findings.filter { $0.severity == severity }.count }
        let (errors, warnings, notes) = (count(.error), count(.warning), count(.info))
        return LocalizedText(
            zh: "完成：\(mines) 个矿山" + (failed > 0 ? "（其中 \(failed) 个未能量算）" : "")
                + "，" + (errors > 0 ? "\(errors) 条错误，" : "") + "\(warnings) 条注意，\(notes) 条提示，成果在 \(folder)",
            en: "done: \(mines) mines" + (failed > 0 ? " (\(failed) could not be measured)" : "")
                + (errors > 0 ? ", \(errors) errors" : "") + ", \(warnings) warnings, \(notes) notes, in \(folder)"
        )
    }

    /// End of `assess` for several projects.
    public static func assessedSeveral(folder: String, done: Int, kept: Int, failed: [String]) -> LocalizedText {
        let names = failed.joined(separator: ", ")
        return LocalizedText(
            zh: "完成 \(done) 个项目，\(kept) 个此前已完成，\(failed.count) 个失败"
                + (failed.isEmpty ? "" : "（\(names)）") + "，成果在 \(folder)",
            en: "\(done) projects done, \(kept) done before, \(failed.count) failed"
                + (failed.isEmpty ? "" : " (\(names))") + ", in \(folder)"
        )
    }

    /// Statutory area outside its range.
    public static func statutoryOutOfRange(reason: LocalizedText) -> LocalizedText {
        LocalizedText(
            zh: "reporting.area_method 为 statutory（法定椭球面积），但\(reason.zh)。"
                + "请写 reporting: {area_method: geodesic}。",
            en: "reporting.area_method is statutory, but \(reason.en). "
                + "Write reporting: {area_method: geodesic}."
        )
    }

    /// The data lie outside the range of the statutory area.
    public static func outsideStatutoryRange() -> LocalizedText {
        LocalizedText(
            zh: "数据在 73–136°E、3–54°N 之外",
            en: "the data lie outside 73–136°E, 3–54°N"
        )
    }

    /// The working CRS must be projected.
    public static func workingCRSNotProjected(path: String, crs: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path)：工作坐标系 crs 为 \(crs)，须为投影坐标系（单位米），如 EPSG:4525。",
            en: "\(path): the working CRS is \(crs); it must be a projected one in metres such as EPSG:4525."
        )
    }

    /// A datum shift that makes no sense.
    public static func datumShiftInvalid(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path)：datum_shift 无法使用。请检查 target 和各参数。",
            en: "\(path): the datum_shift cannot be used. Check its target and parameters."
        )
    }

    /// A CRS the database does not know.
    public static func crsUnknown(text: String) -> LocalizedText {
        LocalizedText(
            zh: "不认识的坐标系 \(text)。请写 EPSG 代码，如 EPSG:4525。",
            en: "unknown CRS \(text). Write an EPSG code such as EPSG:4525."
        )
    }
}

/// Texts of `doctor`.
extension Messages {
    /// The CRS database.
    public static func doctorCRSDatabase() -> LocalizedText {
        LocalizedText(zh: "坐标系数据库", en: "CRS database")
    }

    /// A projection that works.
    public static func doctorProjection() -> LocalizedText { LocalizedText(zh: "投影换算", en: "projection") }

    /// Format drivers.
    public static func doctorDrivers() -> LocalizedText { LocalizedText(zh: "格式驱动", en: "format drivers") }

    /// Chinese text encodings.
    public static func doctorEncodings() -> LocalizedText { LocalizedText(zh: "中文编码", en: "Chinese encodings") }

    /// What to do without them.
    public static func doctorEncodingFix() -> LocalizedText {
        LocalizedText(
            zh: "这个 GDAL 没有 iconv，读不了 GBK 属性。请换用发行版自带的 GDAL。",
            en: "This GDAL is built without iconv and cannot read GBK. Use the distribution's GDAL."
        )
    }

    /// Scratch space.
    public static func doctorScratch() -> LocalizedText { LocalizedText(zh: "临时文件夹", en: "scratch folder") }

    /// Fonts for maps.
    public static func doctorFonts() -> LocalizedText {
        LocalizedText(zh: "中文字体（仅制图用）", en: "Chinese font (for maps only)")
    }

    /// A package to install.
    public static func doctorInstall(_ package: String) -> LocalizedText {
        LocalizedText(zh: "请安装 \(package)。", en: "Install \(package).")
    }

    /// A library older than the one compiled against.
    public static func doctorLibraryOlder(name: String) -> LocalizedText {
        LocalizedText(
            zh: "运行中的 \(name) 比编译时的旧，请升级或重新编译。",
            en: "The \(name) running is older than the one compiled against: upgrade it, or build again."
        )
    }
}

/// Texts of the toolbox.
extension Messages {
    /// The id field is not there.
    public static func idFieldMissing(field: String, nearest: String?, fields: [String]) -> LocalizedText {
        let list = fields.joined(separator: ", ")
        return LocalizedText(
            zh: "没有字段 \(field)" + (nearest.map { "，最接近的是 \($0)" } ?? "") + "。现有字段：\(list)",
            en: "there is no field \(field)" + (nearest.map { "; the nearest is \($0)" } ?? "") + ". Fields: \(list)"
        )
    }

    /// An id stands twice.
    public static func idTwice(id: String, first: Int64, second: Int64) -> LocalizedText {
        LocalizedText(
            zh: "编号 \(id) 重复（要素 \(first) 和 \(second)）。请改正，或换一个编号字段。",
            en: "the id \(id) stands twice (features \(first) and \(second)). Correct it, or name another id field."
        )
    }

    /// No features.
    public static func layerIsEmpty(layer: String) -> LocalizedText {
        LocalizedText(zh: "图层 \(layer) 没有要素。", en: "the layer \(layer) has no features.")
    }

    /// A line of points that cannot be read.
    public static func pointLineInvalid(line: Int, text: String) -> LocalizedText {
        LocalizedText(
            zh: "标准输入第 \(line) 行不是“x y [z]”：\(text)",
            en: "line \(line) of the input is not \"x y [z]\": \(text)"
        )
    }

    /// An output format by ending.
    public static func formatUnknown(path: String, endings: [String]) -> LocalizedText {
        let list = endings.map { ".\($0)" }.joined(separator: ", ")
        return LocalizedText(
            zh: "不知道 \(path) 是什么格式。可用的扩展名：\(list)",
            en: "the format of \(path) is not known. Endings that are: \(list)"
        )
    }

    /// An output file exists.
    public static func fileExists(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 已存在。请换一个名字，或加 --force 覆盖。",
            en: "\(path) exists. Name another, or add --force to replace it."
        )
    }

    /// All zones lie outside a raster.
    public static func rasterDisjoint(raster: String, rasterBox: String, zones: String, zonesBox: String)
        -> LocalizedText
    {
        LocalizedText(
            zh: "栅格 \(raster) 与区域 \(zones) 没有重叠。栅格范围 \(rasterBox)；区域范围 \(zonesBox)。请检查坐标系。",
            en:
                "the raster \(raster) touches no zone of \(zones). Raster: \(rasterBox); zones: \(zonesBox). Check the CRS."
        )
    }
}

extension Messages {
    /// A nodata value that the band cannot hold.
    public static func nodataUnusable(raster: String, value: Double) -> LocalizedText {
        LocalizedText(
            zh: "栅格 \(raster) 声明的 nodata \(value) 在该数据类型中不存在，没有像元与之相等。",
            en: "the declared nodata \(value) of \(raster) does not exist in its data type; no cell has it."
        )
    }
}

/// Last lines of toolbox commands.
extension Messages {
    private static func written(_ files: [String]) -> LocalizedText {
        let list = files.joined(separator: ", ")
        return files.isEmpty ? LocalizedText(zh: "", en: "") : LocalizedText(zh: "，写出 \(list)", en: "; wrote \(list)")
    }

    /// End of `area`.
    public static func measured(features: Int, mu: Double?) -> LocalizedText {
        let area = mu.map { AreaText.mu($0) } ?? "–"
        return LocalizedText(
            zh: "\(features) 个要素，并集 \(area) 亩。",
            en: "\(features) features, union \(area) mu."
        )
    }

    /// End of `transform`.
    public static func transformed(
        points: Int,
        failed: Int,
        operation: String,
        accuracy: Double?,
        isBallpark: Bool
    ) -> LocalizedText {
        let precision = accuracy.map { "\($0) m" }
        return LocalizedText(
            zh: "\(points) 个点" + (failed > 0 ? "，\(failed) 个无法换算" : "") + "，\(operation)"
                + (precision.map { "，精度 \($0)" } ?? "，精度未知") + (isBallpark ? "，近似换算" : ""),
            en: "\(points) points" + (failed > 0 ? ", \(failed) without a place" : "") + ", \(operation)"
                + (precision.map { ", accuracy \($0)" } ?? ", accuracy unknown") + (isBallpark ? ", ballpark" : "")
        )
    }

    /// End of `zonal`.
    public static func zonesMeasured(zones: Int, files: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(zones) 行结果" + written(files).zh,
            en: "\(zones) rows" + written(files).en
        )
    }

    /// End of `overlay`.
    public static func overlaid(features: Int, mu: Double?, files: [String]) -> LocalizedText {
        let area = mu.map { AreaText.mu($0) } ?? "–"
        return LocalizedText(
            zh: "\(features) 个要素，\(area) 亩" + written(files).zh,
            en: "\(features) features, \(area) mu" + written(files).en
        )
    }

    /// End of `nearest`.
    public static func nearestFound(pairs: Int) -> LocalizedText {
        LocalizedText(zh: "找到 \(pairs) 对。", en: "\(pairs) pairs found.")
    }

    /// End of `convert`.
    public static func converted(features: Int, output: String) -> LocalizedText {
        LocalizedText(zh: "写出 \(features) 个要素到 \(output)", en: "wrote \(features) features to \(output)")
    }

    /// End of `repair`.
    public static func repaired(features: Int, repaired: Int, refused: Int, files: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(features) 个要素，修复 \(repaired) 个，未采用 \(refused) 个" + written(files).zh,
            en: "\(features) features, \(repaired) repaired, \(refused) refused" + written(files).en
        )
    }
}

/// Texts of writing 国土TXT files.
extension Messages {
    /// The CRS has no place in the format.
    public static func boundaryTextNeedsGauss(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path)：国土TXT 只能用高斯-克吕格坐标系。请加 --to EPSG:4525 之类。",
            en: "\(path): boundary texts hold Gauss-Krüger coordinates only. Add, for example, --to EPSG:4525."
        )
    }

    /// Only polygons.
    public static func boundaryTextPolygonsOnly(feature: Int64) -> LocalizedText {
        LocalizedText(
            zh: "要素 \(feature) 不是面，没有写入国土TXT。",
            en: "feature \(feature) is no polygon and was not written to the boundary text."
        )
    }

    /// A character without a place in an encoding.
    public static func notEncodable(path: String, encoding: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path)：有文字无法用 \(encoding) 写出。请改用 --output-encoding UTF-8。",
            en: "\(path): some text cannot be written in \(encoding). Use --output-encoding UTF-8."
        )
    }
}
