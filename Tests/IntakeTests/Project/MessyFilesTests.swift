import Foundation
import Restoration
import TestSupport
import Testing

@testable import Intake

/// Every file of `messy-files` gets the right reading or a clear error (issue 2 (d)).
@Suite(.enabled(if: TestData.data != nil)) struct MessyFilesTests {
    private func inspect(_ name: String) throws -> Inspection {
        FileInspector.inspect(try #require(TestData.data).appending(path: "messy-files/\(name)").path)
    }

    static let all = [
        "geotools/chinese_poly.shp", "geotools/extraAtEnd.shp", "geotools/wgs1snt.shp", "geotools/bad/state.shp",
        "geotools/dup_column.shp", "geotools/empty-shapefile.shp", "geotools/sparse.shp", "geotools/zpolygons.shp",
        "fiona/gre.shp",
        "pyshp/corrupt_too_long.shp", "node-gdal-async/sample_null.shp", "node-gdal-async/truncated.tiff",
        "node-gdal-async/unsupported-srs.tif", "rasterio/corrupt.tif", "rasterio/cogeo.tif", "rasterio/float_nan.tif",
        "rasterio/float_raster_with_extra_nodata.tif", "rasterio/rotated.tif", "rasterio/test_esri_wkt.tif",
    ]

    @Test(arguments: all)
    func readsOrSaysWhy(name: String) throws {
        let inspection = try inspect(name)
        let isRead = !inspection.layers.isEmpty || inspection.raster != nil
        #expect(isRead || inspection.findings.contains { $0.severity == .error })
    }

    @Test func chineseNamesAreRead() throws {
        let layer = try #require(try inspect("geotools/chinese_poly.shp").layers.first)
        #expect(layer.samples["NAME"] == ["黑龙江省"])
        #expect(layer.encodingDecision.encoding == "GB18030")
    }

    @Test(arguments: [
        ("geotools/extraAtEnd.shp", FindingCode.fileDamaged), ("geotools/empty-shapefile.shp", .layerEmpty),
        ("pyshp/corrupt_too_long.shp", .fileDamaged),
        ("node-gdal-async/truncated.tiff", .fileDamaged), ("rasterio/corrupt.tif", .fileDamaged),
        ("geotools/sparse.shp", .crsMissing),
    ])
    func theFaultIsNamed(name: String, code: FindingCode) throws {
        #expect(try inspect(name).findings.contains { $0.code == code })
    }

    @Test func duplicateNamesGetANumber() throws {
        let fields = try #require(try inspect("geotools/dup_column.shp").layers.first).fields.map(\.name)
        #expect(Set(fields).count == fields.count)
    }

    @Test func featureCounts() throws {
        for (name, count) in [
            ("geotools/wgs1snt.shp", 4), ("geotools/extraAtEnd.shp", 3), ("node-gdal-async/sample_null.shp", 1),
            ("geotools/bad/state.shp", 29), ("geotools/sparse.shp", 31),
            ("geotools/zpolygons.shp", 4), ("pyshp/corrupt_too_long.shp", 10),
        ] { #expect(try inspect(name).layers.first?.features == count, "\(name)") }
    }

    @Test func nodataIsCounted() throws {
        let nan = try #require(try inspect("rasterio/float_nan.tif").raster?.bands.first?.scan)
        #expect(nan.nonFiniteCells + nan.nodataCells == 1)
        let extra = try #require(
            try inspect("rasterio/float_raster_with_extra_nodata.tif").raster?.bands.first?.scan
        )
        #expect(extra.nodataCells == 518 && extra.validCells == 98)
    }
}
