import Foundation

/// The shifts of Chinese web maps, GCJ-02 and BD-09, both ways (domain 1.5). Longitude and latitude in degrees.
///
/// Converted data are indicative only: never convert silently.
public enum ShiftedCoordinates {
    private static let semiMajorAxis = 6_378_245.0
    private static let eccentricitySquared = 0.00669342162296594323

    /// WGS 84 to GCJ-02; positions outside the formula's box are unchanged.
    public static func gcj02(
        fromWGS84 position: (longitude: Double, latitude: Double)
    ) -> (longitude: Double, latitude: Double) {
        let (longitude, latitude) = position
        guard (72.004...137.8347).contains(longitude), (0.8293...55.8271).contains(latitude) else { return position }
        let (dLon, dLat) = offsets(x: longitude - 105, y: latitude - 35)
        let radians = latitude * .pi / 180
        let m = 1 - eccentricitySquared * sin(radians) * sin(radians)
        let root = m.squareRoot()
        return (
            longitude + dLon * 180 / (semiMajorAxis / root * cos(radians) * .pi),
            latitude + dLat * 180 / (semiMajorAxis * (1 - eccentricitySquared) / (m * root) * .pi)
        )
    }

    /// GCJ-02 to WGS 84 by fixed-point iteration, to better than 1e-8 degree.
    public static func wgs84(
        fromGCJ02 position: (longitude: Double, latitude: Double)
    ) -> (longitude: Double, latitude: Double) {
        iterate(toward: position, through: gcj02(fromWGS84:))
    }

    /// GCJ-02 to BD-09.
    public static func bd09(
        fromGCJ02 position: (longitude: Double, latitude: Double)
    ) -> (longitude: Double, latitude: Double) {
        let (longitude, latitude) = position
        let frequency = 3000 * Double.pi / 180
        let z =
            (longitude * longitude + latitude * latitude).squareRoot() + 2e-5 * sin(latitude * frequency)
        let t = atan2(latitude, longitude) + 3e-6 * cos(longitude * frequency)
        return (z * cos(t) + 0.0065, z * sin(t) + 0.006)
    }

    /// BD-09 to GCJ-02 by fixed-point iteration.
    public static func gcj02(
        fromBD09 position: (longitude: Double, latitude: Double)
    ) -> (longitude: Double, latitude: Double) {
        iterate(toward: position, through: bd09(fromGCJ02:))
    }

    private static func iterate(
        toward target: (longitude: Double, latitude: Double),
        through shift: ((longitude: Double, latitude: Double)) -> (longitude: Double, latitude: Double)
    ) -> (longitude: Double, latitude: Double) {
        var estimate = target
        // Each round gains about three digits; ten end at the last bit.
        for _ in 0..<10 {
            let reached = shift(estimate)
            estimate.longitude += target.longitude - reached.longitude
            estimate.latitude += target.latitude - reached.latitude
        }
        return estimate
    }

    private static func offsets(x: Double, y: Double) -> (longitude: Double, latitude: Double) {
        let common = 20 * sin(6 * .pi * x) + 20 * sin(2 * .pi * x)
        var lat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
        lat += common * 2 / 3
        lat += (20 * sin(.pi * y) + 40 * sin(.pi * y / 3)) * 2 / 3
        lat += (160 * sin(.pi * y / 12) + 320 * sin(.pi * y / 30)) * 2 / 3
        var lon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
        lon += common * 2 / 3
        lon += (20 * sin(.pi * x) + 40 * sin(.pi * x / 3)) * 2 / 3
        lon += (150 * sin(.pi * x / 12) + 300 * sin(.pi * x / 30)) * 2 / 3
        return (lon, lat)
    }
}
