import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct LineOfSightVectors {
    @Test(arguments: Vectors.cases("line_of_sight"))
    func look(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let profile = try #require(input["profile"] as? [[Double]]).map { (distance: $0[0], height: $0[1]) }
        let eye = try #require(input["observer_h"] as? Double)
        let target = try #require(input["target_h"] as? Double)
        let refraction = try #require(input["k"] as? Double)
        let rule = LineOfSight(eyeHeight: eye, targetHeight: target, drop: EarthDrop(refraction: refraction))
        let sight = try #require(rule.look(along: profile))
        var printed: [String: Any] = ["visible": sight.isVisible, "target_slope": sight.targetSlope]
        if let slope = sight.steepestObstacle { printed["max_obstacle_slope"] = slope }
        if let distance = sight.obstacleDistance { printed["obstacle_at"] = distance }
        #expect(try vector.differences(from: printed) == [])
    }
}
