import ArgumentParser
import Regreen
import Restoration

/// `regreen doctor`
struct DoctorCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: said(
                zh: "检查这台机器：库版本、坐标系库、格式驱动、中文编码、字体",
                en: "Check this machine: library versions, CRS database, drivers, encodings, fonts."
            ),
            discussion: said(zh: "示例：\n  regreen doctor", en: "Example:\n  regreen doctor")
        )
    }

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let checks = Doctor.examine()
        if session.json {
            session.emit(Doctor.json(checks, language: session.language))
        } else {
            for check in checks {
                let mark = check.isPassed ? "ok  " : check.isRequired ? "FAIL" : "–   "
                let text = "\(check.title.text(session.language)): \(check.detail)"
                let lines = DisplayWidth.wrap(text, width: 80, indent: "     ")
                session.line(mark + " " + (lines.first.map { String($0.dropFirst(5)) } ?? ""))
                for line in lines.dropFirst() { session.line(line) }
                if !check.isPassed, let fix = check.fix { session.paragraph(fix, indent: "     ") }
            }
        }
        let failed = checks.filter { !$0.isPassed && $0.isRequired }
        session.note(Messages.examined(checks: checks.count, failed: failed.count))
        return failed.isEmpty ? .done : .input
    }
}
