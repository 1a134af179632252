import GeoModel
import Intake
import PROJKit
import Restoration
import SpatialEngine

/// Marks results that rest on a ballpark datum operation somebody allowed (domain 1.1).
enum BallparkMark {
    /// The warning that stands for the permission.
    static func finding(file: String, layer: String?, from: CRSReference, to: CRSReference) -> Finding {
        Finding(
            .ballparkRefused,
            .warning,
            file: file,
            layer: layer,
            message: Messages.ballparkAccepted(file, from: from.summary, to: to.summary),
            fix: Messages.ballparkFix
        )
    }

    /// The warning for a layer of a toolbox call that is brought to another CRS; nil when no datum is left out.
    static func finding(_ layer: ToolLayer, to target: CRSReference?) -> Finding? {
        guard let source = layer.table.crs, let target,
            facts(from: source, to: target, box: layer.table.geometries.envelope)?.isBallparkByPermission == true
        else { return nil }
        return finding(file: layer.file, layer: layer.loaded.layerName, from: source, to: target)
    }

    /// What bringing positions of a box over would do if all were allowed; nil when there is no way.
    static func facts(
        from source: CRSReference,
        to target: CRSReference,
        box: Envelope,
        datumShift: DatumShift? = nil
    ) -> ProjectionFacts? {
        guard source != target, !box.isEmpty else { return nil }
        var centre = GeometryColumn()
        centre.appendVertex(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
        centre.endRing()
        centre.endPart()
        centre.endGeometry(kind: .point)
        let projector = LayerProjector(from: source, to: target, allowBallpark: true, datumShift: datumShift)
        return try? projector.project(centre).facts
    }
}
