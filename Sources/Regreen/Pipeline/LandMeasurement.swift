import Foundation
import GeoModel
import Intake
import Restoration
import SpatialAnalysis
import SpatialEngine

/// Grades of subsided land by land use, and levels of buildings, from the project's subsidence surfaces
/// (domain 2.3 to 2.5).
///
/// Each raster is derived on its own cells and the latest with data counts at each place, as for the damage itself.
struct LandMeasurement {
    /// True when land was graded.
    private(set) var isGraded = false
    /// One per piece; empty where land is not graded.
    private(set) var grades: [[GradedGroup: ExactArea]] = []
    /// One per mine; empty without buildings.
    private(set) var buildings: [BuildingCounts] = []
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
        guard layers.landUse != nil || !layers.buildings.isEmpty else { return }
        guard let input = SubsidenceRasters.input(inputs.subsidence, inputs.specification), !input.rasters.isEmpty
        else {
            findings.append(
                Finding(.surfaceAdvice, .info, file: layers.gradedFile, message: Messages.landNotGraded())
            )
            return
        }
        let panels = try ProjectPanels(inputs.specification, plane: plane)
        findings += panels.findings
        let surfaces: DerivedSurfaces
        do {
            surfaces = try DerivedSurfaces(layers, input: input, panels: panels, plane: plane, resources: resources)
        } catch let error as EngineError where error.code == .rasterUnusable {
            // Damage is measured on such a raster all the same; only its slopes are not to be had.
            let message = Messages.landNotGraded(raster: error.subject, reason: error.messages.joined(separator: "; "))
            findings.append(Finding(.surfaceAdvice, .warning, file: layers.gradedFile, message: message))
            return
        }
        defer { surfaces.remove() }
        if layers.landUse != nil {
            isGraded = true
            grades = try surfaces.grades(of: measurements, resources: resources)
            assumptions.append(
                Messages.landGradesAssumed(
                    cells: surfaces.cellSizes.map { String(format: "%.4g", $0) },
                    hasStrain: !panels.isEmpty
                )
            )
            assumptions += Rules.standard.unverifiedNotes(prefix: "land_damage.bounds")
        }
        if !layers.buildings.isEmpty {
            buildings = try surfaces.buildings(layers, resources: resources)
            assumptions.append(Messages.buildingLevelsAssumed(hasStrain: !panels.isEmpty))
        }
    }

    /// Adds the figures to what the assessment is built from.
    func attach(to input: inout AssessmentInput) {
        input.gradesLand = isGraded
        for index in grades.indices { input.pieces[index].landDamage = grades[index] }
        for index in buildings.indices { input.measurements[index].buildings = buildings[index] }
    }
}

/// The subsidence rasters turned into codes of land and grade, and levels of buildings; gone when the step is over.
private struct DerivedSurfaces {
    /// Mean cell side of each raster, metres.
    private(set) var cellSizes: [Double] = []
    private var files: [ScratchFile] = []
    private var systems: [CRSReference?] = []
    private let bands: [DeformationBand]
    private let plane: WorkingPlane
    private let panels: ProjectPanels
    private let groups: [LandGroup]

    init(
        _ layers: ProjectLayers,
        input: SubsidenceInput,
        panels: ProjectPanels,
        plane: WorkingPlane,
        resources: RunResources
    ) throws {
        self.plane = plane
        self.panels = panels
        bands = (layers.landUse == nil ? [] : [.landCode]) + (layers.buildings.isEmpty ? [] : [.buildingLevel])
        groups = LandClass.GradeClass.allCases.map(LandGroup.init) + [.other, .unmapped]
        do {
            for index in input.order {
                try derive(input.rasters[index].raster, threshold: input.damageThresholdInMetres, layers, resources)
            }
        } catch {
            remove()
            throw error
        }
    }

    func remove() { for file in files { file.remove() } }

    private mutating func derive(
        _ raster: ZonalRasterInput,
        threshold: Double,
        _ layers: ProjectLayers,
        _ resources: RunResources
    ) throws {
        let file = try ScratchFile(ending: "tif")
        files.append(file)
        var request = DeformationRequest(source: .rasters([SurfaceLayer(raster)], period: 1), output: file.path)
        request.bands = bands
        request.building = Gradings.building
        request.movementField = try raster.crs.flatMap { try panels.field(in: $0) }
        if let crs = raster.crs, let use = try layers.gradedLand(in: crs, plane: plane, threshold: threshold) {
            request.land = .byLand(use)
        }
        // Only codes are wanted of it.
        request.areaMethod = raster.crs?.kind == .geographic ? .geodesic : .planar
        request.threads = resources.threads
        request.memoryInBytes = resources.memoryInBytes
        cellSizes.append(try DeformationOperation(request).run(monitor: resources.monitor).cellSize)
        systems.append(raster.crs)
    }

