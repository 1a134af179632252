import Foundation
import GeoModel
import TestSupport
import Testing

@testable import GDALKit

/// Blocks decoded here are byte for byte what the library reads, in every layout that is taken.
@Suite struct BlockDecoderTests {
    /// One way of writing a file.
    struct Layout: Sendable, CustomTestStringConvertible {
        var type: RasterDataType
        var options: [String: String]
        var bands = 1
        var isTaken = true
        var testDescription: String {
            "\(type.rawValue) × \(bands) "
                + options.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")
        }
    }

    static let types: [RasterDataType] = [.uint8, .uint16, .int16, .uint32, .int32, .float32, .float64]

    static let layouts: [Layout] = types.flatMap { type -> [Layout] in
        let predictors = type.isFloatingPoint ? ["1", "2", "3"] : ["1", "2"]
        let shapes = [
            ["TILED": "YES", "BLOCKXSIZE": "32", "BLOCKYSIZE": "16"], ["BLOCKYSIZE": "1"], ["BLOCKYSIZE": "13"],
        ]
        return ["LITTLE", "BIG"].flatMap { endianness in
            shapes.flatMap { shape in
                ["NONE", "DEFLATE"].flatMap { compression in
                    (compression == "NONE" ? ["1"] : predictors).map { predictor in
                        var options = shape
                        options["COMPRESS"] = compression
                        options["ENDIANNESS"] = endianness
                        if predictor != "1" { options["PREDICTOR"] = predictor }
                        return Layout(type: type, options: options)
                    }
                }
            }
        }
    }

    static let others = [
        Layout(type: .int16, options: ["COMPRESS": "DEFLATE", "INTERLEAVE": "BAND", "BIGTIFF": "YES"], bands: 3),
        Layout(type: .float32, options: ["TILED": "YES", "SPARSE_OK": "TRUE", "COMPRESS": "DEFLATE"]),
        Layout(type: .int16, options: ["COMPRESS": "DEFLATE", "INTERLEAVE": "PIXEL"], bands: 3, isTaken: false),
        Layout(type: .float32, options: ["COMPRESS": "LZW", "PREDICTOR": "3"], isTaken: false),
        Layout(type: .uint16, options: ["NBITS": "12", "COMPRESS": "DEFLATE"], isTaken: false),
    ]

    @Test("As the library reads it", arguments: layouts + others)
    func sameBytes(_ layout: Layout) throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        let grid = try Fixtures.grid(columns: 75, rows: 50)
        let new = try RasterDataset.create(
            driver: "GTiff",
            path: path,
            RasterDefinition(grid: grid, bandCount: layout.bands, dataType: layout.type, noDataValue: .real(7)),
            options: layout.options
        )
        // A sparse file keeps its last blocks unwritten.
        let written = RasterWindow(column: 0, row: 0, columns: 75, rows: layout.options["SPARSE_OK"] == nil ? 50 : 16)
        for number in 1...layout.bands { try write(new.band(at: number), written, type: layout.type) }
        try new.close()
        let band = try RasterDataset(opening: path).band(at: layout.bands)
        let decoder = BlockDecoder(band)
        #expect((decoder != nil) == layout.isTaken)
        guard let decoder else { return }
        for window in [
            grid.window, RasterWindow(column: 31, row: 15, columns: 35, rows: 20),
            RasterWindow(column: 70, row: 49, columns: 5, rows: 1),
        ] {
            let expected = try bytes(of: window, layout.type) { try band.read(window, into: $0) }
            let found = try bytes(of: window, layout.type) { try decoder.read(window, into: $0) }
            #expect(found == expected)
        }
    }

    @Test("A block that cannot be unpacked fails as the library fails, naming the block")
    func broken() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.tif")
        let grid = try Fixtures.grid(columns: 64, rows: 64)
        let new = try RasterDataset.createGeoTIFF(path, RasterDefinition(grid: grid, dataType: .float32, tileSize: 32))
        try write(new.band(at: 1), grid.window, type: .float32)
        try new.close()
        var data = try Data(contentsOf: URL(filePath: path))
        for index in (data.count - 400)..<data.count { data[index] = 0xAA }
        try data.write(to: URL(filePath: path))
        let band = try RasterDataset(opening: path).band(at: 1)
        let decoder = try #require(BlockDecoder(band))
        #expect { try bytes(of: grid.window, .float32) { try decoder.read(grid.window, into: $0) } } throws: {
            ($0 as? GDALError)?.code == .readFailed
        }
    }

    /// Values that rise, fall and jump, with both signs where the type has them.
    private func write(_ band: RasterBand, _ window: RasterWindow, type: RasterDataType) throws {
        let numbers: [Double] = (0..<window.cellCount).map { index in
            let step: Int = (index * index + 31 * index) % 4001
            return Double(step) / 32
        }
        switch type {
        case .uint8: try write(band, window, numbers) { UInt8($0) }
        case .uint16: try write(band, window, numbers) { UInt16($0 * 30) }
        case .int16: try write(band, window, numbers) { Int16($0 * 300 - 12_000) }
        case .uint32: try write(band, window, numbers) { UInt32($0 * 1e7) }
        case .int32: try write(band, window, numbers) { Int32($0 * 1e7 - 5e8) }
        case .float32: try write(band, window, numbers) { Float(($0 - 60) / 7) }
        default: try write(band, window, numbers) { ($0 - 60) / 7 }
        }
    }

    private func write<Element: RasterElement>(
        _ band: RasterBand,
        _ window: RasterWindow,
        _ numbers: [Double],
        _ stored: (Double) -> Element
    ) throws {
        try band.write(numbers.map(stored), window: window)
    }

    private func bytes(
        of window: RasterWindow,
        _ type: RasterDataType,
        _ read: (UnsafeMutableRawBufferPointer) throws -> Void
    ) throws -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window.cellCount * type.byteCount, alignment: 64)
        defer { buffer.deallocate() }
        buffer.initializeMemory(as: UInt8.self, repeating: 0xEE)
        try read(buffer)
        return Array(buffer)
    }
}
