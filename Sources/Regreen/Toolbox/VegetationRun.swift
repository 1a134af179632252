import Foundation
import GeoModel
import Publishing
import Restoration
import SpatialAnalysis
import SpatialEngine

/// The computing part of `vegetation`: the raster, then the zones on it.
struct VegetationRun {
    let request: VegetationTool.Request
    let engine: VegetationCoverRequest
    let settings: RunSettings

    init(request: VegetationTool.Request, engine: VegetationCoverRequest, settings: RunSettings) throws {
        self.request = request
        self.engine = engine
        self.settings = settings
    }

    /// Writes the raster when asked for, and a second one of covers and codes for the time zones are measured.
    func run(
        zones: ToolLayer?,
        options: SourceOptions,
        findings: inout [Finding]
    ) throws -> (VegetationCoverResult, [VegetationReport.Zone], [String]) {
        var result: VegetationCoverResult?
        var files: [String] = []
        if let output = request.output {
            let written = try ToolOutput.staged(output, replaces: request.replaces) { path in
                var engine = engine
                engine.output = path
                engine.bands = [.ndvi, .cover, .coverClass] + (engine.before == nil ? [] : [.change])
                result = try compute(engine)
                return PublicationReport(findings: [])
            }
            files = written.files
        }
        guard let zones else { return (try result ?? compute(engine), [], files) }
        let scratch = try ScratchFile(ending: "tif")
        defer { scratch.remove() }
        var covers = engine
        covers.output = scratch.path
        covers.bands = VegetationZones.bands
        let measured = try compute(covers)
        let repaired = try zones.repaired(
            method: request.method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let table = repaired.table
        findings += repaired.findings
        guard let crs = table.crs, let rasterCRS = measured.grid.crs else {
            preconditionFailure("a layer or raster without CRS was refused")
        }
        var measuring = VegetationZones(raster: scratch.path, crs: rasterCRS, areaMethod: request.method)
        measuring.allowBallpark = options.allowBallpark
        measuring.threads = settings.workers
        if let memory = settings.memoryInBytes { measuring.memoryInBytes = memory }
        let figures = try measuring.measure(
            table.geometries,
            crs: crs,
            names: (0..<table.count).map(zones.id),
            monitor: settings.monitor
        )
        if table.count > 0, figures.allSatisfy({ $0.fractions == 0 }) {
            let message = Messages.gridsDisjoint(files: "\(request.index.name), \(zones.file)")
            throw InputError(Finding(.rasterDisjoint, .error, file: request.index.name, message: message))
        }
        let rings = try rings(table.geometries, crs: crs, measuring)
        return (
            measured,
            figures.indices.map {
                VegetationReport.Zone(id: zones.ids[$0] ?? zones.id($0), figures: figures[$0], ring: rings[$0])
            }, files
        )
    }

    private func rings(
        _ zones: GeometryColumn,
        crs: CRSReference,
        _ measuring: VegetationZones
    ) throws -> [Double?] {
        guard let ring = request.ring else { return Array(repeating: nil, count: zones.count) }
        let (rings, ringCRS) = try ReferenceRing(inner: ring.inner, outer: ring.outer)
            .rings(around: zones, crs: crs, threads: settings.workers, monitor: settings.monitor)
        return try measuring.measure(rings, crs: ringCRS, monitor: settings.monitor).map(\.meanCover)
    }

    private func compute(_ engine: VegetationCoverRequest) throws -> VegetationCoverResult {
        do {
            return try VegetationCoverOperation(engine).run(monitor: settings.monitor)
        } catch let problem as VegetationCover.Problem {
            throw InputError(problem, file: request.index.name)
        } catch let error as EngineError {
            throw InputError(surface: error, base: request.index.name) ?? error
        }
    }
}

/// A file of our own that is gone when the step is over, also when the run is interrupted.
struct ScratchFile {
    private let folder: URL
    /// Where it is.
    let path: String

    /// Makes a place for a file in the system's folder for such.
    init(ending: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "regreen-\(UUID().uuidString)")
        path = folder.appending(path: "scratch.\(ending)").path
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        } catch {
            throw OutputFailure(operation: "create", path: folder.path, message: StagedOutput.reason(error))
        }
        StagingRegistry.add(folder.path)
    }

    /// Removes it.
    func remove() {
        try? FileManager.default.removeItem(at: folder)
        StagingRegistry.remove(folder.path)
    }
}
