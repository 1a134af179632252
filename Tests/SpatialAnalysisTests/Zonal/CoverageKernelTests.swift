import GeoModel
import SpatialAnalysis
import Testing

@Suite struct CoverageKernelTests {
    private let full = [[1.0, 1, 1], [1, 1, 1], [1, 1, 1]]
    private let none = [[0.0, 0, 0], [0, 0, 0], [0, 0, 0]]

    @Test("A hole with the shell's direction is still a hole", arguments: [false, true], [false, true])
    func holes(_ turnShell: Bool, _ turnHole: Bool) throws {
        let shell = box(0, 0, 3, 3)
        let hole = box(1, 1, 2, 2)
        let polygon = multiPolygon([[turnShell ? reversed(shell) : shell, turnHole ? reversed(hole) : hole]])
        #expect(try fractions(polygon, columns: 3, rows: 3) == [[1, 1, 1], [1, 0, 1], [1, 1, 1]])
    }

    @Test("Two parts that share an edge leave no seam, whatever their directions")
    func sharedEdge() throws {
        let x = 1.0 / 3 + 1
        let left = box(0.25, 0.5, x, 2.5)
        let right = box(x, 0.5, 2.75, 2.5)
        let expected = [[0.375, 0.5, 0.375], [0.75, 1, 0.75], [0.375, 0.5, 0.375]]
        for parts in [[[left], [right]], [[reversed(left)], [right]], [[right], [reversed(left)]]] {
            #expect(try fractions(multiPolygon(parts), columns: 3, rows: 3) == expected)
        }
    }

    @Test("Shared slanted edges cancel to the last bit", arguments: 0..<50)
    func slantedSeam(_ seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let (a, b) = (random.unit() * 3, random.unit() * 3)
        let left = [0, 0, a, 0, b, 3, 0, 3, 0, 0]
        let right = [a, 0, 3, 0, 3, 3, b, 3, a, 0]
        #expect(try fractions(multiPolygon([[left], [right]]), columns: 3, rows: 3) == full)
    }

