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
}
