import Foundation
import GDALKit
import GeoModel
import Restoration

/// Reads a layer through GDAL, with the text of shapefiles decoded by our own decision.
struct GDALVectorReader {
    var source: VectorSource
    var kind: SourceGuard.Kind

    private var written: String { source.written }
    private var specification: LayerSpecification { source.specification }

    /// Formats whose CRS the format prescribes.
    private static let formatCRSDrivers: Set<String> = ["GeoJSON", "GeoJSONSeq", "TopoJSON", "KML", "LIBKML", "OSM"]

    func read() throws(InputError) -> RawLayer {
        let prepared = try ShapefileRepair.prepare(path: specification.path, written: written)
        defer { prepared.cleanUp() }
        do {
            var layer = try read(path: prepared.path)
            layer.findings.insert(contentsOf: prepared.findings, at: 0)
            if prepared.path != specification.path { layer.files = ShapefileRepair.members(of: specification.path) }
            return layer
        } catch let error as GDALError {
            throw openingError(error)
        } catch let error as InputError {
            throw error
        } catch {
            throw .input(.fileDamaged, file: written, message: Messages.cannotRead(file: written), detail: "\(error)")
        }
    }

    private func read(path: String) throws -> RawLayer {
        let opened = try openPath(path)
        let drivers = kind == .vrt ? DriverAllowList.vectorsWithVRT : .vectors
        if kind == .vrt { try ShapefileText.requireKnownTexts(inVRT: path, specification: specification) }
        let dataset = try VectorDataset(opening: opened, drivers: drivers)
        let name = try Self.chooseLayer(dataset.layerNames, asked: specification.layer, written: written)
        // Texts of these formats come in any encoding; what the library makes of them is decided here.
        let hasOwnTexts = ["ESRI Shapefile", "DXF"].contains(dataset.driverName)
        let (texts, reading) =
            hasOwnTexts
            ? try readWithTexts(opened, drivers: drivers, name: name, of: dataset.driverName)
            : (
                nil,
                try readLayer(opened, drivers: drivers, name: name, encoding: specification.encoding.map { .named($0) })
            )
        let encoding = texts?.decision ?? EncodingDecision(encoding: "UTF-8", how: .format)
        var table = reading.table
        if let texts { texts.apply(to: &table) }
        var closedLines = 0
        if dataset.driverName == "DXF", source.role.wantsPolygons {
            let drawing = DrawingShapes(table)
            table = drawing.table
            closedLines = drawing.closedLines
        }
        var layer = RawLayer(
            driver: dataset.driverName,
            layerName: name,
            table: table.emptyTextsAsNull(),
            fileCRS: table.crs,
            isFormatCRS: Self.formatCRSDrivers.contains(dataset.driverName) && table.crs?.kind == .geographic,
            encoding: encoding,
            files: dataset.files
        )
        layer.findings += findings(of: reading, layer: name)
        if closedLines > 0 { layer.assumptions.append(Messages.closedLinesAsPolygons(written, count: closedLines)) }
        return layer
    }

    /// A zip is read through the library's archive file system.
    private func openPath(_ path: String) throws(InputError) -> String {
        guard kind == .zip else { return path }
        // These archives are formats of their own.
        if [".kmz", ".shz", ".xlsx"].contains(where: path.lowercased().hasSuffix) { return path }
        return try ArchiveMember(archive: path, written: written).vector(layer: specification.layer)
    }

    /// A shapefile's texts and the rest are read side by side; a filter is the library's work, which must know the
    /// encoding before.
    private func readWithTexts(
        _ path: String,
        drivers: DriverAllowList,
        name: String,
        of driver: String
    ) throws -> (ShapefileText?, LayerReading) {
        let specification = specification
        let read: @Sendable () -> Result<ShapefileText, any Error> = {
            Result { try ShapefileText.read(path, layer: name, specification: specification) }
        }
        guard driver == "ESRI Shapefile", specification.filter == nil else {
            let texts = try read().get()
            return (texts, try readLayer(path, drivers: drivers, name: name, encoding: .named(texts.decision.encoding)))
        }
        let (texts, reading) = Concurrently.both(read) {
            Result { try readLayer(path, drivers: drivers, name: name, encoding: .raw) }
        }
        return (try texts.get(), try reading.get())
    }

    private func readLayer(
        _ path: String,
        drivers: DriverAllowList,
        name: String,
        encoding: SourceEncoding?
    ) throws -> LayerReading {
        let limits = source.context.limits
        let request = ReadRequest(
            filter: specification.filter,
            limits: ReadLimits(features: limits.features, vertices: limits.verticesPerLayer)
        )
        let dataset = try VectorDataset(opening: path, drivers: drivers, encoding: encoding ?? .asDeclared)
        // Names may decode differently; a shapefile's layer is named by its file.
        let isOnly = encoding != nil && dataset.layerCount == 1
        return try (isOnly ? dataset.layer(at: 0) : dataset.layer(named: name)).read(request)
    }

