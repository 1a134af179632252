import GEOSKit
import GeoModel
import SpatialAnalysis
import Testing

/// Cells become polygons with their exact outlines, however the raster is cut into strips.
@Suite struct PatchTests {
    static let pictures = [
        "1", "0", "11\n11", "12\n21", "101\n010\n101",
        // A ring with an island in its hole.
        "11111\n10001\n10101\n10001\n11111",
        // A ring closed only by a corner: its hole reaches the shell.
        "1110\n1010\n1101\n0111",
        // The background inside and outside meet at a corner.
        "0110\n1001\n0110", "11110\n10010\n11101\n00111", "110011\n100001\n001100\n100001\n110011",
        // Two holes that touch.
        "11111\n10111\n11011\n11111", "1111\n1001\n1111",
        // A comb joined only in the last row.
        "1010101\n1010101\n1010101\n1111111", "1111111\n1010101\n1010101\n1010101",
    ]

    static var rasters: [PatchFixture] {
        var random = TestRandom(seed: 7)
        return pictures.map(PatchFixture.init)
            + (0..<40).map { _ in
                PatchFixture(columns: 1 + random.below(11), rows: 1 + random.below(11), random: &random)
            }
    }

    @Test(arguments: rasters, PatchConnectivity.allCases)
    func everyStripHeightGivesTheFloodedPatches(raster: PatchFixture, connectivity: PatchConnectivity) {
        let expected = raster.flooded(connectivity)
        for size in 1...7 {
            let (batches, _) = raster.batches(raster.layout(connectivity), stripRows: size)
            #expect(raster.enclosed(batches) == expected, "strips of \(size)\n\(raster)")
            #expect(batches.flatMap(\.cells) == expected.map(\.cells.count))
        }
    }

    @Test(arguments: rasters, PatchConnectivity.allCases)
    func outlinesAreValidAndTheirAreaIsTheCells(raster: PatchFixture, connectivity: PatchConnectivity) throws {
        let context = try GEOSContext()
        for isSouthUp in [false, true] {
            let layout = raster.layout(connectivity, isSouthUp: isSouthUp)
            let (batches, _) = raster.batches(layout, stripRows: 3)
            let column = PatchFixture.geometries(batches)
            for (index, cells) in batches.flatMap(\.cells).enumerated() {
                let report = try PlanarShape(column, at: index, context: context).validity()
                #expect(report.isValid, "\(report.reason ?? "") \(column[index].parts)\n\(raster)")
                #expect(column[index].planarArea == Double(cells))
                for part in column.parts(of: index) {
                    for (position, ring) in column.rings(ofPart: part).enumerated() {
                        #expect((column.signedArea(ofRing: ring) > 0) == (position == 0))
                    }
                }
            }
        }
    }

    @Test(arguments: rasters, PatchConnectivity.allCases)
    func theSameVerticesHoweverTheRasterIsCut(raster: PatchFixture, connectivity: PatchConnectivity) {
        let layout = raster.layout(connectivity)
        let whole = PatchFixture.geometries(raster.batches(layout, stripRows: 99).batches)
        for size in 1...7 {
            let parts = raster.batches(layout, stripRows: size).batches
            #expect(PatchFixture.geometries(parts) == whole)
        }
    }

    @Test func aRingHasAHoleAndItsIslandIsAPatchOfItsOwn() {
        let raster = PatchFixture("11111\n10001\n10101\n10001\n11111")
        let (batches, _) = raster.batches(raster.layout(.four), stripRows: 2)
        let column = PatchFixture.geometries(batches)
        #expect(column.count == 2)
        #expect(column[0].parts == [[[2, -2, 2, -3, 3, -3, 3, -2, 2, -2]]])
        #expect(column[1].parts[0].count == 2)
        #expect(column[1].parts[0][0] == [0, 0, 0, -5, 5, -5, 5, 0, 0, 0])
    }

    @Test func cellsThatTouchAtACornerAreOnePatchOfTwoPolygons() {
        let raster = PatchFixture("10\n01")
        let four = PatchFixture.geometries(raster.batches(raster.layout(.four), stripRows: 1).batches)
        let eight = PatchFixture.geometries(raster.batches(raster.layout(.eight), stripRows: 1).batches)
        #expect(four.kinds == [.polygon, .polygon])
        #expect(eight.kinds == [.multiPolygon])
        #expect(eight[0].parts.count == 2)
    }

    @Test(arguments: [(0.0, 3, 0), (2, 2, 1), (3, 1, 2), (3.5, 0, 3)])
    func patchesBelowTheMinimumAreLeftOut(minimum: Double, kept: Int, dropped: Int) {
        let raster = PatchFixture("10220\n00000\n33300")
        for rows in 1...3 {
            let layout = raster.layout(.four, minimumArea: ExactArea(squareMetres: minimum))
            let result = raster.batches(layout, stripRows: rows)
            #expect(result.batches.reduce(0) { $0 + $1.count } == kept)
            #expect(result.dropped == dropped)
        }
    }
}
