import GEOSKit
import GeoModel
import SpatialAnalysis

/// Measures a project: pieces, areas, hits, unions, rasters (design 4.5, 4.8). One call for `assess`.
public struct AssessmentEngine: Sendable {
    /// Parameters.
    public let settings: AssessmentSettings

    /// Creates an engine.
    public init(settings: AssessmentSettings) {
        self.settings = settings
    }

    /// Measures everything once. A mine that fails is reported in `mines[i].failure` and the rest goes on; land that a
    /// failed mine shares with others is theirs.
    ///
    /// - Parameters:
    ///   - layers: the vector layers in the working CRS.
    ///   - subsidence: the rasters; nil without any.
    /// - Throws: `EngineError` for what concerns the whole project, `GDALError` for raster files,
    ///   `CancellationError` when cancelled.
    public func measure(
        _ layers: AssessmentLayers,
        subsidence: SubsidenceInput? = nil,
        monitor: WorkMonitor = .silent
    ) throws -> AssessmentMeasurements {
        guard layers.workingCRS.metresPerUnit != nil else {
            throw EngineError(
                code: .unsupportedCRS,
                operation: "measure",
                subject: layers.workingCRS.summary,
                messages: ["the working CRS must be projected"]
            )
        }
        var layers = layers
        let measurer = AreaMeasurer(
            crs: layers.workingCRS,
            workingCRS: layers.workingCRS,
            allowBallpark: settings.allowBallpark,
            datumShift: settings.datumShift
        )
        let areas = try measurer.measure(layers.mineGeometries, threads: settings.threads)
        try markUnusable(&layers, areas: areas)
        let cutting = MineCutting(settings: settings, measurer: measurer, areas: areas)
        var pieces = try cutting.run(&layers, monitor: monitor.part(from: 0.05, to: 0.45))
        let around = try MineSurroundings(
            layers: layers,
            pieces: pieces,
            settings: settings,
            measurer: measurer,
            monitor: monitor.part(from: 0.45, to: 0.65)
        )
        for (mine, failure) in around.failures { pieces.failures[mine] = failure }
        pieces.removeFailed()
        var raster = RasterFigures()
        if let subsidence, !subsidence.rasters.isEmpty {
            raster = try RasterMeasurement(layers: layers, settings: settings, subsidence: subsidence)
                .run(&pieces, monitor: monitor.part(from: 0.65, to: 1))
        }
        let mines = layers.mines.indices.map { mine in
            if let failure = pieces.failures[mine] { return MeasuredMine(areas: areas[mine], failure: failure) }
            return MeasuredMine(
                areas: areas[mine],
                hits: around.hits[mine],
                classBounds: raster.bounds.isEmpty ? [] : raster.bounds[mine],
                maximumSubsidence: raster.maxima.isEmpty ? nil : raster.maxima[mine],
                restoredUnion: around.restoredUnion[mine],
                damagedOutside: around.damagedOutside[mine]
            )
        }
        monitor.progress(1)
        return AssessmentMeasurements(
            pieces: pieces.pieces,
            pieceGeometries: pieces.geometries,
            mines: mines,
            damagedOutsideMines: try damagedOutsideMines(layers, measurer),
            restoredUnion: try restoredUnion(layers, measurer),
            unattachedDamage: try unattached(layers.damage, attached: pieces.attachedDamage, measurer),
            unattachedRestored: try unattached(layers.restored, attached: pieces.attachedRestored, measurer),
            residuals: pieces.residuals,
            dropped: pieces.dropped,
            rasters: raster.facts
        )
    }

