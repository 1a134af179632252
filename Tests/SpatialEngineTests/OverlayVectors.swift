import GeoModel
import SpatialEngine
import TestSupport
import Testing

/// domain 3.3's overlay rules by the piece cutter: cut once, then every figure is a sum over pieces.
@Suite(.enabled(if: Vectors.available))
struct OverlayVectors {
    @Test(arguments: Vectors.cases("overlay"))
    func piecesGiveTheFigures(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let mine = try #require(input["mine"] as? [[Any]])
        let layers = input["layers"] as? [String: [[[Any]]]] ?? [:]
        let names = layers.keys.sorted()
        let damaged = column(input["damaged"] as? [[[Any]]] ?? [])
        let restored = column(input["restored"] as? [[[Any]]] ?? [])
        let cut = try #require(
            try PieceCutter(
                Fixtures.layers(
                    mines: column([mine]),
                    damage: Fixtures.changes(damaged),
                    restored: Fixtures.changes(restored),
                    protected: names.map { ProtectedLayerInput(name: $0, geometries: column(layers[$0] ?? [])) }
                )
            ).cut(threads: 1).first
        ).get()

        let mineArea = cut.area
        let damagedArea = cut.area { !$0.damage.isEmpty }
        let restoredArea = cut.area { !$0.damage.isEmpty && !$0.restorations.isEmpty }
        var perLayer: [String: Any] = [:]
        for (index, name) in names.enumerated() {
            let inside = cut.area { $0.protected.contains(index) }
            perLayer[name] = [
                "intersection_m2": inside, "share": inside / mineArea,
                "damaged_in_layer_m2": cut.area { $0.protected.contains(index) && !$0.damage.isEmpty },
            ]
        }
        let union = try LayerDissolver.union(of: restored)[0].planarArea
        var figures: [String: Any] = [
            "mine_m2": mineArea, "layers": perLayer, "damaged_m2": damagedArea,
            "protected_union_m2": cut.area { !$0.protected.isEmpty },
            "restored_of_damaged_m2": restoredArea,
            "remaining_m2": damagedArea - restoredArea, "restored_outside_damage_m2": union - restoredArea,
        ]
        // A missing key stands for null: no rate without damage.
        if damagedArea > 0 { figures["treatment_rate"] = restoredArea / damagedArea }
        #expect(try vector.differences(from: figures) == [])
    }

    private func column(_ rings: [[[Any]]]) -> GeometryColumn {
        Fixtures.simple(
            rings.map { ring in ring.flatMap { $0.compactMap { ($0 as? Double) ?? ($0 as? Int).map(Double.init) } } }
        )
    }
}
