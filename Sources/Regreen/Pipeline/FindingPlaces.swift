import GeoModel
import Intake
import Publishing
import Restoration
import SpatialEngine

/// Brings the places of findings from their layers' CRS to the working plane, for the layer `findings`.
struct FindingPlaces {
    private let systems: [String: CRSReference]
    private let plane: WorkingPlane

    init(inputs: ProjectInputs, plane: WorkingPlane) {
        var systems: [String: CRSReference] = [:]
        let layers = [inputs.mines] + inputs.damage + inputs.restored + inputs.protected + inputs.buildings
        for layer in layers + [inputs.towns, inputs.county, inputs.landUse].compactMap({ $0 }) {
            systems[layer.specification.writtenPath + "\n" + layer.layerName] = layer.table.crs
        }
        self.systems = systems
        self.plane = plane
    }

    /// The findings in their order; those without a place, or whose place cannot be brought over, have none.
    ///
    /// - Parameter working: findings whose place is in the working plane already.
    func placed(source: [Finding], working: [Finding]) -> [PlacedFinding] {
        var placed = source.map { PlacedFinding($0) }
        let groups = Dictionary(grouping: source.indices.filter { source[$0].x != nil && source[$0].y != nil }) {
            (source[$0].file ?? "") + "\n" + (source[$0].layer ?? "")
        }
        for (key, rows) in groups {
            guard let crs = systems[key] else { continue }
            var points = GeometryColumn()
            for row in rows {
                points.appendVertex(x: source[row].x ?? .nan, y: source[row].y ?? .nan)
                points.endRing()
                points.endPart()
                points.endGeometry(kind: .point)
            }
            guard let projected = try? plane.projector(from: crs).project(points) else { continue }
            for (position, row) in rows.enumerated() where !projected.geometries[position].isEmpty {
                let box = projected.geometries.envelope(of: position)
                placed[row].x = box.minX
                placed[row].y = box.minY
            }
        }
        return placed + working.map { PlacedFinding($0, x: $0.x, y: $0.y) }
    }
}
