import Foundation
import Intake
public import Restoration

/// One run of `assess` over one project, or over several with a journal.
public struct AssessJob: Sendable {
    /// What became of one project.
    public struct Entry: Sendable {
        /// The ways a project can end.
        public enum Result: Sendable {
            /// Assessed and published.
            case done(AssessOutcome)
            /// Finished by an earlier run from the same inputs.
            case kept(folder: String, status: CommandStatus)
            /// Not assessed, nothing published.
            case failed(Failure)
            /// Not tried, because an earlier project failed and the run was to stop.
            case skipped
        }

        /// The project as named on the command line.
        public var project: String
        /// The project's language, as far as its file could be read.
        public var language: UserLanguage
        /// The result.
        public var result: Result
    }

    private let projects: [String]
    private let output: String
    private let options: AssessOptions

    /// Creates a job.
    public init(projects: [String], output: String, options: AssessOptions) {
        self.projects = projects
        self.output = output
        self.options = options
    }

    /// Runs all projects in order; `report` is told about each as it ends.
    ///
    /// A bad project does not stop the others unless `stopsOnError`.
    /// - Throws: what concerns the whole run: interruption, an output that cannot be made.
    public func run(_ settings: RunSettings, report: (Entry) -> Void = { _ in }) throws -> [Entry] {
        guard projects.count > 1 else {
            let entry = single(projects[0], settings)
            report(entry)
            return [entry]
        }
        let folder = URL(filePath: output).standardizedFileURL
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputRefused(path: folder.path, reason: .noParent)
        }
        // One run at a time writes the journal.
        let lock = try OutputLock.acquire(output: OutputLocation(folder.appending(path: RunJournal.fileName).path))
        defer { lock.release() }
        var journal = RunJournal(outputFolder: folder.path)
        var entries: [Entry] = []
        var isStopped = false
        for (index, (project, name)) in zip(projects, AssessJob.folderNames(projects)).enumerated() {
            try settings.cancellation.check()
            if isStopped {
                entries.append(Entry(project: project, language: options.language ?? .zh, result: .skipped))
                continue
            }
            let entry = one(project, into: name, number: index + 1, settings, &journal)
            entries.append(entry)
            report(entry)
            switch entry.result {
            case .done, .kept: settings.cancellation.countPublished()
            case .failed(let failure):
                if failure.isInterruption {
                    throw Interrupted(status: failure.status, published: settings.cancellation.published)
                }
                isStopped = options.stopsOnError
            case .skipped: break
            }
        }
        return entries
    }

    private func single(_ project: String, _ settings: RunSettings) -> Entry {
        var language = options.language
        do {
            let specification = try specification(of: project)
            language = language ?? specification.language
            let outcome = try AssessPipeline(specification, options: options, settings: settings)
                .run(output: output, replaces: options.replaces)
            return Entry(project: project, language: language ?? .zh, result: .done(outcome))
        } catch {
            let language = language ?? (error as? ProjectFileError)?.language ?? .zh
            return Entry(project: project, language: language, result: .failed(Failure(error)))
        }
    }

    private func one(
        _ project: String,
        into name: String,
        number: Int,
        _ settings: RunSettings,
        _ journal: inout RunJournal
    ) -> Entry {
        var language = options.language
        let target = output + "/" + name
        do {
            let specification = try specification(of: project)
            language = language ?? specification.language
            let ledger = try ProjectWorkspace.open(specification, environment: settings.environment)?.head
            let inputs = try InputFingerprint.of(specification, options: options, ledger: ledger)
            // An output somebody touched is not what the journal speaks of: it is made again.
            if !options.replaces, let status = journal.status(folder: name, inputs: inputs),
                OutputVerifier.verify(target).allSatisfy(\.isSound)
            {
                return Entry(project: project, language: language ?? .zh, result: .kept(folder: target, status: status))
            }
            let report = settings.progress
            let count = projects.count
            var numbered = settings
            numbered.progress = { event in
                var event = event
                event.project = number
                event.projects = count
                report(event)
            }
            // The folder belongs to this run by its journal: what stands there from other inputs is replaced.
            let outcome = try AssessPipeline(specification, options: options, settings: numbered)
                .run(output: target, replaces: true)
            try journal.enter(folder: name, inputs: inputs, status: outcome.status)
            return Entry(project: project, language: language ?? .zh, result: .done(outcome))
        } catch {
            let language = language ?? (error as? ProjectFileError)?.language ?? .zh
            return Entry(project: project, language: language, result: .failed(Failure(error)))
        }
    }

    private func specification(of project: String) throws(ProjectFileError) -> ProjectSpecification {
        var specification = try ProjectFile.load(project)
        if let method = options.areaMethod {
            specification.reporting.areaMethod = method
            specification.reporting.areaMethodIsDeclared = true
        }
        if options.allowBallpark { specification.allowBallpark = true }
        return specification
    }

    /// A folder name per project: its file's name, or its folder's for `regreen.yaml`; equal ones are numbered.
    static func folderNames(_ projects: [String]) -> [String] {
        var taken: Set<String> = []
        return projects.map { project in
            let url = URL(filePath: ProjectFile.resolved(project))
            let isDefault = url.lastPathComponent == ProjectFile.defaultName
            let base =
                isDefault
                ? url.deletingLastPathComponent().lastPathComponent
                : url.deletingPathExtension().lastPathComponent
            var name = base.isEmpty || base == "/" ? "project" : base
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = "\(base)-\(number)"
                number += 1
            }
            return name
        }
    }
}

