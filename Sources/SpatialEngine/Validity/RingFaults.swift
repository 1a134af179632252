import Foundation
import GeoModel

/// Faults that show in the coordinates themselves, without GEOS.
enum RingFaults {
    /// Null, empty, NaN or infinite.
    static func unusable(_ column: GeometryColumn, at index: Int) -> GeometryFault? {
        if column.kinds[index] == .null { return GeometryFault(geometry: index, kind: .null) }
        let vertices = column.vertices(of: index)
        if vertices.isEmpty { return GeometryFault(geometry: index, kind: .empty) }
        for v in vertices where !(column.xy[2 * v].isFinite && column.xy[2 * v + 1].isFinite) {
            let good = vertices.first { column.xy[2 * $0].isFinite && column.xy[2 * $0 + 1].isFinite }
            return GeometryFault(
                geometry: index,
                kind: .badCoordinate,
                reason: "vertex \(v - vertices.lowerBound)",
                x: good.map { column.xy[2 * $0] },
                y: good.map { column.xy[2 * $0 + 1] }
            )
        }
        return nil
    }

    /// A polygon ring that is not closed or has fewer than three corners.
    static func openRing(_ column: GeometryColumn, at index: Int) -> GeometryFault? {
        guard column.kinds[index].dimension == 2 else { return nil }
        for part in column.parts(of: index) {
            for ring in column.rings(ofPart: part) {
                let vertices = column.vertices(ofRing: ring)
                let isClosed = vertices.count >= 4 && equal(vertices.lowerBound, vertices.upperBound - 1, column)
                if isClosed { continue }
                let v = vertices.first
                return GeometryFault(
                    geometry: index,
                    kind: .openRing,
                    x: v.map { column.xy[2 * $0] },
                    y: v.map { column.xy[2 * $0 + 1] }
                )
            }
        }
        return nil
    }

    /// Vertices closer than 1 mm, repeated vertices and spikes, the first of each kind.
    static func vertexFaults(_ column: GeometryColumn, at index: Int, millimetre: Double) -> [GeometryFault] {
        guard column.kinds[index].dimension == 2 else { return [] }
        var first: [GeometryFault.Kind: GeometryFault] = [:]
        func note(_ kind: GeometryFault.Kind, _ v: Int) {
            guard first[kind] == nil else { return }
            first[kind] = GeometryFault(geometry: index, kind: kind, x: column.xy[2 * v], y: column.xy[2 * v + 1])
        }
        for part in column.parts(of: index) {
            for ring in column.rings(ofPart: part) {
                let vertices = column.vertices(ofRing: ring)
                for v in vertices.dropLast() {
                    let length = distance(v, v + 1, column)
                    if length == 0 {
                        note(.repeatedVertices, v)
                    } else if length < millimetre {
                        note(.closeVertices, v)
                    }
                    // The ring's last vertex is its first: the corner there has the one before last as neighbour.
                    let before = v == vertices.lowerBound ? vertices.upperBound - 2 : v - 1
                    if isSpike(before, v, v + 1, column, millimetre: millimetre) { note(.spike, v) }
                }
            }
        }
        return [.closeVertices, .repeatedVertices, .spike].compactMap { first[$0] }
    }

    /// The same polygon with every ring that can be closed closed.
    static func closingRings(of geometry: Geometry) -> GeometryColumn {
        var result = GeometryColumn()
        let source = geometry.column
        for part in source.parts(of: geometry.index) {
            var rings = 0
            for ring in source.rings(ofPart: part) {
                let vertices = source.vertices(ofRing: ring)
                guard vertices.count >= 3 else { continue }
                result.appendVertices(interleaved: source.xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound)])
                if !equal(vertices.lowerBound, vertices.upperBound - 1, source) || vertices.count == 3 {
                    result.appendVertex(
                        x: source.xy[2 * vertices.lowerBound],
                        y: source.xy[2 * vertices.lowerBound + 1]
                    )
                }
                result.endRing()
                rings += 1
            }
            if rings > 0 { result.endPart() }
        }
        result.endGeometry(kind: geometry.kind)
        return result
    }

    private static func equal(_ a: Int, _ b: Int, _ column: GeometryColumn) -> Bool {
        column.xy[2 * a] == column.xy[2 * b] && column.xy[2 * a + 1] == column.xy[2 * b + 1]
    }

    private static func distance(_ a: Int, _ b: Int, _ column: GeometryColumn) -> Double {
        hypot(column.xy[2 * b] - column.xy[2 * a], column.xy[2 * b + 1] - column.xy[2 * a + 1])
    }

    /// True when the ring turns back by more than 179 degrees between two sides longer than 1 mm.
    private static func isSpike(_ a: Int, _ b: Int, _ c: Int, _ column: GeometryColumn, millimetre: Double) -> Bool {
        let ux = column.xy[2 * a] - column.xy[2 * b]
        let uy = column.xy[2 * a + 1] - column.xy[2 * b + 1]
        let vx = column.xy[2 * c] - column.xy[2 * b]
        let vy = column.xy[2 * c + 1] - column.xy[2 * b + 1]
        let lengths = hypot(ux, uy) * hypot(vx, vy)
        guard hypot(ux, uy) > millimetre, hypot(vx, vy) > millimetre else { return false }
        // cos 1° = 0.99984769515639124.
        return (ux * vx + uy * vy) / lengths > 0.999_847_695_156_391_2
    }
}
