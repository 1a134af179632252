import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct BrokenRasterTests {
    @Test func aTruncatedFileFailsNamingTheBlock() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        let grid = try Fixtures.grid(columns: 512, rows: 512)
        let new = try RasterDataset.createGeoTIFF(
            path,
            RasterDefinition(grid: grid, dataType: .float32, compression: "NONE")
        )
        try new.band(at: 1).write((0..<512 * 512).map { Float($0) }, window: grid.window)
        try new.close()
        let bytes = try Data(contentsOf: URL(filePath: path))
        try bytes.prefix(bytes.count - 300_000).write(to: URL(filePath: path))
        let raster = try RasterDataset(opening: path)
        #expect { try raster.band(at: 1).read(grid.window, as: Float.self) } throws: { error in
            let error = error as? GDALError
            return error?.code == .readFailed && error?.subject.contains("block column") == true
        }
    }

    @Test(.enabled(if: Fixtures.messy("node-gdal-async/truncated.tiff") != nil))
    func theTruncatedRealFileFails() throws {
        let path = try #require(Fixtures.messy("node-gdal-async/truncated.tiff"))
        let raster = try RasterDataset(opening: path)
        let window = RasterWindow(column: 0, row: 0, columns: 1, rows: 1)
        #expect { try raster.band(at: 1).read(window, as: Double.self) } throws: {
            ($0 as? GDALError)?.code == .readFailed
        }
    }

    @Test(.enabled(if: Fixtures.messy("rasterio/corrupt.tif") != nil))
    func theCorruptRealFileNamesItsBlock() throws {
        let path = try #require(Fixtures.messy("rasterio/corrupt.tif"))
        let band = try RasterDataset(opening: path).band(at: 1)
        let window = RasterWindow(column: 0, row: 0, columns: 1024, rows: 1024)
        #expect { try band.read(window, as: UInt8.self) } throws: { error in
            (error as? GDALError)?.subject.hasSuffix("block column 1 row 1") == true
        }
        let block = band.blockSize
        _ = try band.read(RasterWindow(column: 0, row: 0, columns: block.columns, rows: block.rows), as: UInt8.self)
    }

    @Test(arguments: ["", "not a raster at all", "II*\0"])
    func garbageDoesNotOpen(content: String) throws {
        let folder = try TemporaryDirectory()
        try content.write(toFile: folder.path("a.tif"), atomically: true, encoding: .utf8)
        #expect { try RasterDataset(opening: folder.path("a.tif")) } throws: { ($0 as? GDALError)?.code == .openFailed }
    }
}
