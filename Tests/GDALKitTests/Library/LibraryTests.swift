import Foundation
import GDALKit
import TestSupport
import Testing

@Suite struct LibraryTests {
    @Test func versionsAreReported() {
        #expect(GDALLibrary.runtimeVersion.split(separator: ".").count >= 3)
        #expect(GDALLibrary.compiledVersion.hasPrefix("3."))
        #expect(GDALLibrary.isRuntimeCompatible)
    }

    @Test(arguments: ["GBK", "GB18030", "CP936", "UTF-8"])
    func chineseEncodingsConvertBothWays(encoding: String) throws {
        #expect(GDALLibrary.hasConverter(for: encoding))
        let bytes = try #require(GDALLibrary.encode("石灰岩矿", encoding: encoding))
        #expect(GDALLibrary.decode(bytes, encoding: encoding) == "石灰岩矿")
    }

    @Test func invalidBytesAreNil() {
        #expect(GDALLibrary.decode([0xCA, 0xFF, 0x41], encoding: "GBK") == nil)
        #expect(GDALLibrary.decode([0xCA, 0x41], encoding: "UTF-8") == nil)
        #expect(GDALLibrary.encode("矿", encoding: "ISO-8859-1") == nil)
        #expect(GDALLibrary.decode([0x41], encoding: "NO-SUCH") == nil)
    }

    @Test func aZipIsListedWithUnpackedSizes() throws {
        let folder = try TemporaryDirectory()
        let zip = folder.path("a.zip")
        // One stored member "a.txt" of 5 bytes, written by hand.
        try Data(Fixtures.storedZip(name: "a.txt", content: Array("hello".utf8))).write(to: URL(filePath: zip))
        let entries = try VirtualFiles.listZip(zip)
        #expect(entries.map(\.name) == ["a.txt"])
        #expect(entries.map(\.size) == [5])
        #expect(VirtualFiles.size(VirtualFiles.zipMember(zip, "a.txt")) == 5)
        #expect { try VirtualFiles.listZip(zip, maximumEntries: 0) } throws: {
            ($0 as? GDALError)?.code == .limitExceeded
        }
    }

    @Test func aVRTTellsItsSourcesWithoutOpeningThem() throws {
        let folder = try TemporaryDirectory()
        let vrt = folder.path("a.vrt")
        let xml = """
            <VRTDataset rasterXSize="1" rasterYSize="1"><VRTRasterBand dataType="Byte" band="1">
            <SimpleSource><SourceFilename relativeToVRT="1">b.tif</SourceFilename></SimpleSource>
            <SimpleSource><SourceFilename relativeToVRT="0">/etc/passwd</SourceFilename></SimpleSource>
            </VRTRasterBand></VRTDataset>
            """
        try xml.write(toFile: vrt, atomically: true, encoding: .utf8)
        let inspection = try VirtualDatasetInspection(path: vrt)
        #expect(inspection.sources == [folder.path("b.tif"), "/etc/passwd"])
        #expect(!inspection.usesSQL)
        #expect { try RasterDataset(opening: vrt) } throws: { ($0 as? GDALError)?.code == .openFailed }
    }

    @Test func aVectorVRTWithSQLSaysSo() throws {
        let folder = try TemporaryDirectory()
        let vrt = folder.path("a.vrt")
        let xml = """
            <OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>../b.shp</SrcDataSource>
            <SrcSQL>SELECT 1</SrcSQL></OGRVRTLayer></OGRVRTDataSource>
            """
        try xml.write(toFile: vrt, atomically: true, encoding: .utf8)
        let inspection = try VirtualDatasetInspection(path: vrt)
        #expect(inspection.sources == ["../b.shp"])
        #expect(inspection.usesSQL)
    }
}

extension Fixtures {
    /// A ZIP archive with one member that is stored, not packed.
    static func storedZip(name: String, content: [UInt8]) -> [UInt8] {
        func le(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 255) } }
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in content {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        let sizes = le(Int(~crc), 4) + le(content.count, 4) + le(content.count, 4) + le(name.utf8.count, 2)
        let head = le(20, 2) + le(0, 2) + le(0, 2) + le(0, 4) + sizes + le(0, 2)
        let local = le(0x0403_4b50, 4) + head + Array(name.utf8) + content
        let central =
            le(0x0201_4b50, 4) + le(20, 2) + head + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(0, 4)
            + Array(name.utf8)
        let end =
            le(0x0605_4b50, 4) + le(0, 2) + le(0, 2) + le(1, 2) + le(1, 2) + le(central.count, 4) + le(local.count, 4)
            + le(0, 2)
        return local + central + end
    }
}
