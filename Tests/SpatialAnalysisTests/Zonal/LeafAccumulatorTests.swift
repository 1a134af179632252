import GeoModel
import SpatialAnalysis
import Testing

/// Runs in tight loops give what cell after cell gives.
@Suite struct LeafAccumulatorTests {
    private static let columns = 61

    /// Row-major test values: NaN, nodata, both signs, values on the bounds.
    private static func raster(_ type: RasterCellType, _ model: RasterValueModel, seed: Int) -> MemoryRaster {
        let values = (0..<columns).map { column -> Double in
            switch (column * 7 + seed) % 11 {
            case 0: type.isFloat ? .nan : 5
            case 1: -9
            case 2: 1
            case 3: 2
            default: Double((column * 37 + seed * 13) % 23) / (type.isFloat ? 4 : 1) - 3
            }
        }
        let grid = RasterGrid(
            columns: columns,
            rows: 1,
            transform: GeoTransform(originX: 0, pixelWidth: 1, originY: 1, pixelHeight: -1),
            crs: nil
        )
        return MemoryRaster(
            grid: grid,
            values: values,
            mask: values.indices.map { $0 % 9 == 4 },
            cellType: type,
            nodata: -9,
            valueModel: model
        )
    }

    struct Case: Sendable {
        var type: RasterCellType
        var model: RasterValueModel
        var areas: CellAreaModel
        var bands: Int
    }

    private static let lattice = ScaleLattice(
        nodeColumns: ScaleLattice.nodes(cells: columns, cellSize: 1000),
        nodeRows: [0.5, 1, 1.5, 2],
        areas: (0..<(4 * ScaleLattice.nodes(cells: columns, cellSize: 1000).count)).map { 100 + Double($0 % 9) }
    )

    static let cases: [Case] = [RasterCellType.float32, .int16].flatMap { type in
        [RasterValueModel.identity, RasterValueModel(scale: 2, offset: 1, factor: -0.5)].flatMap { model in
            [CellAreaModel.uniform(25), .rows([24.5]), .sampled(lattice)].flatMap { areas in
                [1, 2].map { Case(type: type, model: model, areas: areas, bands: $0) }
            }
        }
    }

    @Test("A run equals its cells", arguments: cases.indices)
    func runs(_ index: Int) throws {
        let test = Self.cases[index]
        let rasters = (0..<test.bands).map { Self.raster(test.type, test.model, seed: $0) }
        let tiles = try rasters.map { raster in
            let tile = RasterTile()
            try raster.makeSource().read(raster.grid.window, into: tile)
            return tile
        }
        let rule = BandRule(
            nodata: NodataRule(declared: -9, type: test.type),
            model: test.model,
            thresholds: ClassThresholds(classes: [-1, 0.5, 1], damage: 0.5, model: test.model, type: test.type)
        )
        func sums(_ pieces: [Range<Int>], fraction: Double) throws -> LeafSums {
            var accumulator = LeafAccumulator(
                rules: Array(repeating: rule, count: test.bands),
                cellAreas: test.areas,
                kinds: [.moments, .bounds, .samples, .categories, .gaps],
                longestRun: Self.columns
            )
            for columns in pieces { try accumulator.add(row: 0, columns: columns, fraction: fraction, tiles: tiles) }
            return accumulator.sums
        }
        for fraction in [1.0, 0.25] {
            let run = try sums([0..<Self.columns], fraction: fraction)
            let cells = try sums((0..<Self.columns).map { $0..<($0 + 1) }, fraction: fraction)
            for key in [\LeafSums.count, \.sum, \.valid, \.nodata, \.masked, \.volume, \.uplift, \.sound] {
                #expect(abs(run[keyPath: key] - cells[keyPath: key]) < 1e-9)
            }
            for key in [\LeafSums.classes, \.damaged, \.leastAreas, \.greatestAreas] {
                #expect(zip(run[keyPath: key], cells[keyPath: key]).allSatisfy { abs($0 - $1) < 1e-9 })
            }
            #expect(run.minimum == cells.minimum && run.maximum == cells.maximum)
            #expect(abs(run.moments.secondMoment - cells.moments.secondMoment) < 1e-9)
            #expect(Set(run.samples) == Set(cells.samples) && run.samples.count == cells.samples.count)
            #expect(run.categories.keys.sorted() == cells.categories.keys.sorted())
            #expect(Set(run.gaps) == Set(cells.gaps))
            #expect(abs(run.classes.reduce(0, +) - run.valid) < 1e-9)
            #expect(run.nodata > 0 || test.bands > 1)
        }
    }
}
