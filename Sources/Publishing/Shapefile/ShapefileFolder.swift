import GeoModel
import Restoration

/// Writes all layers of an assessment into `shapefile/` with one dictionary `fields.csv`.
struct ShapefileFolder {
    let directory: String
    let settings: PublicationSettings
    let encoding: ShapefileEncoding

    func write(_ tables: [FeatureTable]) throws(PublishingError) -> PublicationReport {
        try OutputFile.makeFolder(directory + "/shapefile")
        let writer = ShapefileWriter(encoding: encoding, date: settings.fileDate)
        var report = PublicationReport()
        var dictionary = FieldDictionary()
        var taken: Set<String> = []
        for table in tables.flatMap(ShapefileFolder.byDimension) {
            let name = ShapefileFolder.fileName(table.name, taken: &taken)
            let base = "shapefile/" + name
            let written = try writer.write(table, to: directory + "/" + base, file: base + ".shp")
            dictionary.add(layer: name, fields: table.fields, shortNames: written.shortNames)
            report.merge(
                PublicationReport(files: written.endings.map { "\(base).\($0)" }, findings: written.findings)
            )
        }
        let path = "shapefile/fields.csv"
        try OutputFile.write(dictionary.bytes(language: settings.language), to: directory + "/" + path)
        report.merge(PublicationReport(files: [path]))
        return report
    }

    /// A mixed table in one table per dimension, `_point` and `_line` added to the names of the smaller ones.
    static func byDimension(_ table: FeatureTable) -> [FeatureTable] {
        let dimensions = ShapefileWriter.dimensions(of: table)
        guard dimensions.count > 1 else { return [table] }
        return dimensions.enumerated().map { position, dimension in
            let rows = (0..<table.count).filter {
                let own = table.geometries.kinds[$0].dimension
                return own == dimension || (own == nil && position == 0)
            }
            let suffix = position == 0 ? "" : ["_point", "_line", "_polygon"][dimension]
            return FeatureTable(
                name: table.name + suffix,
                crs: table.crs,
                featureIDs: rows.map { table.featureIDs[$0] },
                fields: table.fields,
                columns: table.columns.enumerated().map { index, column in
                    var picked = AttributeColumn(type: table.fields[index].type)
                    for row in rows { picked.append(column[row]) }
                    return picked
                },
                geometries: table.geometries.selecting(rows)
            )
        }
    }

    /// A file name from a layer name: no separators, not longer than file systems take, unique whatever the case.
    private static func fileName(_ layer: String, taken: inout Set<String>) -> String {
        let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|", "\0"]
        let cleaned = DBFNames.cut(
            String(layer.map { forbidden.contains($0) ? "_" : $0 }),
            toBytes: 120,
            encoding: .utf8
        )
        var candidate = cleaned
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = "\(cleaned)_\(number)"
            number += 1
        }
        return candidate
    }
}
