import GeoModel
import Restoration

/// The dictionary beside shapefiles: short name, full name, Chinese and English names, unit, layer.
struct FieldDictionary {
    private struct Entry {
        let layer: String
        let short: String
        let field: FieldDefinition
    }

    private var entries: [Entry] = []

    /// Adds the fields of one shapefile.
    mutating func add(layer: String, fields: [FieldDefinition], shortNames: [String]) {
        entries += zip(fields, shortNames).map { Entry(layer: layer, short: $1, field: $0) }
    }

    /// The file's bytes.
    func bytes(language: UserLanguage) -> [UInt8] {
        let sheet = TableSheet(
            name: "fields",
            title: LocalizedText(zh: "字段", en: "fields"),
            definitions: [
                .text("layer", "图层", "layer") { $0.layer },
                .text("short_name", "短字段名", "short name") { $0.short },
                .text("full_name", "完整字段名", "full name") { $0.field.name },
                .text("title", "含义", "meaning") { $0.field.alias },
                .text("unit", "单位", "unit") { FieldDictionary.unit(of: $0.field.name) },
            ] as [ColumnDefinition<Entry>],
            rows: entries
        )
        return CSVText.bytes(of: sheet, language: language)
    }

    /// The unit a key carries at its end; nil for none.
    static func unit(of key: String) -> String? {
        if key == "mu" || key == "ha" { return key }
        guard let bar = key.lastIndex(of: "_") else { return nil }
        let ending = String(key[key.index(after: bar)...])
        return ["m2", "mu", "ha", "m", "m3", "km2"].contains(ending) ? ending : nil
    }
}
