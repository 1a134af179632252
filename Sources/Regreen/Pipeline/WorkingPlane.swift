import GDALKit
import GeoModel
import Intake
import PROJKit
import Restoration
import SpatialEngine

/// The plane all layers of a project are brought to, and the rules for bringing them there.
struct WorkingPlane {
    let crs: CRSReference
    let method: AreaMethod
    let allowBallpark: Bool
    let datumShift: DatumShift?
    let threads: Int

    var measurer: AreaMeasurer {
        AreaMeasurer(crs: crs, workingCRS: crs, allowBallpark: allowBallpark, datumShift: datumShift)
    }

    init(_ specification: ProjectSpecification, threads: Int) throws {
        let path = specification.path
        let crs: CRSReference
        do {
            crs = try SpatialReferenceText.parse(specification.crs)
        } catch {
            let text = Messages.crsUnknown(text: specification.crs)
            throw InputError(Finding(.crsMissing, .error, file: path, message: text), detail: error.reason)
        }
        guard crs.kind == .projected else {
            let text = Messages.workingCRSNotProjected(path: path, crs: crs.summary)
            throw InputError(Finding(.projectValueInvalid, .error, file: path, message: text))
        }
        self.crs = crs
        method = specification.reporting.areaMethod
        allowBallpark = specification.allowBallpark
        datumShift = try WorkingPlane.shift(specification, crs: crs)
        self.threads = threads
    }

    /// The way from a layer's CRS to the plane.
    func projector(from source: CRSReference) -> LayerProjector {
        LayerProjector(from: source, to: crs, allowBallpark: allowBallpark, datumShift: datumShift)
    }

    /// The declared change of datum in the kit's terms.
    private static func shift(_ specification: ProjectSpecification, crs: CRSReference) throws -> DatumShift? {
        guard let declared = specification.datumShift else { return nil }
        do throws(PROJError) {
            return try declared.forPROJ(target: crs, context: PROJContext())
        } catch {
            let text = Messages.datumShiftInvalid(path: specification.path)
            let finding = Finding(.projectValueInvalid, .error, file: specification.path, message: text)
            throw InputError(finding, detail: error.description)
        }
    }

    /// Projects a layer's usable rows, then repairs what is invalid. Rows that cannot be used have null geometry and a
    /// finding; the number of rows stays, so that rows and features go by one index.
    func bring(_ layer: LoadedLayer) throws -> WorkingLayer {
        let usable = Set(layer.usableRows)
        var column = GeometryColumn()
        for row in 0..<layer.table.count {
            if usable.contains(row) { column.append(layer.table.geometries[row]) } else { column.appendNull() }
        }
        guard let source = layer.table.crs ?? layer.crsDecision.crs else {
            throw InputError(
                Finding(
                    .crsMissing,
                    .error,
                    file: layer.specification.writtenPath,
                    layer: layer.layerName,
                    message: Messages.crsMissing(file: layer.specification.writtenPath)
                )
            )
        }
        let projected = try projector(from: source).project(column.droppingHeights())
        let repaired = try Repairer(measurer: measurer, method: method).repair(
            projected.geometries,
            threads: threads
        )
        var findings = projected.failures.map { failure in
            finding(
                .crsOutsideCounty,
                .warning,
                layer,
                row: failure.geometry,
                place: (failure.x, failure.y),
                Messages.vertexNotProjectable(crs: crs.summary)
            )
        }
        findings += repaired.repairs.map { repairFinding($0, layer) }
        return WorkingLayer(
            source: layer,
            geometries: repaired.geometries,
            operation: projected.facts,
            repairs: repaired.repairs,
            findings: findings
        )
    }

    private func repairFinding(_ repair: GeometryRepair, _ layer: LoadedLayer) -> Finding {
        let reason = repair.fault.reason ?? repair.fault.kind.rawValue
        let place = repair.fault.x.flatMap { x in repair.fault.y.map { (x, $0) } }
        let areas = (repair.area?.mu, repair.otherMethodArea?.mu)
        var finding = finding(
            repair.isAccepted ? .geometryInvalid : .repairRefused,
            repair.isAccepted ? .warning : .error,
            layer,
            row: repair.geometry,
            place: place,
            repair.isAccepted
                ? Messages.geometryRepaired(reason: reason, mu: areas.0)
                : Messages.geometryRepairRefused(reason: reason, first: areas.0, second: areas.1)
        )
        finding.areaInMu = areas.0
        finding.fix = repair.isAccepted ? nil : Messages.repairByHand()
        return finding
    }

    /// A finding about one row, its mine named where the layer says which.
    func finding(
        _ code: FindingCode,
        _ severity: FindingSeverity,
        _ layer: LoadedLayer,
        row: Int,
        place: (Double, Double)?,
        _ message: LocalizedText
    ) -> Finding {
        Finding(
            code,
            severity,
            file: layer.specification.writtenPath,
            layer: layer.layerName,
            feature: layer.table.featureIDs[row],
            mineID: layer.table.column("mine_id")?[row].text,
            x: place?.0,
            y: place?.1,
            message: message
        )
    }
}

/// A layer in the working plane: one geometry per source row, null where the row cannot be used.
struct WorkingLayer {
    let source: LoadedLayer
    let geometries: GeometryColumn
    let operation: ProjectionFacts
    let repairs: [GeometryRepair]
    let findings: [Finding]

    var table: FeatureTable { source.table }

    func text(_ field: String, _ row: Int) -> String? {
        let text = table.column(field)?[row].text
        return text?.isEmpty == false ? text : nil
    }

    func date(_ field: String, _ row: Int) -> CalendarDate? { table.column(field)?[row].date }

    func number(_ field: String, _ row: Int) -> Double? { table.column(field)?[row].number }
}
