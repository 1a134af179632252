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
            zh: "输出文件夹 \(path) 已存在。请换一个名字,或加 --force 替换。",
            en: "the output folder \(path) exists. Name another, or add --force to replace it."
        )
    }

    /// The output is something else.
    public static func outputNotOurs(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 不是 regreen 的输出(没有 manifest.json),--force 不会删除它。请换一个输出文件夹。",
            en: "\(path) is no output of regreen (no manifest.json); --force does not remove it. Name another folder."
        )
    }

    /// The output is a file.
    public static func outputIsFile(path: String) -> LocalizedText {
        LocalizedText(zh: "\(path) 是文件,不是文件夹。", en: "\(path) is a file, not a folder. Name another output.")
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
            zh: "\(path) 写出失败(\(operation)),没有发布任何结果。",
            en: "\(operation) failed at \(path); nothing was published."
        )
    }

    /// Disk or permissions.
    public static func checkDisk() -> LocalizedText {
        LocalizedText(
            zh: "请检查磁盘剩余空间和写权限后重试。",
            en: "Check free disk space and permissions, then run again."
        )
    }

    /// Stopped from outside.
    public static func interrupted(isTerminated: Bool) -> LocalizedText {
        isTerminated
            ? LocalizedText(zh: "运行被终止,没有发布任何结果。", en: "terminated; nothing was published.")
            : LocalizedText(zh: "运行被中断,没有发布任何结果。", en: "interrupted; nothing was published.")
    }

    /// A fault of the program.
    public static func internalError() -> LocalizedText {
        LocalizedText(
            zh: "程序内部错误,没有发布任何结果。请把这一行和 regreen doctor 的输出一起报告。",
            en: "internal error; nothing was published. Report this line with the output of regreen doctor."
        )
    }
}
