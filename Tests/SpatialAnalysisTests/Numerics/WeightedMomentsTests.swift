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

    /// Readings of ever narrower intervals end at the bits that sorting everything gives.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func narrowingIntervalsFindTheSameQuantile(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        let spread = [1e-12, 1, 1e6, 1e300, 10][Int(seed) - 1]
        let samples = (0..<(random.below(30_000) + 1)).map { _ in
            let value = (random.unit() - 0.5) * spread
            let isCoarse = random.below(3) == 0
            return WeightedSample(
                value: isCoarse ? (value / spread * 4).rounded() * spread : value,
                weight: random.below(4) == 0 ? 1e-10 + random.unit() : 1
            )
        }
        let sorted = WeightedQuantiles(samples)
        let values = samples.map(\.value)
        for share in [0, 1e-9, 0.1, 0.25, 0.5, random.unit(), 0.999_999, 1] {
            var search = QuantileSearch(share: share, values: (values.min() ?? 0)...(values.max() ?? 0))
            var readings = 0
            while let range = search.range, readings < 20 {
                var parts = [QuantileHistogram(range: range), QuantileHistogram(range: range)]
                for (index, sample) in samples.shuffled(using: &random).enumerated() { parts[index % 2].add(sample) }
                parts[0].add(parts[1])
                search.take(parts[0])
                readings += 1
            }
            #expect(search.value == sorted.quantile(share), "share \(share)")
        }
    }

    @Test("Nothing has no median, one value is every quantile")
    func few() {
        #expect(WeightedQuantiles([]).quantile(0.5) == nil)
        #expect(WeightedQuantiles([WeightedSample(value: 7, weight: 0.1)]).quantile(0.9) == 7)
    }
}
