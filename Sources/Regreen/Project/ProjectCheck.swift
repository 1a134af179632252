import Intake
public import Restoration

/// What `check` found.
public struct CheckReport: Sendable {
    /// The project's name.
    public let project: String
    /// The project's language.
    public let language: UserLanguage
    /// All findings, errors included.
    public let findings: [Finding]

    /// Number of findings of a severity.
    public func count(_ severity: FindingSeverity) -> Int { findings.count { $0.severity == severity } }

    /// `regreen.check/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.check/1",
            "project": .string(project),
            "counts": [
                "error": JSONValue(count(.error)), "warning": JSONValue(count(.warning)),
                "info": JSONValue(count(.info)),
            ],
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Checks a project and all its inputs without writing anything.
public enum ProjectCheck {
    /// Loads every input and brings it to the working plane; errors become findings, so that all are seen at once.
    ///
    /// - Parameter path: the project file, or its folder.
    /// - Throws: `ProjectFileError` for the project file itself.
    public static func run(_ path: String, settings: RunSettings) throws -> CheckReport {
        let specification = try ProjectFile.load(path)
        var (inputs, findings) = ProjectIntake.check(specification) { path in
            settings.progress(ProgressEvent(.reading, subject: path))
        }
        try settings.cancellation.check()
        if let inputs {
            do {
                let plane = try WorkingPlane(specification, threads: settings.threads ?? 1)
                let layers = try ProjectLayers(inputs, plane: plane) { name in
                    settings.progress(ProgressEvent(.projecting, subject: name))
                    try settings.cancellation.check()
                }
                findings = layers.sourceFindings + layers.findings
                try AssessPipeline.checkStatutoryRange(layers.register, plane, specification)
            } catch {
                let failure = Failure(error)
                guard failure.status == .input else { throw error }
                findings += failure.findings
            }
        }
        return CheckReport(project: specification.name, language: specification.language, findings: findings)
    }
}
