import Foundation
import GDALKit
import GeoModel
import Restoration
import SpatialAnalysis

extension VectorSource {
    private var baseName: String {
        URL(fileURLWithPath: specification.path).deletingPathExtension().lastPathComponent
    }

    // MARK: 国土TXT

    /// Reads a boundary text; its header names datum, width and zone.
    func readBoundaryText() throws(InputError) -> RawLayer {
        let file = try TextFile.read(
            path: specification.path,
            written: written,
            declared: specification.encoding,
            limit: context.limits.vectorFileBytes
        )
        guard BoundaryText.isBoundaryText(file.text) else {
            throw .input(
                .driverRefused,
                file: written,
                message: Messages.notABoundaryText(written),
                fix: Messages.knownFormats
            )
        }
        let document: BoundaryText.Document
        do {
            document = try BoundaryText.parse(file.text)
        } catch {
            throw .input(
                .fileDamaged,
                file: written,
                message: Messages.boundaryTextBroken(written, line: error.line, error: error),
                fix: Messages.boundaryTextFix
            )
        }
        var layer = RawLayer(
            driver: "BoundaryText",
            layerName: baseName,
            table: table(of: document),
            fileCRS: try headerCRS(document),
            encoding: file.decision,
            files: [specification.path]
        )
        layer.axesWereSwapped = document.northFirst
        if !document.orderIsCertain { layer.assumptions.append(Messages.northFirstAssumed(written)) }
        for (row, plot) in document.plots.enumerated() {
            if let hectares = plot.declaredHectares { layer.declaredAreas[row] = hectares * 10_000 }
            // Writers count closing points or leave them out.
            let rings = plot.polygons.reduce(0) { $0 + $1.count }
            if let count = plot.declaredPointCount, abs(count - plot.pointCount) > rings {
                layer.findings.append(
                    Finding(
                        .fileDamaged,
                        .warning,
                        file: written,
                        layer: baseName,
                        feature: Int64(row),
                        message: Messages.pointCountDiffers(
                            written,
                            line: plot.line,
                            declared: count,
                            found: plot.pointCount
                        ),
                        fix: Messages.boundaryTextFix
                    )
                )
            }
        }
        return layer
    }

    private func table(of document: BoundaryText.Document) -> FeatureTable {
        var geometries = GeometryColumn()
        for plot in document.plots { geometries.append(polygons: plot.polygons) }
        let width = max(8, document.plots.map(\.values.count).max() ?? 8)
        let names = (0..<width).map {
            $0 < BoundaryText.valueNames.count ? BoundaryText.valueNames[$0] : "字段\($0 + 1)"
        }
        return FeatureTable(
            name: baseName,
            crs: nil,
            featureIDs: document.plots.indices.map(Int64.init),
            fields: names.map { FieldDefinition(name: $0, type: .string) },
            columns: names.indices.map { column in
                .strings(document.plots.map { $0.value(column).isEmpty ? nil : $0.value(column) })
            },
            geometries: geometries
        )
    }

    /// The CRS the header names together with the prefix of the numbers; nil when the header does not say enough.
    private func headerCRS(_ document: BoundaryText.Document) throws(InputError) -> CRSReference? {
        guard let datum = document.value("坐标系").flatMap(ChineseDatum.init(headerText:)) else { return nil }
        let decider = CRSDecider(context: context, written: written, layer: baseName)
        if document.isDegrees { return try decider.parse("EPSG:\(datum.geographicEPSG)") }
        let digits = document.value("几度分带")?.filter { $0.isASCII && $0.isNumber } ?? "3"
        let easting = document.plots.first?.polygons.first?.first?.first ?? 0
        let prefix = document.hasZonePrefix ? Int(easting / 1e6) : nil
        let named = document.value("带号").flatMap { Int($0.filter { $0.isASCII && $0.isNumber }) }
        guard let width = GaussZone.Width(rawValue: Int(digits) ?? 3), let number = named ?? prefix else { return nil }
        if let prefix, prefix != number {
            throw .input(
                .zonePrefix,
                file: written,
                layer: baseName,
                message: Messages.headerZoneDiffers(written, header: number, prefix: prefix),
                fix: Messages.boundaryTextFix
            )
        }
        let zone = GaussZone(width: width, number: number)
        guard let epsg = zone.epsg(datum, prefixed: document.hasZonePrefix) else { return nil }
        return try decider.parse("EPSG:\(epsg)")
    }

    // MARK: Corner tables

