import Foundation
import GeoModel
import Intake
import Restoration
import SpatialAnalysis
import SpatialEngine

/// The project's panels: how far ground moves sideways where it sinks (domain 2.5, 2.6). Their own subsidence is not used:
/// the surfaces are measured.
struct ProjectPanels {
    /// What a person should know of the layers.
    private(set) var findings: [Finding] = []
    private var tables: [PanelTable] = []
    private let plane: WorkingPlane

    /// Reads the panels that hold on the project's day.
    ///
    /// - Throws: `InputError` naming file, panel and field.
    init(_ specification: ProjectSpecification, plane: WorkingPlane) throws {
        self.plane = plane
        for panels in specification.panels {
            if let asOf = specification.asOf, let date = panels.date, date > asOf { continue }
            var options = SourceOptions(layer: panels.layer.layer, encoding: panels.layer.encoding)
            options.assumedCRS = panels.layer.crs ?? specification.crs
            let table = try PanelTable.load(panels.layer.path, time: nil, options: options)
            findings += table.findings
            tables.append(table)
        }
    }

    /// True when no panel holds.
    var isEmpty: Bool { tables.allSatisfy { $0.panels.isEmpty } }

    /// The panels in the plane of a raster; nil without any, and for a raster in degrees.
    func field(in crs: CRSReference) throws -> MovementField? {
        guard !isEmpty, let unit = crs.metresPerUnit else { return nil }
        return MovementField(try tables.flatMap { try placed($0, in: crs, unit: unit) })
    }

    /// Middle and strike of each panel brought from one plane to another.
    private func placed(_ table: PanelTable, in crs: CRSReference, unit: Double) throws -> [PlacedPanel] {
        guard let own = table.crs, let ownUnit = own.metresPerUnit, own != crs, own.epsg == nil || own.epsg != crs.epsg
        else {
            return table.panels
        }
        // The middle and a point of the strike.
        let ahead = 100.0
        var ends = GeometryColumn()
        for panel in table.panels {
            let angle = panel.strikeAzimuth * .pi / 180
            ends.appendVertex(x: panel.centerX / ownUnit, y: panel.centerY / ownUnit)
            ends.appendVertex(
                x: (panel.centerX + ahead * sin(angle)) / ownUnit,
                y: (panel.centerY + ahead * cos(angle)) / ownUnit
            )
            ends.endRing()
            ends.endPart()
            ends.endGeometry(kind: .lineString)
        }
        let moved = try LayerProjector(
            from: own,
            to: crs,
            allowBallpark: plane.allowBallpark,
            datumShift: plane.datumShift
        ).project(ends).geometries
        return zip(table.panels, 0..<moved.count).map { panel, index in
            let first = moved.vertices(of: index).lowerBound
            let (x, y) = (moved.xy[2 * first] * unit, moved.xy[2 * first + 1] * unit)
            let (dx, dy) = (moved.xy[2 * first + 2] * unit - x, moved.xy[2 * first + 3] * unit - y)
            return PlacedPanel(
                panel.panel,
                centerX: x,
                centerY: y,
                strikeAzimuth: atan2(dx, dy) * 180 / .pi,
                share: panel.share
            )
        }
    }
}
