public import Restoration

/// A layer's style as SLD 1.0 for other programs (domain 6.4): one rule per value.
public enum SLDDocument {
    /// The document.
    public static func text(_ symbology: LayerSymbology, language: UserLanguage) -> String {
        var xml = XMLText(prolog: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        xml.element(
            "StyledLayerDescriptor",
            [
                "xmlns": "http://www.opengis.net/sld", "xmlns:ogc": "http://www.opengis.net/ogc",
                "xmlns:xlink": "http://www.w3.org/1999/xlink", "version": "1.0.0",
            ]
        ) { xml in
            xml.element("NamedLayer") { xml in
                xml.leaf("Name", symbology.layer)
                xml.element("UserStyle") { xml in
                    xml.leaf("Name", symbology.layer)
                    xml.leaf("Title", symbology.title.text(language))
                    xml.element("FeatureTypeStyle") { xml in
                        for entry in symbology.entries { rule(entry, symbology, language, &xml) }
                    }
                }
            }
        }
        return xml.text
    }

    private static func rule(
        _ entry: SymbolEntry,
        _ symbology: LayerSymbology,
        _ language: UserLanguage,
        _ xml: inout XMLText
    ) {
        xml.element("Rule") { xml in
            xml.leaf("Name", entry.value ?? "other")
            xml.leaf("Title", entry.label.text(language))
            if let value = entry.value {
                xml.element("ogc:Filter") { xml in
                    xml.element("ogc:PropertyIsEqualTo") { xml in
                        xml.leaf("ogc:PropertyName", symbology.attribute)
                        xml.leaf("ogc:Literal", value)
                    }
                }
            } else {
                xml.element("ElseFilter")
            }
            symbolizer(entry, symbology.shape, &xml)
        }
    }

    private static func symbolizer(_ entry: SymbolEntry, _ shape: LayerSymbology.Shape, _ xml: inout XMLText) {
        switch shape {
        case .fill:
            xml.element("PolygonSymbolizer") { xml in
                if entry.pattern == .solid { fill(entry.fill, &xml) }
                if entry.pattern == .hatch { hatch(entry, &xml) }
                stroke(entry, &xml)
            }
        case .line:
            xml.element("LineSymbolizer") { xml in stroke(entry, &xml) }
        case .marker:
            xml.element("PointSymbolizer") { xml in
                xml.element("Graphic") { xml in
                    xml.element("Mark") { xml in
                        xml.leaf("WellKnownName", "circle")
                        fill(entry.fill, &xml)
                        stroke(entry, &xml)
                    }
                    xml.leaf("Size", "7")
                }
            }
        }
    }

    private static func fill(_ color: String, _ xml: inout XMLText) {
        xml.element("Fill") { xml in xml.leaf("CssParameter", color, ["name": "fill"]) }
    }

    private static func hatch(_ entry: SymbolEntry, _ xml: inout XMLText) {
        xml.element("Fill") { xml in
            xml.element("GraphicFill") { xml in
                xml.element("Graphic") { xml in
                    xml.element("Mark") { xml in
                        xml.leaf("WellKnownName", "shape://slash")
                        xml.element("Stroke") { xml in
                            xml.leaf("CssParameter", entry.line, ["name": "stroke"])
                        }
                    }
                    xml.leaf("Size", "8")
                }
            }
        }
    }

    /// Widths are pixels in SLD 1.0: 0.28 mm each.
    private static func stroke(_ entry: SymbolEntry, _ xml: inout XMLText) {
        let pixels = (entry.lineWidth / 0.28 * 10).rounded() / 10
        xml.element("Stroke") { xml in
            xml.leaf("CssParameter", entry.line, ["name": "stroke"])
            xml.leaf("CssParameter", String(pixels), ["name": "stroke-width"])
            if entry.dash == .dashDot {
                xml.leaf("CssParameter", "8 3 2 3", ["name": "stroke-dasharray"])
            }
        }
    }
}
