import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

/// The library reaches no network, prints nothing and leaves nothing beside the data.
@Suite struct HermeticTests {
    @Test(arguments: ["/vsicurl/http://127.0.0.1:PORT/a.tif", "/vsicurl_streaming/http://127.0.0.1:PORT/a.tif"])
    func aSourceOnTheNetworkIsNotAskedFor(source: String) throws {
        let listener = try #require(Listener())
        let folder = try TemporaryDirectory()
        let xml = """
            <VRTDataset rasterXSize="1" rasterYSize="1"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>
            <SourceFilename>\(source.replacingOccurrences(of: "PORT", with: String(listener.port)))</SourceFilename>
            <SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>
            """
        try xml.write(toFile: folder.path("a.vrt"), atomically: true, encoding: .utf8)
        #expect(throws: GDALError.self) {
            let raster = try RasterDataset(opening: folder.path("a.vrt"), drivers: .rastersWithVRT)
            _ = try raster.band(at: 1).read(RasterWindow(column: 0, row: 0, columns: 1, rows: 1), as: UInt8.self)
        }
        #expect(!listener.wasCalled)
    }

    @Test func failuresPrintNothing() async throws {
        let result = await #expect(
            processExitsWith: .success,
            observing: [\.standardErrorContent, \.standardOutputContent]
        ) {
            let folder = try TemporaryDirectory()
            try "garbage".write(toFile: folder.path("a.tif"), atomically: true, encoding: .utf8)
            try "garbage".write(toFile: folder.path("a.shp"), atomically: true, encoding: .utf8)
            guard (try? RasterDataset(opening: folder.path("a.tif"))) == nil,
                (try? VectorDataset(opening: folder.path("a.shp"))) == nil,
                (try? SpatialReferenceText.parse("PROJCS[nonsense")) == nil
            else { exit(3) }
        }
        #expect(result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } == "")
    }

    @Test(arguments: ["a.asc", "a.xyz", "a.grd"])
    func readingLeavesNoFilesBehind(name: String) throws {
        let folder = try TemporaryDirectory()
        let text =
            switch name {
            case "a.asc": "ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -9\n1 2\n3 -9\n"
            case "a.xyz": "0.5 1.5 1\n1.5 1.5 2\n0.5 0.5 3\n1.5 0.5 -9\n"
            default: "DSAA\n2 2\n0.5 1.5\n0.5 1.5\n-9 3\n3 -9\n1 2\n"
            }
        try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
        let raster = try RasterDataset(opening: folder.path(name))
        let values = try raster.band(at: 1).read(RasterWindow(column: 0, row: 0, columns: 2, rows: 2), as: Double.self)
        #expect(values == [1, 2, 3, -9])
        #expect(raster.transform?.originX == 0)
        #expect(raster.transform?.originY == 2)
        try raster.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [name])
    }

    @Test func workersReadTheSameFileAtOnce() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        let grid = try Fixtures.grid(columns: 512, rows: 512)
        let raster = try RasterDataset.createGeoTIFF(path, RasterDefinition(grid: grid, dataType: .int32))
        try raster.band(at: 1).write((0..<512 * 512).map { Int32($0) }, window: grid.window)
        try raster.close()
        let sums = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let values = try RasterDataset(opening: path).band(at: 1).read(grid.window, as: Int32.self)
                    return values.reduce(0) { $0 + Int($1) }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums == Array(repeating: 512 * 512 * (512 * 512 - 1) / 2, count: 8))
    }

    @Test func errorsOfOneThreadDoNotReachAnother() async {
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                group.addTask {
                    let path = "/no/such/\(index).tif"
                    #expect { try RasterDataset(opening: path) } throws: { ($0 as? GDALError)?.subject == path }
                    #expect { try SpatialReferenceText.parse("nonsense \(index)") } throws: { error in
                        (error as? GDALError)?.subject == "nonsense \(index)"
                    }
                }
            }
        }
    }
}

/// A TCP port of this machine that only notes whether somebody called.
private final class Listener {
    let port: UInt16
    private let descriptor: Int32

    init?() {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 4) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard isListening else { return nil }
    }

    deinit { Foundation.close(descriptor) }

    /// True when a connection is waiting.
    var wasCalled: Bool { accept(descriptor, nil, nil) >= 0 }
}
