import Foundation
import GeoModel
import Intake
import Restoration
import SpatialAnalysis
import SpatialEngine

/// From a `deform` call to the engine's request.
struct DeformPreparation {
    let request: DeformTool.Request
    let options: SourceOptions
    let settings: RunSettings

    /// The engine's request, and what is to be said.
    struct Prepared {
        var engine: DeformationRequest
        /// The file that names the job.
        var name: String
        var findings: [Finding]
        var areAreasUndefined: Bool
        let request: DeformTool.Request
        let grid: RasterGrid

        /// What the result's cell size means for its noise.
        func advice(on result: DeformationResult) -> [Finding] {
            var findings: [Finding] = []
            func text(_ value: Double) -> String { String(format: "%.4g", value) }
            func add(_ message: LocalizedText) {
                findings.append(Finding(.surfaceAdvice, .info, file: name, message: message))
            }
            if let depth = request.depth, result.cellSize < depth / 20 * (1 - 1e-9) {
                add(Messages.cellSmallForDepth(cell: text(result.cellSize), recommended: text(depth / 20)))
            }
            if let sigma = request.sigma {
                let noise = SurfaceStencil.curvatureNoise(sigma: sigma, cellSize: result.cellSize) * 1000
                add(Messages.curvatureNoise(sigma: text(sigma), cell: text(result.cellSize), noise: text(noise)))
            }
            return findings
        }
    }

    init(_ request: DeformTool.Request, options: SourceOptions, settings: RunSettings) {
        self.request = request
        self.options = options
        self.settings = settings
    }

    func prepare() throws -> Prepared {
        var prepared = try source()
        prepared.engine.threads = settings.workers
        if let memory = settings.memoryInBytes { prepared.engine.memoryInBytes = memory }
        prepared.engine.areaMethod = request.method
        prepared.engine.minimumCoherence = request.minimumCoherence
        prepared.engine.minimumPairs = request.minimumPairs
        prepared.engine.movementRadius = request.movementRadius
        prepared.engine.building = Gradings.building
        prepared.engine.land = try land(prepared.grid)
        prepared.engine.bands = bands(prepared.engine)
        prepared.areAreasUndefined = try RasterAreas.isUndefined(prepared.grid, method: request.method)
        if case .rasters = request.source {
            if request.movementRadius == nil {
                prepared.findings.append(
                    Finding(.surfaceAdvice, .info, file: prepared.name, message: Messages.noMovementRadius())
                )
            }
            if prepared.grid.crs?.kind == .geographic {
                prepared.findings.append(
                    Finding(
                        .surfaceAdvice,
                        .info,
                        file: prepared.name,
                        message: Messages.localMetres(file: prepared.name)
                    )
                )
            }
        }
        return prepared
    }

    private func bands(_ engine: DeformationRequest) -> [DeformationBand] {
        if let bands = request.bands { return bands }
        var isForecast = false
        if case .panels = engine.source { isForecast = true }
        let isMoved = isForecast || engine.movementRadius != nil
        var isGraded = true
        if case .none = engine.land { isGraded = false }
        return DeformationBand.allCases.filter { band in
            (isMoved || !band.needsMovementRadius) && (isGraded || !band.needsLand)
                && ![.direction, .curvatureFirst, .curvatureSecond, .landCode].contains(band)
        }
    }

    // MARK: Sources

    private func source() throws -> Prepared {
        switch request.source {
        case .rasters(let names): return try rasters(names)
        case .panels(let file, let like, let cell):
            settings.progress(ProgressEvent(.reading, subject: file))
            let panels = try PanelTable.load(file, time: request.time, options: options)
            let grid =
                try like.map { try PanelTable.grid(like: $0, panels: panels, options: options) }
                ?? PanelTable.grid(cell: cell ?? PanelTable.standardCell(panels), panels: panels)
            return Prepared(
                engine: DeformationRequest(source: .panels(panels.forecast, grid: grid), output: ""),
                name: file,
                findings: panels.findings,
                areAreasUndefined: false,
                request: request,
                grid: grid
            )
        }
    }

    private func rasters(_ names: [String]) throws -> Prepared {
        var findings: [Finding] = []
        var layers: [SurfaceLayer] = []
        var loaded: [ToolRaster] = []
        for (index, name) in names.enumerated() {
            settings.progress(ProgressEvent(.reading, subject: name))
            try settings.cancellation.check()
            let raster = try ToolRaster.load(name, request.declaration, options: options)
            findings += raster.loaded.findings
            loaded.append(raster)
            var layer = SurfaceLayer(raster.input)
            if !request.coherence.isEmpty {
                let coherence = try ToolRaster.load(
                    request.coherence[index],
                    RasterDeclaration(.number),
                    options: options
                )
                layer.coherence = coherence.input
            }
            if !request.days.isEmpty { layer.span = request.days[index] }
            layers.append(layer)
        }
        try ToolRaster.checkSign(loaded)
        guard let grid = loaded.first?.loaded.grid else { preconditionFailure("at least one raster") }
        let period = request.period ?? request.days.max() ?? 1
        return Prepared(
            engine: DeformationRequest(source: .rasters(layers, period: period), output: ""),
            name: names[0],
            findings: findings,
            areAreasUndefined: false,
            request: request,
            grid: grid
        )
    }

    // MARK: Land

    private func land(_ grid: RasterGrid) throws -> LandGrading {
        if let landClass = request.landClass { return .uniform(Gradings.land(landClass)) }
        guard let use = request.landUse else { return .none }
        settings.progress(ProgressEvent(.reading, subject: use.file))
        let layer = try ToolLayer.load(use.file, options: options)
        guard let column = layer.table.column(use.field) else {
            let names = layer.table.fields.map(\.name)
            let nearest = EditDistance.nearest(to: use.field, among: names)
            let message = Messages.idFieldMissing(field: use.field, nearest: nearest, fields: names)
            throw InputError(Finding(.fieldMissing, .error, file: use.file, message: message))
        }
        var polygons = layer.table.geometries
        if let from = layer.table.crs, let to = grid.crs {
            polygons = try LayerProjector(from: from, to: to, allowBallpark: options.allowBallpark)
                .project(polygons).geometries
        }
        let classes = LandClass.GradeClass.allCases
        return .byLand(
            GradedLand(
                polygons: polygons,
                classes: (0..<layer.table.count).map { row in
                    column[row].text.flatMap { LandClass($0).gradeClass }.flatMap(classes.firstIndex)
                },
                gradings: classes.map(Gradings.land)
            )
        )
    }
}

/// The rules' bounds as the engine takes them.
enum Gradings {
    /// Bounds of one class of land; the water table is not known from a subsidence surface.
    static func land(_ gradeClass: LandClass.GradeClass) -> DeformationGrading {
        let table = LandDamageTable.standard
        func bounds(_ indicator: SubsidenceIndicator) -> IndicatorBounds {
            IndicatorBounds(table.limits(of: indicator, in: gradeClass))
        }
        return DeformationGrading(
            subsidence: bounds(.subsidence),
            tilt: bounds(.tilt),
            strain: bounds(.strain),
            threshold: table.threshold
        )
    }

    /// Bounds of brick buildings.
    static var building: DeformationGrading {
        let table = BuildingDamageTable.standard
        return DeformationGrading(
            tilt: IndicatorBounds(table.tilt),
            curvature: IndicatorBounds(table.curvature),
            strain: IndicatorBounds(table.strain)
        )
    }
}
