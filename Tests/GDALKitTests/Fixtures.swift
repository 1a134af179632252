import Foundation
import GDALKit
import GeoModel
import TestSupport

/// Small data built for one test.
enum Fixtures {
    /// CGCS2000 zone 37 with prefix.
    static func zone37() throws -> CRSReference { try SpatialReferenceText.epsg(4525) }

    /// Ten by eight cells of 100 m.
    static func grid(columns: Int = 10, rows: Int = 8) throws -> RasterGrid {
        RasterGrid(
            columns: columns,
            rows: rows,
            transform: GeoTransform(originX: 37_500_000, pixelWidth: 100, originY: 4_100_000, pixelHeight: -100),
            crs: try zone37()
        )
    }

    /// Three mines: a polygon with a hole, two polygons, and no geometry; every attribute type with a null.
    static func mines(name: String = "mines") throws -> FeatureTable {
        var geometries = GeometryColumn()
        geometries.appendPolygon(rings: [square(0, 0, 100), square(20, 20, 10)])
        for origin in [200.0, 400.0] {
            geometries.appendVertices(interleaved: square(origin, 0, 50))
            geometries.endRing()
            geometries.endPart()
        }
        geometries.endGeometry(kind: .multiPolygon)
        geometries.appendNull()
        return FeatureTable(
            name: name,
            crs: try zone37(),
            featureIDs: [1, 2, 3],
            fields: [
                FieldDefinition(name: "NAME", type: .string, width: 40, alias: "矿山名称"),
                FieldDefinition(name: "COUNT", type: .integer),
                FieldDefinition(name: "DEPTH", type: .real),
                FieldDefinition(name: "OPEN", type: .boolean),
                FieldDefinition(name: "SINCE", type: .date),
            ],
            columns: [
                .strings(["石灰岩矿", "", nil]),
                .integers([7, nil, -9_007_199_254_740_993]),
                .reals([1.5, -0.25, nil]),
                .booleans([true, false, nil]),
                .dates([CalendarDate(year: 2024, month: 8, day: 24), nil, CalendarDate(year: 1949, month: 10, day: 1)]),
            ],
            geometries: geometries
        )
    }

    /// A closed square ring.
    static func square(_ x: Double, _ y: Double, _ side: Double) -> [Double] {
        [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
    }

    /// A file of the shared real data, nil when absent.
    static func messy(_ name: String) -> String? {
        guard let url = TestData.data?.appending(path: "messy-files/\(name)"),
            FileManager.default.fileExists(atPath: url.path)
        else { return nil }
        return url.path
    }
}

extension FeatureTable {
    /// The rows at the given positions.
    func selecting(_ rows: [Int]) -> FeatureTable {
        var result = self
        result.featureIDs = rows.map { featureIDs[$0] }
        result.geometries = geometries.selecting(rows)
        result.columns = zip(fields, columns).map { field, column in
            var selected = AttributeColumn(type: field.type)
            for row in rows { selected.append(column[row]) }
            return selected
        }
        return result
    }
}
