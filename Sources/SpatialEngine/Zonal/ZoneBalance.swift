import GeoModel
import SpatialAnalysis

/// Compares a zone's area with that of its cells (design 4.5, zonal against polygon).
struct ZoneBalance {
    /// Zone minus covered cells.
    private let residual: Double
    private let tolerance: Double
    private let isInside: Bool

    /// Takes the figures of one zone of a pass.
    init(_ measured: ZonalTotals, zone: Int, area: Double, plan: ZonalPlan) {
        let covered =
            measured.zone(zone, ZoneSlots.valid) + measured.zone(zone, ZoneSlots.nodata)
            + measured.zone(zone, ZoneSlots.masked)
        let rings = plan.path.plane.parts(of: zone).reduce(0) { $0 + plan.path.plane.rings(ofPart: $1).count }
        residual = area - covered
        tolerance = 1e-6 * area + 0.05 * Double(rings) + measured.zone(zone, ZoneSlots.slack)
        isInside = plan.path.pixels.isInside(zone, grid: plan.grid.window)
    }

    /// The part outside the raster: 0 for a zone wholly inside, whose residual is rounding.
    var outside: Double { isInside ? 0 : max(0, residual) }

    /// The residual of a zone wholly inside, 0 for others.
    var insideResidual: Double { isInside ? residual.magnitude : 0 }

    /// Fails when cells and zone differ by more than rounding can explain.
    ///
    /// - Throws: `EngineError` `conservation`.
    func check(name: String) throws {
        guard residual < -tolerance || (isInside && residual > tolerance) else { return }
        throw EngineError(
            code: .conservation,
            operation: "zonal",
            subject: name,
            messages: ["zone minus cells is \(residual) m², allowed \(tolerance) m²"]
        )
    }
}
