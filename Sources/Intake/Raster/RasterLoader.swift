import GDALKit
import GeoModel
public import Restoration
public import SpatialAnalysis

/// Reads a raster's metadata, proves unit, sign and nodata by one exact pass over the pixels, and keeps no pixel.
public enum RasterLoader {
    /// Values of movement beyond this cannot be true, m.
    static let largestMovementInMetres = 50.0

    /// Loads a raster. In a toolbox call pixels are not scanned and neither unit nor sign is asked for.
    ///
    /// - Throws: `InputError` with the finding that stops the run: `unit_unproven`, `sign_unproven`,
    ///   `nodata_suspect`, `value_out_of_range`, `crs_missing`, `file_damaged`, …
    public static func load(
        _ specification: RasterSpecification,
        context: IntakeContext
    ) throws(InputError) -> LoadedRaster {
        let written = specification.writtenPath
        let access = try access(to: specification.path, written: written, context: context)
        let dataset = try open(access, path: specification.path, written: written)
        let (band, cellType) = try band(specification.band, of: dataset, written: written)
        let grid = try placement(of: dataset, written: written, limits: context.limits)
        let outcome = try decideCRS(specification, grid: grid, dataset: dataset, context: context)
        var metadata: [String: String] = [:]
        for (key, value) in dataset.metadata().merging(band.metadata(), uniquingKeysWith: { $1 }) {
            metadata[key.uppercased()] = value
        }
        let units = try RasterUnits(
            specification: specification,
            unitType: band.unitType,
            metadata: metadata,
            isToolbox: context.isToolbox
        ).resolve()
        let (nodata, nodataFindings) = try nodataRule(specification, band: band, cellType: cellType)
        let mask = try specification.mask.map { path throws(InputError) in
            try UserMask(path: path, over: grid, crs: outcome.decision.crs, written: written, context: context)
        }
        var scan = RasterScan()
        if !context.isToolbox {
            scan = try scanned(band, rule: nodata, mask: mask?.band, written: written, threads: context.threads)
        }
        var loaded = LoadedRaster(
            specification: specification,
            access: access,
            maskAccess: mask?.access,
            driver: dataset.driverName,
            grid: RasterGrid(
                columns: grid.columns,
                rows: grid.rows,
                transform: grid.transform,
                crs: outcome.decision.crs
            ),
            crsDecision: outcome.decision,
            unit: units.unit,
            unitSource: units.unitSource,
            sign: units.sign,
            signSource: units.signSource,
            nodata: nodata.isUsable ? nodata.declared : nil,
            scale: band.scale == 0 ? 1 : band.scale,
            offset: band.offset,
            factorToSubsidence: units.factor,
            scan: scan,
            // A toolbox call answers at once; hashes are for manifests.
            files: context.isToolbox
                ? [] : try VectorLoader.hashes(dataset.files + [specification.mask].compactMap { $0 }),
            findings: outcome.findings + units.findings + nodataFindings,
            assumptions: outcome.assumptions + units.assumptions
        )
        if !context.isToolbox { try checkValues(&loaded, context: context) }
        return loaded
    }

    // MARK: Opening

    /// The band asked for and the type of its cells.
    private static func band(
        _ number: Int,
        of dataset: RasterDataset,
        written: String
    ) throws(InputError) -> (RasterBand, RasterCellType) {
        guard (1...max(1, dataset.bandCount)).contains(number), let band = try? dataset.band(at: number) else {
            let names = (1...max(1, dataset.bandCount)).prefix(20).map { number in
                let description = (try? dataset.band(at: number))?.bandDescription ?? ""
                return description.isEmpty ? "\(number)" : "\(number) (\(description))"
            }
            throw .input(
                .valueOutOfRange,
                file: written,
                message: Messages.bandMissing(written, band: number, count: dataset.bandCount, names: names),
                fix: Messages.addRasterKeys(["band"])
            )
        }
        guard let cellType = band.dataType.cellType else {
            throw .input(
                .driverRefused,
                file: written,
                message: Messages.bandComplex(written, band: number),
                fix: Messages.addRasterKeys(["band"])
            )
        }
        return (band, cellType)
    }

    /// Checks a path and says how to open the raster behind it.
    static func access(to path: String, written: String, context: IntakeContext) throws(InputError) -> RasterAccess {
        let kind = try SourceGuard(context: context).check(path: path, written: written)
        return try RasterAccess(path: path, written: written, kind: kind)
    }

    /// Opens a checked raster; `path` is the file itself, for what went wrong.
    static func open(_ access: RasterAccess, path: String, written: String) throws(InputError) -> RasterDataset {
        do {
            return try RasterDataset(opening: access.path, drivers: access.drivers)
        } catch {
            guard error.code == .openFailed else { throw .gdal(error, file: written) }
            if let vector = try? VectorDataset(opening: path) {
                throw .input(
                    .driverRefused,
                    file: written,
                    message: Messages.layerAsRaster(written, driver: vector.driverName),
                    fix: Messages.knownFormats,
                    detail: error.reason
                )
            }
            throw .input(
                isKnownSuffix(path) ? .fileDamaged : .driverRefused,
                file: written,
                message: isKnownSuffix(path) ? Messages.fileDamaged(written) : Messages.formatRefused(written),
                fix: isKnownSuffix(path) ? Messages.copyAgain : Messages.knownFormats,
                detail: error.reason
            )
        }
    }

