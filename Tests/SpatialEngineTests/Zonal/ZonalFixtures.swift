import Foundation
import GDALKit
import GeoModel
import SpatialEngine
import TestSupport

/// Small rasters in files, and requests over them.
struct ZonalFixture {
    /// EPSG:4546, un-prefixed zone 37.
    static let plane = CRSReference(
        definition: "EPSG:4546",
        epsg: 4546,
        name: "CGCS2000 / 3-degree Gauss-Kruger CM 111E",
        kind: .projected,
        metresPerUnit: 1
    )
    /// EPSG:32649, UTM on WGS 84.
    static let utm = CRSReference(
        definition: "EPSG:32649",
        epsg: 32649,
        name: "WGS 84 / UTM zone 49N",
        kind: .projected,
        metresPerUnit: 1
    )
    /// EPSG:4490.
    static let geographic = CRSReference(
        definition: "EPSG:4490",
        epsg: 4490,
        name: "China Geodetic Coordinate System 2000",
        kind: .geographic,
        metresPerUnit: nil
    )

    /// South-west corner of the usual grid.
    static let origin = (x: 600_000.0, y: 3_950_000.0)

    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    /// A north-up grid of square cells whose lower left corner is the origin plus a shift.
    static func grid(
        _ columns: Int,
        _ rows: Int,
        cell: Double = 10,
        shift: (x: Double, y: Double) = (0, 0)
    ) -> RasterGrid {
        RasterGrid(
            columns: columns,
            rows: rows,
            transform: GeoTransform(
                originX: origin.x + shift.x,
                pixelWidth: cell,
                originY: origin.y + shift.y + Double(rows) * cell,
                pixelHeight: -cell
            ),
            crs: plane
        )
    }

    /// Writes a raster and gives its path.
    func raster(
        _ name: String,
        _ grid: RasterGrid,
        type: RasterDataType = .float32,
        nodata: Double? = nil,
        scale: Double = 1,
        offset: Double = 0,
        tile: Int = 16,
        values: [Double]
    ) throws -> String {
        let path = folder.path(name)
        let dataset = try RasterDataset.createGeoTIFF(
            path,
            RasterDefinition(
                grid: grid,
                dataType: type,
                noDataValue: nodata.map(NoDataValue.real),
                scale: scale,
                offset: offset,
                tileSize: tile
            )
        )
        let band = try dataset.band(at: 1)
        switch type {
        case .float32: try band.write(values.map { Float($0) }, window: grid.window)
        case .int16: try band.write(values.map { Int16($0) }, window: grid.window)
        case .uint8: try band.write(values.map { UInt8($0) }, window: grid.window)
        default: try band.write(values, window: grid.window)
        }
        try dataset.close()
        return path
    }

    /// Zones that each are a group, rectangles as offsets from the origin.
    static func rectangles(_ boxes: [(Double, Double, Double, Double)]) -> ZonalZones {
        zones(boxes.map { [Fixtures.rectangle(origin.x + $0.0, origin.y + $0.1, origin.x + $0.2, origin.y + $0.3)] })
    }

    /// A random star-shaped ring over a grid of 300 × 280 cells of 10 m, reaching out of it here and there.
    static func star(_ random: inout SeededRandom) -> [Double] {
        let (x, y) = (origin.x + random.unit() * 3000, origin.y + random.unit() * 2800)
        let radius = 20 + random.unit() * 700
        var ring: [Double] = []
        for index in 0..<24 {
            let angle = (Double(index) + random.unit() * 0.8) / 24 * 2 * .pi
            let r = radius * (0.3 + 0.7 * random.unit())
            ring += [x + r * cos(angle), y + r * sin(angle)]
        }
        return ring + [ring[0], ring[1]]
    }

    /// Zones that each are a group, by rings.
    static func zones(_ polygons: [[[Double]]], crs: CRSReference = plane) -> ZonalZones {
        ZonalZones(geometries: Fixtures.polygons(polygons), crs: crs)
    }
}

extension ZonalRequest {
    /// A planar request over files.
    init(_ zones: ZonalZones, _ paths: [String], method: AreaMethod = .planar) {
        self.init(zones: zones, rasters: paths.map { ZonalRasterInput(path: $0) }, areaMethod: method)
    }

    /// Runs it.
    func run() throws -> ZonalResult { try ZonalEngine(self).run() }

    /// Runs it for the first zone of the first pass.
    func firstZone() throws -> ZonalZoneResult { try run().passes[0].zones[0] }
}
