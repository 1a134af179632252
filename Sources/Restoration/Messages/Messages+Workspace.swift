/// Texts of the workspace: opening, versions, connections.
extension Messages {
    /// There is no workspace.
    public static func workspaceMissing(place: String) -> LocalizedText {
        LocalizedText(zh: "没有找到工作空间 \(place)。", en: "there is no workspace at \(place).")
    }

    /// How to make one.
    public static let workspaceMissingFix = LocalizedText(
        zh: "用 regreen workspace migrate 新建，或用 --workspace 指明位置。",
        en: "make one with regreen workspace migrate, or name it with --workspace."
    )

    /// A file or database that is something else.
    public static func workspaceForeign(place: String) -> LocalizedText {
        LocalizedText(
            zh: "\(place) 不是 regreen 的工作空间。",
            en: "\(place) is no workspace of regreen."
        )
    }

    /// What to do about it.
    public static let workspaceForeignFix = LocalizedText(
        zh: "请另指一个位置；已有的文件不会被改动。空数据库请先运行 regreen workspace migrate。",
        en: "name another place; files that are there are left alone. Prepare an empty database with "
            + "regreen workspace migrate."
    )

    /// A workspace of another version.
    public static func workspaceVersion(place: String, found: Int, known: Int) -> LocalizedText {
        LocalizedText(
            zh: "工作空间 \(place) 的版本为 \(found)，本程序使用版本 \(known)。",
            en: "the workspace \(place) is of version \(found); this program works with version \(known)."
        )
    }

    /// What to do about it.
    public static func workspaceVersionFix(isNewer: Bool) -> LocalizedText {
        isNewer
            ? LocalizedText(zh: "请使用较新的 regreen。", en: "use a newer regreen.")
            : LocalizedText(
                zh: "请先备份，再运行 regreen workspace migrate。",
                en: "back it up, then run regreen workspace migrate."
            )
    }

    /// A workspace that cannot be read.
    public static func workspaceDamaged(place: String) -> LocalizedText {
        LocalizedText(
            zh: "工作空间 \(place) 无法读取或被改动过，未写入任何内容。",
            en: "the workspace \(place) cannot be read or was tampered with; nothing was written."
        )
    }

    /// What to do about it.
    public static let workspaceDamagedFix = LocalizedText(
        zh: "用 regreen ledger verify 查明位置，再从备份恢复。",
        en: "find the place with regreen ledger verify and restore it from a backup."
    )

    /// The database does not answer.
    public static let workspaceUnreachable = LocalizedText(
        zh: "无法连接共享工作空间的数据库，或连接中断；未写入任何内容。",
        en: "the database of the shared workspace cannot be reached, or the connection broke; nothing was written."
    )

    /// A database is declared and the variable is empty.
    public static func workspaceConnectionMissing(variable: String) -> LocalizedText {
        LocalizedText(
            zh: "项目使用 postgres: 工作空间，但环境变量 \(variable) 未设置。",
            en: "the project's workspace is postgres:, and the variable \(variable) is not set."
        )
    }

    /// How to name a database.
    public static func workspaceConnectionFix(variable: String) -> LocalizedText {
        LocalizedText(
            zh: "在环境变量 \(variable) 中写明连接串，如 host=… dbname=… user=…。",
            en: "put the connection string into \(variable), for example host=… dbname=… user=…"
        )
    }

    /// What is exempt, with its clauses, beside the figures.
    public static func exemptionsCounted(_ exemptions: [(mine: String, clause: String)]) -> LocalizedText {
        let zh = exemptions.map { "\($0.mine)（\($0.clause)）" }.joined(separator: "、")
        let en = exemptions.map { "\($0.mine) (\($0.clause))" }.joined(separator: ", ")
        return LocalizedText(zh: "按台账豁免的矿山：\(zh)。", en: "mines exempt by the ledger: \(en).")
    }

    /// An exemption of a mine the register does not have.
    public static func exemptionWithoutMine(_ mine: String, event: Int) -> LocalizedText {
        LocalizedText(
            zh: "台账第 \(event) 条豁免的矿山 \(mine) 不在登记图层中。",
            en: "event \(event) of the ledger exempts \(mine), which the register does not have."
        )
    }

    /// What to do about it.
    public static let exemptionWithoutMineFix = LocalizedText(
        zh: "核对矿山编号；豁免事件的 subject 是矿山编号。",
        en: "check the id; the subject of an exemption is the mine's id."
    )

    /// The project's CRS is not that of the workspace.
    public static func workspaceCRSDiffers(place: String, workspace: Int, project: Int) -> LocalizedText {
        LocalizedText(
            zh: "工作空间 \(place) 的坐标系为 EPSG:\(workspace)，项目为 EPSG:\(project)。",
            en: "the workspace \(place) is in EPSG:\(workspace), the project in EPSG:\(project)."
        )
    }

    /// What to do about it.
    public static let workspaceCRSFix = LocalizedText(
        zh: "项目改用工作空间的坐标系，或另建工作空间。",
        en: "use the workspace's CRS in the project, or another workspace."
    )
}
