import Foundation
import TestSupport

/// Rings, holes, repairs, unions and units of area.
enum AreaTraps {
    private static func total(_ key: String, _ expected: Double, _ tolerance: Double) -> TrapExpectation {
        .right { outcome in
            let total = try outcome.json()["total"] as? [String: Any]
            return expectNumber(total?[key], expected, within: tolerance, key)
        }
    }

    private static func areaOf(_ mines: [(id: String, rings: [[(Double, Double)]]?)], _ more: String...)
        -> @Sendable (TrapWorkshop) throws -> [String]
    {
        let rings = mines.map { ($0.id, $0.rings) }
        return { shop in
            let path = try shop.geojson(
                "a.geojson",
                rings.map { ("{\"id\":\"\($0.0)\"}", $0.1.map(TrapWorkshop.polygonText) ?? "null") },
                crs: "urn:ogc:def:crs:EPSG::4525"
            )
            return ["area", path, "--id", "id", "--json"] + more
        }
    }

    static let all: [Trap] = [
        Trap(
            id: "hole-with-the-shells-direction",
            family: "area",
            carelessAnswer: "adds the hole, because its ring runs the same way as the shell",
            build: areaOf([("A1", [TrapWorkshop.square(0, 0, 100), TrapWorkshop.square(20, 20, 50)])]),
            expectation: total("planar_m2", 7500, 1e-6)
        ),
        Trap(
            id: "overlapping-features",
            family: "area",
            carelessAnswer: "gives the sum for the total",
            build: areaOf([
                ("A1", [TrapWorkshop.square(0, 0, 100)]),
                ("A2", [TrapWorkshop.square(50, 0, 100)]),
            ]),
            expectation: .right { outcome in
                let json = try outcome.json()
                return firstComplaint(
                    expectNumber((json["total"] as? [String: Any])?["planar_m2"], 15_000, within: 1e-4, "total"),
                    expectNumber((json["sum"] as? [String: Any])?["planar_m2"], 20_000, within: 1e-4, "sum")
                )
            }
        ),
        Trap(
            id: "bow-tie",
            family: "area",
            carelessAnswer: "gives 0, the signed area of a crossed ring",
            build: areaOf([
                (
                    "A1",
                    [
                        [
                            (37_560_000, 3_950_000), (37_560_100, 3_950_100), (37_560_100, 3_950_000),
                            (37_560_000, 3_950_100), (37_560_000, 3_950_000),
                        ]
                    ]
                )
            ]),
            expectation: .right { outcome in
                let features = try outcome.json()["features"] as? [[String: Any]] ?? []
                guard features.first?["valid"] as? Bool == false else { return "the crossing is not reported" }
                return expectNumber(features.first?["planar_m2"], 5000, within: 1e-4, "planar_m2")
            }
        ),
        Trap(
            id: "hole-that-leaves-its-shell",
            family: "area",
            carelessAnswer: "picks one of two repairs whose areas differ by half",
            build: areaOf([
                (
                    "A1",
                    [TrapWorkshop.square(0, 0, 100), TrapWorkshop.square(50, 50, 100)]
                )
            ]),
            expectation: .right { outcome in
                let features = try outcome.json()["features"] as? [[String: Any]] ?? []
                guard outcome.status == 1 else { return "exit \(outcome.status)" }
                return features.first?["planar_m2"] is NSNull ? nil : "an area was given: \(features.first ?? [:])"
            }
        ),
        Trap(
            id: "mu-exactly",
            family: "area",
            carelessAnswer: "divides by 667",
            build: areaOf([("A1", [TrapWorkshop.square(0, 0, 1000)])], "--area", "planar"),
            expectation: total("mu", 1500, 1e-9)
        ),
        Trap(
            id: "statutory-is-not-planar",
            family: "area",
            carelessAnswer: "hands in the plane area as 椭球面积",
            build: { shop in
                let ring = TrapWorkshop.square(0, 0, 1000, east: 37_607_444, north: 3_951_796)
                return ["area", try shop.mines([("A1", [ring])]), "--id", "id", "--json"]
            },
            expectation: total("statutory_m2", 999_713.01, 0.05)
        ),
        Trap(
            id: "long-edges",
            family: "area",
            carelessAnswer: "leaves out the points every 70 m: wrong by 27,000 m²",
            build: { shop in
                // The rectangle is 20 km by 20 km at 40°N in the zone's east; the geodesic area of it, densified, is the check.
                let ring = TrapWorkshop.square(0, 0, 20_000, east: 37_580_000, north: 4_420_000)
                return ["area", try shop.mines([("A1", [ring])]), "--id", "id", "--json"]
            },
            expectation: .right { outcome in
                let total = try outcome.json()["total"] as? [String: Any]
                let statutory = (total?["statutory_m2"] as? NSNumber)?.doubleValue ?? 0
                // Scale factor 1 + y²/2R² squared, integrated over the square: planar is larger by ∫(y/R)².
                let (y0, y1, r) = (80_000.0, 100_000.0, 6_371_500.0)
                let excess = 20_000.0 * (y1 * y1 * y1 - y0 * y0 * y0) / 3 / (r * r)
                return abs(statutory - (4e8 - excess)) < 1500 ? nil : "statutory_m2: \(statutory)"
            }
        ),
        Trap(
            id: "null-geometry",
            family: "area",
            carelessAnswer: "drops the feature, or gives it area 0",
            build: areaOf([("A1", [TrapWorkshop.square(0, 0, 100)]), ("A2", nil)]),
            expectation: .right { outcome in
                let features = try outcome.json()["features"] as? [[String: Any]] ?? []
                guard features.count == 2 else { return "\(features.count) features" }
                guard outcome.status == 1 else { return "exit \(outcome.status)" }
                let second = features[1]
                return second["planar_m2"] is NSNull && second["reason"] is String ? nil : "\(second)"
            }
        ),
        Trap(
            id: "not-a-number",
            family: "area",
            carelessAnswer: "lets NaN run through to the table",
            build: { shop in
                var ring = TrapWorkshop.square(0, 0, 100)
                ring[2] = (.nan, .nan)
                return ["area", try shop.mines([("A1", [ring])]), "--id", "id", "--json"]
            },
            expectation: .right { outcome in
                let features = try outcome.json()["features"] as? [[String: Any]] ?? []
                return features.first?["planar_m2"] is NSNull && features.first?["reason"] is String
                    ? nil : "\(features)"
            }
        ),
        Trap(
            id: "duplicate-ids",
            family: "area",
            carelessAnswer: "joins by the id and loses one",
            build: areaOf([
                ("A1", [TrapWorkshop.square(0, 0, 100)]),
                ("A1", [TrapWorkshop.square(200, 0, 100)]),
            ]),
            expectation: .refused("id_duplicate")
        ),
        Trap(
            id: "empty-layer",
            family: "area",
            carelessAnswer: "ends 0 as if all were well",
            build: areaOf([]),
            expectation: .right { $0.status == 1 ? nil : "exit \($0.status)" }
        ),
    ]
}
