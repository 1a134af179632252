import GEOSKit
import GeoModel
import SpatialAnalysis
import Testing

/// What is proven valid is valid; plain polygons are proven.
@Suite("Validity proof")
struct ValidityProofTests {
    private func proves(_ rings: [[Double]]) -> Bool {
        var column = GeometryColumn()
        column.appendPolygon(rings: rings)
        var proof = ValidityProof()
        return proof.proves(column, at: 0)
    }

    private let square: [Double] = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0]

    @Test("A square, a triangle, a square with a hole")
    func plain() {
        #expect(proves([square]))
        #expect(proves([[0, 0, 1, 0, 0, 1, 0, 0]]))
        #expect(proves([square, [2, 2, 2, 4, 4, 4, 4, 2, 2, 2]]))
    }

    @Test("Faults and doubtful cases are not proven")
    func doubtful() {
        #expect(!proves([[0, 0, 10, 10, 10, 0, 0, 10, 0, 0]]), "bow tie")
        #expect(!proves([[0, 0, 10, 0, 10, 10, 0, 10]]), "open")
        #expect(!proves([[0, 0, 1, 1, 0, 0]]), "too short")
        #expect(!proves([[0, 0, 10, 0, 5, 0, 5, 5, 0, 0]]), "spike")
        #expect(!proves([[0, 0, 10, 0, 20, 0, 0, 0]]), "flat")
        #expect(!proves([[0, 0, 10, 0, 10, 0, 10, 10, 0, 0]]), "repeated vertex")
        #expect(!proves([[0, 0, .nan, 0, 10, 10, 0, 10, 0, 0]]), "not a number")
        #expect(!proves([square, [12, 2, 12, 4, 14, 4, 14, 2, 12, 2]]), "hole outside")
        #expect(!proves([square, [0, 2, 2, 4, 4, 2, 0, 2]]), "hole touches")
        #expect(!proves([square, [1, 1, 1, 9, 9, 9, 9, 1, 1, 1], [2, 2, 2, 4, 4, 4, 4, 2, 2, 2]]), "hole in a hole")
        #expect(!proves([]), "no ring")
    }

    @Test("Parts must lie apart")
    func parts() {
        func column(_ shift: Double) -> GeometryColumn {
            var column = GeometryColumn()
            for offset in [0, shift] {
                column.appendVertices(
                    interleaved: square.enumerated().map { $0.offset % 2 == 0 ? $0.element + offset : $0.element }
                )
                column.endRing()
                column.endPart()
            }
            column.endGeometry(kind: .multiPolygon)
            return column
        }
        func proves(_ shift: Double) -> Bool {
            var proof = ValidityProof()
            return proof.proves(column(shift), at: 0)
        }
        #expect(proves(20))
        #expect(!proves(10))
        #expect(!proves(5))
        #expect(!proves(0))
    }

    @Test("Nothing that GEOS calls invalid is proven", arguments: 1...3)
    func againstGEOS(seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let context = try GEOSContext()
        var proof = ValidityProof()
        var proven = 0
        for _ in 0..<3000 {
            // Few places, so that vertices and edges coincide often.
            let count = 3 + random.below(6)
            var ring = (0..<count).flatMap { _ in [Double(random.below(6)), Double(random.below(6))] }
            ring += [ring[0], ring[1]]
            var column = GeometryColumn()
            column.appendPolygon(rings: [ring])
            let isValid = try PlanarShape(column, at: 0, context: context).validity().isValid
            if proof.proves(column, at: 0) {
                proven += 1
                #expect(isValid, "\(ring)")
            }
        }
        #expect(proven > 100)
    }
}
