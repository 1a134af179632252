import GeoModel
import SpatialAnalysis
import Testing

/// Which panel moves a place sideways.
@Suite struct MovementFieldTests {
    private func panel(_ x: Double, factor: Double) -> PlacedPanel {
        let parameters = ExtractionParameters(
            thickness: 3,
            subsidenceFactor: 0.7,
            dip: 0,
            depth: 200,
            tanBeta: 2,
            movementFactor: factor
        )
        let panel = RectangularPanel(parameters, strikeLength: 400, dipLength: 200, inflectionOffset: 0)
        return PlacedPanel(panel, centerX: x, centerY: 0, strikeAzimuth: 90)
    }

    @Test func aPlaceTakesTheRadiusOfTheNearestPanelThatReachesIt() {
        // r = 100 m: movement ends 300 m from the goaf, 500 m from its middle along the strike.
        let field = MovementField([panel(0, factor: 0.3), panel(600, factor: 0.2)])
        #expect(field.radius(easting: 0, northing: 0) == 30)
        #expect(field.radius(easting: 299, northing: 0) == 30)
        #expect(field.radius(easting: 300, northing: 0) == 30, "the first of equals")
        #expect(field.radius(easting: 301, northing: 0) == 20)
        #expect(field.radius(easting: -500, northing: 0) == 30)
        #expect(field.radius(easting: -501, northing: 0) == nil)
        #expect(MovementField([]).radius(easting: 0, northing: 0) == nil)
    }
}