    private func run(
        _ zones: GeometryColumn,
        band: DeformationBand,
        categories: Bool,
        _ resources: RunResources
    ) throws -> ZonalPassResult? {
        guard let number = bands.firstIndex(of: band) else { return nil }
        let isGeographic = systems.contains { $0?.kind == .geographic }
        let request = ZonalRequest(
            zones: ZonalZones(geometries: zones, crs: plane.crs),
            rasters: zip(files, systems).map { ZonalRasterInput(path: $0.path, band: number + 1, crs: $1) },
            combination: .firstValid,
            areaMethod: plane.method == .planar && isGeographic ? .geodesic : plane.method,
            wantsDeviation: false,
            wantsClassBounds: false,
            categories: categories,
            allowBallpark: plane.allowBallpark,
            datumShift: plane.datumShift,
            threads: resources.threads,
            memoryInBytes: resources.memoryInBytes
        )
        return try ZonalEngine(request).run(monitor: resources.monitor).passes.first
    }

    /// Areas by land and grade of each piece, scaled so that they add up to its area with a subsidence.
    func grades(
        of measurements: AssessmentMeasurements,
        resources: RunResources
    ) throws -> [[GradedGroup: ExactArea]] {
        let pass = try run(measurements.pieceGeometries, band: .landCode, categories: true, resources)
        return zip(measurements.pieces, pass?.zones ?? []).map { piece, zone in
            guard let valid = piece.raster?.valid, let categories = zone.areas?.categories, !categories.isEmpty else {
                return [:]
            }
            let parts = valid.divided(byWeights: categories.map { max(0, $0.area) })
            var areas: [GradedGroup: ExactArea] = [:]
            for (category, area) in zip(categories, parts) {
                let code = Int(category.value)
                let group = GradedGroup(land: groups[code / 10], grade: DamageGrade(rawValue: code % 10))
                areas[group, default: .zero] += area
            }
            return areas
        }
    }

    /// The level of each building is the worst of the cells it touches; a building counts for each mine it stands in.
    func buildings(_ layers: ProjectLayers, resources: RunResources) throws -> [BuildingCounts] {
        var footprints = GeometryColumn()
        for layer in layers.buildings {
            for index in 0..<layer.geometries.count { footprints.append(layer.geometries[index]) }
        }
        let pass = try run(footprints, band: .buildingLevel, categories: false, resources)
        let levels = (pass?.groups ?? []).map { group in
            group.maximum.flatMap { BuildingDamageLevel(rawValue: Int($0)) }
        }
        return try FootprintMembers.find(
            mines: layers.register.geometries,
            footprints: footprints,
            threads: resources.threads,
            monitor: resources.monitor
        ).map { members in BuildingCounts(levels: members.map { levels[$0] }) }
    }
}

extension ProjectLayers {
    /// The file that asks for grades, for messages.
    var gradedFile: String? {
        landUse?.source.specification.writtenPath ?? buildings.first?.source.specification.writtenPath
    }

    /// Land use with its gradings in the CRS of a raster; nil without the layer.
    ///
    /// - Parameter threshold: subsidence from which land is damaged, metres: the project's own.
    fileprivate func gradedLand(in crs: CRSReference, plane: WorkingPlane, threshold: Double) throws -> GradedLand? {
        guard let landUse else { return nil }
        let classes = LandClass.GradeClass.allCases
        return GradedLand(
            polygons: try plane.away(landUse.geometries, to: crs),
            classes: landClasses.map { $0?.gradeClass.flatMap(classes.firstIndex) },
            gradings: classes.map { gradeClass in
                var grading = Gradings.land(gradeClass)
                grading.threshold = threshold
                return grading
            }
        )
    }

    /// Land class by row of the land use; nil where no code stands.
    private var landClasses: [LandClass?] {
        guard let landUse else { return [] }
        return (0..<landUse.table.count).map { landUse.text("land_code", $0).map { LandClass($0) } }
    }

    /// Land-use polygons of some classes in another CRS; nil without the layer.
    func landUse(
        in crs: CRSReference,
        plane: WorkingPlane,
        where include: (LandClass) -> Bool
    ) throws -> GeometryColumn? {
        guard let landUse else { return nil }
        let classes = landClasses
        let rows = classes.indices.filter { classes[$0].map(include) ?? false }
        return try plane.away(landUse.geometries.selecting(rows), to: crs)
    }

    /// The county in another CRS; nil without the layer.
    func county(_ inputs: ProjectInputs, in crs: CRSReference, plane: WorkingPlane) throws -> GeometryColumn? {
        guard let layer = inputs.county, let source = layer.table.crs ?? layer.crsDecision.crs else { return nil }
        return try LayerProjector(
            from: source,
            to: crs,
            allowBallpark: plane.allowBallpark,
            datumShift: plane.datumShift
        ).project(layer.table.geometries.selecting(layer.usableRows).droppingHeights()).geometries
    }
}

extension WorkingPlane {
    /// Geometries of the plane in another CRS.
    func away(_ column: GeometryColumn, to target: CRSReference) throws -> GeometryColumn {
        guard target != crs else { return column }
        return try LayerProjector(from: crs, to: target, allowBallpark: allowBallpark, datumShift: datumShift)
            .project(column).geometries
    }
}