    private func findings(of reading: LayerReading, layer: String) -> [Finding] {
        var findings = reading.unreadable.map { geometry in
            Finding(
                .geometryType,
                .warning,
                file: written,
                layer: layer,
                feature: geometry.featureID,
                message: Messages.unreadableGeometry(written, feature: geometry.featureID, reason: geometry.reason),
                fix: Messages.geometryTypeFix
            )
        }
        if !reading.linearised.isEmpty {
            findings.append(
                Finding(
                    .geometryType,
                    .info,
                    file: written,
                    layer: layer,
                    message: Messages.curvesLinearised(written, count: reading.linearised.count)
                )
            )
        }
        return findings
    }

    /// The layer to read: the one named, else the only one.
    static func chooseLayer(_ names: [String], asked: String?, written: String) throws(InputError) -> String {
        if let asked {
            if names.contains(asked) { return asked }
            throw .input(
                .layerAmbiguous,
                file: written,
                layer: asked,
                message: Messages.layerMissing(written, layer: asked, names: names),
                fix: Messages.nameALayer(names)
            )
        }
        let candidates = names.filter { $0 != "layer_styles" }
        guard let only = candidates.first else {
            throw .input(.layerEmpty, file: written, message: Messages.noLayers(written), fix: Messages.copyAgain)
        }
        guard candidates.count == 1 else {
            throw .input(
                .layerAmbiguous,
                file: written,
                message: Messages.severalLayers(written, names: candidates),
                fix: Messages.nameALayer(candidates)
            )
        }
        return only
    }

    /// Tells a damaged file from one that is no vector file at all.
    private func openingError(_ error: GDALError) -> InputError {
        guard error.code == .openFailed else { return .gdal(error, file: written) }
        if let raster = try? RasterDataset(opening: specification.path) {
            return .input(
                .driverRefused,
                file: written,
                message: Messages.rasterAsLayer(written, driver: raster.driverName),
                fix: Messages.knownFormats,
                detail: error.reason
            )
        }
        let known = [
            "shp", "dbf", "gpkg", "geojson", "json", "kml", "kmz", "dxf", "gdb", "fgb", "csv", "xlsx", "zip", "shz",
            "tab", "mif",
            "vrt", "osm", "pbf",
        ]
        let suffix = URL(fileURLWithPath: specification.path).pathExtension.lowercased()
        guard known.contains(suffix) else {
            return .input(
                .driverRefused,
                file: written,
                message: Messages.formatRefused(written),
                fix: Messages.knownFormats,
                detail: error.reason
            )
        }
        return .input(
            .fileDamaged,
            file: written,
            message: Messages.fileDamaged(written),
            fix: Messages.copyAgain,
            detail: error.reason
        )
    }
}

extension InputError {
    /// An error of the raster and vector library in the words of findings.
    static func gdal(_ error: GDALError, file: String) -> InputError {
        switch error.code {
        case .pathRefused:
            return .input(
                .pathRefused,
                file: file,
                message: Messages.remotePathRefused(file),
                fix: Messages.remotePathFix,
                detail: error.description
            )
        case .fileNotFound:
            return .input(
                .fileMissing,
                file: file,
                message: Messages.fileMissing(file),
                fix: Messages.fileMissingFix,
                detail: error.description
            )
        case .limitExceeded:
            return .input(
                .limitExceeded,
                file: file,
                message: Messages.tooLarge(file, reason: error.reason),
                fix: Messages.splitInput(),
                detail: error.description
            )
        case .invalidQuery:
            return .input(
                .fieldMissing,
                file: file,
                message: Messages.filterNotUnderstood(file, reason: error.reason),
                fix: Messages.filterFix,
                detail: error.description
            )
        case .driverMissing:
            return .input(
                .driverRefused,
                file: file,
                message: Messages.formatRefused(file),
                fix: Messages.knownFormats,
                detail: error.description
            )
        default:
            return .input(
                .fileDamaged,
                file: file,
                message: Messages.fileDamaged(file),
                fix: Messages.copyAgain,
                detail: error.description
            )
        }
    }
}

extension FeatureTable {
    /// The table with empty texts as null: null is null, never an empty text.
    func emptyTextsAsNull() -> FeatureTable {
        func isBlank(_ text: String?) -> Bool {
            // Nearly every text begins with a sign of its own.
            guard let text, let first = text.unicodeScalars.first else { return text != nil }
            return !(33..<127).contains(first.value) && text.trimmingSpaces().isEmpty
        }
        var copy = self
        for (index, column) in columns.enumerated() {
            guard case .strings(let values) = column, values.contains(where: isBlank) else { continue }
            copy.columns[index] = .strings(values.map { isBlank($0) ? nil : $0 })
        }
        return copy
    }
}
