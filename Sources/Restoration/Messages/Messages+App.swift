/// Texts of the pipeline and of the ends of commands.
extension Messages {
    /// A stage of a running job.
    public static func progressStage(_ stage: String) -> LocalizedText {
        switch stage {
        case "read": return LocalizedText(zh: "读取", en: "Reading")
        case "project": return LocalizedText(zh: "投影", en: "Projecting")
        case "measure": return LocalizedText(zh: "量算", en: "Measuring")
        case "assess": return LocalizedText(zh: "汇总", en: "Assessing")
        case "write": return LocalizedText(zh: "写出", en: "Writing")
        default: return LocalizedText(zh: "发布", en: "Publishing")
        }
    }

    /// Another run holds the lock.
    public static func lockHeld(output: String) -> LocalizedText {
        LocalizedText(
            zh: "另一个 regreen 正在写 \(output)。请等它结束后重试。",
            en: "another regreen is writing \(output). Try again when it has ended."
        )
    }

    /// The output exists.
    public static func outputExists(path: String) -> LocalizedText {
        LocalizedText(
            zh: "输出文件夹 \(path) 已存在。请换一个名字，或加 --force 替换。",
            en: "the output folder \(path) exists. Name another, or add --force to replace it."
        )
    }

    /// The output is something else.
    public static func outputNotOurs(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 不是 regreen 的输出（没有 manifest.json），--force 不会删除它。请换一个输出文件夹。",
            en: "\(path) is no output of regreen (no manifest.json); --force does not remove it. Name another folder."
        )
    }

    /// The output is a file.
    public static func outputIsFile(path: String) -> LocalizedText {
        LocalizedText(zh: "\(path) 是文件，不是文件夹。", en: "\(path) is a file, not a folder. Name another output.")
    }

    /// The output holds inputs.
    public static func outputHoldsInput(path: String) -> LocalizedText {
        LocalizedText(
            zh: "输出文件夹 \(path) 里有本次的输入文件。请换一个输出文件夹。",
            en: "the output folder \(path) holds inputs of this run. Name another folder."
        )
    }

    /// The folder above cannot be made.
    public static func outputNoParent(path: String) -> LocalizedText {
        LocalizedText(
            zh: "无法在 \(path) 处建立文件夹。请检查上级文件夹和权限。",
            en: "no folder can be made at \(path). Check the folder above it and its permissions."
        )
    }

    /// A file could not be written.
    public static func writeFailed(operation: String, path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 写出失败（\(operation)），没有发布任何结果。",
            en: "\(operation) failed at \(path); nothing was published."
        )
    }

    /// The result did not reach standard output.
    public static let stdoutFailed = LocalizedText(
        zh: "结果没有完整写到标准输出（stdout）。",
        en: "write to stdout failed; the result printed is not whole."
    )

    /// Disk or permissions.
    public static func checkDisk() -> LocalizedText {
        LocalizedText(
            zh: "请检查磁盘剩余空间和写权限后重试。",
            en: "Check free disk space and permissions, then run again."
        )
    }

    /// Stopped from outside.
    public static func interrupted(isTerminated: Bool, published: Int = 0) -> LocalizedText {
        if published > 0 {
            return LocalizedText(
                zh: "运行被\(isTerminated ? "终止" : "中断")；此前 \(published) 个项目的成果已完整保存，其余没有发布。重跑只做剩下的。",
                en:
                    "\(isTerminated ? "terminated" : "interrupted"); \(published) of the projects stand published, nothing of the"
                    + " rest. A rerun does only what is left."
            )
        }
        return isTerminated
            ? LocalizedText(zh: "运行被终止，没有发布任何结果。", en: "terminated; nothing was published.")
            : LocalizedText(zh: "运行被中断，没有发布任何结果。", en: "interrupted; nothing was published.")
    }

    /// A fault of the program.
    public static func internalError() -> LocalizedText {
        LocalizedText(
            zh: "程序内部错误，没有发布任何结果。请把这一行和 regreen doctor 的输出一起报告。",
            en: "internal error; nothing was published. Report this line with the output of regreen doctor."
        )
    }
}

/// Texts of `verify`.
extension Messages {
    /// No manifest.
    public static func manifestMissing(folder: String) -> LocalizedText {
        LocalizedText(
            zh: "\(folder) 里没有可读的 manifest.json，不是 regreen 的输出文件夹。",
            en: "\(folder) has no readable manifest.json; it is no output folder of regreen."
        )
    }

