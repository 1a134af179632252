import Foundation
import GeoModel
import PROJKit
public import Restoration
import SpatialAnalysis

/// Suspects GCJ-02 coordinates (domain 1.5): features that are the register's own polygons, all displaced the same way by
/// 200 to 800 m in the direction of the formula. One point shows nothing, so pairs of like polygons are compared.
enum ShiftSuspicion {
    private struct Place {
        var longitude: Double
        var latitude: Double
        var size: Double
    }

    static func findings(_ layer: LoadedLayer, register: LoadedLayer) -> [Finding] {
        let own = places(layer)
        let mines = places(register)
        guard !own.isEmpty, !mines.isEmpty else { return [] }
        var east: [Double] = []
        var north: [Double] = []
        var expectedEast: [Double] = []
        var expectedNorth: [Double] = []
        for place in own.prefix(500) {
            guard let mine = nearest(to: place, among: mines) else { continue }
            let shift = metres(from: mine, to: (place.longitude, place.latitude))
            let formula = metres(
                from: mine,
                to: ShiftedCoordinates.gcj02(fromWGS84: (mine.longitude, mine.latitude))
            )
            east.append(shift.east)
            north.append(shift.north)
            expectedEast.append(formula.east)
            expectedNorth.append(formula.north)
        }
        guard east.count >= 3, east.count * 2 >= own.prefix(500).count else { return [] }
        let shift = (median(east), median(north))
        let expected = (median(expectedEast), median(expectedNorth))
        let length = (shift.0 * shift.0 + shift.1 * shift.1).squareRoot()
        let apart = ((shift.0 - expected.0) * (shift.0 - expected.0) + (shift.1 - expected.1) * (shift.1 - expected.1))
            .squareRoot()
        guard (200...800).contains(length), apart < 60 else { return [] }
        return [
            Finding(
                .shiftSuspected,
                .warning,
                file: layer.specification.writtenPath,
                layer: layer.layerName,
                message: Messages.shiftSuspected(layer.specification.writtenPath, metres: length.rounded()),
                fix: Messages.shiftSuspectedFix
            )
        ]
    }

    private static func places(_ layer: LoadedLayer) -> [Place] {
        guard let crs = layer.crsDecision.crs, let context = try? PROJContext(),
            let system = try? CoordinateSystem(crs, context: context)
        else { return [] }
        return layer.usableRows.compactMap { row in
            guard layer.table.geometries.kinds[row].dimension == 2,
                let box = try? system.geographicBox(of: layer.table.geometries.envelope(of: row))
            else { return nil }
            return Place(longitude: box.center.x, latitude: box.center.y, size: box.width * box.height)
        }
    }

    /// The closest mine of about the same size within 2 km.
    private static func nearest(to place: Place, among mines: [Place]) -> Place? {
        var best: (place: Place, distance: Double)?
        for mine in mines where mine.size > 0 && (0.9...1.1).contains(place.size / mine.size) {
            let shift = metres(from: mine, to: (place.longitude, place.latitude))
            let distance = shift.east * shift.east + shift.north * shift.north
            if distance < 4e6, distance < best?.distance ?? .infinity { best = (mine, distance) }
        }
        return best?.place
    }

    private static func metres(
        from place: Place,
        to other: (longitude: Double, latitude: Double)
    ) -> (east: Double, north: Double) {
        let degree = 111_320.0
        return (
            (other.longitude - place.longitude) * degree * cos(place.latitude * .pi / 180),
            (other.latitude - place.latitude) * degree
        )
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

extension FindingCode {
    /// Positions look like those of web maps (GCJ-02).
    public static let shiftSuspected = FindingCode(rawValue: "shift_suspected")
}
