extension Messages {
    /// A folder without anything to look at.
    public static func noDataFiles(folder: String) -> LocalizedText {
        LocalizedText(
            zh: "文件夹 \(folder) 及其下四层内没有矢量或栅格文件。",
            en: "the folder \(folder) holds no vector or raster file, four levels down."
        )
    }

    /// A file that is not there.
    public static func fileMissing(_ path: String) -> LocalizedText {
        LocalizedText(zh: "找不到文件：\(path)", en: "no such file: \(path)")
    }

    /// What to do about a missing file.
    public static let fileMissingFix = LocalizedText(
        zh: "检查路径（相对于项目文件所在文件夹）和文件名的大小写。",
        en: "check the path (relative to the project file's folder) and the case of the file name"
    )

    /// A file that is there but cannot be read.
    public static func fileUnreadable(_ path: String) -> LocalizedText {
        LocalizedText(zh: "文件无法读取：\(path)", en: "the file cannot be read: \(path)")
    }

    /// What to do about an unreadable file.
    public static let fileUnreadableFix = LocalizedText(
        zh: "检查读取权限和磁盘，或重新复制该文件。",
        en: "check the read permission and the disk, or copy the file again"
    )
}
