import Foundation
import GeoModel
import Intake
import Restoration
import SpatialAnalysis
import SpatialEngine

/// Vegetation of pieces and of the land around mines, on the latest date that counts and the one before (domain 4.2).
struct VegetationMeasurement {
    /// One per piece; nil without vegetation rasters.
    private(set) var pieces: [PieceVegetation] = []
    /// Mean cover of the ring around each mine.
    private(set) var rings: [Double?] = []
    /// How many dates were measured: none, one or two.
    private(set) var dates = 0
    /// What a person should know.
    private(set) var findings: [Finding] = []
    /// What the figures rest on.
    private(set) var assumptions: [LocalizedText] = []

    init(
        _ layers: ProjectLayers,
        inputs: ProjectInputs,
        measurements: AssessmentMeasurements,
        plane: WorkingPlane,
        resources: RunResources
    ) throws {
        noteUnused(inputs.vegetation)
        let rasters = VegetationMeasurement.chosen(inputs.vegetation, asOf: inputs.specification.asOf)
        guard let now = rasters.now, let crs = now.grid.crs else { return }
        let file = now.specification.writtenPath
        let scratch = try ScratchFile(ending: "tif")
        defer { scratch.remove() }
        var request = VegetationCoverRequest(index: .index(VegetationMeasurement.input(now)))
        request.before = rasters.before.map { .index(VegetationMeasurement.input($0)) }
        let rules = VegetationRules.standard
        (request.soilShare, request.vegetationShare) = (rules.soilShare, rules.vegetationShare)
        request.reference = try layers.county(inputs, in: crs, plane: plane)
        request.exempt = try layers.landUse(in: crs, plane: plane) { rules.isExempt($0) }
        // Cell areas only divide the pieces' own areas here.
        request.areaMethod = plane.method == .planar && crs.kind == .geographic ? .geodesic : plane.method
        request.output = scratch.path
        request.bands = VegetationZones.bands
        request.threads = resources.threads
        request.memoryInBytes = resources.memoryInBytes
        do {
            let result = try cover(request, now: now, before: rasters.before, resources)
            if request.reference == nil {
                let message = Messages.vegetationReferenceIsRaster(file: file)
                findings.append(Finding(.surfaceAdvice, .info, file: file, message: message))
            }
            noteUse(of: now, before: result.change == nil ? nil : rasters.before, result.model)
            dates = result.change == nil ? 1 : 2
        } catch let error as EngineError where error.code == .rasterUnusable {
            let reason = error.messages.joined(separator: "; ")
            let message = Messages.vegetationNotMeasured(file: file, reason: LocalizedText(zh: reason, en: reason))
            findings.append(Finding(.surfaceAdvice, .warning, file: file, message: message))
            return
        } catch let problem as VegetationCover.Problem {
            let message = Messages.vegetationNotMeasured(file: file, reason: problem.text(file: file))
            findings.append(Finding(.surfaceAdvice, .warning, file: file, message: message))
            return
        }
        var zones = VegetationZones(raster: scratch.path, crs: crs, areaMethod: request.areaMethod)
        zones.allowBallpark = plane.allowBallpark
        zones.datumShift = plane.datumShift
        zones.threads = resources.threads
        zones.memoryInBytes = resources.memoryInBytes
        let around = try ReferenceRing(inner: rules.ringInner, outer: rules.ringOuter).rings(
            around: layers.register.geometries,
            excluding: layers.changes.damageGeometries,
            crs: plane.crs,
            threads: resources.threads,
            monitor: resources.monitor
        )
        var all = measurements.pieceGeometries
        for ring in 0..<around.rings.count { all.append(around.rings[ring]) }
        let measured = try zones.measure(all, crs: plane.crs, monitor: resources.monitor)
        pieces = zip(measurements.pieces, measured).map(VegetationMeasurement.scaled)
        rings = measured.dropFirst(measurements.pieces.count).map(\.meanCover)
    }

    /// Rasters of classes are read and have no use yet; nobody is to take a figure for theirs.
    private mutating func noteUnused(_ rasters: [LoadedRaster]) {
        for raster in rasters where raster.specification.quantity != .ndvi {
            let file = raster.specification.writtenPath
            let message = Messages.vegetationQuantityUnused(file: file)
            findings.append(Finding(.projectKeyUnused, .info, file: file, message: message))
        }
    }

    /// Adds the figures to what the assessment is built from.
    func attach(to input: inout AssessmentInput) {
        guard dates > 0 else { return }
        input.vegetationDates = dates
        for index in input.pieces.indices { input.pieces[index].vegetation = pieces[index] }
        for index in input.measurements.indices { input.measurements[index].referenceCover = rings[index] }
    }

