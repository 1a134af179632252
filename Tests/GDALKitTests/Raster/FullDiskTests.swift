import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

/// A limit on file sizes stands for a full disk: writing succeeds into buffers, closing finds out.
@Suite struct FullDiskTests {
    @Test func closingARasterReportsWhatWritingDidNot() async {
        await #expect(processExitsWith: .success) {
            limitFileSize(to: 100_000)
            let folder = try TemporaryDirectory()
            let grid = try Fixtures.grid(columns: 1024, rows: 1024)
            let raster = try RasterDataset.createGeoTIFF(
                folder.path("a.tif"),
                RasterDefinition(grid: grid, dataType: .float32, compression: "NONE")
            )
            let values = (0..<1024 * 1024).map { Float($0) }
            expectFailure([.writeFailed, .closeFailed]) { () throws(GDALError) in
                try raster.band(at: 1).write(values, window: grid.window)
                try raster.close()
            }
        }
    }

    @Test(arguments: ["a.gpkg", "a.shp", "a.geojson", "a.fgb"])
    func closingAVectorFileReportsWhatWritingDidNot(name: String) async {
        await #expect(processExitsWith: .success) { [name] in
            limitFileSize(to: 200_000)
            let folder = try TemporaryDirectory()
            var geometries = GeometryColumn()
            for index in 0..<5000 { geometries.appendPolygon(rings: [Fixtures.square(Double(index), 0, 1)]) }
            let table = FeatureTable(
                name: "a",
                crs: try Fixtures.zone37(),
                featureIDs: (0..<5000).map(Int64.init),
                fields: [FieldDefinition(name: "NAME", type: .string, width: 80)],
                columns: [.strings((0..<5000).map { "mine \($0)" })],
                geometries: geometries
            )
            let path = folder.path(name)
            expectFailure([.writeFailed, .closeFailed, .verificationFailed, .createFailed]) { () throws(GDALError) in
                try VectorConversion.write([table], to: path)
            }
        }
    }
}

/// Makes writes beyond a size fail as on a full disk, for this process.
private func limitFileSize(to bytes: UInt) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(3) }
}

/// Leaves the process with an error unless the body fails with one of the codes.
private func expectFailure(_ codes: [GDALError.Code], _ body: () throws(GDALError) -> Void) {
    do throws(GDALError) {
        try body()
        exit(4)
    } catch {
        if !codes.contains(error.code) { exit(5) }
    }
}
