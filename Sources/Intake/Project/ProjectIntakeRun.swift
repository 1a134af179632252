import GeoModel
import PROJKit
public import Restoration
import SpatialAnalysis

/// One pass over a project's inputs.
struct ProjectIntakeRun {
    let specification: ProjectSpecification
    let collectsErrors: Bool
    private(set) var errors: [InputError] = []
    private var context: IntakeContext
    private var mines: LoadedLayer?
    private var damage: [LoadedLayer] = []
    private var restored: [LoadedLayer] = []
    private var protected: [LoadedLayer] = []
    private var towns: LoadedLayer?
    private var county: LoadedLayer?
    private var landUse: LoadedLayer?
    private var buildings: [LoadedLayer] = []
    private var subsidence: [LoadedRaster] = []
    private var elevation: [LoadedRaster] = []
    private var vegetation: [LoadedRaster] = []
    private var findings: [Finding] = []

    init(specification: ProjectSpecification, limits: IntakeLimits, collectsErrors: Bool) {
        self.specification = specification
        self.collectsErrors = collectsErrors
        context = IntakeContext(specification)
        context.limits = limits
    }

    mutating func load(threads: Int, progress: @Sendable (String) -> Void) throws(InputError) {
        context.threads = threads
        findings += unusedKeyFindings()
        if let layer = specification.county {
            progress(layer.writtenPath)
            county = try kept(loaded(layer, .county))
            // The county layer is the box; a box typed in beside it would only be a second opinion.
            if let county, let crs = county.crsDecision.crs { context.countyBox = box(of: county, crs: crs) }
        }
        if context.countyBox == nil {
            findings.append(
                Finding(.noCountyBox, .info, message: Messages.noCountyBox, fix: Messages.noCountyBoxFix)
            )
        }
        try takeAll(ProjectSource.all(of: specification), threads: threads, progress)
        if let mines {
            for layer in damage + restored {
                findings += ShiftSuspicion.findings(layer, register: mines)
            }
        }
    }

    /// Reads the sources side by side and takes them in their order, so that the first error is the first in the project.
    private mutating func takeAll(
        _ sources: [ProjectSource],
        threads: Int,
        _ progress: @Sendable (String) -> Void
    ) throws(InputError) {
        let reader = self
        // Rasters are read in full and take longest: first, so that the layers fill the other threads.
        let order = sources.indices.sorted { (sources[$0].isRaster ? 0 : 1, $0) < (sources[$1].isRaster ? 0 : 1, $1) }
        let read = Concurrently.map(order, threads: threads) { position -> (position: Int, load: ProjectLoad) in
            progress(sources[position].writtenPath)
            return (position, reader.load(sources[position]))
        }
        var isSettled = false
        for (position, load) in read.sorted(by: { $0.position < $1.position }) {
            let source = sources[position]
            if !isSettled, source.comesAfterSubsidence {
                try settleSigns()
                isSettled = true
            }
            try take(load, of: source)
        }
        if !isSettled { try settleSigns() }
    }

    /// Each key that has no effect, so that nobody takes a figure for what the key asks.
    private func unusedKeyFindings() -> [Finding] {
        let file = specification.path.split(separator: "/").last.map(String.init) ?? specification.path
        return specification.unusedKeys.map { key in
            let message = Messages.projectFault(
                path: file,
                line: key.place.line,
                column: key.place.column,
                message: Messages.projectKeyUnused(key: key.keyPath)
            )
            return Finding(.projectKeyUnused, .info, file: file, message: message)
        }
    }

    /// What one thread finds out about a source.
    private func load(_ source: ProjectSource) -> ProjectLoad {
        switch source {
        case .layer(let layer, let role): .layer(loaded(layer, role))
        case .raster(let raster, _): .raster(loaded(raster))
        }
    }

