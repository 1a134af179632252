import Foundation
import Restoration

/// What is already done of a run over several projects: one entry per finished project, by the hash of its inputs.
///
/// The journal holds no times and no paths outside the output, so a run that was stopped and taken up again leaves the
/// same bytes as one that went through.
struct RunJournal {
    static let fileName = "journal.json"
    static let schema = "regreen.journal/1"

    /// A finished project.
    struct Entry: Hashable {
        /// Hash of everything the folder's content depends on.
        var inputs: String
        /// How the run that made it ended: a later one that keeps it ends no better.
        var status: CommandStatus
    }

    /// By folder within the output.
    private(set) var entries: [String: Entry] = [:]
    private let path: String

    /// Reads the journal of an output folder; one that is missing or damaged counts as empty.
    init(outputFolder: String) {
        path = URL(filePath: outputFolder).appending(path: RunJournal.fileName).path
        guard let data = FileManager.default.contents(atPath: path),
            let json = try? JSONValue(parsing: Array(data)), json["schema"]?.stringValue == RunJournal.schema
        else { return }
        for project in json["projects"]?.arrayValue ?? [] {
            if let folder = project["folder"]?.stringValue, let hash = project["inputs_sha256"]?.stringValue,
                let exit = project["exit"]?.doubleValue, let status = CommandStatus(rawValue: Int32(exit))
            {
                entries[folder] = Entry(inputs: hash, status: status)
            }
        }
    }

    /// How the folder's run ended when it was finished from inputs of this hash, and every file of it is still what was
    /// written; else nil.
    func status(folder: String, inputs: ContentHash) -> CommandStatus? {
        guard let entry = entries[folder], entry.inputs == inputs.hex,
            OutputVerifier.isIntact(URL(filePath: path).deletingLastPathComponent().appending(path: folder))
        else { return nil }
        return entry.status
    }

    /// Enters a finished project and writes the journal whole.
    mutating func enter(folder: String, inputs: ContentHash, status: CommandStatus) throws(OutputFailure) {
        entries[folder] = Entry(inputs: inputs.hex, status: status)
        let projects = entries.keys.sorted(by: Identifiers.precedes).map { folder -> JSONValue in
            [
                "folder": .string(folder), "inputs_sha256": JSONValue(entries[folder]?.inputs),
                "exit": JSONValue(entries[folder].map { Int($0.status.rawValue) }),
            ]
        }
        let json: JSONValue = ["schema": .string(RunJournal.schema), "projects": .array(projects)]
        do {
            try Data((json.serialized(pretty: true) + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw OutputFailure(operation: "write journal", path: path, message: StagedOutput.reason(error))
        }
    }
}
