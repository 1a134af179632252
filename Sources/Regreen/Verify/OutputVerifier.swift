import Foundation
import Restoration

/// Checks that an output folder is what its manifest says, and that its figures add up.
public enum OutputVerifier {
    /// Verifies one output folder, or every folder in the journal of a run over several projects.
    public static func verify(_ folder: String) -> [VerifyReport] {
        let url = URL(filePath: folder).standardizedFileURL
        let hasManifest = FileManager.default.fileExists(atPath: url.appending(path: OutputFolder.manifestName).path)
        let journal = RunJournal(outputFolder: url.path)
        guard !hasManifest, !journal.entries.isEmpty else { return [verifyOne(url, shown: folder)] }
        return journal.entries.keys.sorted(by: Identifiers.precedes).map { name in
            verifyOne(url.appending(path: name), shown: folder + "/" + name)
        }
    }

    /// True when the manifest is its own and every file in it has its hash. Files added since do not count: they change
    /// no figure, and replacing the folder would take them away.
    static func isIntact(_ url: URL) -> Bool {
        guard let data = FileManager.default.contents(atPath: url.appending(path: OutputFolder.manifestName).path),
            let manifest = try? JSONValue(parsing: Array(data)), manifest["schema"]?.stringValue == Manifest.schema,
            manifest["digest"]?.stringValue == Manifest.digest(of: manifest).hex,
            let records = manifest["files"]?.arrayValue
        else { return false }
        return records.allSatisfy { record in
            guard let path = record["path"]?.stringValue, let hash = record["sha256"]?.stringValue else { return false }
            return (try? ContentHash(ofFile: url.appending(path: path).path))?.hex == hash
        }
    }

    private static func verifyOne(_ url: URL, shown: String) -> VerifyReport {
        var report = VerifyReport(folder: shown, filesChecked: 0, sumsChecked: 0, findings: [])
        guard let data = FileManager.default.contents(atPath: url.appending(path: OutputFolder.manifestName).path),
            let manifest = try? JSONValue(parsing: Array(data)), manifest["schema"]?.stringValue == Manifest.schema,
            let records = manifest["files"]?.arrayValue
        else {
            report.findings = [
                Finding(.manifestMissing, .error, file: shown, message: Messages.manifestMissing(folder: shown))
            ]
            return report
        }
        checkDigest(manifest, shown: shown, into: &report)
        checkFiles(records, in: url, into: &report)
        let assessment = url.appending(path: OutputFolder.assessmentName)
        if let bytes = FileManager.default.contents(atPath: assessment.path),
            let json = try? JSONValue(parsing: Array(bytes))
        {
            AssessmentSums(file: OutputFolder.assessmentName, json: json, manifest: manifest).check(into: &report)
        }
        return report
    }

    /// The manifest's own figures: everything but the `run` block and the digest itself.
    private static func checkDigest(_ manifest: JSONValue, shown: String, into report: inout VerifyReport) {
        guard manifest["digest"]?.stringValue != Manifest.digest(of: manifest).hex else { return }
        report.findings.append(
            Finding(
                .outputChanged,
                .error,
                file: OutputFolder.manifestName,
                message: Messages.fileChanged(path: OutputFolder.manifestName)
            )
        )
    }

    private static func checkFiles(_ records: [JSONValue], in url: URL, into report: inout VerifyReport) {
        var known: Set<String> = [OutputFolder.manifestName]
        for record in records {
            guard let path = record["path"]?.stringValue, let hash = record["sha256"]?.stringValue else { continue }
            known.insert(path)
            report.filesChecked += 1
            let file = url.appending(path: path).path
            guard FileManager.default.fileExists(atPath: file) else {
                report.add(.outputChanged, path, Messages.fileGone(path: path))
                continue
            }
            do {
                let found = try ContentHash(ofFile: file)
                if found.hex != hash { report.add(.outputChanged, path, Messages.fileChanged(path: path)) }
            } catch {
                report.findings.append(error.finding)
            }
        }
        for path in OutputFolder.files(of: url) where !known.contains(path) {
            report.add(.outputChanged, path, Messages.fileAdded(path: path))
        }
    }
}

extension VerifyReport {
    mutating func add(_ code: FindingCode, _ file: String, _ message: LocalizedText, mine: String? = nil) {
        findings.append(Finding(code, .error, file: file, mineID: mine, message: message))
    }
}