    private mutating func take(_ load: ProjectLoad, of source: ProjectSource) throws(InputError) {
        switch load {
        case .layer(let result): if let layer = try kept(result) { take(layer, of: source) }
        case .raster(let result): if let raster = try kept(result) { take(raster, of: source) }
        }
    }

    private mutating func take(_ layer: LoadedLayer, of source: ProjectSource) {
        guard case .layer(_, let role) = source else { return }
        switch role {
        case .mines: mines = layer
        case .damage: damage.append(layer)
        case .restored: restored.append(layer)
        case .protected: protected.append(layer)
        case .towns: towns = layer
        case .landUse: landUse = layer
        case .buildings: buildings.append(layer)
        default: break
        }
    }

    private mutating func take(_ raster: LoadedRaster, of source: ProjectSource) {
        guard case .raster(_, let use) = source else { return }
        switch use {
        case .subsidence: subsidence.append(raster)
        case .elevation: elevation.append(raster)
        case .vegetation: vegetation.append(raster)
        }
    }

    /// A source's value; nil when its error is collected.
    private mutating func kept<Value>(_ result: Result<Value, InputError>) throws(InputError) -> Value? {
        do throws(InputError) {
            let value = try result.get()
            if let layer = value as? LoadedLayer, let stop = layer.outsideCounty {
                if !collectsErrors { throw InputError(stop) }
                errors.append(InputError(stop))
            }
            return value
        } catch {
            guard collectsErrors else { throw error }
            errors.append(error)
            return nil
        }
    }

    private func loaded(_ layer: LayerSpecification, _ role: LayerRole) -> Result<LoadedLayer, InputError> {
        Result { () throws(InputError) in
            let loaded = try VectorLoader.loadLeniently(layer, role: role, context: context)
            if let crs = loaded.crsDecision.crs {
                let box = VectorLoader.saneBox(loaded.table.geometries)
                try requireWayToWorkingCRS(from: crs, covering: box, written: layer.writtenPath)
            } else if loaded.table.count > 0 {
                throw InputError.input(
                    .crsMissing,
                    file: layer.writtenPath,
                    message: Messages.crsMissing(
                        layer.writtenPath,
                        kind: nil,
                        needsZone: false,
                        proposal: nil
                    ),
                    fix: Messages.addCRS(nil)
                )
            }
            return loaded
        }
    }

    private func loaded(_ raster: RasterSpecification) -> Result<LoadedRaster, InputError> {
        Result { () throws(InputError) in
            var loaded = try RasterLoader.load(raster, context: context)
            if let asOf = specification.asOf, let date = raster.effectiveDate, date > asOf {
                loaded.findings.append(
                    Finding(
                        .dateAfterAsOf,
                        .warning,
                        file: raster.writtenPath,
                        message: Messages.rasterDateLater(
                            raster.writtenPath,
                            date: date.description,
                            asOf: asOf.description
                        ),
                        fix: Messages.dateLaterFix
                    )
                )
            }
            if let crs = loaded.crsDecision.crs {
                try requireWayToWorkingCRS(from: crs, covering: loaded.grid.envelope, written: raster.writtenPath)
            }
            return loaded
        }
    }

    /// A surface of several dates may rise between two of them: the sign is in doubt only when no raster of the whole
    /// surface moves the declared way (design 4.2). A single raster against it is then worth a warning.
    private mutating func settleSigns() throws(InputError) {
        let doubts = subsidence.compactMap(\.signDoubt)
        guard let first = doubts.first else { return }
        let threshold = specification.reporting.damageThresholdInMetres
        let isShown = subsidence.contains { raster in
            [raster.scan.minimum, raster.scan.maximum].compactMap { $0 }
                .contains { raster.valueModel.value($0) >= threshold }
        }
        guard !isShown else {
            findings += doubts.map { doubt in
                var warning = doubt
                warning.severity = .warning
                return warning
            }
            return
        }
        if !collectsErrors { throw InputError(first) }
        errors += doubts.map { InputError($0) }
    }

