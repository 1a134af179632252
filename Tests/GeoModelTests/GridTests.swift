import GeoModel
import Testing

/// Transforms and windows.
@Suite("Grids")
struct GridTests {
    @Test(arguments: [
        GeoTransform(originX: 100, pixelWidth: 10, originY: 500, pixelHeight: -10),
        GeoTransform(originX: 100, pixelWidth: 10, originY: 500, pixelHeight: 10),
        GeoTransform(originX: 7, pixelWidth: 8, rowRotation: 3, originY: 9, columnRotation: -2, pixelHeight: -8),
    ])
    func pixelPositionUndoesApply(transform: GeoTransform) throws {
        let place = transform.apply(column: 3.25, row: 7.5)
        let back = try #require(transform.pixelPosition(x: place.x, y: place.y))
        #expect(abs(back.column - 3.25) < 1e-12)
        #expect(abs(back.row - 7.5) < 1e-12)
    }

    @Test func singularHasNoInverse() {
        let flat = GeoTransform(
            originX: 0,
            pixelWidth: 1,
            rowRotation: 2,
            originY: 0,
            columnRotation: 2,
            pixelHeight: 4
        )
        #expect(flat.pixelPosition(x: 1, y: 1) == nil)
    }

    @Test func windowsMeet() {
        let a = RasterWindow(column: 0, row: 0, columns: 10, rows: 10)
        #expect(a.intersection(RasterWindow(column: 8, row: -5, columns: 10, rows: 10)).cellCount == 10)
        #expect(a.intersection(RasterWindow(column: 10, row: 0, columns: 5, rows: 5)).isEmpty)
    }

    @Test func rotatedGridHasTheBoxOfItsCorners() {
        let grid = RasterGrid(
            columns: 2,
            rows: 1,
            transform: GeoTransform(
                originX: 0,
                pixelWidth: 0,
                rowRotation: 10,
                originY: 0,
                columnRotation: 10,
                pixelHeight: 0
            ),
            crs: nil
        )
        #expect(grid.envelope == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 20))
    }
}
