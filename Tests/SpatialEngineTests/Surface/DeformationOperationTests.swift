import Foundation
import GDALKit
import GeoModel
import SpatialAnalysis
import TestSupport
import Testing

@testable import SpatialEngine

@Suite struct DeformationOperationTests {
    private let fixtures: SurfaceFixtures

    init() throws { fixtures = try SurfaceFixtures() }

    /// A smooth bowl with a hole.
    private func bowl(_ row: Int, _ column: Int) -> Double {
        if row == 300, column == 70 { return .nan }
        let (x, y) = (Double(column) - 60, Double(row) - 310)
        return 2.5 * exp(-(x * x + y * y) / 900) + 0.001 * Double((row * 31 + column * 17) % 11)
    }

    private func request(_ input: ZonalRasterInput, _ output: String) -> DeformationRequest {
        var request = DeformationRequest(source: .rasters([SurfaceLayer(input)], period: 1), output: output)
        request.bands = DeformationBand.allCases
        request.movementRadius = 45
        request.areaMethod = .planar
        request.building = DeformationGrading(
            tilt: IndicatorBounds([3, 6, 10]),
            curvature: IndicatorBounds([0.2, 0.4, 0.6]),
            strain: IndicatorBounds([2, 4, 6])
        )
        request.land = .uniform(DeformationGrading(subsidence: IndicatorBounds([1, 2]), threshold: 0.01))
        return request
    }

    @Test func everyCellIsThatOfTheWindowAroundIt() throws {
        let grid = SurfaceFixtures.grid(columns: 130, rows: 600)
        let input = try fixtures.write("w.tif", grid, bowl)
        let result = try DeformationOperation(request(input, fixtures.path("d.tif"))).run()
        #expect(result.validCells == 130 * 600 - 1)
        #expect(abs(result.validArea - Double(result.validCells) * 100) < 1e-6)
        let stencil = try SurfaceStencil(cellSize: 10)
        let bands = try DeformationBand.allCases.indices.map {
            try SurfaceFixtures.read(fixtures.path("d.tif"), band: $0 + 1)
        }
        func value(_ band: DeformationBand, _ row: Int, _ column: Int) -> Float {
            bands[DeformationBand.allCases.firstIndex(of: band)!].values[row * 130 + column]
        }
        for row in 0..<600 {
            for column in 0..<130 {
                let isInner = row > 0 && column > 0 && row < 599 && column < 129
                func three(_ r: Int) -> (Double, Double, Double) {
                    (bowl(r, column - 1), bowl(r, column), bowl(r, column + 1))
                }
                let expected = isInner ? stencil.derivatives(three(row - 1), three(row), three(row + 1)) : nil
                guard let expected else {
                    #expect(value(.tilt, row, column).isNaN && value(.buildingLevel, row, column).isNaN)
                    continue
                }
                #expect(value(.tilt, row, column) == Float(expected.tilt))
                #expect(value(.curvature, row, column) == Float(expected.principal.dominant))
                #expect(value(.strain, row, column) == Float(expected.scaled(by: 45).principal.dominant))
                #expect(value(.displacement, row, column) == Float(expected.slope * 45))
            }
        }
        #expect(value(.subsidence, 300, 70).isNaN)
    }

    @Test(arguments: [(1, 1 << 20), (2, 1 << 30), (8, 1 << 22)])
    func bytesDependOnNeitherThreadsNorMemory(_ threads: Int, _ memory: Int) throws {
        let input = try fixtures.write("w.tif", SurfaceFixtures.grid(columns: 300, rows: 900), tile: 112, bowl)
        let first = try DeformationOperation(request(input, fixtures.path("a.tif"))).run()
        var other = request(input, fixtures.path("b.tif"))
        other.threads = threads
        other.memoryInBytes = memory
        #expect(try DeformationOperation(other).run() == first)
        let bytes = try ["a.tif", "b.tif"].map { try Data(contentsOf: URL(filePath: fixtures.path($0))) }
        #expect(bytes[0] == bytes[1])
    }

    @Test func declaredNodataAndNaNAreBothHoles() throws {
        let grid = SurfaceFixtures.grid(columns: 8, rows: 8)
        let input = try fixtures.write("w.tif", grid, nodata: -9999) { row, column in
            (row, column) == (2, 2) ? -9999 : 1
        }
        let nan = try fixtures.write("n.tif", grid, nodata: -9999) { row, column in
            (row, column) == (2, 2) ? -Double.infinity : 1
        }
        for raster in [input, nan] {
            let result = try DeformationOperation(request(raster, fixtures.path("d.tif"))).run()
            #expect(result.validCells == 63)
            #expect(result.bands.first { $0.band == .tilt }?.cells == 36 - 9)
        }
    }

