import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// A folder with a workspace that commands work on.
struct LedgerWorkshop {
    let directory: TemporaryDirectory
    var workspace: String { directory.path("workspace.gpkg") }

    init() throws { directory = try TemporaryDirectory() }

    func run(_ arguments: String..., language: UserLanguage = .en) -> CommandOutcome {
        CommandRunner.run(arguments + ["--workspace", workspace, "--lang", language.rawValue])
    }

    func json(_ arguments: String...) throws -> JSONValue {
        try JSONValue(parsing: CommandRunner.run(arguments + ["--workspace", workspace, "--json"]).stdout)
    }

    func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: directory.url.appending(path: name))
        return directory.path(name)
    }

    static func line(
        _ date: String,
        _ kind: String,
        _ subject: String,
        _ evidence: [EvidenceKind] = [],
        values: String = "{}"
    ) -> String {
        let papers = evidence.map { kind in
            "{\"kind\":\"\(kind.rawValue)\",\"sha256\":\"\(ContentHash(of: kind.rawValue).hex)\"}"
        }
        return "{\"date\":\"\(date)\",\"kind\":\"\(kind)\",\"subject\":\"\(subject)\",\"actor\":\"办公室\",\"values\":"
            + values + ",\"evidence\":[\(papers.joined(separator: ","))]}"
    }

    /// A mine from its registration to the end of works, the notice standing since a day.
    static func delisting(_ subject: String, published: String? = nil) -> [String] {
        var lines = [
            line("2018-07-01", "delisting.open", subject, values: "{\"cohort\":2019}"),
            line("2018-07-10", "delisting.survey", subject, [.mineFile]),
            line("2018-10-20", "delisting.draft", subject, [.scheme]),
            line("2018-10-30", "delisting.review_pass", subject, [.reviewOpinion]),
            line("2018-11-01", "delisting.start", subject, [.startPaper]),
        ]
        guard let published else { return lines }
        lines += [
            line("2019-09-01", "delisting.finish", subject, [.completionReport]),
            line("2019-09-20", "delisting.accept_pass", subject, [.acceptanceOpinion]),
            line("2019-10-01", "delisting.recognise", subject, [.recognition]),
            line(published, "delisting.publish", subject, [.noticeText]),
        ]
        return lines
    }
}
