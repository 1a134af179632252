import GeoModel
import SpatialEngine
import Testing

/// Features within a distance of one another.
@Suite struct ClusterOperationTests {
    /// Squares of 10 m whose left edges stand at the given places.
    private func squares(_ places: [Double]) -> GeometryColumn {
        Fixtures.simple(places.map { Fixtures.rectangle(500_000 + $0, 0, 500_010 + $0, 10) })
    }

    private func clusters(
        _ places: [Double],
        _ names: [String],
        distance: Double,
        areas: [String?]? = nil,
        threads: Int = 1
    ) throws -> [[String]] {
        let found = try ClusterOperation(distance: distance, threads: threads).run(
            squares(places),
            crs: ZonalFixture.plane,
            names: names,
            areas: areas
        )
        return found.members.map { $0.map { names[$0] } }
    }

    static let chains: [(distance: Double, clusters: [[String]])] = [
        (19, [["a"], ["b"], ["c"]]), (20, [["a", "b"], ["c"]]), (39.9, [["a", "b"], ["c"]]), (40, [["a", "b", "c"]]),
    ]

    @Test(arguments: chains)
    func chainsJoinAtTheDistance(distance: Double, expected: [[String]]) throws {
        #expect(try clusters([0, 30, 80], ["a", "b", "c"], distance: distance) == expected)
    }

    @Test func rowsInAnyOrderGiveTheSameClusters() throws {
        let first = try clusters([0, 30, 80, 200], ["a", "b", "c", "d"], distance: 25)
        #expect(try clusters([200, 80, 30, 0], ["d", "c", "b", "a"], distance: 25, threads: 3) == first)
        #expect(first == [["a", "b"], ["c"], ["d"]])
    }

    @Test func featuresOfDifferentAreasStayApart() throws {
        #expect(
            try clusters([0, 30, 60], ["a", "b", "c"], distance: 50, areas: ["1", "2", "1"]) == [["a", "c"], ["b"]]
        )
    }

    @Test func nullsBelongToNoCluster() throws {
        var column = squares([0])
        column.appendNull()
        let found = try ClusterOperation(distance: 5).run(column, crs: ZonalFixture.plane, names: ["a", "b"])
        #expect(found.clusterOfRow == [0, nil])
        #expect(found.members == [[0]])
        #expect(found.graph.links.isEmpty)
    }

    @Test func withoutADistanceEachAreaIsOneCluster() throws {
        let found = try ClusterOperation(distance: nil).run(
            squares([0, 300, 600, 900]),
            crs: ZonalFixture.plane,
            names: ["a", "b", "c", "d"],
            areas: ["1", "2", "1", nil]
        )
        #expect(found.members == [[0, 2], [1]])
        #expect(found.clusterOfRow == [0, 1, 0, nil])
    }

    @Test func aFeatureLiesInTheAreaOfItsLargestPart() throws {
        // Areas meet at 100: one square wholly left, one by 4 of 10 m left, one by half, one beyond both.
        let areas = Fixtures.simple([
            Fixtures.rectangle(500_000, -50, 500_100, 50), Fixtures.rectangle(500_100, -50, 500_200, 50),
        ])
        let rows = try AreaAssignment(threads: 2).run(
            squares([20, 96, 95, 400]),
            crs: ZonalFixture.plane,
            areas: areas,
            areasCRS: ZonalFixture.plane,
            names: ["west", "east"]
        )
        // Of equal halves the lower name counts.
        #expect(rows == [0, 1, 1, nil])
    }

    @Test func linksTellWhereFeaturesComeNearest() throws {
        let found = try ClusterOperation(distance: 20).run(
            squares([0, 30]),
            crs: ZonalFixture.plane,
            names: ["a", "b"]
        )
        let link = try #require(found.graph.links.first)
        #expect(link.distance == 20)
        #expect([link.start.x, link.end.x] == [500_010, 500_030])
    }
}
