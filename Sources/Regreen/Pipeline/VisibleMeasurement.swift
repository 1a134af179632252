import GeoModel
import Intake
import Restoration
import SpatialEngine

/// What is seen of each mine from the protected layers that have a visible range (domain 3.3).
struct VisibleMeasurement {
    /// By layer, then by mine; nil for layers without the rule and where there is no elevation.
    private(set) var zones: [[VisibleZone]?] = []
    /// Layers whose rule could not be followed.
    private(set) var findings: [Finding] = []

    /// Looks at all mines from every layer with the rule.
    ///
    /// - Parameter elevation: the project's elevation rasters; the latest not after `as_of` counts.
    init(
        _ layers: ProjectLayers,
        elevation: [LoadedRaster],
        specification: ProjectSpecification,
        plane: WorkingPlane,
        threads: Int,
        monitor: WorkMonitor
    ) throws {
        let raster = VisibleMeasurement.latest(elevation, asOf: specification.asOf)
        for (record, layer) in zip(layers.protected.records, layers.protected.layers) {
            guard let range = record.visibleInMetres else {
                zones.append(nil)
                continue
            }
            guard let raster else {
                zones.append(nil)
                let message = Messages.elevationMissing(layer: record.name)
                findings.append(
                    Finding(.elevationMissing, .warning, file: record.file, layer: record.name, message: message)
                )
                continue
            }
            let request = VisibleRequest(
                elevation: VisibleMeasurement.input(raster),
                lines: layer.geometries,
                linesCRS: plane.crs,
                zones: layers.register.geometries,
                zonesCRS: plane.crs,
                range: range,
                allowBallpark: plane.allowBallpark,
                threads: threads
            )
            zones.append(try VisibleRange(request).run(monitor: monitor).zones)
        }
    }

    /// What is seen of a mine from a layer; nil without the rule or without elevation there.
    func zone(layer: Int, mine: Int) -> VisibleZone? {
        guard let zone = zones[layer]?[mine], zone.share != nil else { return nil }
        return zone
    }

    private static func latest(_ rasters: [LoadedRaster], asOf: CalendarDate?) -> LoadedRaster? {
        var latest: LoadedRaster?
        for raster in rasters {
            let date = raster.specification.effectiveDate
            if let date, let asOf, date > asOf { continue }
            // Of equal dates the later in the file; one without a date goes behind those with one.
            if let known = latest?.specification.effectiveDate, date.map({ $0 < known }) ?? true { continue }
            latest = raster
        }
        return latest
    }

    private static func input(_ raster: LoadedRaster) -> ZonalRasterInput {
        let factor: Double
        switch raster.unit {
        case .centimetres: factor = 0.01
        case .millimetres: factor = 0.001
        default: factor = 1
        }
        return ZonalRasterInput(
            path: raster.access.path,
            band: raster.specification.band,
            crs: raster.grid.crs,
            factor: factor,
            nodata: raster.nodata,
            maskPath: raster.maskAccess?.path,
            drivers: raster.drivers
        )
    }
}
