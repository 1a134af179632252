import Foundation
import GeoModel
import PROJKit

/// How far the kernel's area of a piece may be from its polygon area (design 4.5): 1e-6 relative + 0.05 m² per ring +
/// a·h·tan|φ|/8 per partly covered cell of a geographic raster.
struct ZonalTolerance {
    /// Cell sizes in degrees of the geographic rasters.
    private let cells: [(width: Double, height: Double)]
    private let toDegrees: Pipeline?
    /// Planar cells are measured in the raster's plane: UTM under a Gauss plane is smaller by 0.9996². The parts are
    /// scaled to the piece; beyond two permille the planes are not of one kind and the mine fails.
    private let planes: Double

    init(layers: AssessmentLayers, grids: [RasterGrid], method: AreaMethod) {
        let isOtherPlane = grids.contains { $0.crs?.kind == .projected && $0.crs != layers.workingCRS }
        planes = method == .planar && isOtherPlane ? 0.002 : 0
        let geographic = grids.filter { $0.crs?.kind == .geographic }
        cells = geographic.map {
            (
                abs($0.transform.pixelWidth) + abs($0.transform.rowRotation),
                abs($0.transform.pixelHeight) + abs($0.transform.columnRotation)
            )
        }
        guard !cells.isEmpty, let context = try? PROJContext(),
            let base = try? CoordinateSystem(layers.workingCRS, context: context).geographicBase
        else {
            toDegrees = nil
            return
        }
        toDegrees = try? Pipeline(from: layers.workingCRS, to: base, context: context)
    }

    /// The tolerance of one piece, m².
    func tolerance(of column: GeometryColumn, at index: Int, area: Double) -> Double {
        let rings = column.parts(of: index).reduce(0) { $0 + column.rings(ofPart: $1).count }
        let plain = (1e-6 + planes) * area.magnitude + 0.05 * Double(max(1, rings))
        guard let toDegrees, let placed = try? toDegrees.transform(column.selecting([index])) else { return plain }
        return plain + cells.reduce(0) { $0 + cellTerm(placed, cell: $1) }
    }

    /// Σ a·h·tan|φ|/8 over the cells that edges cross, counted from above.
    private func cellTerm(_ column: GeometryColumn, cell: (width: Double, height: Double)) -> Double {
        var crossed = 0.0
        for part in column.parts(of: 0) {
            for ring in column.rings(ofPart: part) {
                for v in column.vertices(ofRing: ring).dropLast() {
                    let dx = abs(column.xy[2 * v + 2] - column.xy[2 * v])
                    let dy = abs(column.xy[2 * v + 3] - column.xy[2 * v + 1])
                    crossed += dx / cell.width + dy / cell.height + 1
                }
            }
        }
        let latitude = column.envelope.center.y * .pi / 180
        let height = cell.height * .pi / 180
        // A sphere of 6371 km is near enough for a tolerance.
        let cellArea = cell.width * .pi / 180 * height * cos(latitude) * 6_371_000 * 6_371_000
        return crossed * cellArea * height * abs(tan(latitude)) / 8
    }
}
