import GeoModel
import SpatialEngine

/// Small geometries in a Gauss plane, and sums over pieces.
enum Fixtures {
    /// EPSG:4525, zone 37 with its prefix.
    static let zone37 = CRSReference(
        definition: "EPSG:4525",
        epsg: 4525,
        name: "CGCS2000 / 3-degree Gauss-Kruger zone 37",
        kind: .projected,
        metresPerUnit: 1,
        datumName: "China 2000"
    )

    /// A closed rectangle.
    static func rectangle(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0]
    }

    /// A column of polygons, each a list of rings.
    static func polygons(_ polygons: [[[Double]]]) -> GeometryColumn {
        var column = GeometryColumn()
        for rings in polygons { column.appendPolygon(rings: rings) }
        return column
    }

    /// Polygons without holes.
    static func simple(_ rings: [[Double]]) -> GeometryColumn { polygons(rings.map { [$0] }) }

    /// Change features that name no mine and all count.
    static func changes(_ column: GeometryColumn, named: [Int?]? = nil) -> ChangeInput {
        ChangeInput(
            geometries: column,
            namedMines: named ?? Array(repeating: nil, count: column.count),
            counts: Array(repeating: true, count: column.count)
        )
    }

    /// Layers of one or more mines in zone 37.
    static func layers(
        mines: GeometryColumn,
        damage: ChangeInput = .none,
        restored: ChangeInput = .none,
        protected: [ProtectedLayerInput] = [],
        towns: GeometryColumn? = nil
    ) -> AssessmentLayers {
        AssessmentLayers(
            workingCRS: zone37,
            mines: (0..<mines.count).map { MineInput(id: "M\($0)", precedence: $0) },
            mineGeometries: mines,
            damage: damage,
            restored: restored,
            protected: protected,
            towns: towns
        )
    }
}

extension CutMine {
    /// Plane area of the pieces that meet a condition.
    func area(where condition: (PieceMembership) -> Bool) -> Double {
        memberships.indices.filter { condition(memberships[$0]) }.reduce(0) { $0 + geometries[$1].planarArea }
    }

    /// Plane area of all pieces.
    var area: Double { area { _ in true } }
}