    /// Computes the raster; an earlier date whose cells lie elsewhere is left out with a finding.
    private mutating func cover(
        _ request: VegetationCoverRequest,
        now: LoadedRaster,
        before: LoadedRaster?,
        _ resources: RunResources
    ) throws -> VegetationCoverResult {
        do {
            return try VegetationCoverOperation(request).run(monitor: resources.monitor)
        } catch let error as EngineError where error.code == .gridsDiffer || error.code == .gridsDisjoint {
            guard let before else { throw error }
            let file = now.specification.writtenPath
            let message = Messages.vegetationChangeSkipped(
                file: file,
                before: before.specification.writtenPath,
                reason: error.messages.joined(separator: "; ")
            )
            findings.append(
                Finding(.surfaceAdvice, .warning, file: file, message: message, fix: Messages.alignGrids(to: file))
            )
            var single = request
            single.before = nil
            return try VegetationCoverOperation(single).run(monitor: resources.monitor)
        }
    }

    private mutating func noteUse(of now: LoadedRaster, before: LoadedRaster?, _ model: VegetationCover) {
        func text(_ value: Double) -> String { String(format: "%.4g", value) }
        assumptions.append(
            Messages.vegetationUsed(
                file: now.specification.writtenPath,
                before: before?.specification.writtenPath,
                soil: text(model.soil),
                full: text(model.vegetation)
            )
        )
        assumptions += Rules.standard.unverifiedNotes(prefix: "vegetation.")
        guard let first = before?.specification.effectiveDate, let second = now.specification.effectiveDate else {
            return
        }
        let months = abs(first.month - second.month)
        if min(months, 12 - months) > 1 {
            let message = Messages.vegetationSeasonsDiffer(first: first.description, second: second.description)
            findings.append(
                Finding(.surfaceAdvice, .warning, file: now.specification.writtenPath, message: message)
            )
        }
    }

    /// The latest raster not after `as_of`, and the latest before its date; of equal dates the later in the file.
    static func chosen(_ rasters: [LoadedRaster], asOf: CalendarDate?) -> (now: LoadedRaster?, before: LoadedRaster?) {
        func day(_ raster: LoadedRaster) -> Int { raster.specification.effectiveDate?.dayNumber ?? Int.min }
        let counting = rasters.filter { raster in
            guard raster.specification.quantity == .ndvi else { return false }
            guard let date = raster.specification.effectiveDate, let asOf else { return true }
            return date <= asOf
        }
        func last(_ list: [LoadedRaster]) -> LoadedRaster? {
            list.enumerated().max { (day($0.element), $0.offset) < (day($1.element), $1.offset) }?.element
        }
        guard let now = last(counting) else { return (nil, nil) }
        return (now, last(counting.filter { day($0) < day(now) }))
    }

    /// Both dates that count, the later first.
    static func used(_ rasters: [LoadedRaster], asOf: CalendarDate?) -> [LoadedRaster] {
        let chosen = chosen(rasters, asOf: asOf)
        return [chosen.now, chosen.before].compactMap(\.self)
    }

    static func input(_ raster: LoadedRaster) -> ZonalRasterInput {
        ZonalRasterInput(
            path: raster.access.path,
            band: raster.specification.band,
            crs: raster.grid.crs,
            nodata: raster.nodata,
            maskPath: raster.maskAccess?.path,
            drivers: raster.drivers
        )
    }

    /// A piece's areas by state, scaled so that with what has no cover they add up to it.
    private static func scaled(_ piece: MeasuredPiece, _ zone: VegetationZone) -> PieceVegetation {
        let weights = zone.areas.map { max(0, $0.area) } + [max(0, zone.withoutData)]
        guard weights.contains(where: { $0 > 0 }) else {
            return PieceVegetation(areas: [:], withoutData: piece.area, fractionSum: 0, coverSum: 0)
        }
        let parts = piece.area.divided(byWeights: weights)
        var areas: [VegetationState: ExactArea] = [:]
        for (entry, area) in zip(zone.areas, parts) {
            let state = VegetationState(
                after: entry.code.after.rawValue,
                before: entry.code.before?.rawValue,
                isExempt: entry.code.isExempt
            )
            areas[state, default: .zero] += area
        }
        return PieceVegetation(
            areas: areas,
            withoutData: parts[parts.count - 1],
            fractionSum: zone.fractions,
            coverSum: zone.coverSum
        )
    }
}

/// What a step may use of the machine, and how it tells where it is.
struct RunResources {
    let threads: Int
    let memoryInBytes: Int
    let monitor: WorkMonitor
}