extension AssessJob {
    /// The exit code of the run: 2 when nothing was published or the run stopped at an error, 1 with anything a
    /// person must look at, a failed project included.
    public func status(_ entries: [Entry]) -> CommandStatus {
        var worst = CommandStatus.done
        var published = 0
        var failures: [Failure] = []
        for entry in entries {
            switch entry.result {
            case .done(let outcome):
                published += 1
                if outcome.status == .findings { worst = .findings }
            case .kept(_, let status):
                published += 1
                if status == .findings { worst = .findings }
            case .failed(let failure): failures.append(failure)
            case .skipped: break
            }
        }
        guard let first = failures.first else { return worst }
        return published == 0 || options.stopsOnError ? first.status : .findings
    }

    /// The last line of the run.
    public func summary(_ entries: [Entry]) -> LocalizedText {
        var done = 0
        var kept = 0
        var failed: [String] = []
        for entry in entries {
            switch entry.result {
            case .done(let outcome):
                done += 1
                if entries.count == 1 {
                    return Messages.assessed(
                        folder: output,
                        mines: outcome.mineCount,
                        failed: outcome.failedMines.count,
                        findings: outcome.findings
                    )
                }
            case .kept: kept += 1
            case .failed: failed.append(entry.project)
            case .skipped: break
            }
        }
        return Messages.assessedSeveral(folder: output, done: done, kept: kept, failed: failed)
    }

    /// `regreen.assess/1`: what became of each project.
    public func json(_ entries: [Entry], language: UserLanguage) -> JSONValue {
        let projects = entries.map { entry -> JSONValue in
            var object: JSONObject = ["project": .string(entry.project)]
            switch entry.result {
            case .done(let outcome):
                object["result"] = "done"
                object["name"] = .string(outcome.name)
                object["folder"] = .string(outcome.folder)
                object["mines"] = JSONValue(outcome.mineCount)
                object["failed_mines"] = .array(outcome.failedMines.map(JSONValue.string))
                object["findings"] = JSONValue(outcome.findings.count)
                object["files"] = .array(outcome.files.map(JSONValue.string))
            case .kept(let folder, _):
                object["result"] = "kept"
                object["folder"] = .string(folder)
            case .failed(let failure):
                object["result"] = "failed"
                object["error"] = failure.json(language: language)
            case .skipped:
                object["result"] = "skipped"
            }
            return .object(object)
        }
        return [
            "schema": "regreen.assess/1", "output": .string(output),
            "exit": .int(Int64(status(entries).rawValue)), "projects": .array(projects),
        ]
    }
}