    @Test("Edges exactly on grid lines touch nothing beyond them")
    func onGridLines() throws {
        #expect(
            try fractions(multiPolygon([[box(1, 1, 2, 2)]]), columns: 3, rows: 3) == [
                [0, 0, 0], [0, 1, 0], [0, 0, 0],
            ]
        )
        #expect(try fractions(multiPolygon([[box(0, 0, 3, 3)]]), columns: 3, rows: 3) == full)
        var spans: [CoverageSpan] = []
        let zones = try PixelZones(multiPolygon([[box(1, 1, 3, 2)]]))
        var kernel = CoverageKernel(columns: 3)
        kernel.begin(rows: 0..<3)
        kernel.add(0, of: zones)
        try kernel.sweep { spans.append($0) }
        #expect(spans.allSatisfy { $0.row == 1 && $0.fraction == 1 })
        #expect(spans.reduce(0) { $0 + $1.count } == 2)
    }

    @Test(
        "Wholly left, right, above or below of the grid covers nothing",
        arguments: [
            box(-2, 0, -1, 3), box(3, 0, 5, 3), box(0, -3, 3, 0), box(0, 3, 3, 9), box(-5, -5, -1, -1),
        ]
    )
    func outside(_ ring: [Double]) throws {
        #expect(try fractions(multiPolygon([[ring]]), columns: 3, rows: 3) == none)
    }

    @Test(
        "Straddling each border",
        arguments: [
            (box(-1, 0, 0.5, 3), [[0.5, 0, 0], [0.5, 0, 0], [0.5, 0, 0]]),
            (box(2.5, 0, 9, 3), [[0, 0, 0.5], [0, 0, 0.5], [0, 0, 0.5]]),
            (box(0, -7, 3, 0.25), [[0.25, 0.25, 0.25], [0, 0, 0], [0, 0, 0]]),
            (box(0, 2.25, 3, 4), [[0, 0, 0], [0, 0, 0], [0.75, 0.75, 0.75]]),
            (box(-1, -1, 4, 4), [[1, 1, 1], [1, 1, 1], [1, 1, 1]]),
            ([-3, 1.5, 1.5, -3, 6, 1.5, 1.5, 6, -3, 1.5], [[1, 1, 1], [1, 1, 1], [1, 1, 1]]),
        ]
    )
    func straddling(_ ring: [Double], _ expected: [[Double]]) throws {
        #expect(try fractions(multiPolygon([[ring]]), columns: 3, rows: 3) == expected)
    }

    @Test("A triangle halves the cells of the diagonal")
    func diagonal() throws {
        let triangle = [0.0, 0, 3, 0, 3, 3, 0, 0]
        #expect(
            try fractions(multiPolygon([[triangle]]), columns: 3, rows: 3) == [
                [0.5, 1, 1], [0, 0.5, 1], [0, 0, 0.5],
            ]
        )
    }

    @Test("Polygons smaller than a cell")
    func subCell() throws {
        let got = try fractions(
            multiPolygon([[box(1.25, 1.25, 1.5, 1.75)], [box(1.6, 1.1, 1.7, 1.2)]]),
            columns: 3,
            rows: 3
        )
        #expect(abs(got[1][1] - (0.125 + 0.01)) < 1e-15)
    }

    @Test("Slivers thinner than the snapping do not exist, thicker ones do", arguments: [(1e-11, 0.0), (1e-9, 1e-9)])
    func slivers(_ width: Double, _ expected: Double) throws {
        let got = try fractions(multiPolygon([[box(1, 1, 1 + width, 2)]]), columns: 3, rows: 3)
        #expect(abs(got[1][1] - expected) < 1e-15)
    }

    @Test("A polygon over itself is refused, one over by a thousandth is clamped and counted after a transformation")
    func overlap() throws {
        let twice = multiPolygon([[box(0, 0, 2, 2)], [box(1, 0, 3, 2)]])
        #expect(throws: AnalysisError.self) { try fractions(twice, columns: 3, rows: 3, tolerance: 4e-3) }
        let slightly = try PixelZones(multiPolygon([[box(0, 0, 1.5, 3)], [box(1.499, 0, 3, 3)]]))
        var kernel = CoverageKernel(columns: 3)
        kernel.begin(rows: 0..<3)
        kernel.add(0, of: slightly)
        var largest = 0.0
        try kernel.sweep(tolerance: CoverageKernel.transformedTolerance) { largest = max(largest, $0.fraction) }
        #expect(largest == 1)
        #expect(kernel.clampedCount == 3)
        #expect(throws: AnalysisError.self) { try kernel.sweep { _ in } }
    }

    @Test("Rings without area and null geometries cover nothing")
    func degenerate() throws {
        #expect(try fractions(multiPolygon([[[0, 0, 3, 3, 0, 0]]]), columns: 3, rows: 3) == none)
        var column = GeometryColumn()
        column.appendNull()
        #expect(try fractions(column, columns: 3, rows: 3) == none)
    }

    @Test("Strips give what the whole grid gives", arguments: [1, 2, 3, 7])
    func strips(_ height: Int) throws {
        var random = TestRandom(seed: 5)
        let polygon = randomPolygon(&random, columns: 20, rows: 20)
        let zones = try PixelZones(polygon)
        let grid = RasterWindow(column: 0, row: 0, columns: 20, rows: 20)
        let strips = StripEdges(zones, grid: grid, stripRows: height)
        var got = Array(repeating: Array(repeating: 0.0, count: 20), count: 20)
        var kernel = CoverageKernel(columns: 20)
        for strip in strips.touchedStrips {
            kernel.begin(rows: strips.rows(ofStrip: strip))
            for entry in strips.zones(inStrip: strip) { strips.add(entry, strip: strip, of: zones, to: &kernel) }
            try kernel.sweep { span in
                for column in span.column..<(span.column + span.count) { got[span.row][column] = span.fraction }
            }
        }
        #expect(got == (try fractions(polygon, columns: 20, rows: 20)))
    }
}
