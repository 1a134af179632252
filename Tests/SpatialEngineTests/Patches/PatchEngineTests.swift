import GDALKit
import GeoModel
import SpatialAnalysis
import SpatialEngine
import TestSupport
import Testing

/// Patches from files.
@Suite struct PatchEngineTests {
    private func grid(_ columns: Int, _ rows: Int) -> RasterGrid { ZonalFixture.grid(columns, rows) }

    private func patches(_ request: PatchRequest) throws -> (table: FeatureTable, summary: PatchSummary) {
        let engine = try PatchEngine(request)
        var file = PatchFile(name: "patches", engine: engine)
        var table = file.table(PatchBatch())
        let summary = try engine.run { table.append(file.table($0, outlineAreas: $1)) }
        return (table, summary)
    }

    private func request(_ path: String, _ values: [Double]) -> PatchRequest {
        PatchRequest(raster: ZonalRasterInput(path: path), values: values, areaMethod: .planar)
    }

    /// Blots and speckle over several blocks and strips.
    private func speckled(_ columns: Int, _ rows: Int, seed: UInt64) -> [Double] {
        var random = SeededRandom(seed: seed)
        return (0..<(columns * rows)).map { cell in
            let (row, column) = (cell / columns, cell % columns)
            let blot = ((row / 40) * 7 + (column / 60) * 3) % 4
            return random.unit() < 0.05 ? Double(Int(random.unit() * 4)) : Double(blot)
        }
    }

    @Test(arguments: PatchConnectivity.allCases)
    func areasAreThePixelsAndTheSameAtAnyThreadsAndTiles(connectivity: PatchConnectivity) throws {
        let fixture = try ZonalFixture()
        let values = speckled(300, 420, seed: 3)
        var tables: [FeatureTable] = []
        for (run, (tile, threads)) in [(16, 1), (16, 2), (16, 8), (64, 2), (256, 1)].enumerated() {
            let path = try fixture.raster("c\(run).tif", grid(300, 420), type: .uint8, tile: tile, values: values)
            var request = request(path, [1, 2])
            request.connectivity = connectivity
            request.threads = threads
            let (table, summary) = try patches(request)
            for (index, value) in [1.0, 2].enumerated() {
                let cells = values.count { $0 == value }
                #expect(summary.values[index].cells == cells)
                #expect(summary.values[index].area == ExactArea(squareMetres: Double(cells) * 100))
            }
            tables.append(table)
        }
        for table in tables {
            #expect(table.geometries == tables[0].geometries)
            #expect(table.columns == tables[0].columns)
        }
        var total = 0.0
        for index in 0..<tables[0].count { total += tables[0].geometries[index].planarArea }
        #expect(total == Double(values.count { $0 == 1 || $0 == 2 }) * 100)
    }

    @Test(arguments: [RasterDataType.uint8, .int16, .float32, .float64])
    func valuesAreComparedInTheBandsOwnType(type: RasterDataType) throws {
        let fixture = try ZonalFixture()
        let path = try fixture.raster("v.tif", grid(3, 1), type: type, scale: 0.1, values: [1, 2, 3])
        // 0.3 = 3 · 0.1 as stored numbers see it.
        let (table, summary) = try patches(request(path, [0.1, 0.3, 0.25]))
        #expect(table.count == 2)
        #expect(summary.values.map(\.patches) == [1, 1, 0])
    }

    @Test func nodataAndNumbersTheBandCannotHoldAreImpossible() throws {
        let fixture = try ZonalFixture()
        let path = try fixture.raster("n.tif", grid(3, 1), type: .uint8, nodata: 9, values: [1, 9, 3])
        let (table, summary) = try patches(request(path, [1, 9, 300, 1.5]))
        #expect(table.count == 1)
        #expect(summary.impossibleValues == [9, 300, 1.5])
    }

    @Test func areasOnTheEllipsoidAreSumsOfCells() throws {
        let fixture = try ZonalFixture()
        let path = try fixture.raster("s.tif", grid(40, 40), type: .uint8, values: Array(repeating: 1, count: 1600))
        var request = request(path, [1])
        request.areaMethod = .statutory
        let (table, summary) = try patches(request)
        let measured = try AreaMeasurer(crs: ZonalFixture.plane).measure(
            table.geometries,
            methods: [.statutory],
            threads: 1
        )
        let polygon = try #require(measured[0].area(.statutory)).squareMetres
        #expect((summary.values[0].area.squareMetres - polygon).magnitude < 1e-6 * polygon + 0.05)
        #expect(polygon != 160_000)
    }

    @Test func aGeoPackageHoldsWhatWasCounted() throws {
        let fixture = try ZonalFixture()
        let values = speckled(200, 150, seed: 5)
        let path = try fixture.raster("g.tif", grid(200, 150), type: .uint8, values: values)
        let request = request(path, [1, 2, 3])
        let engine = try PatchEngine(request)
        var file = PatchFile(name: "patches", engine: engine)
        let target = fixture.folder.path("out.gpkg")
        let (writer, layer) = try file.geoPackage(target, timestamp: "2000-01-01T00:00:00.000Z")
        let summary = try engine.run { batch, _ in try writer.write(file.table(batch), to: layer) }
        try writer.close()
        let table = try VectorDataset(opening: target).layer(at: 0).read().table
        #expect(table.count == summary.values.reduce(0) { $0 + $1.patches })
        #expect(table.fields.map(\.name) == file.fields.map(\.name))
    }

