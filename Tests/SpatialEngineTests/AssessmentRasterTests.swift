import GDALKit
import GeoModel
import SpatialEngine
import TestSupport
import Testing

/// Pieces divided by subsidence rasters: parts add up to the piece to the last 1e-6 m².
@Suite struct AssessmentRasterTests {
    private let x = 37_607_000.0
    private let y = 3_951_000.0

    /// 20 × 20 cells of 10 m from 50 m west and north of a mine of 100 m.
    private func raster(_ path: String, origin: (Double, Double)? = nil, value: (Int, Int) -> Float) throws {
        let grid = RasterGrid(
            columns: 20,
            rows: 20,
            transform: GeoTransform(
                originX: origin?.0 ?? x - 50,
                pixelWidth: 10,
                originY: origin?.1 ?? y + 150,
                pixelHeight: -10
            ),
            crs: Fixtures.zone37
        )
        let dataset = try RasterDataset.createGeoTIFF(
            path,
            RasterDefinition(grid: grid, dataType: .float32, noDataValue: .real(-9999), tileSize: 16)
        )
        let values = (0..<400).map { value($0 % 20, $0 / 20) }
        try dataset.band(at: 1).write(values, window: grid.window)
        try dataset.close()
    }

    private func layers() -> AssessmentLayers {
        Fixtures.layers(
            mines: Fixtures.simple([Fixtures.rectangle(x, y, x + 100, y + 100)]),
            damage: Fixtures.changes(Fixtures.simple([Fixtures.rectangle(x + 25, y - 10, x + 75.5, y + 33.3)]))
        )
    }

    private func measure(
        _ rasters: [DatedRaster],
        method: AreaMethod = .planar,
        threads: Int = 1
    ) throws -> AssessmentMeasurements {
        let settings = AssessmentSettings(areaMethod: method, threads: threads)
        return try AssessmentEngine(settings: settings).measure(
            layers(),
            subsidence: SubsidenceInput(rasters: rasters, classes: [0.1, 0.5], damageThresholdInMetres: 0.01)
        )
    }

    private func sum(_ result: AssessmentMeasurements, _ part: (MeasuredPieceRaster) -> ExactArea) -> ExactArea {
        result.pieces.reduce(.zero) { $0 + ($1.raster.map(part) ?? .zero) }
    }

    private let day2023 = CalendarDate(year: 2023, month: 6, day: 1)
    private let day2024 = CalendarDate(year: 2024, month: 6, day: 1)

    @Test(arguments: AreaMethod.allCases)
    func partsAddUpExactly(method: AreaMethod) throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        try raster(path) { column, row in column < 8 ? 0.2 : row < 8 ? -9999 : 0.001 * Float(column) }
        let result = try measure([DatedRaster(raster: ZonalRasterInput(path: path), date: day2024)], method: method)
        #expect(result.mines[0].failure == nil)
        for piece in result.pieces {
            let raster = try #require(piece.raster)
            let damaged = raster.damagedByDate.reduce(ExactArea.zero) { $0 + $1.area }
            #expect(raster.valid + raster.nodata + raster.masked + raster.outside == piece.area)
            #expect(damaged + raster.sound + raster.unknown == piece.area)
            #expect(raster.classes.reduce(.zero, +) == raster.valid)
        }
        #expect(result.residuals.contains { $0.kind == .zonal && $0.holds })
    }

    @Test func theFiguresAreThoseOfTheCells() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        // West of 30 m in the mine: 0.2 m; east of it 1 mm; the northern 30 m of the east have no data.
        try raster(path) { column, row in column < 8 ? 0.2 : row < 8 ? -9999 : 0.001 }
        let result = try measure([DatedRaster(raster: ZonalRasterInput(path: path), date: day2024)])
        #expect(sum(result) { $0.damagedByDate.first?.area ?? .zero } == ExactArea(squareMetres: 3000))
        #expect(sum(result) { $0.nodata } == ExactArea(squareMetres: 2100))
        #expect(sum(result) { $0.unknown } == ExactArea(squareMetres: 2100))
        #expect(sum(result) { $0.sound } == ExactArea(squareMetres: 4900))
        #expect(result.mines[0].maximumSubsidence.map(Float.init) == 0.2)
        #expect(result.mines[0].classBounds[1].minimum == ExactArea(squareMetres: 3000))
    }

    @Test func theLatestRasterWithDataCounts() throws {
        let folder = try TemporaryDirectory()
        let old = folder.path("old.tif")
        let new = folder.path("new.tif")
        try raster(old) { _, _ in 0.3 }
        try raster(new) { column, _ in column < 8 ? 0 : -9999 }
        // The order in the file does not matter, the dates do.
        let rasters = [
            DatedRaster(raster: ZonalRasterInput(path: new), date: day2024),
            DatedRaster(raster: ZonalRasterInput(path: old), date: day2023),
        ]
        let result = try measure(rasters)
        #expect(sum(result) { $0.sound } == ExactArea(squareMetres: 3000))
        let damaged = result.pieces.flatMap { $0.raster?.damagedByDate ?? [] }
        #expect(damaged.allSatisfy { $0.date == day2023 })
        #expect(damaged.reduce(ExactArea.zero) { $0 + $1.area } == ExactArea(squareMetres: 7000))
        #expect(sum(result) { $0.unknown } == .zero)
    }

    @Test func landOutsideTheRasterIsUnknown() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("far.tif")
        try raster(path, origin: (x + 50, y + 200)) { _, _ in 0.3 }
        let result = try measure([DatedRaster(raster: ZonalRasterInput(path: path), date: nil)])
        #expect(sum(result) { $0.outside } == ExactArea(squareMetres: 5000))
        #expect(sum(result) { $0.unknown } == ExactArea(squareMetres: 5000))
    }

    @Test func threadsDoNotMatter() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        try raster(path) { column, row in Float((column * 7 + row * 13) % 11) * 0.05 }
        let rasters = [DatedRaster(raster: ZonalRasterInput(path: path), date: day2024)]
        let one = try measure(rasters, method: .statutory, threads: 1)
        for threads in [2, 8] {
            let other = try measure(rasters, method: .statutory, threads: threads)
            #expect(other.pieces == one.pieces)
            #expect(other.mines == one.mines)
        }
    }
}
