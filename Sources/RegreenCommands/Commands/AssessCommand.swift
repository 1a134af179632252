import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen assess PROJECT… -o DIR`
struct AssessCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "assess",
            abstract: said(
                zh: "评估一个或多个项目：损毁、修复、四区两线、排序、表格和图层",
                en: "Assess one or more projects: damage, restoration, protected layers, ranking, tables, layers."
            ),
            discussion: said(
                zh: """
                    成果文件夹要么完整出现，要么不出现。多个项目各占一个子文件夹；中断后重跑只做剩下的。

                    示例：
                      regreen assess SampleData/regreen.yaml -o 成果
                    """,
                en: """
                    The output folder appears whole or not at all. Several projects get a folder each; a rerun
                    after a stop does only what is left.

                    Example:
                      regreen assess SampleData/regreen.yaml -o result
                    """
            )
        )
    }

    @Argument(help: help(zh: "项目文件或其文件夹", en: "Project files, or their folders.", value: "project"))
    var projects: [String]

    @Option(name: [.short, .long], help: help(zh: "成果文件夹", en: "Output folder.", value: "dir"))
    var output: String

    @Option(
        name: .long,
        help: help(zh: "面积算法（默认按项目文件）", en: "Area method (default: the project's).", value: "planar|geodesic|statutory")
    )
    var area: AreaMethod?

    @Flag(name: .long, help: help(zh: "遇到第一个坏项目或坏矿山就停", en: "Stop at the first bad project or mine."))
    var stopOnError = false

    @Flag(name: .long, help: help(zh: "接受无参数的近似基准转换", en: "Accept ballpark datum operations."))
    var allowBallpark = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let options = AssessOptions(
            areaMethod: area,
            allowBallpark: allowBallpark,
            replaces: write.force,
            stopsOnError: stopOnError,
            language: global.lang
        )
        let job = AssessJob(projects: projects, output: output, options: options)
        var language = global.lang
        let entries: [AssessJob.Entry]
        do {
            entries = try job.run(session.run(resources)) { entry in
                language = language ?? entry.language
                guard case .failed(let failure) = entry.result, projects.count > 1 else { return }
                if !failure.isInterruption { show(failure, session.speaking(entry.language)) }
            }
        } catch let stopped as Interrupted {
            // One line, in the language the run has been speaking.
            CommandRunner.report(Failure(stopped), session: session.speaking(language ?? session.language))
            return stopped.status
        }
        if projects.count == 1, case .failed(let failure)? = entries.first?.result {
            CommandRunner.report(failure, session: session.speaking(entries[0].language))
            return failure.status
        }
        let spoken = session.speaking(global.lang ?? entries.first?.language ?? session.language)
        if session.json { session.emit(job.json(entries, language: spoken.language)) } else { show(entries, spoken) }
        spoken.note(job.summary(entries))
        return job.status(entries)
    }

    private func show(_ failure: Failure, _ session: CommandSession) {
        for finding in failure.findings.dropLast() {
            session.context.err.write(finding.message.text(session.language) + "\n")
        }
        session.context.err.write(failure.line(session.language) + "\n")
    }

    private func show(_ entries: [AssessJob.Entry], _ session: CommandSession) {
        for entry in entries {
            guard case .done(let outcome) = entry.result else { continue }
            session.line("\(outcome.name)  →  \(outcome.folder)")
            session.table(AssessSummary.table(outcome, session.language))
            session.line()
        }
    }
}
