import Foundation
import GDALKit
import GeoModel
import Restoration
import TestSupport
import Testing

@testable import Intake

/// Files with bytes cut off, changed or added: read, or refused by a finding; never a crash, never a table that does not
/// hold together.
@Suite struct DamagedFilesTests {
    /// A small generator, so that a failure can be repeated from its seed.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let cases = 150

    private static func damaged(_ bytes: [UInt8], _ random: inout Generator) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return bytes }
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
        case 3..<8:
            // Headers decide more than bodies: half of the changes go there.
            let reach = Bool.random(using: &random) ? min(128, bytes.count) : bytes.count
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0..<reach, using: &random)
                bytes[place] =
                    [0, 0xFF, bytes[place] ^ 0x80, UInt8.random(in: 0...255, using: &random)]
                    .randomElement(using: &random) ?? 0
            }
        default:
            let place = Int.random(in: 0...bytes.count, using: &random)
            bytes.insert(contentsOf: (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }, at: place)
        }
        return bytes
    }

    private static func write(_ name: String, in directory: TemporaryDirectory) throws {
        let path = directory.path(name)
        var column = GeometryColumn()
        column.appendPolygon(rings: [[0, 0, 0, 100, 100, 100, 100, 0, 0, 0]])
        column.appendPolygon(rings: [[200, 0, 200, 100, 300, 100, 300, 0, 200, 0]])
        let table = FeatureTable(
            name: "mines",
            crs: try SpatialReferenceText.epsg(4525),
            featureIDs: [1, 2],
            fields: [FieldDefinition(name: "id", type: .string)],
            columns: [.strings(["A1", "沁一矿"])],
            geometries: column
        )
        switch URL(filePath: name).pathExtension {
        case "shp", "gpkg", "fgb", "geojson", "kml", "dxf": try VectorConversion.write([table], to: path)
        case "csv":
            try Data("编号,点号,X,Y\nA,1,0,0\nA,2,0,9\nA,3,9,9\n".utf8).write(to: URL(filePath: path))
        case "txt":
            let text = "[属性描述]\n坐标系=2000国家大地坐标系\n[地块坐标]\n3,1,A,甲,面,,,,@\nJ1,1,0,0\nJ2,1,0,9\nJ3,1,9,9\n"
            try Data(text.utf8).write(to: URL(filePath: path))
        case "xlsx":
            try RawWorkbook([["编号", "X", "Y"], ["A", "0", "0"], ["A", "0", "9"], ["A", "9", "9"]]).write(to: path)
        case "zip":
            try RawZip([.init("a.geojson", Array("{\"type\":\"FeatureCollection\",\"features\":[]}".utf8))]).write(
                to: path
            )
        default:
            try RawGeoTIFF(
                columns: 8,
                rows: 8,
                values: .float32((0..<64).map { Float($0) / 64 }),
                transform: [0, 10, 0, 80, 0, -10]
            ).write(to: path)
        }
    }

    @Test(arguments: ["a.shp", "a.gpkg", "a.fgb", "a.geojson", "a.csv", "a.txt", "a.xlsx", "a.zip"])
    func aLayerIsReadOrRefused(name: String) throws {
        let source = try TemporaryDirectory()
        try Self.write(name, in: source)
        let members = try FileManager.default.contentsOfDirectory(atPath: source.url.path).sorted()
        var random = Generator(state: UInt64(name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
        let copy = try TemporaryDirectory()
        for _ in 0..<Self.cases {
            let victim = members.randomElement(using: &random)
            for member in members {
                let bytes = Array(try Data(contentsOf: source.url.appending(path: member)))
                try Data(member == victim ? Self.damaged(bytes, &random) : bytes)
                    .write(to: copy.url.appending(path: member))
            }
            var context = IntakeContext(projectFolder: copy.url.path)
            context.isToolbox = true
            let specification = LayerSpecification(path: copy.path(name), crs: "EPSG:4525")
            if let layer = try? VectorLoader.load(specification, role: .any, context: context) {
                #expect(layer.usableRows.allSatisfy { $0 < layer.table.count })
                #expect(layer.table.columns.allSatisfy { $0.count == layer.table.count })
            }
            _ = FileInspector.inspect(copy.path(name), options: .init(context: context))
        }
    }

    @Test func aRasterIsReadOrRefused() throws {
        let directory = try TemporaryDirectory()
        try Self.write("a.tif", in: directory)
        let bytes = Array(try Data(contentsOf: URL(filePath: directory.path("a.tif"))))
        var random = Generator(state: 11)
        for number in 0..<Self.cases {
            let path = directory.path("r\(number).tif")
            try Data(Self.damaged(bytes, &random)).write(to: URL(filePath: path))
            var specification = RasterSpecification(path: path, quantity: .elevation)
            specification.unit = .metres
            specification.crs = "EPSG:4525"
            // A header that claims a nation's worth of cells is not scanned to the end here.
            var context = IntakeContext(projectFolder: directory.url.path)
            context.limits.rasterCells = 1 << 22
            guard let raster = try? RasterLoader.load(specification, context: context) else { continue }
            let scan = raster.scan
            #expect(scan.validCells + scan.nodataCells + scan.nonFiniteCells <= raster.grid.columns * raster.grid.rows)
        }
    }
}
