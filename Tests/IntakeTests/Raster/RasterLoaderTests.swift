import Foundation
import GDALKit
import GeoModel
import Restoration
import SpatialAnalysis
import TestSupport
import Testing

@testable import Intake

@Suite struct RasterLoaderTests {
    let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    private func raster(_ values: [Float], nodata: String? = nil, unit: String? = nil) throws -> String {
        let path = directory.path("r\(values.hashValue).tif")
        try RawGeoTIFF(
            columns: values.count,
            rows: 1,
            values: .float32(values),
            transform: [37_560_000, 10, 0, 3_940_000, 0, -10],
            nodata: nodata,
            unit: unit
        ).write(to: path)
        return path
    }

    private func load(
        _ path: String,
        _ quantity: RasterQuantity = .subsidence,
        unit: RasterUnit? = .metres,
        sign: RasterSign? = .downPositive,
        _ change: (inout RasterSpecification) -> Void = { _ in }
    ) throws -> LoadedRaster {
        var specification = RasterSpecification(path: path, quantity: quantity)
        specification.crs = "EPSG:4525"
        specification.unit = unit
        specification.sign = sign
        change(&specification)
        return try RasterLoader.load(specification, context: IntakeContext())
    }

    private func code(_ body: () throws -> LoadedRaster) -> FindingCode? {
        do {
            _ = try body()
            return nil
        } catch let error as InputError {
            return error.finding.code
        } catch {
            return nil
        }
    }

    @Test("A surface decoded here is counted as one read through the library")
    func scannedBothWays() throws {
        let values: [Float] = [0.3, -1, .nan, -9999, 9999, 1e20, .infinity, -32768, 0, 12345, 0.5, -2]
        let path = try raster(values, nodata: "-1")
        let dataset = try RasterDataset(opening: path)
        let band = try dataset.band(at: 1)
        let rule = NodataRule(declared: -1, type: .float32)
        let direct = try RasterScanner(band: band, rule: rule).scan()
        // A mask that hides nothing leaves the scan to the library.
        let ones = try raster([Float](repeating: 1, count: values.count))
        let mask = try RasterDataset(opening: ones)
        let library = try RasterScanner(band: band, rule: rule, userMask: try mask.band(at: 1)).scan()
        #expect(direct == library)
        #expect(direct.validCells == 9 && direct.nodataCells == 1 && direct.nonFiniteCells == 2)
        #expect(direct.minimum == -32768 && direct.suspectedNodata[-9999] == 1)
    }

    @Test func unitAndSignMustBeKnown() throws {
        let path = try raster([0.3, 0.5])
        #expect(code { try load(path, unit: nil) } == .unitUnproven)
        #expect(code { try load(path, sign: nil) } == .signUnproven)
        #expect(code { try load(path, sign: .towardSatellite) } == .signUnproven)
        let proven = try load(try raster([300, 500], unit: "mm"), unit: nil)
        #expect(proven.unit == .millimetres && proven.unitSource == .metadata)
        #expect(abs(proven.valueModel.value(300) - 0.3) < 1e-12)
    }

    @Test(arguments: [
        (RasterUnit.metres, RasterSign.downPositive, 1.0), (.centimetres, .upPositive, -0.01),
        (.millimetres, .downPositive, 0.001),
    ])
    func factors(unit: RasterUnit, sign: RasterSign, factor: Double) throws {
        let values: [Float] = sign == .downPositive ? [2, 3] : [-2, -3]
        #expect(try load(try raster(values), unit: unit, sign: sign).factorToSubsidence == factor)
    }

    @Test func phaseNeedsWavelengthAndIncidence() throws {
        let path = try raster([1, 2])
        do {
            _ = try load(path, .phase, unit: .radians, sign: nil)
            Issue.record("accepted")
        } catch let error as InputError {
            for key in ["sign", "wavelength_m", "incidence_deg"] { #expect(error.finding.message.en.contains(key)) }
        }
        let loaded = try load(path, .phase, unit: .radians, sign: .downPositive) {
            $0.wavelengthInMetres = 0.0562356424
            $0.incidenceInDegrees = 23
        }
        let expected = 0.0562356424 / (4 * Double.pi) / cos(23 * Double.pi / 180)
        #expect(abs(loaded.factorToSubsidence - expected) < 1e-15)
        #expect(code { try load(path, .lineOfSight, sign: .towardSatellite) } == .unitUnproven)
    }

    @Test(arguments: [Float(-9999), -32768, 1e20, 3.4e38, -Float.greatestFiniteMagnitude])
    func undeclaredNodataStops(value: Float) throws {
        #expect(code { try load(try raster([value, 1])) } == .nodataSuspect)
        #expect(code { try load(try raster([value, 1], nodata: "\(value)")) } == nil)
        let declared = try load(try raster([value, 1])) { $0.nodata = "\(value)" }
        #expect(declared.scan.nodataCells == 1 && declared.scan.validCells == 1)
    }

    @Test func absurdValuesAndOppositeSignsStop() throws {
        #expect(code { try load(try raster([50.5, 1])) } == .valueOutOfRange)
        #expect(code { try load(try raster([50, 1])) } == nil)
        #expect(try load(try raster([-0.3, 0.005])).signDoubt?.code == .signUnproven)
        #expect(code { try load(try raster([-0.3, 0.02])) } == nil)
        #expect(code { try load(try raster([-0.005, 0.005])) } == nil)
    }

    @Test func scanIsExactOverAllCells() throws {
        let raster = try load(try raster([.nan, 1, -0.02, -7, .infinity], nodata: "-7"))
        #expect(raster.scan.validCells == 2 && raster.scan.nodataCells == 1 && raster.scan.nonFiniteCells == 2)
        #expect(raster.scan.minimum == Double(Float(-0.02)) && raster.scan.maximum == 1)
    }

    @Test func layersAndBrokenFilesAreNamed() throws {
        let text = directory.path("a.geojson")
        try Data("{\"type\":\"FeatureCollection\",\"features\":[]}".utf8).write(to: URL(filePath: text))
        #expect(code { try load(text) } == .driverRefused)
        let cut = directory.path("cut.tif")
        try Data([0x49, 0x49, 0x2A, 0]).write(to: URL(filePath: cut))
        #expect(code { try load(cut) } == .fileDamaged)
        #expect(code { try load(try raster([1, 2])) { $0.band = 2 } } == .valueOutOfRange)
    }
}
