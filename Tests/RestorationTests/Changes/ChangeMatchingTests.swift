import Restoration
import Testing

@Suite struct ChangeMatchingTests {
    private let thresholds = ChangeThresholds(minimumAreaInSquareMetres: 400, match: 0.5, same: 0.95)

    private func match(_ new: Double, _ old: [Double], _ common: [Double]) -> ChangeMatching {
        ChangeMatching(
            newAreas: [new],
            oldAreas: old,
            intersections: common.enumerated().map { .init(new: 0, old: $0.offset, area: $0.element) },
            thresholds: thresholds
        )
    }

    @Test func theDefaultsStandInTheRules() throws {
        #expect(try ChangeThresholds(rules: .standard) == thresholds)
    }

    @Test(arguments: [
        (10_000.0, 9500.0, ChangeClass.same), (10_000, 9499, .shrunk), (10_000, 5000, .shrunk),
        (10_000, 4999, .partialOverlap),
    ])
    func boundsOfTheRatioAreInclusive(_ old: Double, _ new: Double, _ expected: ChangeClass) {
        // The new polygon lies inside the old one: IoU = new / old.
        #expect(match(new, [old], [new]).matches[0].changeClass == expected)
    }

    @Test func theLargerOneExpands() {
        #expect(match(13_000, [10_000], [10_000]).matches[0].changeClass == .expanded)
        // Equal areas, moved: not larger, so shrunk.
        #expect(match(10_000, [10_000], [8000]).matches[0].changeClass == .shrunk)
    }

    @Test func fourHundredSquareMetresAreEnough() {
        #expect(match(400, [], []).matches[0].changeClass == .new)
        #expect(match(399.99, [], []).matches[0].changeClass == .tooSmall)
    }

    @Test func tiesGoToTheLowerIndex() {
        #expect(match(1000, [1000, 1000], [500, 500]).matches[0].registerIndex == 0)
        #expect(match(1000, [1000, 1000], [500, 500.0000001]).matches[0].registerIndex == 0)
        #expect(match(1000, [1000, 1000], [400, 500]).matches[0].registerIndex == 1)
    }

    @Test func aTouchIsNoIntersection() {
        let touching = match(1000, [1000], [0])
        #expect(touching.matches[0].changeClass == .new)
        #expect(touching.vanished == [0])
    }

    @Test func aSmallPolygonKeepsItsNeighbourFromVanishing() {
        #expect(match(100, [1000], [50]).vanished.isEmpty)
    }
}