    private static func isKnownSuffix(_ path: String) -> Bool {
        let known = [
            "tif", "tiff", "asc", "grd", "xyz", "img", "bil", "dat", "hgt", "unw", "int", "cor", "vrt", "zip", "txt",
        ]
        return known.contains { path.lowercased().hasSuffix(".\($0)") }
    }

    private static func placement(
        of dataset: RasterDataset,
        written: String,
        limits: IntakeLimits
    ) throws(InputError) -> RasterGrid {
        let (cells, overflow) = dataset.columns.multipliedReportingOverflow(by: dataset.rows)
        guard !overflow, cells <= limits.rasterCells else {
            throw .limit(file: written, what: "raster cells", value: overflow ? .max : cells, limit: limits.rasterCells)
        }
        guard let grid = dataset.grid else {
            throw .input(
                .crsMissing,
                file: written,
                message: Messages.rasterNotPlaced(written, hasPoints: dataset.groundControlPointCount > 0),
                fix: Messages.rasterNotPlacedFix
            )
        }
        guard grid.transform.determinant != 0, grid.transform.determinant.isFinite else {
            throw .input(
                .fileDamaged,
                file: written,
                message: Messages.rasterSingular(written),
                fix: Messages.rasterNotPlacedFix
            )
        }
        return grid
    }

    private static func decideCRS(
        _ specification: RasterSpecification,
        grid: RasterGrid,
        dataset: RasterDataset,
        context: IntakeContext
    ) throws(InputError) -> CRSDecider.Outcome {
        let box = grid.envelope
        let decider = CRSDecider(context: context, written: specification.writtenPath, layer: nil)
        return try decider.decide(
            CRSDecider.Evidence(
                declared: specification.crs,
                fileCRS: dataset.crs,
                box: box,
                samples: [(box.center.x, box.center.y)]
            )
        )
    }

    // MARK: Values

    private static func nodataRule(
        _ specification: RasterSpecification,
        band: RasterBand,
        cellType: RasterCellType
    ) throws(InputError) -> (NodataRule, [Finding]) {
        let written = specification.writtenPath
        var declared = band.noDataValue?.double
        if let text = specification.nodata {
            guard let value = number(text) else {
                throw .input(
                    .nodataSuspect,
                    file: written,
                    message: Messages.nodataNotANumber(written, text: text),
                    fix: Messages.addRasterKeys(["nodata"])
                )
            }
            declared = value
        }
        let rule = NodataRule(declared: declared, type: cellType)
        guard !rule.isUsable, let declared else { return (rule, []) }
        return (
            rule,
            [
                Finding(
                    .nodataSuspect,
                    .warning,
                    file: written,
                    message: Messages.nodataNotInType(written, value: "\(declared)", type: cellType.rawValue),
                    fix: Messages.addRasterKeys(["nodata"])
                )
            ]
        )
    }

    private static func number(_ text: String) -> Double? {
        let plain = text.trimmingSpaces().lowercased()
        return [".nan", "nan"].contains(plain) ? .nan : Double(plain)
    }

    static func scanned(
        _ band: RasterBand,
        rule: NodataRule,
        mask: RasterBand?,
        written: String,
        threads: Int
    ) throws(InputError) -> RasterScan {
        do {
            return try RasterScanner(band: band, rule: rule, userMask: mask, threads: threads).scan()
        } catch {
            throw .gdal(error, file: written)
        }
    }

    private static func checkValues(_ raster: inout LoadedRaster, context: IntakeContext) throws(InputError) {
        let written = raster.specification.writtenPath
        if let suspect = raster.scan.suspectedNodata.min(by: { $0.key < $1.key }) {
            throw .input(
                .nodataSuspect,
                file: written,
                message: Messages.nodataSuspect(written, value: text(suspect.key), cells: suspect.value),
                fix: Messages.declareNodata(text(suspect.key))
            )
        }
        guard let low = raster.scan.minimum, let high = raster.scan.maximum else {
            raster.findings.append(
                Finding(
                    .rasterPartial,
                    .warning,
                    file: written,
                    message: Messages.rasterWithoutData(written),
                    fix: Messages.copyAgain
                )
            )
            return
        }
        let quantity = raster.specification.quantity
        guard quantity == .subsidence || quantity == .lineOfSight || quantity == .phase else { return }
        let ends = [low, high].map { raster.valueModel.value($0) }
        let (least, most) = (ends.min() ?? 0, ends.max() ?? 0)
        guard max(abs(least), abs(most)) <= largestMovementInMetres else {
            throw .input(
                .valueOutOfRange,
                file: written,
                message: Messages.movementAbsurd(written, least: least, most: most),
                fix: Messages.movementAbsurdFix
            )
        }
        let threshold = context.damageThresholdInMetres
        if most < threshold, least <= -threshold {
            raster.signDoubt = Finding(
                .signUnproven,
                .error,
                file: written,
                message: Messages.signLooksWrong(
                    written,
                    sign: raster.sign?.rawValue ?? "",
                    least: least,
                    most: most,
                    threshold: threshold
                ),
                fix: Messages.addRasterKeys(["sign"])
            )
        }
    }

    private static func text(_ value: Double) -> String {
        value.rounded() == value && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    }
}

extension LoadedRaster {
    /// From stored numbers to values; for movements to metres of subsidence.
    public var valueModel: RasterValueModel {
        RasterValueModel(scale: scale, offset: offset, factor: factorToSubsidence == 0 ? 1 : factorToSubsidence)
    }
}
