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
        column.xy.withUnsafeBufferPointer { xy in
            func position(_ vertex: Int) -> SIMD2<Double> { SIMD2(xy[2 * vertex], xy[2 * vertex + 1]) }
            var b = position(ring.lowerBound)
            // From the vertex before and to the vertex after; squares, because few corners need a root.
            var u = position(ring.lowerBound + count - 1) - b
            for vertex in ring.lowerBound..<(ring.lowerBound + count) {
                let c = position(vertex + 1)
                let v = c - b
                let after = (v * v).sum()
                if after < least * least {
                    result.closePairs += 1
                    if result.firstClosePair == nil { result.firstClosePair = vertex - start }
                } else if result.spike == nil, (u * v).sum() > 0 {
                    let (before, cross) = ((u * u).sum(), u.x * v.y - u.y * v.x)
                    if before >= least * least, cross * cross < sine * sine * before * after {
                        result.spike = vertex - start
                        result.spikePlace = (b.x, b.y)
                    }
                }
                (b, u) = (c, -v)
            }
        }
    }
}
