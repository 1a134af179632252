import GeoModel
import Testing

@testable import GEOSKit

@Suite struct SpatialIndexTests {
    private func box(_ x: Double, _ y: Double, _ size: Double = 1) -> Envelope {
        Envelope(minX: x, minY: y, maxX: x + size, maxY: y + size)
    }

    /// Boxes spread without any order, some on top of each other.
    private func entries(_ count: Int) -> [(box: Envelope, payload: Int)] {
        (0..<count).map { (box(Double($0 * 7919 % 1009), Double($0 * 104_729 % 997), Double($0 % 5)), $0) }
    }

    @Test(arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 5000])
    func findsWhatAScanFinds(count: Int) {
        let entries = entries(count)
        let index = SpatialIndex(entries)
        #expect(index.count == count)
        for query in [box(0, 0, 2000), box(100, 100, 50), box(500, 20, 0), box(-10, -10, 5), box(3, 900, 300)] {
            #expect(index.query(query) == entries.filter { $0.box.intersects(query) }.map(\.payload))
        }
        #expect(index.query(.empty).isEmpty)
    }

    @Test(arguments: [1, 17, 300, 2000])
    func nearestIsWhatAScanFinds(count: Int) {
        let entries = entries(count)
        let index = SpatialIndex(entries)
        func distance(_ payload: Int, _ target: Envelope) -> Double {
            let b = entries[payload].box
            let dx = max(0, b.minX - target.maxX, target.minX - b.maxX)
            let dy = max(0, b.minY - target.maxY, target.minY - b.maxY)
            return (dx * dx + dy * dy).squareRoot()
        }
        for target in [box(-5, -5), box(500, 500), box(33, 771), box(2000, 2000)] {
            let found = index.nearest(to: target) { distance($0, target) }
            let expected = (0..<count).min { (distance($0, target), $0) < (distance($1, target), $1) }
            #expect(found?.payload == expected)
        }
    }

    @Test func equalDistancesGoToTheLowestPayload() {
        let index = SpatialIndex([(box(10, 0), 7), (box(-11, 0), 3), (box(0, 10), 5)])
        #expect(index.nearest(to: box(0, 0, 0)) { _ in 10 }?.payload == 3)
    }

    @Test func aLimitAndNilPassEntriesOver() {
        let index = SpatialIndex([(box(10, 0), 1), (box(20, 0), 2)])
        #expect(index.nearest(to: box(0, 0), limit: 5) { _ in 9 } == nil)
        #expect(index.nearest(to: box(0, 0)) { $0 == 1 ? nil : 19 }?.payload == 2)
        #expect(index.nearest(to: box(9, 0), limit: 0) { _ in 0 }?.payload == 1)
    }

    @Test func emptyBoxesAndNullsAreLeftOut() {
        var layer = GeometryColumn()
        layer.appendNull()
        layer.appendPolygon(rings: [square(0, 0, 1)])
        layer.appendPolygon(rings: [])
        let index = SpatialIndex(layer)
        #expect(index.count == 1)
        #expect(index.query(box(0, 0)) == [1])
        #expect(index.envelope == box(0, 0))
    }
}
