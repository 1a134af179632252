import SpatialAnalysis
import Testing

@Suite struct RankSearchTests {
    /// Runs all passes with the values dealt to several threads.
    private func search(_ values: [Double], shares: [Double], threads: Int = 3) -> (RankSearch, passes: Int) {
        var search = RankSearch(shares: shares, range: -1...1)
        var passes = 0
        while !search.isDone {
            passes += 1
            var parts = (0..<threads).map { _ in search.makeTally() }
            for (index, value) in values.enumerated() { parts[index % threads].add(value) }
            var tally = search.makeTally()
            for part in parts.reversed() { tally.add(part) }
            search.advance(tally)
        }
        return (search, passes)
    }

    @Test(arguments: [
        [0.05, 0.12, 0.2, 0.33, 0.41, 0.55, 0.62, 0.7, 0.78, 0.85], [0.5], [0.2, 0.2, 0.6, 0.6, 0.4], [-1, 1],
        [0.3, .nan, 0.1, .infinity], [-7, 0.2, 0.3, 12], [-0.0, 0, 0],
    ])
    func equalsSorting(_ values: [Double]) throws {
        let shares = [0, 0.05, 0.5, 0.95, 1]
        let (found, _) = search(values, shares: shares)
        let sorted = LinearPercentiles(values)
        for share in shares { #expect(found.value(at: share) == sorted.value(at: share)) }
    }

    @Test func nothingHasNoPercentile() {
        let (found, passes) = search([.nan], shares: [0.5])
        #expect(found.value(at: 0.5) == nil)
        #expect(passes == 1)
    }

    @Test func manyValuesWithinOneStepAreFoundExactly() {
        // 200 000 values within a hundred-millionth, and as many far away: one step holds too many to be kept.
        var values: [Double] = []
        for index in 0..<200_000 { values.append(0.25 + Double(index * 7 % 200_000) * 1e-14) }
        for index in 0..<200_000 { values.append(0.9 + Double(index) * 1e-7) }
        let shares = [0.05, 0.2, 0.95]
        let (found, passes) = search(values, shares: shares)
        let sorted = LinearPercentiles(values)
        for share in shares { #expect(found.value(at: share) == sorted.value(at: share)) }
        #expect(passes <= 5)
    }

    @Test func twoPassesAreUsual() {
        var random = TestRandom(seed: 7)
        let values = (0..<30_000).map { _ in -0.2 + 1.1 * random.unit() }
        let (found, passes) = search(values, shares: [0.05, 0.95])
        let sorted = LinearPercentiles(values)
        #expect(found.value(at: 0.05) == sorted.value(at: 0.05))
        #expect(found.value(at: 0.95) == sorted.value(at: 0.95))
        #expect(passes == 2)
    }
}
