import Foundation
import GDALKit
import GeoModel
import SpatialAnalysis
import SpatialEngine
import TestSupport
import Testing

@Suite struct ElevationDifferenceOperationTests {
    private let fixtures: SurfaceFixtures

    init() throws { fixtures = try SurfaceFixtures() }

    private func request(_ old: ZonalRasterInput, _ new: ZonalRasterInput) -> ElevationDifferenceRequest {
        var request = ElevationDifferenceRequest(old: old, new: new)
        request.sigmaOld = 0.1
        request.sigmaNew = 0.1
        request.areaMethod = .planar
        return request
    }

    @Test func gridsShiftedByWholeCellsShareTheirCommonCells() throws {
        let old = try fixtures.write("a.tif", SurfaceFixtures.grid(columns: 20, rows: 10)) { row, column in
            Double(row * 100 + column)
        }
        let new = try fixtures.write("b.tif", SurfaceFixtures.grid(columns: 20, rows: 10, at: (5, -3))) { row, column in
            // The same ground one metre lower, except for one cell.
            Double((row - 3) * 100 + column + 5) - ((row, column) == (4, 4) ? 0 : 1)
        }
        var request = request(old, new)
        request.output = fixtures.path("d.tif")
        let result = try ElevationDifferenceOperation(request).run()
        #expect(result.grid.columns == 15 && result.grid.rows == 7)
        #expect(result.grid.transform.originX == 37_500_050 && result.grid.transform.originY == 4_000_000)
        #expect(result.balance.validCells == 105)
        #expect(result.balance.lowering.cells == 104)
        #expect(abs(result.balance.net + 104 * 100) < 1e-6)
        #expect(result.validArea == 10_500)
    }

    @Test(
        "Grids that do not lie cell on cell are refused",
        arguments: [
            GeoTransform(originX: 37_500_005, pixelWidth: 10, originY: 4_000_000, pixelHeight: -10),
            GeoTransform(originX: 37_500_000, pixelWidth: 11, originY: 4_000_000, pixelHeight: -10),
            GeoTransform(originX: 37_500_000, pixelWidth: 10, originY: 4_000_000, pixelHeight: 10),
        ]
    )
    func misaligned(_ transform: GeoTransform) throws {
        let grid = SurfaceFixtures.grid(columns: 8, rows: 8)
        let old = try fixtures.write("a.tif", grid) { _, _ in 1 }
        var other = grid
        other.transform = transform
        let new = try fixtures.write("b.tif", other) { _, _ in 1 }
        let error = #expect(throws: EngineError.self) { try ElevationDifferenceOperation(request(old, new)).run() }
        #expect(error?.code == .gridsDiffer)
    }

    @Test func gridsApartHaveNothingInCommon() throws {
        let old = try fixtures.write("a.tif", SurfaceFixtures.grid(columns: 8, rows: 8)) { _, _ in 1 }
        let new = try fixtures.write("b.tif", SurfaceFixtures.grid(columns: 8, rows: 8, at: (8, 0))) { _, _ in 1 }
        let error = #expect(throws: EngineError.self) { try ElevationDifferenceOperation(request(old, new)).run() }
        #expect(error?.code == .gridsDisjoint)
    }

    @Test func theMedianOverStableGroundIsTakenOff() throws {
        let grid = SurfaceFixtures.grid(columns: 40, rows: 300)
        let old = try fixtures.write("a.tif", grid) { _, _ in 100 }
        let new = try fixtures.write("b.tif", grid) { row, column in
            column < 10 ? 100 + 0.3 + 0.01 * Double(row % 3 - 1) : 98 + 0.3
        }
        let polygon = Fixtures.simple([Fixtures.rectangle(37_500_000, 3_997_000, 37_500_100, 4_000_000)])
        let mask = try fixtures.write("m.tif", grid) { _, column in column < 10 ? 1 : 0 }
        for stable in [StableMask.polygons(polygon), .raster(mask)] {
            var request = request(old, new)
            request.sigmaOld = nil
            request.sigmaNew = nil
            request.stable = stable
            let result = try ElevationDifferenceOperation(request).run()
            let ground = try #require(result.stable)
            #expect(ground.count == 3000)
            #expect(abs(result.shift - 0.3) < 1e-9)
            #expect(abs(ground.nmad - 1.4826 * 0.01) < 1e-9)
            #expect(result.balance.lowering.cells == 9000)
            #expect(result.balance.raising.cells == 0)
            #expect(abs(result.balance.lowering.volume - 9000 * 100 * 2) < 1e-4)
            #expect(abs(result.loweringError.systematic - 9000 * 100 * 0.3) < 1e-3)
        }
    }

    @Test func withoutErrorsAndStableGroundThereIsNoLevel() throws {
        let grid = SurfaceFixtures.grid(columns: 4, rows: 4)
        let raster = try fixtures.write("a.tif", grid) { _, _ in 1 }
        var request = request(raster, raster)
        request.sigmaOld = nil
        let error = #expect(throws: EngineError.self) { try ElevationDifferenceOperation(request).run() }
        #expect(error?.code == .errorsUnknown)
        request.stable = .polygons(Fixtures.simple([Fixtures.rectangle(0, 0, 1, 1)]))
        let empty = #expect(throws: EngineError.self) { try ElevationDifferenceOperation(request).run() }
        #expect(empty?.code == .errorsUnknown)
    }

