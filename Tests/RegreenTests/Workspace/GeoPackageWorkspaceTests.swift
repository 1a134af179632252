import Foundation
import GDALKit
import GeoModel
import Restoration
import TestSupport
import Testing

@testable import Regreen

/// What holds for a workspace as a GeoPackage.
@Suite struct GeoPackageWorkspaceTests {
    let folder: TemporaryDirectory
    private var path: String { folder.path("workspace.gpkg") }

    init() throws { folder = try TemporaryDirectory() }

    private func filled() throws -> WorkspaceStore {
        let store = try WorkspaceStore.openOrCreate(.geoPackage(path: path)).store
        try store.append(checking: WorkspaceFixture.works("M-1"))
        try store.record(WorkspaceFixture.run(try store.head()), WorkspaceFixture.snapshot) {}
        return store
    }

    @Test func theFileIsAGeoPackageThatGDALReads() throws {
        _ = try filled()
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.starts(with: Data("SQLite format 3\0".utf8)))
        #expect(Array(bytes[68..<72]) == Array("GPKG".utf8))
        #expect(Array(bytes[60..<64]) == [0, 0, 0x28, 0x3C])
        let dataset = try VectorDataset(opening: path)
        #expect(Set(dataset.layerNames) == ["mines", "patches", "events", "runs"])
        let mines = try dataset.layer(named: "mines")
        #expect(try mines.crs?.epsg == 4525)
        #expect(try mines.featureCount() == 2)
    }

    /// Every byte of the events as they lie in the file: flipped one at a time, each is found.
    @Test func anyAlteredByteOfTheEventsIsFound() throws {
        let store = try filled()
        let original = try Data(contentsOf: URL(filePath: path))
        let row = try #require(try store.rows(after: 2, limit: 1).first)
        let copy = folder.path("altered.gpkg")
        var positions: [Int] = []
        for text in [row.payload, row.hash, row.actor, row.date] {
            let range = try #require(original.firstRange(of: Data(text.utf8)))
            positions += range.lowerBound..<range.upperBound
        }
        for position in positions {
            var altered = original
            altered[position] ^= 0x01
            try altered.write(to: URL(filePath: copy))
            let isFound = (try? isSound(copy)) != true
            #expect(isFound, "byte \(position)")
        }
        #expect(try isSound(path))
    }

    private func isSound(_ path: String) throws -> Bool {
        let store = try WorkspaceStore.open(.geoPackage(path: path))
        return try store.verify().isEmpty && store.integrityFaults().isEmpty
    }

    @Test func aForeignFileIsLeftAlone() throws {
        try Data("not a database, only some text that is long enough".utf8).write(to: URL(filePath: path))
        #expect(throws: InputError.self) { _ = try WorkspaceStore.openOrCreate(.geoPackage(path: path)) }
        #expect(try Data(contentsOf: URL(filePath: path)).count == 50)
        let sample = TestData.root.appending(path: "SampleData/damage/damage.gpkg")
        let copy = folder.path("other.gpkg")
        try FileManager.default.copyItem(at: sample, to: URL(filePath: copy))
        let before = try Data(contentsOf: URL(filePath: copy))
        #expect(throws: InputError.self) { _ = try WorkspaceStore.openOrCreate(.geoPackage(path: copy)) }
        #expect(throws: InputError.self) { _ = try WorkspaceStore.migrate(.geoPackage(path: copy)) }
        #expect(try Data(contentsOf: URL(filePath: copy)) == before)
        #expect(throws: InputError.self) { _ = try WorkspaceStore.open(.geoPackage(path: folder.path("none.gpkg"))) }
        #expect(!FileManager.default.fileExists(atPath: folder.path("none.gpkg")))
    }

    @Test func nothingLiesBesideAFinishedWorkspace() throws {
        _ = try filled()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["workspace.gpkg"])
    }

    @Test func theConnectionStringComesFromTheEnvironmentAlone() throws {
        let here = folder.url
        let file = try WorkspaceLocation(declared: nil, folder: here, environment: [:])
        #expect(file == .geoPackage(path: here.appending(path: "workspace.gpkg").path))
        for word in ["postgres", "postgres:"] {
            let place = try WorkspaceLocation(
                declared: word,
                folder: here,
                environment: ["REGREEN_WORKSPACE": "host=/x password=secret"]
            )
            #expect(place.shown == "postgres:")
            #expect(throws: InputError.self) {
                _ = try WorkspaceLocation(declared: word, folder: here, environment: [:])
            }
            do {
                _ = try WorkspaceStore.open(place)
                Issue.record("no server listens there")
            } catch let error as InputError {
                #expect(error.finding.code == .workspaceUnreachable)
                #expect(!"\(Failure(error).line(.en))".contains("secret"))
            }
        }
    }
}
