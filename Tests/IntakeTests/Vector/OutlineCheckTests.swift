import GeoModel
import Testing

@testable import Intake

@Suite struct OutlineCheckTests {
    private func check(_ ring: [Double], metresPerUnit: Double = 1) -> OutlineCheck.Result {
        var column = GeometryColumn()
        column.appendPolygon(rings: [ring])
        return OutlineCheck(metresPerUnit: metresPerUnit).check(column, row: 0)
    }

    @Test func aSquareHasNeither() {
        let result = check([0, 0, 10, 0, 10, 10, 0, 10, 0, 0])
        #expect(result.spike == nil)
        #expect(result.closePairs == 0)
    }

    @Test func anOutlineThatRunsOutAndBackIsASpike() {
        // From (10, 5) out to (50, 5) and back, a tenth of a millimetre beside.
        let result = check([0, 0, 10, 0, 10, 5, 50, 5, 10, 5.0001, 10, 10, 0, 10, 0, 0])
        #expect(result.spike == 3)
        #expect(result.spikePlace?.x == 50)
    }

    @Test(arguments: [(0.0009, 1), (0.0011, 0)])
    func theBoundaryOfVertexSpacingIsAMillimetre(gap: Double, pairs: Int) {
        #expect(check([0, 0, 10, 0, 10 + gap, 0, 10, 10, 0, 10, 0, 0]).closePairs == pairs)
    }

    @Test func spacingIsMeasuredOnTheGround() {
        // 1e-8 of a degree is 1.1 mm, 1e-9 is 0.1 mm.
        let near = check([111, 35, 111.01, 35, 111.01 + 1e-9, 35, 111.01, 35.01, 111, 35], metresPerUnit: 111_320)
        let far = check([111, 35, 111.01, 35, 111.01 + 2e-8, 35, 111.01, 35.01, 111, 35], metresPerUnit: 111_320)
        #expect(near.closePairs == 1)
        #expect(far.closePairs == 0)
    }

    @Test func theClosingPairIsSeen() {
        #expect(check([0, 0, 10, 0, 10, 10, 0, 10, 0, 0.0005, 0, 0]).closePairs == 1)
    }

    @Test func drawnCornersAreNoSpikes() {
        // Two degrees at the tip.
        #expect(check([0, 0, 100, 0, 0, 3.5, 0, 0]).spike == nil)
    }
}
