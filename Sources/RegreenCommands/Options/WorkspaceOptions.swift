import ArgumentParser
import Foundation
import GeoModel
import Regreen
import Restoration

/// Which workspace a command works with, and on which day.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            zh: "工作空间：GeoPackage 文件，或 postgres:（连接串在 REGREEN_WORKSPACE 中）",
            en: "Workspace: a GeoPackage, or postgres: with its connection string in REGREEN_WORKSPACE.",
            value: "path"
        )
    )
    var workspace: String?

    @Option(
        name: .long,
        help: help(
            zh: "项目文件（默认：当前文件夹的 regreen.yaml），取其 workspace、as_of、language",
            en: "Project file whose workspace and as_of count (default: regreen.yaml here).",
            value: "file"
        )
    )
    var project: String?

    /// The workspace and the project's day.
    func place(_ session: CommandSession) throws -> WorkspaceChoice {
        try WorkspaceChoice(
            workspace: workspace,
            project: project,
            folder: URL(filePath: FileManager.default.currentDirectoryPath),
            environment: session.context.environment
        )
    }
}

/// The day a report is of.
struct AsOfOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            zh: "统计日期（默认：项目的 as_of，否则今天）",
            en: "Day of the report (default: as_of of the project, else today).",
            value: "date"
        )
    )
    var asOf: DateArgument?

    /// The day: the option's, else the project's, else today where the command runs.
    func date(_ project: CalendarDate?) throws -> CalendarDate {
        if let date = asOf?.date ?? project { return date }
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let today = CalendarDate(year: year, month: month, day: day)
        else { throw ValidationError(said(zh: "请给出 --as-of", en: "give --as-of")) }
        return today
    }
}
