public import GeoModel

/// Points along lines and outlines from which the surroundings are looked at.
public enum SamplePoints {
    /// Points every so many units from the start of each line or ring, its end included; points of point features.
    ///
    /// - Parameters:
    ///   - column: lines, polygons (their rings) or points.
    ///   - spacing: distance between points along the line, in the column's units.
    /// - Returns: interleaved x, y.
    public static func along(_ column: GeometryColumn, spacing: Double) -> [Double] {
        precondition(spacing > 0, "samples have a spacing")
        var points: [Double] = []
        for ring in 0..<(column.ringOffsets.count - 1) {
            let vertices = column.vertices(ofRing: ring)
            guard let first = vertices.first, let last = vertices.last else { continue }
            points.append(column.xy[2 * first])
            points.append(column.xy[2 * first + 1])
            guard vertices.count > 1 else { continue }
            // How far along the line the next sample lies beyond the vertex at hand.
            var ahead = spacing
            for vertex in vertices.dropLast() {
                let (x, y) = (column.xy[2 * vertex], column.xy[2 * vertex + 1])
                let (dx, dy) = (column.xy[2 * vertex + 2] - x, column.xy[2 * vertex + 3] - y)
                let length = (dx * dx + dy * dy).squareRoot()
                while ahead < length {
                    points.append(x + dx * ahead / length)
                    points.append(y + dy * ahead / length)
                    ahead += spacing
                }
                ahead -= length
            }
            points.append(column.xy[2 * last])
            points.append(column.xy[2 * last + 1])
        }
        return points
    }
}
