import SpatialAnalysis
import Testing

/// The cheapest way over cells.
@Suite struct LeastCostPathTests {
    /// Cells of 10 m; `.` costs 1 a metre, digits cost themselves, `#` is closed, `A` and `B` are the two sets.
    private func path(_ picture: String) -> (path: LeastCostPath?, columns: Int) {
        let rows = picture.split(separator: "\n").map(Array.init)
        let cells = rows.flatMap { $0 }
        let grid = ResistanceGrid(
            resistances: cells.map { $0 == "#" ? .nan : Double($0.wholeNumberValue ?? 1) },
            columns: rows[0].count,
            rows: rows.count,
            columnStep: (10, 0),
            rowStep: (0, -10)
        )
        let start = cells.indices.filter { cells[$0] == "A" }
        return (LeastCostPath.find(from: start, to: cells.map { $0 == "B" }, over: grid), rows[0].count)
    }

    @Test func aStraightWayCostsItsLength() throws {
        let found = try #require(path("A...B").path)
        #expect(found.cost == 40)
        #expect(found.length == 40)
        #expect(found.cells == [0, 1, 2, 3, 4])
    }

    @Test func eachStepCostsTheMeanOfItsCells() throws {
        // 1 to 5 and 5 to 1: twice 10 m at 3.
        #expect(try #require(path("A5B").path).cost == 60)
    }

    @Test func aDetourIsTakenWhenItIsCheaper() throws {
        let found = try #require(path("A99B\n....").path)
        // Down and up over corners, one step along.
        #expect(abs(found.cost - (10 + 20 * 2.0.squareRoot())) < 1e-12)
        #expect(abs(found.length - found.cost) < 1e-12)
    }

    @Test func closedCellsStopTheWay() {
        #expect(path("A#B\n.#.\n.#.").path == nil)
    }

    @Test func aWallOfCornersIsClosed() {
        #expect(path("A.#.\n.#..\n#..B").path == nil)
        #expect(path("A.#.\n.#..\n...B").path != nil)
    }

    @Test func theSetsAreOpenWhateverTheirResistance() throws {
        #expect(try #require(path("AAA.BB").path).cost == 20)
    }

    @Test func theNearestCellsOfTheSetsAreJoined() throws {
        let found = path("A...\nA..B\nA...")
        #expect(try #require(found.path).cells == [4, 5, 6, 7])
    }
}
