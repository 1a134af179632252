import Foundation
import GeoModel
import SpatialAnalysis
import Testing

@Suite struct SurfaceStencilTests {
    /// A quadratic surface, whose differences are its derivatives.
    private func height(_ x: Double, _ y: Double) -> Double { 2 + 0.03 * x - 0.01 * y + 0.002 * x * x - 0.001 * x * y }

    @Test(
        "Whichever way the rows run, east stays east",
        arguments: [
            GeoTransform(originX: 0, pixelWidth: 2, originY: 0, pixelHeight: -2),
            GeoTransform(originX: 5, pixelWidth: 2, originY: 1, pixelHeight: 2),
            GeoTransform(originX: 5, pixelWidth: -3, originY: 1, pixelHeight: 2),
            GeoTransform(
                originX: 1,
                pixelWidth: 3.0.squareRoot(),
                rowRotation: 1,
                originY: 2,
                columnRotation: 1,
                pixelHeight: -(3.0.squareRoot())
            ),
        ]
    )
    func orientation(_ transform: GeoTransform) throws {
        let rows = (0..<3).map { row in
            (0..<3).map { column in
                let p = transform.apply(column: Double(column) + 0.5, row: Double(row) + 0.5)
                return height(p.x, p.y)
            }
        }
        let found = try #require(try SurfaceStencil(transform).derivatives(at: (1, 1), of: rows))
        let p = transform.apply(column: 1.5, row: 1.5)
        #expect(abs(found.x - (0.03 + 0.004 * p.x - 0.001 * p.y)) < 1e-12)
        #expect(abs(found.y - (-0.01 - 0.001 * p.x)) < 1e-12)
        #expect(abs(found.xx - 0.004) < 1e-12)
        #expect(abs(found.yy) < 1e-12)
        #expect(abs(found.xy + 0.001) < 1e-12)
    }

    @Test func aHoleAnywhereInTheWindowGivesNothing() throws {
        let stencil = try SurfaceStencil(cellSize: 10)
        for hole in 0..<9 {
            var rows = Array(repeating: [1.0, 2.0, 3.0], count: 3)
            rows[hole / 3][hole % 3] = .nan
            #expect(stencil.derivatives(at: (1, 1), of: rows) == nil, "\(hole)")
        }
    }

    @Test func noiseOfTheWorkedExample() {
        #expect(abs(SurfaceStencil.curvatureNoise(sigma: 0.005, cellSize: 10) * 1000 - 0.1225) < 1e-4)
        #expect(abs(SurfaceStencil.slopeNoise(sigma: 0.005, cellSize: 10) - 0.005 / (10 * 2.0.squareRoot())) < 1e-15)
    }

    @Test(
        "The larger magnitude dominates; alike, the first",
        arguments: [(0.3, -0.2, 0.3), (0.2, -0.3, -0.3), (0.1, -0.1, 0.1), (0.1, -0.1 - 5e-10, 0.1)]
    )
    func dominant(_ first: Double, _ second: Double, _ expected: Double) {
        #expect(PrincipalCurvatures(first: first, second: second).dominant == expected)
    }

    @Test func azimuthsRunClockwiseFromNorth() {
        func azimuth(_ x: Double, _ y: Double) -> Double? {
            SurfaceDerivatives(x: x, y: y, xx: 0, yy: 0, xy: 0).azimuth
        }
        #expect(azimuth(0, 1) == 0)
        #expect(azimuth(1, 0) == 90)
        #expect(azimuth(0, -1) == 180)
        #expect(azimuth(-1, 0) == 270)
        #expect(azimuth(0, 0) == nil)
    }
}

@Suite struct ForecastTests {
    private let parameters = ExtractionParameters(
        thickness: 4,
        subsidenceFactor: 0.7,
        depth: 250,
        tanBeta: 2,
        movementFactor: 0.28
    )

    private var panel: RectangularPanel {
        RectangularPanel(parameters, strikeLength: 900, dipLength: 220, inflectionOffset: 20)
    }

    @Test func theCentreOfTheWorkedExampleIsSubCritical() {
        let centre = PlacedPanel(panel, centerX: 1000, centerY: 2000, strikeAzimuth: 30)
            .forecast(easting: 1000, northing: 2000)
        #expect(abs(centre.subsidence - 2.600891) < 1e-6)
        #expect(abs(centre.slope.x) < 1e-15 && abs(centre.slope.y) < 1e-15)
    }

    @Test func aTurnedPanelsDerivativesAreThoseOfItsSurface() {
        let placed = PlacedPanel(panel, centerX: 0, centerY: 0, strikeAzimuth: 37, share: 0.6)
        func w(_ x: Double, _ y: Double) -> Double { placed.forecast(easting: x, northing: y).subsidence }
        let (x, y, h) = (120.0, -210.0, 0.01)
        let found = placed.forecast(easting: x, northing: y)
        #expect(abs(found.slope.x - (w(x + h, y) - w(x - h, y)) / (2 * h)) < 1e-9)
        #expect(abs(found.slope.y - (w(x, y + h) - w(x, y - h)) / (2 * h)) < 1e-9)
        let mixed = (w(x + 1, y + 1) + w(x - 1, y - 1) - w(x - 1, y + 1) - w(x + 1, y - 1)) / 4
        #expect(abs(found.slope.xy - mixed) < 1e-7)
        #expect(abs(found.movement.x - found.slope.x * parameters.movementRadius) < 1e-15)
    }

