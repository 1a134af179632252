import Foundation
import GeoModel
import Intake
import Publishing
import Restoration
import SpatialEngine

/// Puts the manifest of one output together.
struct ManifestBuilder {
    let specification: ProjectSpecification
    let settings: RunSettings
    let assessed: AssessedProject
    /// What the writers of the outputs found.
    let writerFindings: [Finding]

    private var folder: URL { URL(filePath: specification.path).deletingLastPathComponent() }

    func manifest(files: FolderInventory, output: String, started: Date) -> JSONValue {
        var object: JSONObject = [
            "schema": .string(Manifest.schema),
            "project": project(),
            "versions": Versions.json(),
            "parameters": parameters(),
            "inputs": .array(assessed.layers.all.map(layer) + rasters()),
            "checks": checks(),
            "findings": findings(),
            "assumptions": .array(
                assessed.result.assessment.assumptions.map { .string($0.text(specification.language)) }
            ),
            "ledger": assessed.workspace?.json ?? .null,
            "files": .array(
                files.files.map { file in
                    ["path": .string(file.path), "bytes": .int(file.size), "sha256": .string(file.sha256)]
                }
            ),
        ]
        object["digest"] = .string(Manifest.digest(of: .object(object)).hex)
        object["run"] = run(output: output, started: started)
        return .object(object)
    }

    private func project() -> JSONValue {
        [
            "name": .string(specification.name),
            "adcode": JSONValue(specification.adcode),
            "as_of": JSONValue(specification.asOf?.description),
            "file": .string(URL(filePath: specification.path).lastPathComponent),
            "sha256": .string(specification.sha256),
            "language": .string(specification.language.rawValue),
            "reserved_keys": .array(specification.reservedKeys.map(JSONValue.string)),
        ]
    }

    private func parameters() -> JSONValue {
        let reporting = specification.reporting
        return [
            "crs": .string(assessed.plane.crs.summary),
            "area_method": .string(reporting.areaMethod.rawValue),
            "unit": .string(reporting.unit),
            "decimals": [
                "m2": JSONValue(reporting.squareMetreDecimals), "mu": JSONValue(reporting.muDecimals),
                "ha": JSONValue(reporting.hectareDecimals),
            ],
            "damage_threshold_m": .double(reporting.damageThresholdInMetres),
            "coverage_floor": .double(reporting.coverageFloor),
            "subsidence_classes": .array(specification.subsidenceClasses.map(JSONValue.double)),
            "allow_ballpark": .bool(specification.allowBallpark),
            "keep_holder": .bool(specification.keepHolder),
            "datum_shift": datumShift(),
            "ranking": ranking(),
        ]
    }

    private func datumShift() -> JSONValue {
        switch specification.datumShift {
        case nil: return .null
        case .grid(let path): return ["grid": .string(RelativePath.from(folder, to: path))]
        case .parameters(let given):
            return [
                "method": .string(given.method.rawValue), "target": .string(given.target),
                "translation_m": .array(given.translation.map(JSONValue.double)),
                "rotation_arcsec": .array(given.rotation.map(JSONValue.double)),
                "scale_ppm": .double(given.scalePartsPerMillion),
            ]
        }
    }

    private func ranking() -> JSONValue {
        guard let ranking = assessed.result.assessment.ranking else { return .null }
        return [
            "criteria": .array(ranking.criteria.map(JSONValue.string)),
            "weights": .array(ranking.weights.map(JSONValue.double)),
            "consistency_ratio": .double(ranking.consistencyRatio),
            "dropped": .array(ranking.dropped.map(JSONValue.string)),
        ]
    }

    // MARK: Inputs

    private func layer(_ layer: WorkingLayer) -> JSONValue {
        let source = layer.source
        let mapped = source.mappedFields.sorted { Identifiers.precedes($0.key, $1.key) }
        return [
            "role": .string(source.role.name),
            "file": .string(RelativePath.from(folder, to: source.specification.path)),
            "layer": .string(source.layerName),
            "driver": .string(source.driver),
            "features": JSONValue(source.table.count),
            "crs": InspectionJSON.crs(source.crsDecision, specification.language),
            "operation": operation(layer.operation),
            "encoding": InspectionJSON.encoding(source.encodingDecision),
            "fields": .object(JSONObject(mapped.map { ($0.key, JSONValue.string($0.value)) })),
            "dropped_fields": .array(source.droppedFields.map(JSONValue.string)),
            "repairs": JSONValue(layer.repairs.count),
            "files": fileHashes(source.files),
        ]
    }