    /// A file differs.
    public static func fileChanged(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 在写出之后被改动过。",
            en: "\(path) was changed after it was written."
        )
    }

    /// A file is missing.
    public static func fileGone(path: String) -> LocalizedText {
        LocalizedText(zh: "\(path) 不见了。", en: "\(path) is gone.")
    }

    /// A file is too many.
    public static func fileAdded(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 不在清单里，是后来放进去的。",
            en: "\(path) is not in the manifest; it was put there later."
        )
    }

    /// Figures that do not add up.
    public static func sumsDiffer(row: String, key: String, found: Double, expected: Double) -> LocalizedText {
        LocalizedText(
            zh: "\(row) 的 \(key) 对不上：分项合计 \(found)，表中 \(expected)。",
            en: "\(key) of \(row) does not add up: the parts make \(found), the figure is \(expected)."
        )
    }
}

/// Texts of bringing layers to the working plane and measuring them.
extension Messages {
    /// The rules used.
    public static func rulesVersion(_ version: String) -> LocalizedText {
        LocalizedText(zh: "规则文件版本 \(version)", en: "rules version \(version)")
    }

    /// Values without a verified source.
    public static func rulesUnverified(count: Int) -> LocalizedText {
        LocalizedText(
            zh: "规则文件中有 \(count) 个数值为默认值，未经原文核实",
            en: "\(count) values of the rules are defaults that were not verified in their source"
        )
    }

    /// No CRS at all.
    public static func crsMissing(file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file) 没有坐标系。请在项目文件里写 crs: EPSG:…，或加 --assume-crs。",
            en: "\(file) has no CRS. Add crs: EPSG:… in the project file, or --assume-crs."
        )
    }

    /// A vertex without a place in the plane.
    public static func vertexNotProjectable(crs: String) -> LocalizedText {
        LocalizedText(
            zh: "有顶点无法换算到 \(crs)，该要素不参与计算。请检查坐标系。",
            en: "a vertex has no place in \(crs); the feature is left out. Check its CRS."
        )
    }

    /// An invalid polygon was repaired.
    public static func geometryRepaired(reason: String, mu: Double?) -> LocalizedText {
        let area = mu.map { AreaText.mu($0) }
        return LocalizedText(
            zh: "图形无效（\(reason)），已按线重建" + (area.map { "，面积 \($0) 亩。" } ?? "。"),
            en: "invalid geometry (\(reason)), rebuilt from its lines" + (area.map { ", \($0) mu." } ?? ".")
        )
    }

    /// The two repairs differ too much.
    public static func geometryRepairRefused(reason: String, first: Double?, second: Double?) -> LocalizedText {
        let a = first.map { AreaText.mu($0) } ?? "–"
        let b = second.map { AreaText.mu($0) } ?? "–"
        return LocalizedText(
            zh: "图形无效（\(reason)），两种修复结果相差过大（\(a) 亩与 \(b) 亩），未采用。",
            en: "invalid geometry (\(reason)); the two repairs differ too much (\(a) and \(b) mu), none was taken."
        )
    }

    /// What to do about it.
    public static func repairByHand() -> LocalizedText {
        LocalizedText(
            zh: "请在 GIS 里改正图形，或用 regreen repair --accept 接受修复结果。",
            en: "Correct the geometry in a GIS, or accept the repair with regreen repair --accept."
        )
    }

    /// Parts of one mine overlap.
    public static func partsOverlap(mine: String, mu: Double) -> LocalizedText {
        LocalizedText(
            zh: "矿山 \(mine) 的各部分互相重叠 \(AreaText.mu(mu)) 亩，按并集计算。",
            en: "parts of mine \(mine) overlap by \(AreaText.mu(mu)) mu; their union counts."
        )
    }

    /// A mine without figures.
    public static func mineNotMeasured(reason: String, detail: String) -> LocalizedText {
        let known = areaReason(reason)
        let plain = detail.isEmpty ? reason : detail
        return LocalizedText(
            zh: "未能量算：" + (known?.zh ?? plain),
            en: "could not be measured: " + (known?.en ?? plain)
        )
    }
}

/// Areas in messages.
enum AreaText {
    /// Mu with two decimals.
    static func mu(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        guard hundredths.magnitude < 1e15 else { return "\(value)" }
        let whole = Int64(hundredths)
        let fraction = String(whole.magnitude % 100)
        return "\(whole < 0 ? "-" : "")\(whole.magnitude / 100).\(fraction.count < 2 ? "0" + fraction : fraction)"
    }
}

extension Messages {
    /// An operation of a library failed.
    public static func operationFailed(operation: String, subject: String) -> LocalizedText {
        LocalizedText(zh: "\(subject)：\(operation) 失败。", en: "\(operation) failed on \(subject).")
    }
}
