import GeoModel
import Intake
import Restoration

/// JSON forms of what `inspect` and the manifest tell about inputs.
enum InspectionJSON {
    static func layer(_ layer: LayerInspection, _ language: UserLanguage) -> JSONValue {
        [
            "name": .string(layer.name),
            "features": JSONValue(layer.features),
            "geometry": counts(layer.geometryKinds),
            "fields": .array(
                layer.fields.map { field in
                    [
                        "name": .string(field.name), "type": .string(field.type.rawValue),
                        "width": JSONValue(field.width),
                        "samples": .array((layer.samples[field.name] ?? []).map(JSONValue.string)),
                    ]
                }
            ),
            "extent": extent(layer.extent),
            "crs": crs(layer.crsDecision, language),
            "sniff": layer.sniff.map(sniff) ?? .null,
            "encoding": encoding(layer.encodingDecision),
        ]
    }

    static func raster(_ raster: RasterInspection, _ language: UserLanguage) -> JSONValue {
        let t = raster.grid.transform
        let coefficients = [
            t.originX, t.pixelWidth, t.rowRotation, t.originY, t.columnRotation, t.pixelHeight,
        ]
        return [
            "columns": JSONValue(raster.grid.columns),
            "rows": JSONValue(raster.grid.rows),
            "transform": .array(coefficients.map(JSONValue.double)),
            "extent": extent(raster.grid.envelope),
            "crs": crs(raster.crsDecision, language),
            "area_or_point": JSONValue(raster.areaOrPoint),
            "south_up": .bool(raster.isSouthUp),
            "bands": .array(raster.bands.map(band)),
        ]
    }

    private static func band(_ band: BandInspection) -> JSONValue {
        [
            "band": JSONValue(band.band),
            "type": .string(band.type),
            "block": [JSONValue(band.blockColumns), JSONValue(band.blockRows)],
            "nodata": JSONValue(band.nodata),
            "unit": JSONValue(band.unit),
            "scale": .double(band.scale),
            "offset": .double(band.offset),
            "description": JSONValue(band.description),
            "overviews": JSONValue(band.overviews),
            "scan": band.scan.map(scan) ?? .null,
        ]
    }

    static func scan(_ scan: RasterScan) -> JSONValue {
        var suspects = JSONObject()
        for (value, count) in scan.suspectedNodata.sorted(by: { $0.key < $1.key }) {
            suspects[AttributeValue.real(value).text ?? "\(value)"] = JSONValue(count)
        }
        return [
            "valid": JSONValue(scan.validCells), "nodata": JSONValue(scan.nodataCells),
            "non_finite": JSONValue(scan.nonFiniteCells), "minimum": JSONValue(scan.minimum),
            "maximum": JSONValue(scan.maximum), "nodata_suspects": .object(suspects),
        ]
    }

    static func crs(_ decision: CRSDecision, _ language: UserLanguage) -> JSONValue {
        [
            "epsg": JSONValue(decision.crs?.epsg),
            "name": JSONValue(decision.crs?.name),
            "how": .string(decision.how.rawValue),
            "reason": .string(decision.reason.text(language)),
            "axes_swapped": .bool(decision.axesWereSwapped),
        ]
    }

    static func encoding(_ decision: EncodingDecision) -> JSONValue {
        [
            "encoding": .string(decision.encoding),
            "how": .string(decision.how.rawValue),
            "claim": JSONValue(decision.claim),
            "overruled_claim": .bool(decision.overruledClaim),
            "truncated_texts": JSONValue(decision.truncatedTexts),
            "undecodable_texts": JSONValue(decision.undecodableTexts),
            "proof": .array(
                decision.proof.map { row in
                    [
                        "field": .string(row.field), "record": JSONValue(row.record),
                        "decided": .string(row.decided), "other": JSONValue(row.other),
                    ]
                }
            ),
        ]
    }

    private static func sniff(_ summary: SniffSummary) -> JSONValue {
        var object: JSONObject = ["kind": .string(summary.kind), "swapped": .bool(summary.swapped)]
        object["zone"] = summary.zone.map { JSONValue($0) }
        object["epsg"] = summary.epsg.map { JSONValue($0) }
        object["warning"] = summary.warning.map(JSONValue.string)
        object["needs"] = summary.needs.map(JSONValue.string)
        object["assumed"] = summary.assumed.map(JSONValue.string)
        return .object(object)
    }

    static func extent(_ box: Envelope) -> JSONValue {
        box.isEmpty ? .null : .array([box.minX, box.minY, box.maxX, box.maxY].map(JSONValue.double))
    }

    private static func counts(_ kinds: [String: Int]) -> JSONValue {
        .object(JSONObject(kinds.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }))
    }
}
