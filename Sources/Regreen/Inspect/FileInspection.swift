import GeoModel
import Intake
public import Restoration

/// What `inspect` tells about some files (`regreen.inspect/1`).
public struct InspectReport: Sendable {
    /// One entry per file, in the order given.
    public var files: [FileSummary]

    /// All findings.
    public var findings: [Finding] { files.flatMap(\.findings) }

    /// 2 when a file could not be read, or a run on it would stop; 1 with warnings.
    public var status: CommandStatus {
        let isUnread = files.contains { $0.inspection.layers.isEmpty && $0.inspection.raster == nil }
        return isUnread ? .input : CommandStatus(findings: findings)
    }

    /// `regreen.inspect/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.inspect/1",
            "files": .array(files.map { $0.json(language) }),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// What `inspect` tells about one file, in a form to print.
public struct FileSummary: Sendable {
    let inspection: Inspection

    /// The file as named.
    public var file: String { inspection.file }
    /// The driver that opens it; nil when none does.
    public var driver: String? { inspection.driver }
    /// What a person should know.
    public var findings: [Finding] { inspection.findings }

    /// Lines for people: layers with CRS, encoding and fields; rasters with grid, nodata and range.
    public func lines(_ language: UserLanguage) -> [String] {
        inspection.layers.flatMap { InspectionText(language: language).lines($0) }
            + (inspection.raster.map { InspectionText(language: language).lines($0) } ?? [])
    }

    func json(_ language: UserLanguage) -> JSONValue {
        [
            "file": .string(file),
            "driver": JSONValue(driver),
            "layers": .array(inspection.layers.map { InspectionJSON.layer($0, language) }),
            "raster": inspection.raster.map { InspectionJSON.raster($0, language) } ?? .null,
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Looks at files before any run.
public enum FileInspection {
    /// Inspects files; folders stand for the files in them that have a known ending.
    public static func run(_ paths: [String], options: SourceOptions, settings: RunSettings) throws -> InspectReport {
        var files: [FileSummary] = []
        for path in try paths.flatMap(expanded) {
            try settings.cancellation.check()
            settings.progress(ProgressEvent(.reading, subject: path))
            var inspector = FileInspector.Options(context: options.context(near: path))
            inspector.layer = options.layer
            inspector.encoding = options.encoding
            inspector.assumedCRS = options.assumedCRS
            files.append(FileSummary(inspection: FileInspector.inspect(path, options: inspector)))
        }
        return InspectReport(files: files)
    }

    /// The data files of a folder as they are to be shown; any other path as it is.
    private static func expanded(_ path: String) throws(InputError) -> [String] {
        let full = SourceOptions.absolute(path)
        guard DataFolder.isFolder(full) else { return [path] }
        let names = DataFolder.files(in: full)
        guard !names.isEmpty else {
            throw InputError(Finding(.fileMissing, .error, file: path, message: Messages.noDataFiles(folder: path)))
        }
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        return folder == "." ? names : names.map { "\(folder)/\($0)" }
    }
}
