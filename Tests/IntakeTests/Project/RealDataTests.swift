import Foundation
import GeoModel
import Restoration
import SpatialAnalysis
import TestSupport
import Testing

@testable import Intake

/// The real files of the data folder: read with the right CRS, or refused with a reason.
@Suite(.enabled(if: TestData.data != nil)) struct RealDataTests {
    private static let suffixes: Set<String> = ["shp", "geojson", "tif", "tiff", "unw", "hgt", "json"]

    static var files: [String] {
        guard let root = TestData.data else { return [] }
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return names.filter { suffixes.contains(URL(filePath: $0).pathExtension.lowercased()) }.sorted()
    }

    @Test(arguments: files)
    func everyFileIsReadOrExplained(name: String) throws {
        let inspection = FileInspector.inspect(try #require(TestData.data).appending(path: name).path)
        if ProcessInfo.processInfo.environment["REGREEN_SHOW"] != nil {
            let layers = inspection.layers.map {
                "\($0.name) \($0.features) \($0.crsDecision.crs?.summary ?? "-") \($0.encodingDecision.how)"
            }
            print(
                "@@ \(name): \(inspection.driver ?? "-") \(layers) \(inspection.raster?.crsDecision.crs?.summary ?? "") \(inspection.findings.map { "\($0.code.rawValue)/\($0.severity): \($0.message.en)" })"
            )
        }
        let isRead = !inspection.layers.isEmpty || inspection.raster != nil
        #expect(isRead || inspection.findings.contains { $0.severity == .error })
    }

    private func load(_ path: String, role: LayerRole) throws -> LoadedLayer {
        let full = try #require(TestData.data).appending(path: path).path
        return try VectorLoader.load(
            LayerSpecification(path: full, writtenPath: path),
            role: role,
            context: IntakeContext()
        )
    }

    @Test func coalMinesOfChina() throws {
        let layer = try load("gem-coal-mines-china-australia/gem_china.geojson", role: .any)
        #expect(layer.table.geometries.kinds.count { $0.dimension == 2 } == 103)
        #expect(layer.crsDecision.how == .format)
    }

    @Test func interferogramIsInRadiansAndNeedsItsSign() throws {
        let folder = try #require(TestData.data).appending(path: "insar-southern-coalfield-nsw/interferograms")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tif") }.min()
        )
        var specification = RasterSpecification(path: folder.appending(path: name).path, quantity: .phase)
        do {
            _ = try RasterLoader.load(specification, context: IntakeContext())
            Issue.record("accepted without sign and incidence")
        } catch {
            #expect(error.finding.code == .signUnproven)
            #expect(error.finding.message.en.contains("sign, incidence_deg"))
        }
        specification.sign = .towardSatellite
        specification.incidenceInDegrees = 23
        let raster = try RasterLoader.load(specification, context: IntakeContext())
        #expect(raster.unitSource == .metadata && raster.unit == .radians)
        let expected = 0.0562356424 / (4 * Double.pi) / cos(23 * Double.pi / 180)
        #expect(abs(raster.factorToSubsidence + expected) < 1e-12)
        #expect(raster.nodata == 0)
    }
}
