import ArgumentParser
import Regreen
import Restoration

/// `regreen crs`
struct CRSCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "crs",
            abstract: said(zh: "坐标系工具", en: "Tools for coordinate systems."),
            discussion: said(
                zh: "示例：\n  regreen crs sniff 37607450 3951000",
                en: "Example:\n  regreen crs sniff 37607450 3951000"
            ),
            subcommands: [SniffCommand.self]
        )
    }
}

/// `regreen crs sniff X Y`
struct SniffCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sniff",
            abstract: said(
                zh: "由一个坐标点猜坐标系家族：度、三度带、六度带、带号前缀、颠倒",
                en: "Guess a point's coordinate family: degrees, Gauss zones, zone prefix, swapped."
            ),
            discussion: said(
                zh: "示例：\n  regreen crs sniff 607450 3951000 --lon-hint 112.187",
                en: "Example:\n  regreen crs sniff 607450 3951000 --lon-hint 112.187"
            )
        )
    }

    // Taken as they stand: a western longitude begins with a minus sign and is no option.
    @Argument(
        parsing: .allUnrecognized,
        help: help(zh: "文件里的两个数，按存储顺序", en: "The two numbers as stored.", value: "x y")
    )
    var coordinates: [String]

    @Option(
        name: .long,
        parsing: .unconditional,
        help: help(zh: "附近的经度", en: "A longitude near the point.", value: "degrees")
    )
    var lonHint: Double?

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        // The mark that ends the options arrives with the rest.
        let words = coordinates.first == "--" ? Array(coordinates.dropFirst()) : coordinates
        let numbers = words.compactMap(Double.init)
        guard numbers.count == 2, words.count == 2 else {
            let given = words.joined(separator: " ")
            throw ValidationError(
                said(zh: "须给出两个数，收到：\(given)", en: "give two numbers; these were given: \(given)")
            )
        }
        let (x, y) = (numbers[0], numbers[1])
        let report = CRSSniffTool.run(x: x, y: y, longitudeHint: lonHint)
        if session.json {
            session.emit(report.json)
        } else {
            for member in report.json.objectValue?.members ?? [] where member.key != "schema" {
                session.line(DisplayWidth.pad(member.key, to: 18) + plain(member.value))
            }
        }
        return report.status
    }

    private func plain(_ value: JSONValue) -> String { value.stringValue ?? value.serialized() }
}