    @Test func panelsAddAndThoseOutOfReachAreLeftOut() {
        let near = PlacedPanel(panel, centerX: 0, centerY: 0, strikeAzimuth: 0)
        let far = PlacedPanel(panel, centerX: 50_000, centerY: 0, strikeAzimuth: 0)
        let both = SubsidenceForecast([near, far, near])
        let box = Envelope(minX: -10, minY: -10, maxX: 10, maxY: 10)
        #expect(both.near(box).panels.count == 2)
        let twice = both.forecast(easting: 5, northing: 5).subsidence
        #expect(abs(twice - 2 * near.forecast(easting: 5, northing: 5).subsidence) < 1e-12)
    }

    @Test func atTheReachAlmostNothingMoves() {
        let placed = PlacedPanel(panel, centerX: 0, centerY: 0, strikeAzimuth: 0)
        let edge = placed.influence
        #expect(placed.forecast(easting: edge.maxX, northing: 0).subsidence < 1e-12 * parameters.maximumSubsidence)
        #expect(placed.forecast(easting: edge.maxX, northing: 0).subsidence >= 0)
    }

    @Test func timeBringsTheMovementOut() {
        let factor = TimeFactor(ratePerYear: 2)
        #expect(factor.share(afterYears: 0) == 0)
        #expect(factor.share(afterYears: -1) == 0)
        #expect(abs(factor.share(afterYears: 1) - 0.8646647167633873) < 1e-15)
    }
}

@Suite struct ElevationDifferenceTests {
    @Test func theLevelItselfCounts() {
        let level = DetectionLevel(sigma: 0.1, t: 1)
        #expect(level.isSignificant(-0.1))
        #expect(level.isSignificant(0.1 - 5e-10))
        #expect(!level.isSignificant(0.1 - 5e-9))
    }

    @Test func noDataAndNoChangeAreNotCounted() {
        var balance = ElevationBalance(level: DetectionLevel(sigma: 0, t: 1))
        balance.add(.nan, area: 1)
        balance.add(0, area: 1)
        #expect(balance.validCells == 1)
        #expect(balance.lowering.cells + balance.raising.cells == 0)
    }

    @Test func partsInAnyOrderGiveTheSameBits() {
        let changes = (0..<500).map { sin(Double($0) * 1.7) * pow(10, Double($0 % 7) - 3) }
        let level = DetectionLevel(sigma: 0, t: 1)
        func balance(_ values: some Sequence<Double>) -> ElevationBalance {
            var balance = ElevationBalance(level: level)
            for value in values { balance.add(value, area: 0.1) }
            return balance
        }
        var parts = balance(changes[300...])
        parts.add(balance(changes[..<300].reversed()))
        #expect(parts.net == balance(changes).net)
        #expect(parts.lowering.volume == balance(changes).lowering.volume)
    }

    @Test func theSpreadIsNotMovedByOutliers() throws {
        let values = [-0.2, -0.1, 0, 0.1, 0.2, 50, .nan]
        let exact = try #require(StableGround(values))
        #expect(exact.count == 6)
        #expect(abs(exact.median - 0.05) < 1e-15)
        #expect(abs(exact.nmad - 1.4826 * 0.15) < 1e-12)
        var histogram = DifferenceHistogram()
        for value in values { histogram.add(value) }
        let counted = try #require(StableGround(histogram))
        #expect(abs(counted.median - exact.median) <= DifferenceHistogram.step / 2)
        #expect(abs(counted.nmad - exact.nmad) <= 1.4826 * DifferenceHistogram.step)
        #expect(StableGround(DifferenceHistogram()) == nil)
    }
}

@Suite struct LineOfSightTests {
    @Test func aLeftLookingAntennaTurnsEastAndNorth() {
        let right = RadarLineOfSight(incidence: 39, heading: 347)
        let left = RadarLineOfSight(incidence: 39, heading: 347, look: .left)
        #expect(left.east == -right.east && left.north == -right.north && left.up == right.up)
    }

    @Test func passesAlikeAreWeakAndTheSameHasNoSolution() throws {
        let pass = RadarLineOfSight(incidence: 39, heading: 347)
        #expect(TwoPassSolution(pass, pass) == nil)
        #expect(try #require(TwoPassSolution(pass, RadarLineOfSight(incidence: 33, heading: 347))).isWeak)
        #expect(try !#require(TwoPassSolution(pass, RadarLineOfSight(incidence: 36, heading: 193))).isWeak)
    }

    @Test func aStackLeavesOutPairsWithoutData() {
        var stack = StackedRate()
        #expect(stack.rate == nil)
        stack.add(24, span: 24)
        stack.add(.nan, span: 12)
        stack.add(72, span: 72)
        #expect(stack.pairs == 2)
        #expect(stack.rate == 1)
    }
}

@Suite struct DeformationGradingTests {
    private let grading = DeformationGrading(
        subsidence: IndicatorBounds([2, 5]),
        tilt: IndicatorBounds([20, 40]),
        strain: IndicatorBounds([8, 16]),
        threshold: 0.01
    )

    @Test(
        "The worst indicator counts, bounds inclusive, signs ignored",
        arguments: [
            (0.009, 100, 100, 0), (0.01, 0, 0, 1), (2.0, 20, 8, 1), (2.1, 20, 8, 2), (1.0, 41, 0, 3),
            (1.0, 0, -17, 3), (1.0, .nan, .nan, 1),
        ] as [(Double, Double, Double, Int)]
    )
    func level(_ subsidence: Double, _ tilt: Double, _ strain: Double, _ expected: Int) {
        #expect(grading.level(subsidence: subsidence, tilt: tilt, curvature: .nan, strain: strain) == expected)
    }

    @Test func nothingKnownIsNoLevel() {
        #expect(grading.level(subsidence: .nan, tilt: .nan, curvature: .nan, strain: .nan) == nil)
    }
}
