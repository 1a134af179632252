import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct NoDataTests {
    @Test func aSigned64BitValueKeepsItsDigits() throws {
        let folder = try TemporaryDirectory()
        let value = NoDataValue.signed(-9_223_372_036_854_775_807)
        let new = try RasterDataset.createGeoTIFF(
            folder.path("a.tif"),
            RasterDefinition(grid: Fixtures.grid(), dataType: .int64, noDataValue: value)
        )
        try new.close()
        let band = try RasterDataset(opening: folder.path("a.tif")).band(at: 1)
        #expect(band.noDataValue == value)
        #expect(band.noDataValue?.integer == -9_223_372_036_854_775_807)
    }

    @Test func notANumberIsAValue() throws {
        let folder = try TemporaryDirectory()
        let new = try RasterDataset.createGeoTIFF(
            folder.path("a.tif"),
            RasterDefinition(grid: Fixtures.grid(), dataType: .float32, noDataValue: .real(.nan))
        )
        var values = [Float](repeating: 1, count: 80)
        values[3] = .nan
        try new.band(at: 1).write(values, window: Fixtures.grid().window)
        try new.close()
        let band = try RasterDataset(opening: folder.path("a.tif")).band(at: 1)
        #expect(band.noDataValue?.isNaN == true)
        #expect(band.maskKind == .noData)
        let mask = try band.readMask(Fixtures.grid().window)
        #expect(mask[3] == 0)
        #expect(mask.count { $0 == 0 } == 1)
    }

    @Test(arguments: [
        (NoDataValue.real(-9999), RasterDataType.uint8, false), (.real(255), .uint8, true), (.real(0.5), .int16, false),
        (.real(-9999), .int16, true), (.real(.nan), .float32, true), (.real(.nan), .int32, false),
        (.real(-3.4e38), .float32, true), (.unsigned(.max), .uint64, true), (.unsigned(.max), .int64, false),
        (.real(-129), .int8, false),
    ])
    func anIntegerBandHoldsOnlyWholeNumbersInItsRange(value: NoDataValue, type: RasterDataType, expected: Bool) {
        #expect(value.isRepresentable(in: type) == expected)
    }

    @Test func signedBytesReadAsNegativeNumbers() throws {
        let folder = try TemporaryDirectory()
        let new = try RasterDataset.createGeoTIFF(
            folder.path("a.tif"),
            RasterDefinition(grid: Fixtures.grid(), dataType: .int8)
        )
        var values = [Int8](repeating: 5, count: 80)
        values[0] = -1
        try new.band(at: 1).write(values, window: Fixtures.grid().window)
        try new.close()
        let band = try RasterDataset(opening: folder.path("a.tif")).band(at: 1)
        #expect(band.dataType == .int8)
        let window = RasterWindow(column: 0, row: 0, columns: 2, rows: 1)
        #expect(try band.read(window, as: Int8.self) == [-1, 5])
        #expect(try band.read(window, as: Double.self) == [-1, 5])
        #expect { try band.read(window, as: UInt8.self) } throws: { ($0 as? GDALError)?.code == .typeMismatch }
    }

    @Test func aMaskOfTheDatasetIsKeptInside() throws {
        let folder = try TemporaryDirectory()
        let new = try RasterDataset.createGeoTIFF(
            folder.path("a.tif"),
            RasterDefinition(grid: Fixtures.grid(), dataType: .uint8, noDataValue: .real(0))
        )
        var mask = [UInt8](repeating: 255, count: 80)
        mask[79] = 0
        try new.band(at: 1).writeMask(mask, window: Fixtures.grid().window)
        try new.close()
        let raster = try RasterDataset(opening: folder.path("a.tif"))
        let band = try raster.band(at: 1)
        #expect(band.hasExplicitMask)
        #expect(band.maskKind == .perDataset)
        #expect(try band.readMask(Fixtures.grid().window) == mask)
        #expect(raster.files == [folder.path("a.tif")])
    }
}
