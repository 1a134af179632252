import GeoModel
import Intake
import PROJKit
import Restoration
import SpatialEngine

/// What a run takes as given beyond its inputs, printed beside the figures that rest on it: datum shifts left out, and
/// the thresholds with the marks of their sources.
struct RunAssumptions {
    /// For the list of assumptions.
    private(set) var texts: [LocalizedText] = []
    /// A warning for every source that a ballpark operation brought over.
    private(set) var findings: [Finding] = []

    /// - Parameter minesBox: around the mines in the working CRS.
    init(
        layers: [WorkingLayer],
        rasters: [LoadedRaster],
        plane: WorkingPlane,
        minesBox: Envelope,
        specification: ProjectSpecification,
        rules: Rules = .standard
    ) {
        for layer in layers {
            guard let crs = layer.source.table.crs ?? layer.source.crsDecision.crs else { continue }
            let source = layer.source
            add(source.specification.writtenPath, layer: source.layerName, from: crs, to: plane.crs, layer.operation)
        }
        for raster in rasters {
            guard let crs = raster.grid.crs,
                let facts = BallparkMark.facts(
                    from: crs,
                    to: plane.crs,
                    box: raster.grid.envelope,
                    datumShift: plane.datumShift
                )
            else { continue }
            add(raster.specification.writtenPath, layer: nil, from: crs, to: plane.crs, facts)
        }
        // Statutory areas and RFC 7946 files lead from the working plane to CGCS2000 or WGS 84.
        if let facts = BallparkMark.facts(
            from: plane.crs,
            to: .cgcs2000,
            box: minesBox,
            datumShift: plane.datumShift
        ), facts.isBallparkByPermission {
            add(specification.path, layer: nil, from: plane.crs, to: .cgcs2000, facts)
        }
        if let shift = plane.datumShift { texts.append(Messages.datumShiftUsed(shift.summary)) }
        guard !specification.subsidence.isEmpty else { return }
        addThresholds(specification.reporting, rules)
    }

    private mutating func add(
        _ file: String,
        layer: String?,
        from source: CRSReference,
        to target: CRSReference,
        _ facts: ProjectionFacts
    ) {
        if facts.isBallparkByPermission {
            texts.append(Messages.ballparkAccepted(file, from: source.summary, to: target.summary))
            findings.append(BallparkMark.finding(file: file, layer: layer, from: source, to: target))
        } else if facts.takesDatumsAsEqual {
            texts.append(Messages.noDatumShift(file, from: source.summary, to: target.summary))
        }
    }

    private mutating func addThresholds(_ reporting: ReportingSpecification, _ rules: Rules) {
        func text(_ value: Double) -> String { DecimalNumber(value).text(minimumDecimals: 0) }
        let threshold = rules.entries["damage.threshold_m"]
        let isDefault = reporting.damageThresholdInMetres == rules.damageThresholdInMetres
        texts.append(
            Messages.parameterAssumed(
                "damage_threshold_m",
                Messages.damageThresholdLabel,
                value: text(reporting.damageThresholdInMetres),
                source: isDefault ? threshold?.source : nil,
                isVerified: threshold?.isVerified ?? false
            )
        )
        let floor = rules.entries["raster.coverage_floor"]
        texts.append(
            Messages.parameterAssumed(
                "coverage_floor",
                Messages.coverageFloorLabel,
                value: text(reporting.coverageFloor),
                source: reporting.coverageFloor == rules.coverageFloor ? floor?.source : nil,
                isVerified: floor?.isVerified ?? false
            )
        )
    }
}
