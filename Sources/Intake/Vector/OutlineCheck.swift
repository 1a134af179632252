import Foundation
import GeoModel

/// Looks along the outlines of a polygon for vertices that say nothing and for spikes (domain 5.7).
struct OutlineCheck {
    /// Metres per unit of the coordinates; for degrees those of a degree of latitude.
    var metresPerUnit: Double

    /// Neighbouring vertices closer than this are one vertex drawn twice, m.
    static let leastSpacingInMetres = 0.001
    /// An outline that turns back within this angle is a spike, degrees. The standards give no figure; one degree
    /// leaves every drawn corner alone.
    static let spikeAngleInDegrees = 1.0

    struct Result {
        /// Pairs of neighbouring vertices that are too close.
        var closePairs = 0
        /// Vertex of the feature, from 0, at which the first of them begins.
        var firstClosePair: Int?
        /// First vertex of the feature, from 0, at which the outline runs out and back.
        var spike: Int?
        /// Its position.
        var spikePlace: (x: Double, y: Double)?
    }

    /// Checks all rings of a polygon.
    func check(_ column: GeometryColumn, row: Int) -> Result {
        var result = Result()
        let start = column.vertices(of: row).lowerBound
        for part in column.parts(of: row) {
            for ring in column.rings(ofPart: part) {
                check(column, column.vertices(ofRing: ring), from: start, into: &result)
            }
        }
        return result
    }

    private func check(_ column: GeometryColumn, _ ring: Range<Int>, from start: Int, into result: inout Result) {
        // The closing vertex is the first one again.
        let count = ring.count - 1
        guard count >= 3 else { return }
        let least = Self.leastSpacingInMetres / metresPerUnit
        let sine = sin(Self.spikeAngleInDegrees * .pi / 180)
        func position(_ i: Int) -> (x: Double, y: Double) {
            let vertex = ring.lowerBound + i % count
            return (column.xy[2 * vertex], column.xy[2 * vertex + 1])
        }
        for i in 0..<count {
            let (a, b, c) = (position(i + count - 1), position(i), position(i + 1))
            let (ux, uy, vx, vy) = (a.x - b.x, a.y - b.y, c.x - b.x, c.y - b.y)
            let (before, after) = ((ux * ux + uy * uy).squareRoot(), (vx * vx + vy * vy).squareRoot())
            if after < least {
                result.closePairs += 1
                if result.firstClosePair == nil { result.firstClosePair = ring.lowerBound + i - start }
                continue
            }
            guard result.spike == nil else { continue }
            let (dot, cross) = (ux * vx + uy * vy, ux * vy - uy * vx)
            if dot > 0, cross.magnitude < sine * before * after, before >= least {
                result.spike = ring.lowerBound + i - start
                result.spikePlace = b
            }
        }
    }
}
