import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct RasterTests {
    private func ramp(_ count: Int) -> [Float] { (0..<count).map { Float($0) } }

    @Test func aWrittenGeoTIFFReadsBackAsWritten() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("下沉.tif")
        let grid = try Fixtures.grid(columns: 300, rows: 200)
        let definition = RasterDefinition(
            grid: grid,
            bandCount: 2,
            dataType: .float32,
            noDataValue: .real(-9999),
            scale: 0.001,
            offset: 5,
            unitType: "m"
        )
        let new = try RasterDataset.createGeoTIFF(path, definition)
        try new.band(at: 1).write(ramp(60_000), window: grid.window)
        try new.band(at: 2).setDescription("mean")
        try new.buildOverviews(levels: [2])
        try new.close()

        let raster = try RasterDataset(opening: path)
        #expect(raster.grid == grid)
        #expect(raster.driverName == "GTiff")
        let band = try raster.band(at: 1)
        #expect(band.dataType == .float32)
        #expect(band.blockSize == (256, 256))
        #expect(band.noDataValue == .real(-9999))
        #expect((band.scale, band.offset, band.unitType) == (0.001, 5, "m"))
        #expect(band.overviewCount == 1)
        #expect(try raster.band(at: 2).bandDescription == "mean")
        let window = RasterWindow(column: 255, row: 100, columns: 3, rows: 2)
        #expect(try band.read(window, as: Float.self) == [30_255, 30_256, 30_257, 30_555, 30_556, 30_557])
        #expect(try raster.read(bands: [2, 1], window, as: Double.self)[1][0] == 30_255)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["下沉.tif"])
    }

    @Test func aCOGIsCopiedAndOpens() throws {
        let folder = try TemporaryDirectory()
        let source = try RasterDataset.createInMemory(
            RasterDefinition(grid: Fixtures.grid(), dataType: .int16, noDataValue: .real(-1))
        )
        try source.band(at: 1).write([Int16](repeating: 7, count: 80), window: Fixtures.grid().window)
        var last = 0.0
        try source.copy(
            to: folder.path("a.tif"),
            progress: {
                last = $0; return true
            }
        )
        #expect(last == 1)
        let copy = try RasterDataset(opening: folder.path("a.tif"))
        #expect(copy.metadata(domain: "IMAGE_STRUCTURE")["LAYOUT"] == "COG")
        #expect(try copy.band(at: 1).read(Fixtures.grid().window, as: Int16.self) == [Int16](repeating: 7, count: 80))
    }

    @Test func aCancelledCopyIsAnError() throws {
        let folder = try TemporaryDirectory()
        let source = try RasterDataset.createInMemory(RasterDefinition(grid: Fixtures.grid(), dataType: .int16))
        #expect { try source.copy(to: folder.path("a.tif"), driver: "GTiff", progress: { _ in false }) } throws: {
            ($0 as? GDALError)?.code == .cancelled
        }
    }

    @Test(arguments: [
        RasterWindow(column: 0, row: 0, columns: 11, rows: 1), RasterWindow(column: -1, row: 0, columns: 1, rows: 1),
        RasterWindow(column: 9, row: 7, columns: 1, rows: 2), RasterWindow(column: 0, row: 0, columns: 0, rows: 5),
        RasterWindow(column: Int.max, row: 0, columns: 1, rows: 1),
        RasterWindow(column: 0, row: 0, columns: Int.max, rows: Int.max),
    ])
    func windowsOutsideAreRefused(window: RasterWindow) throws {
        let raster = try RasterDataset.createInMemory(RasterDefinition(grid: Fixtures.grid(), dataType: .uint8))
        #expect { try raster.band(at: 1).read(window, as: UInt8.self) } throws: {
            ($0 as? GDALError)?.code == .invalidArgument
        }
    }

    @Test func aWindowAboveTheLimitIsRefusedBeforeMemoryIsTaken() throws {
        let folder = try TemporaryDirectory()
        let xml = """
            <VRTDataset rasterXSize="2000000" rasterYSize="2000000">
            <GeoTransform>0,1,0,0,0,-1</GeoTransform><VRTRasterBand dataType="Byte" band="1"/></VRTDataset>
            """
        try xml.write(toFile: folder.path("a.vrt"), atomically: true, encoding: .utf8)
        let raster = try RasterDataset(opening: folder.path("a.vrt"), drivers: .rastersWithVRT)
        let whole = RasterWindow(column: 0, row: 0, columns: 2_000_000, rows: 2_000_000)
        #expect { try raster.band(at: 1).read(whole, as: UInt8.self) } throws: {
            ($0 as? GDALError)?.code == .limitExceeded
        }
    }

    @Test func narrowingIsRefused() throws {
        let raster = try RasterDataset.createInMemory(RasterDefinition(grid: Fixtures.grid(), dataType: .float64))
        #expect { try raster.band(at: 1).read(Fixtures.grid().window, as: Float.self) } throws: {
            ($0 as? GDALError)?.code == .typeMismatch
        }
    }

    @Test func bandsThatAreNotThereAreNotFound() throws {
        let raster = try RasterDataset.createInMemory(RasterDefinition(grid: Fixtures.grid(), dataType: .uint8))
        for number in [0, 2, -1] {
            #expect { try raster.band(at: number) } throws: { ($0 as? GDALError)?.code == .notFound }
        }
    }

    @Test func aClosedDatasetSaysSo() throws {
        let raster = try RasterDataset.createInMemory(RasterDefinition(grid: Fixtures.grid(), dataType: .uint8))
        let band = try raster.band(at: 1)
        try raster.close()
        try raster.close()
        #expect { try band.read(Fixtures.grid().window, as: UInt8.self) } throws: {
            ($0 as? GDALError)?.code == .closed
        }
    }

    @Test func theWrongDriverDoesNotOpen() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        let new = try RasterDataset.createGeoTIFF(path, RasterDefinition(grid: Fixtures.grid(), dataType: .uint8))
        try new.close()
        #expect { try RasterDataset(opening: path, drivers: DriverAllowList(["AAIGrid"])) } throws: { error in
            let error = error as? GDALError
            return error?.code == .openFailed && error?.messages.isEmpty == false && error?.subject == path
        }
        #expect { try RasterDataset(opening: path, drivers: DriverAllowList(["NoSuchDriver"])) } throws: {
            ($0 as? GDALError)?.code == .driverMissing
        }
    }
}