    private func operation(_ facts: ProjectionFacts) -> JSONValue {
        [
            "name": .string(facts.name), "accuracy_m": JSONValue(facts.accuracyInMetres),
            "ballpark": .bool(facts.isBallpark),
            "grids_missing": .array(facts.missingGrids.map(JSONValue.string)),
            "pipeline": .string(facts.pipelineText), "notes": .array(facts.notes.map(JSONValue.string)),
        ]
    }

    private func rasters() -> [JSONValue] {
        let inputs = assessed.inputs
        let groups = [
            ("subsidence", inputs.subsidence), ("elevation", inputs.elevation), ("vegetation", inputs.vegetation),
        ]
        return groups.flatMap { role, rasters in rasters.map { raster($0, role: role) } }
    }

    private func raster(_ raster: LoadedRaster, role: String) -> JSONValue {
        [
            "role": .string(role),
            "file": .string(RelativePath.from(folder, to: raster.specification.path)),
            "band": JSONValue(raster.specification.band),
            "driver": .string(raster.driver),
            "columns": JSONValue(raster.grid.columns),
            "rows": JSONValue(raster.grid.rows),
            "crs": InspectionJSON.crs(raster.crsDecision, specification.language),
            "quantity": .string(raster.specification.quantity.rawValue),
            "unit": .string(raster.unit.rawValue),
            "unit_from": .string(raster.unitSource.rawValue),
            "sign": JSONValue(raster.sign?.rawValue),
            "sign_from": .string(raster.signSource.rawValue),
            "date": JSONValue(raster.specification.effectiveDate?.description),
            "nodata": JSONValue(raster.nodata),
            "scale": .double(raster.scale),
            "offset": .double(raster.offset),
            "factor_to_subsidence": .double(raster.factorToSubsidence),
            "scan": InspectionJSON.scan(raster.scan),
            "files": fileHashes(raster.files),
        ]
    }

    private func fileHashes(_ files: [FileHash]) -> JSONValue {
        .array(
            files.map { file in
                [
                    "path": .string(RelativePath.from(folder, to: file.path)), "bytes": JSONValue(file.bytes),
                    "sha256": .string(file.sha256),
                ]
            }
        )
    }

    // MARK: Checks

    /// By how much parts missed the whole, every proof, and what was too small to keep.
    private func checks() -> JSONValue {
        let records = assessed.layers.register.records
        return [
            "residuals": .array(
                assessed.measurements.residuals.map { residual in
                    [
                        "mine_id": .string(records[residual.mine].mineID), "kind": .string(residual.kind.rawValue),
                        "whole_m2": .double(residual.whole), "parts_m2": .double(residual.parts),
                        "difference_m2": .double(residual.difference), "allowed_m2": .double(residual.allowed),
                        "parts": JSONValue(residual.count), "holds": .bool(residual.holds),
                    ]
                }
            ),
            "zonal": .array(
                zip(
                    assessed.measurements.rasters,
                    SubsidenceRasters.counting(assessed.inputs.subsidence, specification)
                ).map { facts, raster in
                    [
                        "file": .string(RelativePath.from(folder, to: raster.specification.path)),
                        "clamped_fractions": JSONValue(facts.clampedFractions),
                        "largest_residual_m2": .double(facts.largestResidual),
                        "disjoint": .bool(facts.isDisjoint),
                    ]
                }
            ),
            "dropped_slivers": .array(
                assessed.measurements.dropped.map { sliver in
                    [
                        "mine_id": .string(records[sliver.mine].mineID), "area": .double(sliver.area),
                        "x": .double(sliver.x), "y": .double(sliver.y),
                    ]
                }
            ),
            "failed_mines": .array(assessed.failedMines.map(JSONValue.string)),
        ]
    }

    private func findings() -> JSONValue {
        var counts = assessed.result.assessment.findingsCount
        for finding in writerFindings { counts[finding.code, default: 0] += 1 }
        let ordered = counts.sorted { $0.key < $1.key }
        return .object(JSONObject(ordered.map { ($0.key.rawValue, JSONValue($0.value)) }))
    }

    /// What may differ between two runs of the same inputs.
    private func run(output: String, started: Date) -> JSONValue {
        let format = Date.ISO8601FormatStyle()
        let ended = Date()
        return [
            "started": .string(started.formatted(format)),
            "ended": .string(ended.formatted(format)),
            "seconds": .double((ended.timeIntervalSince(started) * 1000).rounded() / 1000),
            "command": .array(CommandLine.arguments.map(JSONValue.string)),
            "output": .string(output),
            "threads": JSONValue(settings.threads),
            "memory_bytes": JSONValue(settings.memoryInBytes),
        ]
    }
}
