import Foundation
import SpatialAnalysis
import Testing

@Suite struct CellAreaModelTests {
    @Test("Bands of rows add up to the whole band")
    func bands() {
        let integral = AuthalicIntegral(.wgs84)
        let model = CellAreaModel.bands(
            rows: 3600,
            originY: 36,
            rowHeight: -1.0 / 3600,
            columnWidth: 1.0 / 3600,
            band: integral.band(latitude1:latitude2:longitudeDifference:)
        )
        var areas: [Double] = []
        var total = ExactSum()
        for row in 0..<3600 {
            model.fill(row: row, columns: 5..<7, into: &areas)
            #expect(areas[0] == areas[1])
            total.add(areas[0] * 3600)
        }
        let degree = Double.pi / 180
        let expected = integral.band(latitude1: 35 * degree, latitude2: 36 * degree, longitudeDifference: degree)
        #expect(abs(total.value / expected - 1) < 1e-11)
    }

    @Test("A lattice gives a smooth field to 1e-10, at the borders too", arguments: [(1, 1), (3, 200), (2000, 1500)])
    func lattice(_ columns: Int, _ rows: Int) {
        // The areal scale of a transverse projection over cells of 30 m.
        func scale(_ column: Double, _ row: Double) -> Double {
            let x = (column * 30 - 20_000) / 6_378_137
            let y = row * 30 / 6_378_137
            return 900 / pow(cosh(x), 2) * (1 + 0.001 * sin(y + 0.6))
        }
        let nodeColumns = ScaleLattice.nodes(cells: columns, cellSize: 30)
        let nodeRows = ScaleLattice.nodes(cells: rows, cellSize: 30)
        let lattice = ScaleLattice(
            nodeColumns: nodeColumns,
            nodeRows: nodeRows,
            areas: nodeRows.flatMap { row in nodeColumns.map { scale($0, row) } }
        )
        var areas: [Double] = []
        for row in Set([0, rows / 3, rows - 1]) {
            CellAreaModel.sampled(lattice).fill(row: row, columns: 0..<columns, into: &areas)
            for column in 0..<columns {
                let expected = scale(Double(column) + 0.5, Double(row) + 0.5)
                #expect(abs(areas[column] / expected - 1) < 1e-10)
            }
        }
    }
}
