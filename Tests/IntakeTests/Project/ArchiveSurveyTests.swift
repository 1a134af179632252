import Foundation
import Restoration
import TestSupport
import Testing

@testable import Intake

@Suite struct ArchiveSurveyTests {
    @Test func whatLiesInArchivesIsFound() throws {
        let directory = try TemporaryDirectory()
        let scratch = try TemporaryDirectory()
        var file = RawShapefile()
        file.fields = [.init(name: Array("id".utf8), width: 20)]
        file.records = [
            (
                [[(37_560_000, 3_950_000), (37_560_000, 3_950_100), (37_560_100, 3_950_100), (37_560_000, 3_950_000)]],
                [Array("A1".utf8)]
            )
        ]
        try file.write(to: scratch.path("mines.shp"))
        try RawGeoTIFF(columns: 1, rows: 1, values: .float32([1]), transform: [0, 10, 0, 10, 0, -10])
            .write(to: scratch.path("a.tif"))
        let members = ["shp", "shx", "dbf"].map { scratch.path("mines.\($0)") }
        try RawZip(files: members, folder: "delivery/").write(to: directory.path("mines.zip"))
        try RawZip(files: [scratch.path("a.tif")]).write(to: directory.path("沉陷.zip"))
        try RawZip([.init("readme.txt", Array("papers".utf8))]).write(to: directory.path("papers.zip"))
        try RawZip([.init("inner.zip", [])]).write(to: directory.path("nested.zip"))
        let survey = try FolderSurvey(directory: directory.url.path, context: IntakeContext())
        #expect(survey.layers.map(\.path) == ["mines.zip"])
        #expect(survey.rasters.map(\.path) == ["沉陷.zip"])
        #expect(survey.rasters.first?.quantity == .subsidence)
        #expect(survey.refused.map(\.code) == [.limitExceeded])
    }
}
