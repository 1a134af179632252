import Regreen
import Restoration
import Testing

@testable import RegreenCommands

/// Help pages in both languages.
@Suite struct HelpPageTests {
    static let commands = [
        "init", "inspect", "check", "assess", "verify", "doctor", "area", "transform", "crs", "crs sniff", "zonal",
        "overlay", "nearest", "deform", "dod", "convert", "patches", "visible", "clusters", "corridors", "vegetation",
        "repair", "plan", "plan check", "plan calendar", "ledger", "ledger add", "ledger import", "ledger status",
        "ledger history", "ledger due", "ledger report", "ledger verify", "ledger export", "archive", "archive add",
        "archive show", "archive check", "archive export", "workspace", "workspace migrate",
    ]

    private func page(_ command: String, _ language: UserLanguage) -> CommandOutcome {
        CommandRunner.run(command.split(separator: " ").map(String.init) + ["--help", "--lang", language.rawValue])
    }

    @Test(arguments: commands, UserLanguage.allCases)
    func everyPageFitsEightyColumnsAndShowsAnExample(command: String, language: UserLanguage) {
        let outcome = page(command, language)
        #expect(outcome.exit == .done)
        #expect(outcome.stderr.isEmpty)
        for line in outcome.stdout.split(separator: "\n") {
            #expect(DisplayWidth.of(line) <= 80, "\(line)")
        }
        #expect(outcome.stdout.contains("regreen \(command) "))
        #expect(outcome.stdout.contains(language == .zh ? "示例：" : "Example:"))
    }

    @Test func everyOptionHasAHelpTextInBothLanguages() throws {
        for language in UserLanguage.allCases {
            let root = HelpLanguage.$current.withValue(language) { CommandDescription.root() }
            let commands = try #require(root).subcommands.flatMap { [$0] + $0.subcommands }
            for command in commands where command.isShown {
                #expect(!command.abstract.isEmpty)
                for argument in command.arguments {
                    #expect(!argument.help.isEmpty, "\(command.name) \(argument.label)")
                }
            }
        }
    }

    @Test func theRootPageListsEveryCommand() {
        let outcome = CommandRunner.run([])
        #expect(outcome.exit == .done)
        for command in Self.commands where !command.contains(" ") { #expect(outcome.stdout.contains("  \(command) ")) }
        #expect(!outcome.stdout.contains("  man "))
    }

    @Test func thePageOfAreaIsStable() {
        #expect(
            page("area", .en).stdout.hasPrefix(
                """
                Three areas of every feature: statutory, geodesic, planar; of their union and
                sum.

                Usage: regreen area <file> […]

                Example:
                  regreen area mines.shp --id mine_id

                Arguments:
                  <file>                  Vector file.

                Options:
                  --id <field>            Id field.

                """
            )
        )
    }

    @Test func theManualPageNamesEveryCommandAndExitCode() {
        let source = CommandRunner.run(["man"]).stdout
        #expect(source.hasPrefix(".TH REGREEN 1"))
        for command in Self.commands where !["crs", "plan"].contains(command) {
            #expect(source.contains(".SS regreen \(command)"), "\(command)")
        }
        for code in CommandStatus.allCases { #expect(source.contains(".B \(code.rawValue)\n")) }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionScriptsAreMade(shell: String) {
        let outcome = CommandRunner.run(["--generate-completion-script", shell])
        #expect(outcome.exit == .done)
        #expect(outcome.stdout.contains("assess"))
    }
}
