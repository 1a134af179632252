import GEOSKit
import GeoModel
import SpatialAnalysis
import Testing

/// Simplified outlines stay valid, share their edges, and keep within the tolerance.
@Suite struct OutlineSimplifierTests {
    /// Outlines in pixel space.
    private func outlines(_ raster: PatchFixture, _ connectivity: PatchConnectivity) -> GeometryColumn {
        var layout = raster.layout(connectivity)
        layout.tracesPixels = true
        return PatchFixture.geometries(raster.batches(layout, stripRows: 99).batches)
    }

    private func simplified(_ outlines: GeometryColumn, _ tolerance: Double) -> GeometryColumn {
        OutlineSimplifier(tolerance: tolerance, columnStep: (1, 0), rowStep: (0, -1)).simplify(outlines)
    }

    /// Blots, which have long outlines and many neighbours, besides the small rasters at random.
    static var rasters: [PatchFixture] {
        var random = TestRandom(seed: 11)
        let blots = (0..<12).map { _ -> PatchFixture in
            let (a, b) = (2 + random.below(5), 3 + random.below(6))
            let rows = (0..<40).map { row in
                (0..<40).map { column in String((row * row / a + column * (b + row) / 7) / 9 % 3) }.joined()
            }
            return PatchFixture(rows.joined(separator: "\n"))
        }
        return PatchTests.rasters + blots
    }

    @Test(arguments: rasters, PatchConnectivity.allCases)
    func ringsStayValidAndNeighboursShareEdges(raster: PatchFixture, connectivity: PatchConnectivity) throws {
        let context = try GEOSContext()
        let exact = outlines(raster, connectivity)
        for tolerance in [0.5, 0.8, 1.5, 4] {
            let column = simplified(exact, tolerance)
            #expect(column.ringOffsets.count == exact.ringOffsets.count)
            #expect(column.vertexCount <= exact.vertexCount + exact.count * 4)
            var shapes: [PlanarShape] = []
            for index in 0..<column.count {
                let shape = try PlanarShape(column, at: index, context: context)
                let report = try shape.validity()
                #expect(report.isValid, "\(report.reason ?? "") within \(tolerance)\n\(raster)")
                shapes.append(shape)
            }
            // Nothing overlaps: areas add up to the area of the union.
            let sum = (0..<column.count).reduce(0) { $0 + column[$1].planarArea }
            let union = try PlanarShape.union(of: shapes, context: context).shape
            #expect((try union.area() - sum).magnitude < 1e-9 * max(1, sum), "within \(tolerance)\n\(raster)")
        }
    }

    @Test(arguments: rasters)
    func noGapOpensBetweenNeighbours(raster: PatchFixture) throws {
        // Where no background is, the patches cover the whole raster before and after.
        let full = PatchFixture(rows: raster.rows.map { $0.map { $0 + 1 } })
        let column = simplified(outlines(full, .four), 1.5)
        let cells = full.rows.reduce(0) { $0 + $1.count }
        let sum = (0..<column.count).reduce(0) { $0 + column[$1].planarArea }
        let context = try GEOSContext()
        let shapes = try (0..<column.count).map { try PlanarShape(column, at: $0, context: context) }
        let union = try PlanarShape.union(of: shapes, context: context).shape
        // The rim may be cut at the raster's corners; inside nothing may open.
        #expect((try union.area() - sum).magnitude < 1e-9 * Double(cells))
        let outline = try union.column()
        #expect(outline.ringOffsets.count == outline.partOffsets.count, "a hole\n\(full)")
    }

    @Test func aStaircaseBecomesItsDiagonal() {
        let raster = PatchFixture("1000\n1100\n1110\n1111")
        let column = simplified(outlines(raster, .four), 0.8)
        #expect(column.vertexCount == 4)
        #expect(column[0].planarArea == 8)
    }

    @Test func aSingleCellKeepsATriangleAtLeast() {
        let column = simplified(outlines(PatchFixture("1"), .four), 5)
        #expect(column.vertexCount == 4)
        #expect(column[0].planarArea == 0.5)
    }

    @Test func aSmallIslandStaysOnItsSideOfTheOutline() throws {
        // The 2 in the bay would be swallowed if the bay were closed.
        let raster = PatchFixture("11111\n11011\n10201\n11011\n11111")
        let column = simplified(outlines(raster, .four), 3)
        let context = try GEOSContext()
        let shapes = try (0..<column.count).map { try PlanarShape(column, at: $0, context: context) }
        let sum = (0..<column.count).reduce(0) { $0 + column[$1].planarArea }
        #expect((try PlanarShape.union(of: shapes, context: context).shape.area() - sum).magnitude < 1e-9)
    }

    @Test func theToleranceIsInMetresOfTheGround() {
        let exact = outlines(PatchFixture("100\n110\n111"), .four)
        let metres = OutlineSimplifier(tolerance: 10, columnStep: (30, 0), rowStep: (0, -30)).simplify(exact)
        #expect(metres.vertexCount == exact.vertexCount)
    }
}
