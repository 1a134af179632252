import Foundation
import GDALKit
import GeoModel
public import Intake
import PROJKit
import Publishing
import Restoration
import SpatialEngine

/// The main job on one project: intake, working plane, measurement, balance, ranking, outputs, manifest.
///
/// Data goes one way: each step returns a value, and no later step opens an input again. The output folder appears
/// whole or not at all.
public struct AssessPipeline: Sendable {
    private let specification: ProjectSpecification
    private let options: AssessOptions
    private let settings: RunSettings

    /// Creates a run.
    public init(_ specification: ProjectSpecification, options: AssessOptions, settings: RunSettings) {
        self.specification = specification
        self.options = options
        self.settings = settings
    }

    private var threads: Int { settings.threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// Assesses the project and publishes the folder.
    ///
    /// - Parameters:
    ///   - output: the folder to publish.
    ///   - replaces: an output of ours that stands there is replaced.
    /// - Throws: what `Failure` classifies; nothing has been published then.
    public func run(output: String, replaces: Bool) throws -> AssessOutcome {
        let started = Date()
        let workspacePath = ProjectWorkspace.path(of: specification).map { [$0] } ?? []
        let inputPaths = InputFingerprint.paths(of: specification) + [specification.path] + workspacePath
        let staged = try StagedOutput(output: output, replaces: replaces, inputs: inputPaths)
        do {
            let inputs = try ProjectIntake.load(specification, threads: threads) { path in
                settings.progress(ProgressEvent(.reading, subject: path))
            }
            try settings.cancellation.check()
            let workspace = try ProjectWorkspace.open(specification, environment: settings.environment)
            let assessed = try assess(inputs, workspace)
            let (outcome, digest) = try write(assessed, to: staged, output: output, started: started)
            try settings.cancellation.check()
            settings.progress(ProgressEvent(.publishing))
            if let workspace {
                try workspace.record(assessed, specification, manifest: digest) { try staged.publish() }
            } else {
                try staged.publish()
            }
            return outcome
        } catch {
            staged.discard()
            // Work that noticed the request ends in many ways; the reason is the request.
            if let stopped = settings.cancellation.interruption { throw stopped }
            throw error
        }
    }

    /// Measures and balances what was loaded.
    private func assess(_ inputs: ProjectInputs, _ workspace: ProjectWorkspace?) throws -> AssessedProject {
        let plane = try WorkingPlane(specification, threads: threads)
        var layers = try ProjectLayers(inputs, plane: plane) { name in
            settings.progress(ProgressEvent(.projecting, subject: name))
            try settings.cancellation.check()
        }
        try AssessPipeline.checkStatutoryRange(layers.register, plane, specification)
        let assumed = RunAssumptions(
            layers: layers.all,
            rasters: SubsidenceRasters.counting(inputs.subsidence, specification)
                + VegetationMeasurement.used(inputs.vegetation, asOf: specification.asOf),
            plane: plane,
            minesBox: layers.register.geometries.envelope,
            specification: specification
        )
        layers.findings += assumed.findings + layers.protected.validityFindings(asOf: specification.asOf)
        let cancellation = settings.cancellation
        let progress = settings.progress
        let monitor = WorkMonitor(
            progress: { progress(ProgressEvent(.measuring, fraction: $0)) },
            isCancelled: { cancellation.isRequested }
        )
        let engine = AssessmentEngine(
            settings: AssessmentSettings(
                areaMethod: plane.method,
                allowBallpark: plane.allowBallpark,
                datumShift: plane.datumShift,
                threads: threads,
                memoryInBytes: settings.memoryInBytes ?? specification.memoryBudgetInBytes ?? 1 << 30
            )
        )
        let measurements = try engine.measure(
            layers.engineInput(specification, plane: plane),
            subsidence: SubsidenceRasters.input(inputs.subsidence, specification),
            monitor: monitor
        )
        let visible = try VisibleMeasurement(
            layers,
            elevation: inputs.elevation,
            specification: specification,
            plane: plane,
            threads: threads,
            monitor: monitor
        )
        layers.findings += visible.findings
        let resources = RunResources(
            threads: threads,
            memoryInBytes: engine.settings.memoryInBytes,
            monitor: WorkMonitor(isCancelled: monitor.isCancelled)
        )
        let vegetation = try VegetationMeasurement(
            layers,
            inputs: inputs,
            measurements: measurements,
            plane: plane,
            resources: resources
        )
        let land = try LandMeasurement(
            layers,
            inputs: inputs,
            measurements: measurements,
            plane: plane,
            resources: resources
        )
        let roads = try RoadMeasurement(layers, inputs: inputs, plane: plane, resources: resources)
        layers.findings += vegetation.findings + land.findings
        settings.progress(ProgressEvent(.assessing))
        let disjoint = SubsidenceRasters.disjointFindings(
            measurements.rasters,
            SubsidenceRasters.counting(inputs.subsidence, specification),
            mines: layers.register.geometries.envelope,
            plane: plane.crs,
            file: specification.mines.layer.writtenPath
        )
        if let error = disjoint.first(where: { $0.severity == .error }) { throw InputError(error) }
        layers.findings += disjoint
        layers.findings += workspace?.findings(mines: layers.register.records, file: workspace?.store.shown ?? "") ?? []
        var input = layers.assessmentInput(
            specification,
            assumptions: inputs.assumptions + assumed.texts + vegetation.assumptions + land.assumptions,
            measurements: measurements,
            visible: visible,
            plane: plane
        )
        vegetation.attach(to: &input)
        land.attach(to: &input)
        roads.attach(to: &input)
        input.exemptions = workspace?.exemptions ?? []
        if let exemptions = workspace?.exemptions, !exemptions.isEmpty {
            input.assumptions.append(Messages.exemptionsCounted(exemptions.map { ($0.mine, $0.clause) }))
        }
        let result = AssessmentBuilder.build(input)
        let failed = result.assessment.mines.filter { $0.failure != nil }.map(\.mineID)
        if options.stopsOnError, let mine = result.assessment.mines.first(where: { $0.failure != nil }),
            let failure = mine.failure
        {
            throw InputError(
                Finding(
                    .mineFailed,
                    .error,
                    file: specification.mines.layer.writtenPath,
                    mineID: mine.mineID,
                    message: failure
                )
            )
        }
        return AssessedProject(
            inputs: inputs,
            plane: plane,
            layers: layers,
            measurements: measurements,
            input: input,
            result: result,
            failedMines: failed,
            workspace: workspace
        )
    }

    /// Statutory areas exist within 73–136°E, 3–54°N only: better one error that names the key than a table of nulls.
    static func checkStatutoryRange(
        _ register: MineRegister,
        _ plane: WorkingPlane,
        _ specification: ProjectSpecification
    ) throws {
        let box = register.geometries.envelope
        guard plane.method == .statutory, !box.isEmpty else { return }
        let geographic = try CoordinateSystem(plane.crs, context: PROJContext()).geographicBox(of: box)
        let range = Envelope(minX: 73, minY: 3, maxX: 136, maxY: 54)
        guard !range.contains(geographic) else { return try checkStatutoryDatum(box, plane, specification) }
        let path = specification.path
        var text = Messages.statutoryOutOfRange(reason: Messages.outsideStatutoryRange())
        // The method is the fault; where the file leaves it to the default, the plane it does not go with is.
        if let place = specification.places["reporting.area_method"] ?? specification.places["crs"] {
            text = Messages.projectFault(path: path, line: place.line, column: place.column, message: text)
        }
        throw InputError(Finding(.projectValueInvalid, .error, file: path, message: text))
    }

    /// A statutory area is one on CGCS2000: a working CRS on another datum needs the way there, or the permission.
    private static func checkStatutoryDatum(
        _ box: Envelope,
        _ plane: WorkingPlane,
        _ specification: ProjectSpecification
    ) throws {
        guard !plane.allowBallpark,
            BallparkMark.facts(from: plane.crs, to: .cgcs2000, box: box, datumShift: plane.datumShift)?
                .isBallparkByPermission == true
        else { return }
        let path = specification.path
        var text = Messages.ballparkRefused(path, from: plane.crs.summary, to: CRSReference.cgcs2000.summary)
        if let place = specification.places["crs"] {
            text = Messages.projectFault(path: path, line: place.line, column: place.column, message: text)
        }
        throw InputError(Finding(.ballparkRefused, .error, file: path, message: text, fix: Messages.ballparkFix))
    }

    /// Writes all outputs and the manifest into the staging folder.
    private func write(
        _ assessed: AssessedProject,
        to staged: StagedOutput,
        output: String,
        started: Date
    ) throws -> (outcome: AssessOutcome, digest: String) {
        settings.progress(ProgressEvent(.writing))
        let plane = assessed.plane
        let findings = assessed.sourceFindings + assessed.workingFindings
        let places = FindingPlaces(inputs: assessed.inputs, plane: plane)
        let publication = PublicationLayers(
            plane: plane,
            register: assessed.layers.register,
            changes: assessed.layers.changes,
            protected: assessed.layers.protected,
            measurements: assessed.measurements,
            result: assessed.result
        )
        let publisher = AssessmentPublisher(settings: publicationSettings(plane))
        let layers = try publication.layers(
            findings: places.placed(source: assessed.sourceFindings, working: assessed.workingFindings)
        )
        let requests = try outputRequests()
        let report: PublicationReport
        do throws(PublishingError) {
            report = try publisher.publish(
                assessed.result.assessment,
                layers: layers,
                outputs: requests,
                to: staged.folder.path
            )
        } catch {
            throw ShownPaths(staging: staged.folder.path, shown: output).error(error)
        }
        try settings.cancellation.check()
        let inventory = try FolderInventory.scan(
            staged.folder.path,
            excluding: [OutputFolder.manifestName],
            threads: threads
        )
        let manifest = ManifestBuilder(
            specification: specification,
            settings: settings,
            assessed: assessed,
            writerFindings: report.findings
        ).manifest(files: inventory, output: output, started: started)
        let path = staged.folder.appending(path: OutputFolder.manifestName)
        do {
            try Data((manifest.serialized(pretty: true) + "\n").utf8).write(to: path)
        } catch {
            throw OutputFailure(operation: "write", path: path.path, message: StagedOutput.reason(error))
        }
        let outcome = AssessOutcome(
            name: specification.name,
            folder: output,
            county: assessed.result.assessment.county,
            mineCount: assessed.result.assessment.mines.count,
            failedMines: assessed.failedMines,
            findings: findings + report.findings,
            files: inventory.files.map(\.path) + [OutputFolder.manifestName]
        )
        return (outcome, manifest["digest"]?.stringValue ?? "")
    }

    private func publicationSettings(_ plane: WorkingPlane) -> PublicationSettings {
        let reporting = specification.reporting
        var settings = PublicationSettings(
            language: specification.language,
            workingCRS: plane.crs,
            asOf: specification.asOf,
            unit: AreaUnit(rawValue: reporting.unit) ?? .mu,
            decimals: ReportingDecimals(
                squareMetre: reporting.squareMetreDecimals,
                mu: reporting.muDecimals,
                hectare: reporting.hectareDecimals
            ),
            adcode: specification.adcode,
            ruleMarks: RuleMarks.of(Rules.standard),
            allowBallpark: plane.allowBallpark,
            datumShift: plane.datumShift
        )
        settings.threads = threads
        return settings
    }

    /// Printed maps come with a later step of the pipeline; all other kinds go to the publisher.
    private func outputRequests() throws -> [OutputRequest] {
        try specification.outputs.compactMap { output -> OutputRequest? in
            guard let kind = OutputRequest.Kind(rawValue: output.kind.rawValue) else { return nil }
            let crs = try output.crs.map { text -> CRSReference in
                do throws(GDALError) {
                    return try SpatialReferenceText.parse(text)
                } catch {
                    let message = Messages.crsUnknown(text: text)
                    throw InputError(
                        Finding(.projectValueInvalid, .error, file: specification.path, message: message),
                        detail: error.reason
                    )
                }
            }
            let encoding = output.encoding.flatMap(ShapefileEncoding.init(rawValue:)) ?? .utf8
            return OutputRequest(kind, crs: crs, encoding: encoding)
        }
    }
}

/// Everything known about a project between measuring and writing.
struct AssessedProject {
    let inputs: ProjectInputs
    let plane: WorkingPlane
    let layers: ProjectLayers
    let measurements: AssessmentMeasurements
    let input: AssessmentInput
    let result: AssessmentResult
    let failedMines: [String]
    /// The workspace the figures rest on; nil without one.
    let workspace: ProjectWorkspace?

    /// Findings whose places are in their layers' own CRS.
    var sourceFindings: [Finding] { layers.sourceFindings }

    /// Findings of later steps, whose places are in the working plane; what speaks of a mine stands at the mine.
    var workingFindings: [Finding] {
        let places = MinePlaces(layers.register)
        return (layers.findings + result.findings).map(places.placed)
    }
}
