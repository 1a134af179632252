import ArgumentParser
import Regreen

/// `regreen man`: the source of the manual page, for packagers.
struct ManCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "man",
            abstract: said(zh: "输出手册页源文件", en: "Print the source of the manual page."),
            shouldDisplay: false
        )
    }

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        session.context.out.write(ManPage.source(version: Versions.regreen))
        return .done
    }
}
