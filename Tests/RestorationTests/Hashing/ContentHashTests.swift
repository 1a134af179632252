import Foundation
import Restoration
import TestSupport
import Testing

@Suite struct ContentHashTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func knownHashes(_ text: String, _ hex: String) {
        #expect(ContentHash(of: text).hex == hex)
        #expect(ContentHash(hex: hex.uppercased())?.hex == hex)
    }

    @Test func aFileHashesAsItsBytes() throws {
        let folder = try TemporaryDirectory()
        let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(bytes).write(to: URL(filePath: folder.path("big")))
        #expect(try ContentHash(ofFile: folder.path("big")) == ContentHash(of: bytes))
    }

    @Test func aMissingFileIsSaidByName() throws {
        let folder = try TemporaryDirectory()
        let error = #expect(throws: InputError.self) { try ContentHash(ofFile: folder.path("none")) }
        #expect(error?.finding.code == .fileMissing)
        #expect(error?.finding.message.en.contains("none") == true)
    }

    @Test(arguments: ["", "abc", String(repeating: "g", count: 64)])
    func otherTextsAreNoHash(_ text: String) { #expect(ContentHash(hex: text) == nil) }
}
