import Foundation
import Restoration
import TestSupport
import Testing

@testable import Intake

@Suite struct SourceGuardTests {
    let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    private func code(_ path: String, root: String? = nil, limits: IntakeLimits = IntakeLimits()) -> FindingCode? {
        var context = IntakeContext(projectFolder: root)
        context.limits = limits
        do {
            _ = try SourceGuard(context: context).check(path: path, written: path)
            return nil
        } catch {
            return error.finding.code
        }
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = directory.path(name)
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test(arguments: [
        "/vsicurl/http://a/b.tif", "http://a/b.tif", "https://a/b", "/vsizip//vsicurl/x.zip", "PG:dbname=x",
        "/vsistdin/",
    ])
    func remotePathsAreRefused(path: String) {
        #expect([FindingCode.pathRefused, .fileMissing].contains(code(path)))
        #expect(path.hasPrefix("PG:") || code(path) == .pathRefused)
    }

    @Test func vrtSourcesStayInsideTheFolder() throws {
        _ = try write("p/in.tif", "x")
        _ = try write("out.tif", "x")
        let root = directory.path("p")
        func vrt(_ source: String) throws -> String {
            try write(
                "p/a.vrt",
                "<VRTDataset><VRTRasterBand><SimpleSource><SourceFilename relativeToVRT=\"1\">\(source)</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"
            )
        }
        #expect(code(try vrt("in.tif"), root: root) == nil)
        #expect(code(try vrt("../out.tif"), root: root) == .pathRefused)
        #expect(code(try vrt("&#46;./out.tif"), root: root) == .pathRefused)
        #expect(code(try vrt(directory.path("out.tif")), root: root) == .pathRefused)
        #expect(code(try vrt("/vsicurl/http://h/x.tif"), root: root) == .pathRefused)
        #expect(code(try vrt("HDF5:\"/etc/passwd\"://x"), root: root) == .pathRefused)
        #expect(code(try vrt("missing.tif"), root: root) == .fileMissing)
        #expect(
            code(try write("p/e.vrt", "<!DOCTYPE a [<!ENTITY x SYSTEM \"/etc/passwd\">]><VRTDataset/>"), root: root)
                == .pathRefused
        )
    }

    @Test func symbolicLinksAreFollowed() throws {
        _ = try write("out.tif", "x")
        _ = try write("p/keep", "x")
        try FileManager.default.createSymbolicLink(
            atPath: directory.path("p/link.tif"),
            withDestinationPath: directory.path("out.tif")
        )
        let path = try write(
            "p/a.vrt",
            "<VRTDataset><SourceFilename relativeToVRT=\"1\">link.tif</SourceFilename></VRTDataset>"
        )
        #expect(code(path, root: directory.path("p")) == .pathRefused)
    }

    @Test func vrtThatNamesItselfEnds() throws {
        let path = try write(
            "a.vrt",
            "<VRTDataset><SourceFilename relativeToVRT=\"1\">a.vrt</SourceFilename></VRTDataset>"
        )
        #expect(code(path) == .limitExceeded)
    }

    /// A zip directory of one entry that claims these sizes.
    private func zip(_ name: String, packed: UInt32, unpacked: UInt32, member: String = "a.shp") throws -> String {
        var bytes: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
        bytes += [UInt8](repeating: 0, count: 26)
        let start = bytes.count
        func little(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        bytes += [0x50, 0x4B, 0x01, 0x02] + [UInt8](repeating: 0, count: 16)
        bytes += little(packed, 4) + little(unpacked, 4) + little(UInt32(member.utf8.count), 2)
        bytes += [UInt8](repeating: 0, count: 16) + Array(member.utf8)
        let size = bytes.count - start
        bytes += [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0, 1, 0, 1, 0]
        bytes += little(UInt32(size), 4) + little(UInt32(start), 4) + [0, 0]
        let path = directory.path(name)
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    @Test func zipBombsAreRefusedFromTheDirectoryAlone() throws {
        #expect(code(try zip("ok.zip", packed: 100, unpacked: 10_000)) == nil)
        #expect(code(try zip("ratio.zip", packed: 1_000_000, unpacked: 4_000_000_000)) == .limitExceeded)
        var limits = IntakeLimits()
        limits.zipUnpackedBytes = 1_000_000
        #expect(code(try zip("big.zip", packed: 900_000, unpacked: 1_000_001), limits: limits) == .limitExceeded)
        limits.zipEntries = 0
        #expect(code(try zip("many.zip", packed: 1, unpacked: 1), limits: limits) == .limitExceeded)
        #expect(code(try zip("slip.zip", packed: 1, unpacked: 1, member: "../a.shp")) == .pathRefused)
        #expect(code(try zip("nested.zip", packed: 1, unpacked: 1, member: "b.zip")) == .limitExceeded)
        #expect(code(try write("cut.zip", "PK\u{3}\u{4}rest of it")) == .fileDamaged)
    }

    @Test func archivesOutsideTheProjectAreRefused() throws {
        let path = try zip("a.zip", packed: 1, unpacked: 1)
        try FileManager.default.createDirectory(atPath: directory.path("p"), withIntermediateDirectories: true)
        #expect(code(path, root: directory.path("p")) == .pathRefused)
        #expect(code(path, root: directory.url.path) == nil)
    }
}
