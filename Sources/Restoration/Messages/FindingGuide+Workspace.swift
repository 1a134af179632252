extension FindingGuide {
    /// The workspace and the ledger.
    static let workspace: [FindingGuide] = [
        FindingGuide(
            FindingCode(rawValue: "workspace_missing"),
            .error,
            causeZh: "指明的位置没有工作空间。",
            causeEn: "there is no workspace at the place named",
            cureZh: "用 `regreen workspace migrate` 新建，或用 `--workspace` 指明位置。",
            cureEn: "make one with `regreen workspace migrate`, or name it with `--workspace`"
        ),
        FindingGuide(
            FindingCode(rawValue: "workspace_version"),
            .error,
            causeZh: "文件或数据库不是工作空间，或版本与程序不同。",
            causeEn: "the file or database is no workspace, or is of another version",
            cureZh: "另指位置；较旧的版本先备份再运行 `regreen workspace migrate`。",
            cureEn: "name another place; back an older one up and run `regreen workspace migrate`"
        ),
        FindingGuide(
            FindingCode(rawValue: "workspace_unreachable"),
            .error,
            causeZh: "共享工作空间的数据库无法连接或连接中断。",
            causeEn: "the database of a shared workspace cannot be reached, or the connection broke",
            cureZh: "检查环境变量 `REGREEN_WORKSPACE` 中的连接串和数据库。",
            cureEn: "check the connection string in `REGREEN_WORKSPACE` and the server"
        ),
        FindingGuide(
            FindingCode(rawValue: "workspace_crs"),
            .error,
            causeZh: "工作空间中图形的坐标系与项目不同。",
            causeEn: "the workspace's geometries are in another CRS than the project",
            cureZh: "项目改用工作空间的坐标系，或另建工作空间。",
            cureEn: "use the workspace's CRS in the project, or another workspace"
        ),
        FindingGuide(
            FindingCode(rawValue: "ledger_refused"),
            .error,
            causeZh: "事件不符合流程规则、缺少依据材料或必需的值；整批未写入。",
            causeEn:
                "an event breaks the rules of its case, or lacks papers or values; nothing of the list was written",
            cureZh: "按提示的规则和条款改正后重新登记。",
            cureEn: "correct it by the rule and clause named and enter the list again"
        ),
        FindingGuide(
            FindingCode(rawValue: "ledger_damaged"),
            .error,
            causeZh: "台账的链条被改动、截断，或某行无法读取。",
            causeEn: "the chain of the ledger was altered or cut, or a row cannot be read",
            cureZh: "从备份恢复；用 `regreen ledger verify` 查明位置。",
            cureEn: "restore it from a backup; `regreen ledger verify` names the place"
        ),
    ]
}
