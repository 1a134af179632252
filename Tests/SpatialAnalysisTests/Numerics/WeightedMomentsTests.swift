import SpatialAnalysis
import Testing

@Suite struct WeightedMomentsTests {
    @Test("Moments by hand: 1, 2, 4 with weights 1, 1, 2")
    func byHand() throws {
        let reference = 1.0
        let moments = WeightedMoments(weight: 4, reference: reference, differences: 7, squares: 19)
        #expect(moments.mean == 2.75)
        #expect(try #require(moments.variance) == (19.0 - 49.0 / 4) / 4)
        #expect(WeightedMoments().variance == nil)
    }

    @Test("Merged parts equal the whole")
    func merged() {
        var a = WeightedMoments(weight: 2, reference: 1e6, differences: 1, squares: 1)
        let b = WeightedMoments(weight: 1, reference: 1e6, differences: 4, squares: 16)
        a.merge(b)
        a.merge(WeightedMoments())
        #expect(a.weight == 3)
        #expect(abs(a.mean - (1e6 + 5.0 / 3)) < 1e-9)
        #expect(abs(a.secondMoment - (17 - 25.0 / 3)) < 1e-9)
    }
}

@Suite struct WeightedQuantilesTests {
    @Test(
        "Equal weights interpolate between order statistics",
        arguments: [
            (0.0, 1.0), (0.25, 1.75), (0.5, 2.5), (1, 4), (-1, 1), (2, 4),
        ]
    )
    func equalWeights(_ share: Double, _ expected: Double) {
        let samples = [3.0, 1, 4, 2].map { WeightedSample(value: $0, weight: 0.5) }
        #expect(WeightedQuantiles(samples).quantile(share) == expected)
    }

    @Test("Nothing has no median, one value is every quantile")
    func few() {
        #expect(WeightedQuantiles([]).quantile(0.5) == nil)
        #expect(WeightedQuantiles([WeightedSample(value: 7, weight: 0.1)]).quantile(0.9) == 7)
    }
}
