import ArgumentParser
import Regreen
import Restoration

/// `regreen transform --from CRS --to CRS`
struct TransformCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "transform",
            abstract: said(
                zh: "换算坐标：从标准输入逐行读 x y [z]，x 为东或经度",
                en: "Transform positions read from stdin, one x y [z] a line; x is east or longitude."
            ),
            discussion: said(
                zh: "示例：\n  echo 112.187 35.69 | regreen transform --from EPSG:4490 --to EPSG:4525",
                en: "Example:\n  echo 112.187 35.69 | regreen transform --from EPSG:4490 --to EPSG:4525"
            )
        )
    }

    @Option(name: .long, help: help(zh: "源坐标系", en: "Source CRS.", value: "crs"))
    var from: String

    @Option(name: .long, help: help(zh: "目标坐标系", en: "Target CRS.", value: "crs"))
    var to: String

    @Flag(name: .long, help: help(zh: "接受无参数的近似基准转换", en: "Accept ballpark datum operations."))
    var allowBallpark = false

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try TransformTool.run(
            lines: session.context.input(),
            from: from,
            to: to,
            allowBallpark: allowBallpark
        )
        if session.json {
            session.emit(report.json)
        } else {
            for point in report.points {
                let numbers =
                    [point.x, point.y].map { $0.map { "\($0)" } ?? "null" }
                    + [point.z.map { "\($0)" }]
                    .compactMap { $0 }
                session.line(numbers.joined(separator: " "))
            }
        }
        session.note(
            Messages.transformed(
                points: report.points.count,
                failed: report.points.count { $0.x == nil },
                operation: report.operation,
                accuracy: report.accuracyInMetres,
                isBallpark: report.isBallpark
            )
        )
        return report.status
    }
}
