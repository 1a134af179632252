import ArgumentParser
import Regreen
import Restoration

/// `regreen workspace migrate`
struct WorkspaceMigrateCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "migrate",
            abstract: said(
                zh: "新建工作空间，或把旧版本升级到本程序的版本",
                en: "Make a workspace, or bring an older one to this program's version."
            ),
            discussion: said(
                zh: "示例：\n  regreen workspace migrate --workspace workspace.gpkg",
                en: "Example:\n  regreen workspace migrate --workspace workspace.gpkg"
            )
        )
    }

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let location = try place.place(session).location
        let (from, to) = try WorkspaceStore.migrate(location)
        if session.json {
            session.emit([
                "schema": "regreen.workspace-migrate/1", "workspace": .string(location.shown),
                "from": JSONValue(from), "to": JSONValue(to),
            ])
        }
        session.note(Messages.workspaceMigrated(place: location.shown, from: from, to: to))
        return .done
    }
}
