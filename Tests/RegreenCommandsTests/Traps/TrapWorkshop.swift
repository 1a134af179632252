import Foundation
import TestSupport

/// The folder of one trap and the ways to put files into it.
struct TrapWorkshop: Sendable {
    let folder: URL

    /// South-west corner of the traps' place: CGCS2000 zone 37 with prefix, near 111.66°E 35.68°N.
    static let east = 37_560_000.0
    static let north = 3_950_000.0

    func path(_ name: String) -> String { folder.appending(path: name).path }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    /// A closed square ring, clockwise as shapefiles want it, lower-left corner relative to the place.
    static func square(_ x: Double, _ y: Double, _ side: Double, east: Double = east, north: Double = north)
        -> [(Double, Double)]
    {
        let (x0, y0) = (east + x, north + y)
        return [(x0, y0), (x0, y0 + side), (x0 + side, y0 + side), (x0 + side, y0), (x0, y0)]
    }

    /// A shapefile of mines with one text field `id`.
    @discardableResult
    func mines(
        _ mines: [(id: String, rings: [[(Double, Double)]]?)],
        named name: String = "mines.shp",
        projection: String? = Projections.prefixed
    ) throws -> String {
        var file = RawShapefile()
        file.fields = [.init(name: Array("id".utf8), width: 20)]
        file.records = mines.map { ($0.rings, [Array($0.id.utf8)]) }
        file.projection = projection
        file.codePage = "UTF-8"
        let target = path(name)
        try FileManager.default.createDirectory(
            at: URL(filePath: target).deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try file.write(to: target)
        return target
    }

    /// A north-up float raster over the place: lower-left corner relative to it, square cells.
    @discardableResult
    func raster(
        _ name: String = "subsidence.tif",
        columns: Int,
        rows: Int,
        cell: Double,
        x: Double = 0,
        y: Double = 0,
        nodata: String? = nil,
        _ value: (Int, Int) -> Float
    ) throws -> String {
        var values: [Float] = []
        for row in 0..<rows { for column in 0..<columns { values.append(value(column, row)) } }
        let target = path(name)
        try RawGeoTIFF(
            columns: columns,
            rows: rows,
            values: .float32(values),
            transform: [Self.east + x, cell, 0, Self.north + y + Double(rows) * cell, 0, -cell],
            nodata: nodata
        ).write(to: target)
        return target
    }

    /// A GeoJSON layer in longitude and latitude, or with a `crs` member.
    @discardableResult
    func geojson(_ name: String, _ features: [(properties: String, geometry: String)], crs: String? = nil) throws
        -> String
    {
        let member = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}}," } ?? ""
        let list = features.map {
            "{\"type\":\"Feature\",\"properties\":\($0.properties),\"geometry\":\($0.geometry)}"
        }
        return try write(
            name,
            "{\"type\":\"FeatureCollection\",\(member)\"features\":[\(list.joined(separator: ","))]}"
        )
    }

    /// GeoJSON polygon text of rings.
    static func polygonText(_ rings: [[(Double, Double)]]) -> String {
        let text = rings.map { ring in "[" + ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]" }
        return "{\"type\":\"Polygon\",\"coordinates\":[\(text.joined(separator: ","))]}"
    }

    /// A project file over `mines.shp`, with more lines added; areas are planar so that they are known by construction.
    @discardableResult
    func project(_ more: String, mines: String = "mines: {path: mines.shp, id: id}", method: String = "planar") throws
        -> [String]
    {
        try write(
            "regreen.yaml",
            """
            schema: regreen.project/1
            name: 陷阱
            as_of: 2024-12-31
            crs: EPSG:4525
            language: en
            \(mines)
            reporting: {area_method: \(method)}
            \(more)

            """
        )
        return ["assess", path("regreen.yaml"), "-o", path("out")]
    }

    /// Line of a project for the usual raster.
    static let subsidence =
        "subsidence: [{path: subsidence.tif, quantity: subsidence, unit: m, sign: down_positive, date: 2024-06-01}]"
}

/// ESRI projection texts as offices deliver them.
enum Projections {
    private static func gauss(_ name: String, easting: String) -> String {
        "PROJCS[\"\(name)\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","
            + "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
            + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
            + "PARAMETER[\"False_Easting\",\(easting)],PARAMETER[\"False_Northing\",0.0],"
            + "PARAMETER[\"Central_Meridian\",111.0],PARAMETER[\"Scale_Factor\",1.0],"
            + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
    }

    /// CGCS2000, zone 37, eastings with the zone number.
    static let prefixed = gauss("CGCS2000_3_Degree_GK_Zone_37", easting: "37500000.0")
    /// The same plane, eastings without it.
    static let unprefixed = gauss("CGCS2000_3_Degree_GK_CM_111E", easting: "500000.0")
    /// Beijing 1954, zone 37.
    static let beijing1954 =
        "PROJCS[\"Beijing_1954_3_Degree_GK_Zone_37\",GEOGCS[\"GCS_Beijing_1954\",DATUM[\"D_Beijing_1954\","
        + "SPHEROID[\"Krasovsky_1940\",6378245.0,298.3]],PRIMEM[\"Greenwich\",0.0],"
        + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
        + "PARAMETER[\"False_Easting\",37500000.0],PARAMETER[\"False_Northing\",0.0],"
        + "PARAMETER[\"Central_Meridian\",111.0],PARAMETER[\"Scale_Factor\",1.0],"
        + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
    /// Xian 1980, zone 37.
    static let xian1980 =
        "PROJCS[\"Xian_1980_3_Degree_GK_Zone_37\",GEOGCS[\"GCS_Xian_1980\",DATUM[\"D_Xian_1980\","
        + "SPHEROID[\"Xian_1980\",6378140.0,298.257]],PRIMEM[\"Greenwich\",0.0],"
        + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
        + "PARAMETER[\"False_Easting\",37500000.0],PARAMETER[\"False_Northing\",0.0],"
        + "PARAMETER[\"Central_Meridian\",111.0],PARAMETER[\"Scale_Factor\",1.0],"
        + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
}
