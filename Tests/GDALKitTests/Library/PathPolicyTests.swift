import GDALKit
import TestSupport
import Testing

@Suite struct PathPolicyTests {
    @Test(arguments: [
        "http://example.org/a.tif", "https://example.org/a.tif", "/vsicurl/http://example.org/a.tif",
        "/vsis3/bucket/a.tif",
        "/VSICURL/x", "/vsizip//vsicurl/x/a.zip", "/vsigs/b/a", "/vsiaz/b/a", "/vsistdin/",
        "/vsisubfile/0_10,/etc/passwd",
        "<VRTDataset/>", "{\"type\":\"Point\"}", "",
    ])
    func networkAndInlineTextAreRefused(path: String) {
        #expect(PathPolicy.refuses(path))
        #expect { try RasterDataset(opening: path) } throws: { ($0 as? GDALError)?.code == .pathRefused }
    }

    @Test(arguments: ["/data/a.tif", "矿山/边界.shp", "/vsizip/{/data/a.zip}/b.shp", "/vsimem/a", "/data/vsi/a.tif"])
    func localPathsAreNot(path: String) {
        #expect(!PathPolicy.refuses(path))
    }

    @Test(arguments: ["PG:host=example.org", "WFS:server", "/no/such/file.tif"])
    func connectionStringsAreFilesThatDoNotExist(path: String) {
        #expect { try VectorDataset(opening: path) } throws: { ($0 as? GDALError)?.code == .fileNotFound }
    }

    @Test func networkDriversAreNotRegistered() {
        let names = Set(GDALLibrary.driverNames)
        #expect(names.isDisjoint(with: ["HTTP", "WMS", "WFS", "PostgreSQL", "OAPIF"]))
        #expect(names.isSuperset(of: ["GTiff", "COG", "GPKG", "ESRI Shapefile"]))
    }
}