    @Test func gradesAreCountedByAreaAndLandUse() throws {
        let grid = SurfaceFixtures.grid(columns: 10, rows: 10)
        let input = try fixtures.write("w.tif", grid) { _, column in column < 5 ? 0.005 : 1.5 }
        var request = request(input, fixtures.path("d.tif"))
        request.bands = [.landGrade]
        // The right half of the upper half is graded strictly, its lower half not at all.
        request.land = .byLand(
            GradedLand(
                polygons: Fixtures.simple([
                    Fixtures.rectangle(37_500_000, 3_999_950, 37_500_100, 4_000_000),
                    Fixtures.rectangle(37_500_000, 3_999_900, 37_500_100, 3_999_950),
                ]),
                classes: [0, nil],
                gradings: [DeformationGrading(subsidence: IndicatorBounds([0.5, 1]), threshold: 0.01)]
            )
        )
        let figures = try #require(try DeformationOperation(request).run().bands.first)
        #expect(figures.cellsByValue == [0: 25, 3: 25])
        #expect(figures.areaByValue == [0: 2500, 3: 2500])
        request.bands = [.landCode]
        let codes = try #require(try DeformationOperation(request).run().bands.first)
        // Position of the grading · 10 + grade; land without a grading follows, with 9.
        #expect(codes.cellsByValue == [0: 25, 3: 25, 19: 50])
    }

    @Test func landUnderNoPolygonHasACodeOfItsOwn() throws {
        let grid = SurfaceFixtures.grid(columns: 10, rows: 10)
        let input = try fixtures.write("w.tif", grid) { _, _ in 1.5 }
        var request = request(input, fixtures.path("d.tif"))
        request.bands = [.landCode]
        request.land = .byLand(
            GradedLand(
                polygons: Fixtures.simple([Fixtures.rectangle(37_500_000, 3_999_950, 37_500_100, 4_000_000)]),
                classes: [0],
                gradings: [DeformationGrading(subsidence: IndicatorBounds([1, 2]), threshold: 0.01)]
            )
        )
        let codes = try #require(try DeformationOperation(request).run().bands.first)
        #expect(codes.cellsByValue == [2: 50, 29: 50])
    }

    @Test func incoherentCellsAreHolesAndAStackIsARate() throws {
        let grid = SurfaceFixtures.grid(columns: 6, rows: 6)
        let first = try fixtures.write("a.tif", grid) { _, _ in 0.024 }
        let second = try fixtures.write("b.tif", grid) { _, _ in 0.072 }
        let coherence = try fixtures.write("c.tif", grid) { row, _ in row < 2 ? 0.29 : 0.3 }
        var request = DeformationRequest(
            source: .rasters(
                [SurfaceLayer(first, coherence: coherence, span: 24), SurfaceLayer(second, span: 72)],
                period: 100
            ),
            output: fixtures.path("d.tif")
        )
        request.bands = [.subsidence]
        request.areaMethod = .planar
        #expect(try DeformationOperation(request).run().validCells == 24)
        request.minimumPairs = 1
        #expect(try DeformationOperation(request).run().validCells == 36)
        let values = try SurfaceFixtures.read(fixtures.path("d.tif"), band: 1).values
        #expect(values.allSatisfy { abs($0 - 0.1) < 1e-7 })
        request.source = .rasters([SurfaceLayer(first, coherence: coherence)], period: 1)
        #expect(try DeformationOperation(request).run().validCells == 24)
    }

    @Test func panelsOutOfReachLeaveTilesLevel() throws {
        let parameters = ExtractionParameters(
            thickness: 4,
            subsidenceFactor: 0.7,
            depth: 250,
            tanBeta: 2,
            movementFactor: 0.28
        )
        let panel = RectangularPanel(parameters, strikeLength: 900, dipLength: 220, inflectionOffset: 20)
        let placed = PlacedPanel(panel, centerX: 37_502_560, centerY: 3_997_440, strikeAzimuth: 20)
        let grid = SurfaceFixtures.grid(columns: 1024, rows: 512, cell: 10)
        var request = DeformationRequest(
            source: .panels(SubsidenceForecast([placed]), grid: grid),
            output: fixtures.path("f.tif")
        )
        request.bands = [.subsidence, .tilt, .strain]
        request.areaMethod = .planar
        request.threads = 2
        let result = try DeformationOperation(request).run()
        let tiles = try #require(result.skippedTiles)
        #expect(tiles.of == 8 && tiles.skipped > 0 && tiles.skipped < 8)
        let values = try SurfaceFixtures.read(fixtures.path("f.tif"), band: 1).values
        for (row, column) in [(256, 256), (250, 240), (0, 1000), (300, 290)] {
            let point = placed.forecast(
                easting: 37_500_000 + 10 * (Double(column) + 0.5),
                northing: 4_000_000 - 10 * (Double(row) + 0.5)
            )
            #expect(abs(values[row * 1024 + column] - Float(point.subsidence)) <= 1e-7)
        }
        // What is extracted comes down in the end: W0 times the computed goaf.
        let expected = parameters.maximumSubsidence * panel.computedStrikeLength * panel.computedDipLength
        #expect(abs(result.volume - expected) < 1e-6 * expected)
    }
}