    /// Throws unless there is a transformation to the working CRS that keeps the rules on datums (domain 1.1).
    private func requireWayToWorkingCRS(
        from crs: CRSReference,
        covering box: Envelope,
        written: String
    ) throws(InputError) {
        do throws(PROJError) {
            let projContext = try PROJContext()
            let target = try CoordinateSystem.identify(specification.crs, context: projContext)
            let shift = try specification.datumShift.map { shift throws(PROJError) in
                try shift.forPROJ(target: target, context: projContext)
            }
            if box.isEmpty {
                _ = try Pipeline(
                    from: crs,
                    to: target,
                    allowBallpark: specification.allowBallpark,
                    datumShift: shift,
                    context: projContext
                )
            } else {
                _ = try Pipeline(
                    from: crs,
                    to: target,
                    covering: box,
                    allowBallpark: specification.allowBallpark,
                    datumShift: shift,
                    context: projContext
                )
            }
        } catch {
            let isBallpark = error.code == .ballparkRefused
            throw .input(
                isBallpark ? .ballparkRefused : .crsMissing,
                file: written,
                message: isBallpark
                    ? Messages.ballparkRefused(written, from: crs.summary, to: specification.crs)
                    : Messages.noOperation(written, from: crs.summary, to: specification.crs),
                fix: isBallpark || error.code == .datumShiftNotApplicable ? Messages.ballparkFix : Messages.addCRS(nil),
                detail: error.description
            )
        }
    }

    private func box(of layer: LoadedLayer, crs: CRSReference) -> Envelope? {
        guard let projContext = try? PROJContext(), let system = try? CoordinateSystem(crs, context: projContext)
        else { return nil }
        return try? system.geographicBox(of: VectorLoader.saneBox(layer.table.geometries))
    }

    /// Everything loaded; nil without a register.
    func inputs() -> ProjectInputs? {
        guard let mines else { return nil }
        var inputs = ProjectInputs(
            specification: specification,
            mines: mines,
            damage: damage,
            restored: restored,
            protected: protected,
            towns: towns,
            county: county,
            landUse: landUse,
            countyBox: context.countyBox,
            subsidence: subsidence,
            elevation: elevation,
            vegetation: vegetation,
            findings: allFindings,
            assumptions: allAssumptions
        )
        inputs.buildings = buildings
        return inputs
    }

    func firstError() -> InputError {
        errors.first
            ?? .input(.layerEmpty, file: specification.path, message: Messages.cannotRead(file: specification.path))
    }

    private var layers: [LoadedLayer] {
        [county, mines].compactMap { $0 } + damage + restored + protected + buildings
            + [towns, landUse].compactMap { $0 }
    }

    private var rasters: [LoadedRaster] { subsidence + elevation + vegetation }

    /// Findings of the project, its layers and rasters, and the errors that stop it, each once.
    var allFindings: [Finding] {
        var seen: Set<Finding> = []
        return (findings + layers.flatMap(\.findings) + rasters.flatMap(\.findings) + errors.map(\.finding))
            .filter { seen.insert($0).inserted }
    }

    private var allAssumptions: [LocalizedText] {
        var seen: Set<LocalizedText> = []
        return (layers.flatMap(\.assumptions) + rasters.flatMap(\.assumptions)).filter { seen.insert($0).inserted }
    }

    /// What an assessment would say about single records: unknown status words and dates after `as_of`.
    mutating func addRecordFindings() {
        if let mines {
            let checks = MineChecks(
                written: mines.specification.writtenPath,
                layer: mines.layerName,
                context: context,
                crs: mines.crsDecision.crs
            )
            findings += checks.checkOwnParts(mines.table, rows: mines.usableRows)
        }
        for layer in damage + restored {
            findings += RecordFindings(layer: layer, asOf: specification.asOf).all()
        }
    }
}

extension FindingCode {
    /// A key of the project file was read and checked, and nothing uses it yet.
    public static let projectKeyUnused = FindingCode(rawValue: "project_key_unused")
}
