import Foundation
import Restoration
import TestSupport
import Testing

@testable import Regreen

/// `verify` sees every changed byte and every sum that does not hold.
@Suite struct OutputVerifierTests {
    private static let assessment: JSONValue = [
        "schema": "regreen.assessment/1", "area_method": "planar",
        "mines": [
            [
                "mine_id": "A", "area": ["planar_m2": 100.0], "damaged_m2": 60.0, "restored_m2": 10.0,
                "in_works_m2": 20.0, "pending_m2": 29.5, "exempt_m2": 0.5, "remaining_m2": 50.0,
                "overlap": ["damaged_m2": 5.0, "restored_m2": 0.0],
                "subsidence": [
                    "valid_m2": 70.0, "nodata_m2": 20.0, "masked_m2": 10.0, "outside_m2": 0.0,
                    "classes": [["area_m2": 50.0], ["area_m2": 20.0]],
                ],
            ]
        ],
        "totals": ["county": ["damaged_m2": 55.0]],
    ]

    /// Writes a small output folder with a right manifest.
    private func folder(assessment: JSONValue = assessment) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let text = assessment.serialized()
        try Data(text.utf8).write(to: URL(filePath: directory.path("assessment.json")))
        var manifest: JSONObject = [
            "schema": .string(Manifest.schema),
            "files": [["path": "assessment.json", "bytes": 1, "sha256": .string(ContentHash(of: text).hex)]],
        ]
        manifest["digest"] = .string(Manifest.digest(of: .object(manifest)).hex)
        manifest["run"] = ["started": "whenever"]
        try Data(JSONValue.object(manifest).serialized().utf8).write(
            to: URL(filePath: directory.path("manifest.json"))
        )
        return directory
    }

    private func codes(_ directory: TemporaryDirectory) -> [String] {
        OutputVerifier.verify(directory.url.path).flatMap(\.findings).map(\.code.rawValue)
    }

    @Test func aRightFolderIsSound() throws {
        let directory = try folder()
        let report = try #require(OutputVerifier.verify(directory.url.path).first)
        #expect(report.findings.isEmpty)
        #expect(report.filesChecked == 1 && report.sumsChecked == 5)
    }

    @Test func aChangedFileIsSeen() throws {
        let directory = try folder()
        let path = directory.path("assessment.json")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data((text + " ").utf8).write(to: URL(filePath: path))
        #expect(codes(directory) == ["output_changed"])
    }

    @Test func aMissingAndAnAddedFileAreSeen() throws {
        let directory = try folder()
        try FileManager.default.moveItem(atPath: directory.path("assessment.json"), toPath: directory.path("b.json"))
        #expect(codes(directory) == ["output_changed", "output_changed"])
    }

    @Test func aChangedManifestIsSeenButNotItsRunBlock() throws {
        let directory = try folder()
        let path = directory.path("manifest.json")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data(text.replacingOccurrences(of: "whenever", with: "later").utf8).write(to: URL(filePath: path))
        #expect(codes(directory).isEmpty)
        try Data(text.replacingOccurrences(of: "\"bytes\":1", with: "\"bytes\":2").utf8).write(
            to: URL(filePath: path)
        )
        #expect(codes(directory) == ["output_changed"])
    }

    struct Slip: Sendable {
        let path: [String]
        let value: Double
    }

    @Test(arguments: [
        Slip(path: ["pending_m2"], value: 29.6), Slip(path: ["remaining_m2"], value: 50.1),
        Slip(path: ["subsidence", "nodata_m2"], value: 21), Slip(path: ["overlap", "damaged_m2"], value: 4.99),
    ])
    func aSumThatDoesNotHoldIsSeen(slip: Slip) throws {
        let mine = try #require(Self.assessment["mines"]?.arrayValue?.first)
        var changed = try #require(Self.assessment.objectValue)
        changed["mines"] = .array([replacing(slip.path[...], in: mine, by: slip.value)])
        let directory = try folder(assessment: .object(changed))
        #expect(codes(directory) == ["sums_differ"])
    }

    private func replacing(_ path: ArraySlice<String>, in value: JSONValue, by number: Double) -> JSONValue {
        guard let key = path.first, var object = value.objectValue else { return .double(number) }
        object[key] = replacing(path.dropFirst(), in: object[key] ?? .null, by: number)
        return .object(object)
    }

    @Test func aFolderWithoutManifestIsNoOutput() throws {
        #expect(codes(try TemporaryDirectory()) == ["manifest_missing"])
    }
}