    /// Marks mines that are no valid polygon, or whose counting area cannot be given, before anything is cut: they
    /// must not take land from others.
    private func markUnusable(_ layers: inout AssessmentLayers, areas: [MeasuredAreas]) throws {
        let column = layers.mineGeometries
        let reports = try WorkerPool.map(
            count: column.count,
            threads: settings.threads,
            makeWorker: { (context: try GEOSContext(), proof: ValidityProof()) },
            body: { worker, index -> String? in
                guard column.kinds[index].dimension == 2, areas[index].planarReason == nil else { return nil }
                if worker.proof.proves(column, at: index) { return nil }
                do {
                    let report = try PlanarShape(column, at: index, context: worker.context).validity()
                    let place = report.location.map { " at \($0.x) \($0.y)" } ?? ""
                    return report.isValid ? nil : (report.reason ?? "invalid") + place
                } catch let error as GEOSError {
                    return error.description
                }
            }
        )
        for index in layers.mines.indices where layers.mines[index].failure == nil {
            let subject = layers.mines[index].id
            if let reason = reports[index] {
                layers.mines[index].failure = EngineError(
                    code: .invalidGeometry,
                    operation: "measure",
                    subject: subject,
                    messages: [reason]
                )
            } else if areas[index].area(settings.areaMethod) == nil {
                let reason = areas[index].reason(settings.areaMethod)
                let isUnusable = [.emptyGeometry, .notAPolygon, .badCoordinate].contains(reason)
                layers.mines[index].failure = EngineError(
                    code: isUnusable ? .unusableGeometry : .areaUnavailable,
                    operation: "measure",
                    subject: subject,
                    messages: [reason?.rawValue ?? settings.areaMethod.rawValue]
                )
            }
        }
    }

    /// What counting damage polygons cover outside every mine, each place once: the county's figure.
    private func damagedOutsideMines(_ layers: AssessmentLayers, _ measurer: AreaMeasurer) throws -> ExactArea {
        let members = layers.damage.counts.indices.filter { layers.damage.counts[$0] }
        guard !members.isEmpty else { return .zero }
        let usable = layers.mines.indices.filter { layers.mines[$0].failure == nil }
        let context = try GEOSContext()
        let mines = try LayerDissolver.union(of: layers.mineGeometries, members: usable, context: context)
        guard mines.kinds[0].dimension == 2, !mines[0].isEmpty else {
            return try area(of: LayerDissolver.union(of: layers.damage.geometries.selecting(members)), measurer)
        }
        do {
            let outside = try MineUnions.outside(
                mines[0],
                of: layers.damage.geometries,
                members: members,
                context: context
            )
            return try area(of: outside, measurer)
        } catch let error as GEOSError {
            throw EngineError(error, operation: "damage outside", subject: "all mines")
        }
    }

    private func restoredUnion(_ layers: AssessmentLayers, _ measurer: AreaMeasurer) throws -> ExactArea {
        let members = layers.restored.counts.indices.filter { layers.restored.counts[$0] }
        guard !members.isEmpty else { return .zero }
        return try area(of: LayerDissolver.union(of: layers.restored.geometries.selecting(members)), measurer)
    }

    private func area(of union: GeometryColumn, _ measurer: AreaMeasurer) throws -> ExactArea {
        guard union.count > 0, union.kinds[0].dimension == 2 else { return .zero }
        return try measurer.measure(union, methods: [settings.areaMethod]).first?.area(settings.areaMethod) ?? .zero
    }

    /// Features that belong to no mine. One that names a mine belongs to it, even when that mine failed.
    private func unattached(
        _ input: ChangeInput,
        attached: Set<Int>,
        _ measurer: AreaMeasurer
    ) throws -> UnattachedFeatures {
        let features = input.namedMines.indices.filter { index in
            input.namedMines[index] == nil && !attached.contains(index)
                && input.geometries.kinds[index].dimension == 2
        }
        let counting = features.filter { input.counts[$0] }
        guard !counting.isEmpty else { return UnattachedFeatures(features: features) }
        let union = try LayerDissolver.union(of: input.geometries.selecting(counting))
        let area = try measurer.measure(union, methods: [settings.areaMethod]).first?.area(settings.areaMethod)
        return UnattachedFeatures(features: features, area: area ?? .zero)
    }
}