    @Test(arguments: [1, 3])
    func meansOfAnotherRasterAreOverThePatchesCells(threads: Int) throws {
        let fixture = try ZonalFixture()
        let classes = try fixture.raster(
            "c.tif",
            grid(4, 3),
            type: .uint8,
            values: [1, 1, 0, 2, 1, 0, 0, 2, 0, 0, 2, 2]
        )
        let numbers = try fixture.raster(
            "v.tif",
            grid(4, 3),
            type: .int16,
            nodata: -1,
            scale: 0.5,
            values: [10, 20, 99, 4, -1, 99, 99, 6, 99, 99, -1, -1]
        )
        var request = request(classes, [1, 2])
        request.measures = [ZonalRasterInput(path: numbers)]
        request.threads = threads
        let engine = try PatchEngine(request)
        var means: [Double?] = []
        var file = PatchFile(name: "patches", columns: .mean, engine: engine)
        var column: [AttributeValue] = []
        _ = try engine.run { batch, _ in
            means += (0..<batch.count).map { engine.mean(ofBand: 0, overPatch: $0, of: batch) }
            let table = file.table(batch)
            column += (0..<table.count).map { table.column("mean_value")?[$0] ?? .null }
        }
        // (10 + 20) / 2 and (4 + 6) / 2, halved by the scale; cells without a number do not count.
        #expect(means == [7.5, 2.5])
        #expect(column == [.real(7.5), .real(2.5)])
    }

    @Test func aMeasuredRasterMayLieElsewhereOnTheSameCells() throws {
        let fixture = try ZonalFixture()
        let classes = try fixture.raster("c.tif", grid(4, 2), type: .uint8, values: [1, 1, 1, 1, 2, 2, 3, 3])
        // Two columns to the right: it covers the right half and beyond.
        let shifted = ZonalFixture.grid(4, 2, shift: (20, 0))
        let numbers = try fixture.raster("v.tif", shifted, values: [5, 7, 0, 0, 1, 3, 0, 0])
        var request = request(classes, [1, 2, 3])
        request.measures = [ZonalRasterInput(path: numbers)]
        let engine = try PatchEngine(request)
        var means: [Double?] = []
        _ = try engine.run { batch, _ in
            means += (0..<batch.count).map { engine.mean(ofBand: 0, overPatch: $0, of: batch) }
        }
        #expect(means == [6, nil, 2])
        let between = ZonalFixture.grid(4, 2, shift: (5, 0))
        request.measures = [
            ZonalRasterInput(path: try fixture.raster("x.tif", between, values: Array(repeating: 1, count: 8)))
        ]
        #expect(throws: EngineError.self) { try PatchEngine(request) }
    }

    /// Noise has the most outlines; little memory lets few strips wait.
    @Test(arguments: [1 << 30, 8 << 20], [1, 2, 8])
    func memoryAndThreadsChangeNothing(memory: Int, threads: Int) throws {
        let fixture = try ZonalFixture()
        var random = SeededRandom(seed: 21)
        let (columns, rows) = (200, 300)
        let values = (0..<(columns * rows)).map { _ in Double(Int(random.unit() * 3)) }
        let path = try fixture.raster("n.tif", grid(columns, rows), type: .uint8, tile: 64, values: values)
        var request = request(path, [1, 2])
        request.memoryInBytes = memory
        request.threads = threads
        let (table, summary) = try patches(request)
        #expect(summary.values.map(\.cells) == [1.0, 2].map { value in values.count { $0 == value } })
        var total = 0.0
        for index in 0..<table.count { total += table.geometries[index].planarArea }
        #expect(total == Double(summary.values.reduce(0) { $0 + $1.cells }) * 100)
        request.threads = 1
        request.memoryInBytes = 1 << 30
        #expect(try patches(request).table.geometries == table.geometries)
    }

    @Test func outlinesBeyondTheMemoryAreRefused() throws {
        let fixture = try ZonalFixture()
        // A comb over all rows: one patch with a corner for every other row.
        let (columns, rows) = (4, 6000)
        let values = (0..<(columns * rows)).map { $0 % columns == 0 || $0 / columns % 2 == 0 ? 1.0 : 0 }
        let path = try fixture.raster("k.tif", grid(columns, rows), type: .uint8, values: values)
        var request = request(path, [1])
        request.memoryInBytes = 64 * 3000
        #expect {
            try patches(request)
        } throws: {
            ($0 as? EngineError)?.code == .limitExceeded
        }
    }

    @Test(arguments: [AreaMethod.planar, .statutory])
    func simplifiedOutlinesTellTheirArea(method: AreaMethod) throws {
        let fixture = try ZonalFixture()
        let values = speckled(120, 90, seed: 8)
        let path = try fixture.raster("s.tif", grid(120, 90), type: .uint8, values: values)
        var request = request(path, [0, 1, 2, 3])
        request.areaMethod = method
        request.tolerance = 12
        let engine = try PatchEngine(request)
        var file = PatchFile(name: "patches", columns: .outline, engine: engine)
        var table = file.table(PatchBatch())
        let summary = try engine.run { table.append(file.table($0, outlineAreas: $1)) }
        #expect(summary.vertices.written < summary.vertices.exact)
        // Areas of patches stay those of their cells.
        #expect(summary.values.map(\.cells).reduce(0, +) == 120 * 90)
        let areas = try AreaMeasurer(crs: ZonalFixture.plane).measure(table.geometries, methods: [method])
        for row in 0..<table.count {
            #expect(table.column("outline_m2")?[row].number == areas[row].area(method)?.squareMetres)
        }
        let outlines = summary.values.reduce(ExactArea.zero) { $0 + ($1.outlineArea ?? .zero) }
        #expect(outlines == areas.reduce(ExactArea.zero) { $0 + ($1.area(method) ?? .zero) })
        // Only the raster's rim can lose ground: neighbours share their edges.
        if method == .planar { #expect(outlines.squareMetres > 0.97 * 120 * 90 * 100) }
    }
}
