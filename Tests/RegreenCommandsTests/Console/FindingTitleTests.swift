import Restoration
import Testing

@testable import RegreenCommands

/// The title of a finding: the path gives way, never what tells features and mines apart.
@Suite struct FindingTitleTests {
    private func lines(file: String?, layer: String? = nil, mine: String? = nil) -> [String] {
        let finding = Finding(
            .duplicateFeature,
            .warning,
            file: file,
            layer: layer,
            feature: 12,
            mineID: mine,
            message: LocalizedText(zh: "", en: "")
        )
        return FindingTitle.lines(of: finding, word: "warning")
    }

    @Test func aShortPathStaysWhole() {
        #expect(
            lines(file: "a/mines.shp", layer: "mines", mine: "A1")
                == ["warning [duplicate_feature] a/mines.shp · mines · #12 · A1"]
        )
    }

    @Test func aLongPathLosesItsStart() throws {
        let path = "/tmp/county/2024/delivery-of-the-bureau/corrected/corrupt_too_long.shp"
        let title = lines(file: path, layer: "corrupt_too_long", mine: "A1")
        #expect(title.count == 1)
        let line = try #require(title.first)
        #expect(DisplayWidth.of(line) <= 80)
        #expect(
            line.hasPrefix("warning [duplicate_feature] …")
                && line.hasSuffix("_too_long.shp · corrupt_too_long · #12 · A1")
        )
    }

    @Test func whatDoesNotFitGoesOnAnotherLine() {
        let title = lines(
            file: "/tmp/county/mines.shp",
            layer: "a-layer-with-a-name-that-is-far-too-long-for-it",
            mine: "140521-KS-0001-and-more"
        )
        #expect(title.count > 1)
        let rest = title.dropFirst().joined(separator: " ")
        #expect(rest.contains("a-layer-with-a-name-that-is-far-too-long-for-it · #12 ·"))
        #expect(rest.contains("140521-KS-0001-and-more"))
        for line in title { #expect(DisplayWidth.of(line) <= 80) }
    }
}
