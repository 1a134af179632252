import Foundation
import Restoration
import TestSupport
import Testing

@Suite struct FindingGuideTests {
    /// Every code that any source file declares is explained; the page is written from the guide.
    @Test func everyCodeInTheSourcesIsExplained() throws {
        let sources = TestData.root.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /FindingCode\(rawValue: "([a-z_]+)"\)/) {
                #expect(FindingCode(rawValue: String(match.1)).guide != nil, "\(match.1)")
            }
        }
    }

    @Test func everyCodeOfTheDesignHasCauseAndCureInBothLanguages() {
        let first = """
            encoding_conflict encoding_guessed crs_missing crs_outside_county axis_swapped zone_prefix ballpark_refused \
            unit_unproven sign_unproven nodata_suspect value_out_of_range geometry_invalid repair_refused geometry_empty \
            geometry_type duplicate_feature id_duplicate id_missing overlap sliver outside_county field_missing \
            status_unknown declared_area_differs raster_partial raster_disjoint restored_outside_damage \
            restored_before_damage date_after_as_of layer_ambiguous layer_empty name_shortened driver_refused \
            path_refused limit_exceeded file_damaged no_county_box
            """
        for code in first.split(separator: " ") {
            let guide = FindingCode(rawValue: String(code)).guide
            #expect(guide != nil, "\(code)")
        }
        let codes = FindingCode.allKnown.map(\.code)
        #expect(Set(codes).count == codes.count)
        for guide in FindingCode.allKnown {
            #expect(![guide.cause.zh, guide.cause.en, guide.cure.zh, guide.cure.en].contains(""))
        }
    }

    /// Run with REGREEN_UPDATE_DOCS=1 to write the page anew.
    @Test func theFindingsPageIsUpToDate() throws {
        let page = TestData.root.appending(path: "docs/findings.md")
        if ProcessInfo.processInfo.environment["REGREEN_UPDATE_DOCS"] != nil {
            try FindingGuide.document().write(to: page, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == FindingGuide.document())
    }
}
