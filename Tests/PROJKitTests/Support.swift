import GeoModel
import PROJKit

/// Longitude and latitude of places the tests speak of.
enum Place {
    /// In Qinshui, zone 37.
    static let qinshui = (x: 112.187, y: 35.69)
    /// Boxes around counties, degrees.
    static let qinshuiBox = Envelope(minX: 111.9, minY: 35.4, maxX: 112.5, maxY: 36)
    static let ordosBox = Envelope(minX: 109, minY: 38, maxX: 109.5, maxY: 38.5)
}

func crs(_ text: String) throws -> CRSReference { try CoordinateSystem.identify(text) }

func pipeline(
    _ source: String,
    _ target: String,
    area: Envelope? = nil,
    allowBallpark: Bool = false,
    shift: DatumShift? = nil
) throws -> Pipeline {
    try Pipeline(
        from: try crs(source),
        to: try crs(target),
        areaOfInterest: area,
        allowBallpark: allowBallpark,
        datumShift: shift,
        context: try PROJContext()
    )
}

/// `.prj` texts as programs write them.
enum PRJ {
    static let cgcsGeographic = """
        GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
        SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
        """

    static func plane(name: String, falseEasting: Double, meridian: Double = 111) -> String {
        """
        PROJCS["\(name)",\(cgcsGeographic),PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",\(falseEasting)],\
        PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",\(meridian)],PARAMETER["Scale_Factor",1.0],\
        PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """
    }

    static func beijing(towgs84: String) -> String {
        """
        GEOGCS["Beijing 1954",DATUM["Beijing_1954",SPHEROID["Krassowsky 1940",6378245,298.3],TOWGS84[\(towgs84)]],\
        PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
        """
    }
}
