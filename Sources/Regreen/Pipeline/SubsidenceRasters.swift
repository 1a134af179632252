import GeoModel
import Intake
import Restoration
import SpatialEngine

/// The subsidence rasters of a project as the engine takes them.
enum SubsidenceRasters {
    /// All rasters dated not after `as_of`, in project order; nil when the project has none at all.
    static func input(_ rasters: [LoadedRaster], _ specification: ProjectSpecification) -> SubsidenceInput? {
        guard !rasters.isEmpty else { return nil }
        return SubsidenceInput(
            rasters: counting(rasters, specification).map {
                DatedRaster(raster: input($0), date: $0.specification.effectiveDate)
            },
            classes: specification.subsidenceClasses,
            damageThresholdInMetres: specification.reporting.damageThresholdInMetres
        )
    }

    /// The rasters that count at `as_of`, in project order.
    static func counting(_ rasters: [LoadedRaster], _ specification: ProjectSpecification) -> [LoadedRaster] {
        rasters.filter { raster in
            guard let date = raster.specification.effectiveDate, let asOf = specification.asOf else { return true }
            return date <= asOf
        }
    }

    /// What is to be said of rasters that touch no mine: an error when none touches any, else a warning for each.
    static func disjointFindings(
        _ facts: [ZonalRasterFacts],
        _ rasters: [LoadedRaster],
        mines: Envelope,
        plane: CRSReference,
        file: String
    ) -> [Finding] {
        let isUseless = !facts.isEmpty && facts.allSatisfy(\.isDisjoint)
        return zip(facts, rasters).filter { $0.0.isDisjoint }.map { facts, raster in
            let path = raster.specification.writtenPath
            let message = Messages.rasterDisjoint(
                raster: path,
                rasterBox: "\(BoxText.of(facts.grid.envelope)) \(facts.grid.crs?.summary ?? "–")",
                zones: file,
                zonesBox: "\(BoxText.of(mines)) \(plane.summary)"
            )
            return Finding(
                .rasterDisjoint,
                isUseless ? .error : .warning,
                file: path,
                message: message,
                fix: Messages.rasterDisjointFix
            )
        }
    }

    private static func input(_ raster: LoadedRaster) -> ZonalRasterInput {
        ZonalRasterInput(
            path: raster.access.path,
            band: raster.specification.band,
            crs: raster.grid.crs,
            factor: raster.factorToSubsidence,
            nodata: raster.nodata,
            maskPath: raster.maskAccess?.path,
            drivers: raster.drivers
        )
    }
}

/// A box as text in messages.
enum BoxText {
    static func of(_ box: Envelope) -> String {
        "["
            + [box.minX, box.minY, box.maxX, box.maxY].map { AttributeValue.real($0).text ?? "\($0)" }
            .joined(separator: ", ") + "]"
    }
}
