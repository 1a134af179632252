import GeoModel
import Intake
import Restoration
import SpatialEngine

/// All vector layers of a project in the working plane.
struct ProjectLayers {
    let register: MineRegister
    let changes: ChangeFeatures
    let protected: ProtectedLayers
    let towns: WorkingLayer?
    let landUse: WorkingLayer?
    let buildings: [WorkingLayer]
    /// All layers, for the manifest.
    let all: [WorkingLayer]
    /// Findings of intake, joined with what became of invalid geometries; places in the layers' own CRS.
    let sourceFindings: [Finding]
    /// Findings of this step, places in the working plane.
    var findings: [Finding]

    /// Brings every layer over.
    ///
    /// - Parameter step: told the layer's file before each; may throw to stop.
    init(_ inputs: ProjectInputs, plane: WorkingPlane, step: (String) throws -> Void) throws {
        let specification = inputs.specification
        var all: [WorkingLayer] = []
        func bring(_ layer: LoadedLayer) throws -> WorkingLayer {
            try step(layer.specification.writtenPath)
            let brought = try plane.bring(layer)
            all.append(brought)
            return brought
        }
        register = try MineRegister(try bring(inputs.mines), plane: plane)
        var changes = ChangeFeatures()
        for (index, layer) in inputs.damage.enumerated() {
            changes.addDamage(try bring(layer), specification.damage[index], index: index)
        }
        for (index, layer) in inputs.restored.enumerated() {
            changes.addRestored(try bring(layer), specification.restored[index], index: index)
        }
        var protected = ProtectedLayers()
        for (index, layer) in inputs.protected.enumerated() {
            protected.add(try bring(layer), specification.protected[index])
        }
        towns = try inputs.towns.map(bring)
        landUse = try inputs.landUse.map(bring)
        buildings = try inputs.buildings.map(bring)
        self.changes = changes
        self.protected = protected
        self.all = all
        let joined = RepairFindings.joined(
            source: inputs.findings,
            working: all.flatMap(\.findings) + register.findings
        )
        sourceFindings = joined.source
        findings = joined.working
    }

    private func selection(_ specification: ProjectSpecification) -> FeatureSelection {
        FeatureSelection(damage: changes.damage, restorations: changes.restorations, asOf: specification.asOf)
    }

    /// What the engine measures.
    func engineInput(_ specification: ProjectSpecification, plane: WorkingPlane) -> AssessmentLayers {
        let selection = selection(specification)
        var place = Array(repeating: 0, count: register.records.count)
        for (position, mine) in MinePrecedence.order(register.records).enumerated() { place[mine] = position }
        return AssessmentLayers(
            workingCRS: plane.crs,
            mines: register.records.indices.map { index in
                MineInput(
                    id: register.records[index].mineID,
                    precedence: place[index],
                    failure: register.failures[index]
                )
            },
            mineGeometries: register.geometries,
            damage: ChangeInput(
                geometries: changes.damageGeometries,
                namedMines: ChangeFeatures.namedMines(changes.damage.map(\.mineID), in: register.records),
                counts: selection.damageCounts
            ),
            restored: ChangeInput(
                geometries: changes.restoredGeometries,
                namedMines: ChangeFeatures.namedMines(changes.restorations.map(\.mineID), in: register.records),
                counts: selection.isRestored
            ),
            protected: protected.inputs,
            towns: towns?.geometries
        )
    }

    /// What the assessment is built from.
    func assessmentInput(
        _ specification: ProjectSpecification,
        assumptions: [LocalizedText],
        measurements: AssessmentMeasurements,
        visible: VisibleMeasurement,
        plane: WorkingPlane
    ) -> AssessmentInput {
        AssessmentInput(
            project: specification.name,
            asOf: specification.asOf,
            areaMethod: plane.method,
            mines: register.records,
            damage: changes.damage,
            restorations: changes.restorations,
            protectedLayers: protected.records,
            towns: townNames(),
            classThresholds: specification.subsidence.isEmpty ? nil : specification.subsidenceClasses,
            pieces: measurements.pieces.map(MeasurementMapping.piece),
            measurements: measurements.mines.enumerated().map { index, mine in
                MeasurementMapping.mine(mine, layers: protected.records, method: plane.method) {
                    visible.zone(layer: $0, mine: index)
                }
            },
            county: CountyMeasurement(
                damagedOutside: measurements.damagedOutsideMines,
                restoredUnion: measurements.restoredUnion,
                damagedOfNoMine: measurements.unattachedDamage.area,
                restoredOfNoMine: measurements.unattachedRestored.area
            ),
            coverageFloor: specification.reporting.coverageFloor,
            keepHolder: specification.keepHolder,
            assumptions: assumptions,
            findings: sourceFindings + findings
        )
    }

    /// One name per town feature; a feature without a name goes by its number.
    private func townNames() -> [String] {
        guard let towns else { return [] }
        return (0..<towns.table.count).map { row in towns.text("name", row) ?? "#\(towns.table.featureIDs[row])" }
    }
}
