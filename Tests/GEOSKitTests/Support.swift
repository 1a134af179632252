import GEOSKit
import GeoModel

func shape(_ wkt: String, _ context: GEOSContext) throws -> PlanarShape { try PlanarShape(wkt: wkt, context: context) }

/// A column of one geometry of the given kind from parts of rings of interleaved x, y.
func column(_ kind: GeometryKind, _ parts: [[[Double]]]) -> GeometryColumn {
    var column = GeometryColumn()
    for part in parts {
        for ring in part {
            column.appendVertices(interleaved: ring)
            column.endRing()
        }
        column.endPart()
    }
    column.endGeometry(kind: kind)
    return column
}

func square(_ x: Double, _ y: Double, _ size: Double) -> [Double] {
    [x, y, x + size, y, x + size, y + size, x, y + size, x, y]
}
