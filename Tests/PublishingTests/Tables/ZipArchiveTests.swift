import Testing

@testable import Publishing

/// The archive of evidence packets.
@Suite struct ZipArchiveTests {
    @Test func theChecksumIsThatOfTheFormat() {
        // The check value every description of CRC-32 gives.
        #expect(ZipArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(ZipArchive.checksum([]) == 0)
    }

    @Test func equalContentGivesEqualBytes() throws {
        var first = ZipArchive()
        var second = ZipArchive()
        for name in ["甲/图斑.geojson", "b.txt"] {
            let added = [first.add(name, [1, 2, 3]), second.add(name, [1, 2, 3])]
            #expect(added == [true, true])
        }
        let bytes = try #require(first.bytes())
        #expect(second.bytes() == bytes)
        #expect(bytes.prefix(4) == [0x50, 0x4B, 0x03, 0x04])
        #expect(bytes.suffix(22).prefix(4) == [0x50, 0x4B, 0x05, 0x06])
        #expect(bytes.count == 22 + 2 * (30 + 46) + 2 * (Array("甲/图斑.geojson".utf8).count + 5) + 6)
    }

    @Test(arguments: ["", "/etc/passwd", "../x", "a//b", "a/../b", "taken"])
    func aPathThatLeavesTheArchiveIsRefused(path: String) {
        var archive = ZipArchive()
        let added = [archive.add("taken", []), archive.add(path, [1])]
        #expect(added == [true, false])
        #expect(archive.entries.count == 1)
    }
}
