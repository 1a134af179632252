import GEOSKit
import GeoModel
import Restoration

/// A point inside each mine, for findings that speak of a mine without naming a place.
struct MinePlaces {
    private let rows: [String: Int]
    private let geometries: GeometryColumn
    private let context: GEOSContext?

    init(_ register: MineRegister) {
        let pairs = register.records.enumerated().map { ($1.mineID, $0) }
        rows = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        geometries = register.geometries
        context = try? GEOSContext()
    }

    /// The finding with a place in the working plane; as it is when it has one, or the mine has no land.
    func placed(_ finding: Finding) -> Finding {
        guard finding.x == nil, finding.y == nil, let mine = finding.mineID, let row = rows[mine],
            let point = inside(row)
        else { return finding }
        var finding = finding
        finding.x = point.x
        finding.y = point.y
        return finding
    }

    /// Nil for a mine whose geometry cannot be used: it has a finding of its own.
    private func inside(_ row: Int) -> PlanarPoint? {
        guard let context, let shape = try? PlanarShape(geometries, at: row, context: context) else { return nil }
        return try? shape.pointOnSurface().point
    }
}