    @Test(arguments: [2, 8])
    func threadsChangeNothing(_ threads: Int) throws {
        let grid = SurfaceFixtures.grid(columns: 260, rows: 700)
        let old = try fixtures.write("a.tif", grid) { row, column in sin(Double(row) * 0.1) * Double(column) }
        let new = try fixtures.write("b.tif", grid) { row, column in cos(Double(row) * 0.1) * Double(column) }
        func run(_ name: String, _ threads: Int) throws -> (ElevationDifferenceResult, Data) {
            var request = request(old, new)
            request.output = fixtures.path(name)
            request.threads = threads
            request.memoryInBytes = threads << 20
            let result = try ElevationDifferenceOperation(request).run()
            return (result, try Data(contentsOf: URL(filePath: fixtures.path(name))))
        }
        let (first, bytes) = try run("1.tif", 1)
        let (second, others) = try run("n.tif", threads)
        #expect(first.balance.net == second.balance.net)
        #expect(bytes == others)
    }
}

/// The pair of the Gironde mouth: declared nodata −32768 and NaN holes in one file.
@Suite(.enabled(if: TestData.data != nil)) struct GirondeDifferenceTests {
    private func path(_ name: String) throws -> String {
        try #require(TestData.data).appending(path: "dem-difference-gironde/\(name)").path
    }

    @Test func holesOfBothKindsAreLeftOut() throws {
        let (old, new) = (try path("reproj_coreg_REF.tif"), try path("reproj_coreg_SEC.tif"))
        var request = ElevationDifferenceRequest(old: ZonalRasterInput(path: old), new: ZonalRasterInput(path: new))
        (request.sigmaOld, request.sigmaNew, request.areaMethod) = (0.5, 0.5, .planar)
        let result = try ElevationDifferenceOperation(request).run()
        let first = try SurfaceFixtures.read(old, band: 1).values
        let second = try SurfaceFixtures.read(new, band: 1).values
        func isData(_ value: Float) -> Bool { value.isFinite && value != -32768 }
        #expect(first.count(where: isData) == 34_057)
        #expect(second.count(where: isData) == 10_364)
        let changes = zip(first, second).filter { isData($0) && isData($1) }.map { Double($1) - Double($0) }
        let least = 1.96 * 0.5.squareRoot()
        let lowered = changes.filter { $0 <= -least }
        #expect(result.balance.validCells == changes.count)
        #expect(result.balance.lowering.cells == lowered.count)
        let volume = lowered.reduce(0) { $0 - $1 } * 250_000
        #expect(abs(result.balance.lowering.volume - volume) < 1e-9 * volume)
    }

    @Test func theModelAsDeliveredLiesOnTheSameCells() throws {
        var request = ElevationDifferenceRequest(
            old: ZonalRasterInput(path: try path("reproj_coreg_REF.tif")),
            new: ZonalRasterInput(path: try path("FinalWaveBathymetry_D_MSL_invert.tif"))
        )
        (request.sigmaOld, request.sigmaNew, request.areaMethod) = (0.5, 0.5, .planar)
        let result = try ElevationDifferenceOperation(request).run()
        #expect(result.grid.columns <= 178 && result.grid.rows <= 199)
        #expect(result.balance.validCells > 10_000)
    }

    @Test func otherCellsAreRefused() throws {
        var request = ElevationDifferenceRequest(
            old: ZonalRasterInput(path: try path("Copernicus_DSM_10_N45_00_E005_00_DEM.tif")),
            new: ZonalRasterInput(path: try path("Copernicus_blurred_and_shifted.tif"))
        )
        (request.sigmaOld, request.sigmaNew, request.areaMethod) = (1, 1, .geodesic)
        let error = #expect(throws: EngineError.self) { try ElevationDifferenceOperation(request).run() }
        #expect(error?.code == .gridsDiffer)
    }
}

/// Mexico City, Sentinel-1: phase in radians, 0 as nodata, coherence beside it.
@Suite(.enabled(if: TestData.data != nil)) struct MexicoCityStackTests {
    private let pairs = ["20180106-20180130", "20180106-20180319", "20180106-20180412"]

    private func layers(coherent: Bool) throws -> [SurfaceLayer] {
        let folder = try #require(TestData.data).appending(path: "insar-mexico-city")
        return zip(pairs, [24.0, 72, 96]).map { pair, days in
            let phase = folder.appending(path: "cropA_\(pair)_VV_8rlks_eqa_unw.tif").path
            let coherence = folder.appending(path: "cropA_\(pair)_VV_8rlks_flat_eqa_cc.tif").path
            let factor = RasterValueModel.phaseFactor(wavelength: 0.0555, isTowardSatellite: false, incidence: 39)
            return SurfaceLayer(
                ZonalRasterInput(path: phase, factor: factor),
                coherence: coherent ? ZonalRasterInput(path: coherence) : nil,
                span: days
            )
        }
    }

    @Test func theBasinSinksAtTheKnownRate() throws {
        let fixtures = try SurfaceFixtures()
        func rates(coherent: Bool) throws -> (valid: Int, spread: Double) {
            var request = DeformationRequest(
                source: .rasters(try layers(coherent: coherent), period: 365),
                output: fixtures.path("\(coherent).tif")
            )
            (request.bands, request.areaMethod) = ([.subsidence, .tilt], .geodesic)
            let result = try DeformationOperation(request).run()
            let band = try #require(result.bands.first)
            return (result.validCells, (band.maximum ?? 0) - (band.minimum ?? 0))
        }
        let all = try rates(coherent: false)
        let coherent = try rates(coherent: true)
        #expect(all.valid <= 6000 && coherent.valid <= all.valid && coherent.valid > 3000)
        // The pairs are not tied to a stable place, so only differences within the crop mean something: published rates
        // of the basin reach 0.4 to 0.5 m a year, about 0.3 to 0.5 m more than at its rim.
        #expect((0.2...0.7).contains(coherent.spread), "\(coherent.spread) m a year")
    }
}
