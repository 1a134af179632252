import ArgumentParser
import Regreen
import Restoration

/// `regreen draw POOL`
struct DrawCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "draw",
            abstract: said(
                zh: "双随机抽取矿山、检查人员、专家：种子、名单哈希、记录，任何人可重抽核对",
                en: "Draw mines, inspectors or experts at random: seed, pool hash, a log anybody can repeat."
            ),
            discussion: said(
                zh: """
                    种子须在抽取前公布。名单用编号或岗位，不用姓名；exclude 为回避原因，conflicts 为回避矿山。

                    示例：
                      regreen draw 矿山.csv --count 5 --with 检查人员.csv --each 2 \\
                          --seed 2024-10-08开奖号 --purpose 2024年度双随机 -o 抽取记录.json
                    """,
                en: """
                    Publish the seed before the draw. Pools hold numbers or posts, never names; exclude
                    is a reason, conflicts lists mines an inspector may not see.

                    Example:
                      regreen draw mines.csv --count 5 --with inspectors.csv --each 2 \\
                          --seed lottery-2024-10-08 --purpose "double check 2024" -o draw.json
                    """
            )
        )
    }

    @Argument(help: help(zh: "名单（CSV，列 id）", en: "Pool (CSV with a column id).", value: "file"))
    var pool: String

    @Option(name: .long, help: help(zh: "抽取个数", en: "How many to draw.", value: "n"))
    var count: Int

    @Option(name: .long, help: help(zh: "种子", en: "The seed.", value: "text"))
    var seed: String

    @Option(name: .long, help: help(zh: "用途", en: "What it is for.", value: "text"))
    var purpose = ""

    @Option(
        name: .customLong("with"),
        help: help(zh: "第二名单：检查人员或专家", en: "Second pool: inspectors, experts.", value: "file")
    )
    var companions: String?

    @Option(name: .long, help: help(zh: "每个配几名", en: "How many of them for each.", value: "n"))
    var each = 1

    @Option(name: .long, help: help(zh: "核对以前的记录", en: "Compare with an earlier log.", value: "file"))
    var verify: String?

    @Option(name: .shortAndLong, help: help(zh: "记录文件（JSON）", en: "Write the log (JSON).", value: "path"))
    var output: String?

    @Flag(name: .long, help: help(zh: "覆盖已有的文件", en: "Replace a file that exists."))
    var force = false

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try DrawReport(
            count,
            pool: pool,
            perMine: each,
            companions: companions,
            seed: seed,
            purpose: purpose
        )
        if let output { try report.write(to: output, replaces: force) }
        if session.json { session.emit(report.json) } else { show(report, session) }
        session.note(Messages.drawHeld(report.draw))
        guard let verify else { return .done }
        guard try report.agrees(withLog: verify) else {
            session.note(Messages.drawDiffers(path: verify))
            return .findings
        }
        session.note(Messages.drawRepeated(path: verify))
        return .done
    }

    private func show(_ report: DrawReport, _ session: CommandSession) {
        var table = TextTable([
            (session.say(zh: "序", en: "no."), .right), (session.say(zh: "抽中", en: "drawn"), .left),
            (session.say(zh: "配", en: "with"), .left),
        ])
        for (index, ticket) in report.draw.drawn.enumerated() {
            let others = report.companions.indices.contains(index) ? report.companions[index].drawn.map(\.id) : []
            table.add(["\(index + 1)", ticket.id, others.isEmpty ? nil : others.joined(separator: ", ")])
        }
        session.table(table)
    }
}
