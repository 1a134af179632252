import GDALKit
import GeoModel
import Restoration
import SpatialAnalysis

/// Inspects a raster file: placement, CRS, bands, pixels.
struct RasterInspector {
    var path: String
    var written: String
    var options: FileInspector.Options
    var kind: SourceGuard.Kind

    func inspect(into inspection: inout Inspection) throws(InputError) {
        let access = try RasterAccess(path: path, written: written, kind: kind)
        let dataset = try RasterLoader.open(access, path: path, written: written)
        inspection.driver = dataset.driverName
        let grid = dataset.grid
        if grid == nil {
            inspection.findings.append(
                Finding(
                    .crsMissing,
                    .warning,
                    file: written,
                    message: Messages.rasterNotPlaced(written, hasPoints: dataset.groundControlPointCount > 0),
                    fix: Messages.rasterNotPlacedFix
                )
            )
        }
        let placed =
            grid
            ?? RasterGrid(
                columns: dataset.columns,
                rows: dataset.rows,
                transform: GeoTransform(originX: 0, pixelWidth: 1, originY: 0, pixelHeight: -1),
                crs: dataset.crs
            )
        let decision = decideCRS(dataset, grid: grid, into: &inspection)
        let transform = placed.transform
        if !transform.isAxisAligned {
            inspection.findings.append(
                Finding(.rasterPartial, .info, file: written, message: Messages.rasterRotated(written))
            )
        }
        var bands: [BandInspection] = []
        for number in 0..<dataset.bandCount {
            guard let band = try? dataset.band(at: number + 1) else { continue }
            bands.append(inspect(band, into: &inspection))
        }
        inspection.raster = RasterInspection(
            grid: placed,
            crsDecision: decision,
            areaOrPoint: dataset.areaOrPoint,
            isSouthUp: transform.isAxisAligned && transform.pixelHeight > 0,
            bands: bands
        )
    }

    private func decideCRS(
        _ dataset: RasterDataset,
        grid: RasterGrid?,
        into inspection: inout Inspection
    ) -> CRSDecision {
        guard let grid else {
            return CRSDecision(
                crs: dataset.crs,
                how: dataset.crs == nil ? .unknown : .file,
                reason: Messages.crsNoCoordinates()
            )
        }
        var context = options.context
        context.isToolbox = true
        let centre = grid.envelope.center
        do {
            return try CRSDecider(context: context, written: written, layer: nil).decide(
                CRSDecider.Evidence(
                    declared: options.assumedCRS,
                    fileCRS: dataset.crs,
                    box: grid.envelope,
                    samples: [(centre.x, centre.y)]
                )
            ).decision
        } catch {
            inspection.findings.append(error.finding)
            return CRSDecision(crs: dataset.crs, how: .unknown, reason: error.finding.message)
        }
    }

    private func inspect(_ band: RasterBand, into inspection: inout Inspection) -> BandInspection {
        var result = BandInspection(
            band: band.number,
            type: band.dataType.rawValue,
            blockColumns: band.blockSize.columns,
            blockRows: band.blockSize.rows,
            nodata: band.noDataValue.map { "\($0.double)" },
            unit: band.unitType.isEmpty ? nil : band.unitType,
            scale: band.scale,
            offset: band.offset,
            description: band.bandDescription.isEmpty ? nil : band.bandDescription,
            overviews: band.overviewCount
        )
        guard options.scansPixels, let cellType = band.dataType.cellType else { return result }
        let rule = NodataRule(declared: band.noDataValue?.double, type: cellType)
        if !rule.isUsable {
            inspection.findings.append(
                Finding(
                    .nodataSuspect,
                    .warning,
                    file: written,
                    message: Messages.nodataNotInType(
                        written,
                        value: "\(rule.declared ?? .nan)",
                        type: cellType.rawValue
                    ),
                    fix: Messages.addRasterKeys(["nodata"])
                )
            )
        }
        do {
            let scan = try RasterScanner(band: band, rule: rule).scan()
            result.scan = scan
            for (value, cells) in scan.suspectedNodata.sorted(by: { $0.key < $1.key }) {
                inspection.findings.append(
                    Finding(
                        .nodataSuspect,
                        .warning,
                        file: written,
                        message: Messages.nodataSuspect(written, value: "\(value)", cells: cells),
                        fix: Messages.declareNodata("\(value)")
                    )
                )
            }
        } catch {
            inspection.findings.append(InputError.gdal(error, file: written).finding)
        }
        return result
    }
}
