import GeoModel
import Restoration
import Testing

/// Worst first beside easy first (plan 003 五（三）1, 六（二）).
@Suite struct RankingOrdersTests {
    private func mine(_ id: String, _ urgency: Int?, _ squareMetres: Double) -> RankingOrders.Candidate {
        RankingOrders.Candidate(mineID: id, urgency: urgency, remaining: ExactArea(squareMetres: squareMetres))
    }

    @Test func easyIsTheLeastLandThenTheMoreUrgent() {
        let orders = RankingOrders([mine("A", 1, 900), mine("B", 2, 100), mine("C", 3, 100), mine("D", 4, 50)])
        #expect(orders.rows.map(\.mineID) == ["A", "B", "C", "D"])
        #expect(orders.rows.map(\.worst) == [1, 2, 3, 4])
        #expect(orders.rows.map(\.easy) == [4, 2, 3, 1])
        // A is urgent and large, D is neither; B is in the first half of both, C of none.
        #expect(orders.disagreements.map(\.mineID) == ["A", "D"])
    }

    @Test func minesWithoutLandOrRankAreLeftOut() {
        let orders = RankingOrders([mine("C", nil, 10), mine("B", 1, 0), mine("A", 2, 5)])
        #expect(orders.rows.map(\.mineID) == ["A"])
        #expect(orders.leftOut == ["B", "C"])
        #expect(orders.disagreements.isEmpty)
    }

    @Test func equalRanksGoById() {
        let orders = RankingOrders([mine("b", 1, 5), mine("a", 1, 5)])
        #expect(orders.rows.map(\.mineID) == ["a", "b"])
    }
}
