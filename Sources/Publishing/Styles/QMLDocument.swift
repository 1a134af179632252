public import Restoration

/// A layer's style as QGIS reads it from `layer_styles` (domain 6.3, 6.4).
public enum QMLDocument {
    /// The document: a categorised renderer, and the aliases of fields.
    ///
    /// - Parameter aliases: field name and alias, in field order.
    public static func text(
        _ symbology: LayerSymbology,
        aliases: [(field: String, alias: String)] = [],
        language: UserLanguage
    ) -> String {
        var xml = XMLText(prolog: "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
        xml.element("qgis", ["version": "3.22.16", "styleCategories": "Symbology|Fields"]) { xml in
            xml.element(
                "renderer-v2",
                [
                    "type": "categorizedSymbol", "attr": symbology.attribute, "symbollevels": "0",
                    "enableorderby": "0", "forceraster": "0",
                ]
            ) { xml in
                xml.element("categories") { xml in
                    for (index, entry) in symbology.entries.enumerated() {
                        xml.element(
                            "category",
                            [
                                "symbol": String(index), "value": entry.value ?? "",
                                "type": symbology.isNumeric && entry.value != nil ? "long" : "string",
                                "label": entry.label.text(language), "render": "true",
                            ]
                        )
                    }
                }
                xml.element("symbols") { xml in
                    for (index, entry) in symbology.entries.enumerated() {
                        symbol(entry, name: String(index), shape: symbology.shape, &xml)
                    }
                }
            }
            if !aliases.isEmpty {
                xml.element("aliases") { xml in
                    for (index, item) in aliases.enumerated() {
                        xml.element("alias", ["field": item.field, "index": String(index), "name": item.alias])
                    }
                }
            }
        }
        return xml.text
    }

    private static func symbol(_ entry: SymbolEntry, name: String, shape: LayerSymbology.Shape, _ xml: inout XMLText) {
        xml.element(
            "symbol",
            ["type": shape.rawValue, "name": name, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"]
        ) { xml in
            switch shape {
            case .fill:
                if entry.pattern == .hatch {
                    layer("SimpleFill", fillProperties(entry, style: "solid", color: entry.fill), &xml)
                    layer("SimpleFill", fillProperties(entry, style: "b_diagonal", color: entry.line), &xml)
                } else {
                    let style = entry.pattern == .none ? "no" : "solid"
                    layer("SimpleFill", fillProperties(entry, style: style, color: entry.fill), &xml)
                }
            case .line: layer("SimpleLine", lineProperties(entry), &xml)
            case .marker: layer("SimpleMarker", markerProperties(entry), &xml)
            }
        }
    }

    /// Both spellings of a property: QGIS up to 3.24 reads `prop`, later ones `Option`.
    private static func layer(_ kind: String, _ properties: [(String, String)], _ xml: inout XMLText) {
        xml.element("layer", ["class": kind, "enabled": "1", "locked": "0", "pass": "0"]) { xml in
            xml.element("Option", ["type": "Map"]) { xml in
                for (key, value) in properties {
                    xml.element("Option", ["name": key, "value": value, "type": "QString"])
                }
            }
            for (key, value) in properties { xml.element("prop", ["k": key, "v": value]) }
        }
    }

    private static func fillProperties(_ entry: SymbolEntry, style: String, color: String) -> [(String, String)] {
        [
            ("color", rgba(color)), ("style", style), ("joinstyle", "miter"), ("offset", "0,0"),
            ("outline_color", rgba(entry.line)), ("outline_style", entry.dash.rawValue),
            ("outline_width", String(entry.lineWidth)), ("outline_width_unit", "MM"),
        ]
    }

    private static func lineProperties(_ entry: SymbolEntry) -> [(String, String)] {
        [
            ("line_color", rgba(entry.line)), ("line_style", entry.dash.rawValue),
            ("line_width", String(entry.lineWidth)), ("line_width_unit", "MM"), ("capstyle", "square"),
            ("joinstyle", "bevel"),
        ]
    }

    private static func markerProperties(_ entry: SymbolEntry) -> [(String, String)] {
        [
            ("name", "circle"), ("color", rgba(entry.fill)), ("outline_color", rgba(entry.line)),
            ("outline_width", String(entry.lineWidth)), ("outline_width_unit", "MM"), ("size", "2.4"),
            ("size_unit", "MM"),
        ]
    }

    /// `#F9A65A` as `249,166,90,255`.
    private static func rgba(_ hex: String) -> String {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),255"
    }
}
