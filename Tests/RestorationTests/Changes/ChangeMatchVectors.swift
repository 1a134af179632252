import Foundation
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct ChangeMatchVectors {
    @Test(arguments: Vectors.cases("change_match"))
    func matchesTheRegisterByBestRatio(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        func rings(_ key: String) throws -> [[ConvexClip.Point]] {
            try #require(input[key] as? [[[NSNumber]]]).map { $0.map { ($0[0].doubleValue, $0[1].doubleValue) } }
        }
        func number(_ key: String) throws -> Double { try #require(input[key] as? NSNumber).doubleValue }
        let new = try rings("new")
        let old = try rings("old")
        let pairs = new.indices.flatMap { n in
            old.indices.map { o in
                ChangeMatching.Intersection(new: n, old: o, area: ConvexClip.commonArea(new[n], old[o]))
            }
        }
        let matching = ChangeMatching(
            newAreas: new.map(ConvexClip.area),
            oldAreas: old.map(ConvexClip.area),
            intersections: pairs,
            thresholds: ChangeThresholds(
                minimumAreaInSquareMetres: try number("min_area_m2"),
                match: try number("iou_match"),
                same: try number("iou_same")
            )
        )
        let rows: [[Any]] = matching.matches.map { match in
            let head: [Any] = [match.index, match.changeClass.rawValue, match.registerIndex ?? NSNull()]
            return head + (match.intersectionOverUnion.map { [$0 as Any] } ?? [])
        }
        #expect(try vector.differences(from: ["new": rows, "vanished": matching.vanished]) == [])
    }
}