    /// Reads a corner table; nil when the table has no corners but may have WKT for GDAL to read.
    func readCornerTable() throws(InputError) -> RawLayer? {
        var encoding = EncodingDecision(encoding: "UTF-8", how: .format)
        var table: TextTable
        if specification.path.lowercased().hasSuffix(".xlsx") {
            table = try workbookTable()
        } else {
            let file = try TextFile.read(
                path: specification.path,
                written: written,
                declared: specification.encoding,
                limit: context.limits.vectorFileBytes
            )
            encoding = file.decision
            table = DelimitedText.parse(file.text)
        }
        let found = table.withHeaderFound()
        table = found.table
        guard CornerTable.isCornerTable(table) else {
            if table.header.contains(where: { $0.uppercased() == "WKT" || $0.uppercased().hasPrefix("_WKT") }) {
                return nil
            }
            throw .input(
                .fieldMissing,
                file: written,
                message: Messages.noCoordinateColumns(written, columns: table.header),
                fix: Messages.coordinateColumnsFix
            )
        }
        let result: CornerTable.Result
        do {
            result = try CornerTable.read(table, name: baseName, asPoints: wantsPoints(table))
        } catch {
            throw .input(
                error == .mixedOrder ? .axisSwapped : .fileDamaged,
                file: written,
                message: Messages.cornerTableBroken(written, isMixedOrder: error == .mixedOrder),
                fix: Messages.coordinateColumnsFix
            )
        }
        var layer = cornerLayer(result, encoding: encoding)
        if found.titleRows > 0 { layer.assumptions.append(Messages.titleRowsSkipped(written, rows: found.titleRows)) }
        return layer
    }

    /// Points where the role takes them and the table has neither ring nor point numbers nor a repeated group.
    private func wantsPoints(_ table: TextTable) -> Bool {
        guard role.acceptedDimensions.contains(0), let columns = CornerColumns(table), columns.string == nil,
            columns.ring == nil, columns.pointNumber == nil
        else { return false }
        guard let group = columns.group else { return true }
        var seen: Set<String> = []
        return table.rows.allSatisfy { $0.isEmpty || seen.insert($0[group]).inserted }
    }

    private func cornerLayer(_ result: CornerTable.Result, encoding: EncodingDecision) -> RawLayer {
        var layer = RawLayer(
            driver: "CornerTable",
            layerName: baseName,
            table: result.table,
            encoding: encoding,
            files: [specification.path]
        )
        layer.axesWereSwapped = result.order.northFirst
        if !result.order.isCertain { layer.assumptions.append(Messages.northFirstAssumed(written)) }
        if result.repeatedPoints > 0 {
            layer.findings.append(
                Finding(
                    .geometryInvalid,
                    .info,
                    file: written,
                    layer: baseName,
                    message: Messages.repeatedPoints(written, count: result.repeatedPoints)
                )
            )
        }
        for problem in result.problems {
            let isShort = problem.kind == .tooFewPoints
            layer.findings.append(
                Finding(
                    .geometryInvalid,
                    .warning,
                    file: written,
                    layer: baseName,
                    feature: problem.featureID,
                    message: Messages.cornerProblem(written, line: problem.line, isShort: isShort),
                    fix: Messages.coordinateColumnsFix
                )
            )
        }
        return layer
    }

    private func workbookTable() throws(InputError) -> TextTable {
        do {
            let dataset = try VectorDataset(opening: specification.path, drivers: DriverAllowList(["XLSX"]))
            let names = dataset.layerNames
            let name = try GDALVectorReader.chooseLayer(names, asked: specification.layer, written: written)
            let table = try dataset.layer(named: name).readTable(ReadRequest(readsGeometry: false))
            return TextTable(
                header: table.fields.map(\.name),
                rows: (0..<table.count).map { row in
                    let values = table.columns.map { $0[row].text?.trimmingSpaces() ?? "" }
                    return values.allSatisfy(\.isEmpty) ? [] : values
                },
                lines: (0..<table.count).map { $0 + 2 }
            )
        } catch let error as GDALError {
            throw .gdal(error, file: written)
        } catch let error as InputError {
            throw error
        } catch {
            throw .input(.fileDamaged, file: written, message: Messages.cannotRead(file: written), detail: "\(error)")
        }
    }
}

extension ChineseDatum {
    /// The datum a header's text names; nil when it names none.
    init?(headerText: String) {
        let key = CoordinateText.halfWidth(headerText).uppercased()
        if key.contains("2000") || key.contains("CGCS") {
            self = .cgcs2000
        } else if key.contains("80") || key.contains("西安") || key.contains("XIAN") {
            self = .xian1980
        } else if key.contains("54") || key.contains("北京") || key.contains("BEIJING") {
            self = .beijing1954
        } else {
            return nil
        }
    }
}
