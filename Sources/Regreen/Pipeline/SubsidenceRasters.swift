import GeoModel
import Intake
import SpatialEngine

/// The subsidence rasters of a project as the engine takes them.
enum SubsidenceRasters {
    /// All rasters dated not after `as_of`, in project order; nil when the project has none at all.
    static func input(_ rasters: [LoadedRaster], _ specification: ProjectSpecification) -> SubsidenceInput? {
        guard !rasters.isEmpty else { return nil }
        let counting = rasters.filter { raster in
            guard let date = raster.specification.effectiveDate, let asOf = specification.asOf else { return true }
            return date <= asOf
        }
        return SubsidenceInput(
            rasters: counting.map { DatedRaster(raster: input($0), date: $0.specification.effectiveDate) },
            classes: specification.subsidenceClasses,
            damageThresholdInMetres: specification.reporting.damageThresholdInMetres
        )
    }

    private static func input(_ raster: LoadedRaster) -> ZonalRasterInput {
        ZonalRasterInput(
            path: raster.specification.path,
            band: raster.specification.band,
            crs: raster.grid.crs,
            factor: raster.factorToSubsidence,
            nodata: raster.nodata,
            maskPath: raster.specification.mask
        )
    }
}
