import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

/// Real files other projects stumbled over: each gives the right reading or a clear error.
@Suite(.enabled(if: Fixtures.messy("geotools/chinese_poly.shp") != nil))
struct MessyFilesTests {
    @Test(arguments: [
        ("geotools/chinese_poly.shp", 1), ("geotools/wgs1snt.shp", 4), ("geotools/bad/state.shp", 29),
        ("geotools/dup_column.shp", 2), ("geotools/empty-shapefile.shp", 0), ("geotools/sparse.shp", 31),
        ("geotools/zpolygons.shp", 4), ("pyshp/corrupt_too_long.shp", 10),
    ])
    func shapefilesReadBothWays(name: String, count: Int) throws {
        let layer = try VectorDataset(opening: try #require(Fixtures.messy(name))).layer(at: 0)
        let columnar = try layer.readTable()
        let iterated = try layer.readTable(ReadRequest(method: .iteration))
        #expect(columnar.count == count)
        #expect(columnar.columns == iterated.columns)
        #expect(columnar.geometries == iterated.geometries)
    }

    @Test func heightsAreKept() throws {
        let layer = try VectorDataset(opening: try #require(Fixtures.messy("geotools/zpolygons.shp"))).layer(at: 0)
        #expect(layer.geometryType.hasHeights)
        #expect(try layer.readTable().geometries.z != nil)
    }

    @Test func aRecordOfNullsHasNoValues() throws {
        let path = try #require(Fixtures.messy("node-gdal-async/sample_null.shp"))
        let table = try VectorDataset(opening: path).layer(at: 0).readTable()
        #expect(table.geometries.kinds == [.point])
        #expect(table.columns.allSatisfy { $0[0].isNull })
    }

    @Test func rastersSayWhatTheyAre() throws {
        let nan = try RasterDataset(opening: try #require(Fixtures.messy("rasterio/float_nan.tif")))
        #expect(nan.crs == nil)
        #expect(try nan.band(at: 1).noDataValue?.isNaN == true)
        let rotated = try RasterDataset(opening: try #require(Fixtures.messy("rasterio/rotated.tif")))
        #expect(rotated.transform?.isAxisAligned == false)
        let extra = try RasterDataset(
            opening: try #require(Fixtures.messy("rasterio/float_raster_with_extra_nodata.tif"))
        )
        let values = try extra.band(at: 1).read(
            RasterWindow(column: 0, row: 0, columns: extra.columns, rows: extra.rows),
            as: Float.self
        )
        #expect(values.count { $0 < -3e38 } == 518)
        let mars = try RasterDataset(opening: try #require(Fixtures.messy("node-gdal-async/unsupported-srs.tif")))
        #expect(mars.crs?.epsg == nil)
        #expect(mars.crs?.definition.isEmpty == false)
    }

    @Test(.enabled(if: TestData.data != nil))
    func theBeijing1954FilesAreKnownAsSuch() throws {
        let path = try #require(TestData.data).appending(path: "changting-youwuzhen-beijing54/thiessen_pcp.shp").path
        let crs = try #require(try VectorDataset(opening: path).layer(at: 0).crs)
        #expect(crs.datumName?.contains("Beijing") == true)
        #expect(crs.kind == .projected)
    }
}
