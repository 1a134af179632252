extension Messages {
    /// A file that cannot be read at all.
    public static func cannotRead(file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：无法读取", en: "\(file): cannot be read")
    }

    /// A limit was exceeded.
    public static func limitExceeded(file: String, what: String, value: Int, limit: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：超过限制（\(what)：\(value)，上限 \(limit)）",
            en: "\(file): beyond the limit for \(what): \(value), at most \(limit)"
        )
    }

    /// What to do with an input beyond a limit.
    public static func splitInput() -> LocalizedText {
        LocalizedText(zh: "检查文件来源；必要时拆分后再用", en: "check where the file comes from; split it if it is genuine")
    }
}

extension Messages {
    /// A URL, a network file system or a connection string.
    public static func remotePathRefused(_ path: String) -> LocalizedText {
        LocalizedText(zh: "\(path)：只打开本地文件，不接受网络路径", en: "\(path): only local files are opened, no network paths")
    }

    /// What to do about a refused remote path.
    public static let remotePathFix = LocalizedText(
        zh: "先把数据下载到项目文件夹，再写本地路径",
        en: "download the data into the project's folder first and name the local path"
    )

    /// A container, or what it refers to, lies outside the project's folder.
    public static func outsideProjectFolder(_ file: String, path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：指向项目文件夹之外的 \(path)，拒绝打开",
            en: "\(file): refers to \(path) outside the project's folder; not opened"
        )
    }

    /// What to do about a container outside the project's folder.
    public static let outsideProjectFolderFix = LocalizedText(
        zh: "VRT、zip、OSM 及其引用的文件须放在项目文件夹内；把文件复制进来，或直接写源文件的路径",
        en:
            "VRT, zip and OSM files and what they refer to must lie inside the project's folder: copy them there or name the"
            + " source file itself"
    )

    /// A zip member whose name leaves the archive.
    public static func archiveMemberOutside(_ file: String, member: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：压缩包成员 \(member) 的路径指向包外",
            en: "\(file): member \(member) points outside the archive"
        )
    }

    /// A zip without a whole directory.
    public static func archiveDamaged(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：压缩包不完整", en: "\(file): the archive is not whole")
    }

    /// Copy the file again.
    public static let copyAgain = LocalizedText(
        zh: "重新复制或向提供方索取完整文件",
        en: "copy the file again or ask its provider for a whole one"
    )

    /// A VRT with a document type, entities or code.
    public static func unsafeVRT(_ file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：VRT 含有实体声明或代码，拒绝打开",
            en: "\(file): the VRT holds entities or code; not opened"
        )
    }
}
