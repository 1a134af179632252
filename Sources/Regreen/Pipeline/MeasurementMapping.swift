import GeoModel
import Restoration
import SpatialEngine

/// Turns what the engine measured into the domain's values, field by field.
enum MeasurementMapping {
    static func piece(_ piece: MeasuredPiece) -> PieceMeasurement {
        PieceMeasurement(
            mine: piece.mine,
            area: piece.area,
            areas: AreaFigures(
                statutory: piece.areas.statutory,
                geodesic: piece.areas.geodesic,
                planar: piece.areas.planar
            ),
            damage: piece.membership.damage,
            restorations: piece.membership.restorations,
            protected: piece.membership.protected,
            town: piece.membership.town,
            givenUpTo: piece.membership.givenUpTo,
            raster: piece.raster.map(raster)
        )
    }

    private static func raster(_ raster: MeasuredPieceRaster) -> PieceRaster {
        PieceRaster(
            valid: raster.valid,
            nodata: raster.nodata,
            masked: raster.masked,
            outside: raster.outside,
            classes: raster.classes,
            damagedByDate: raster.damagedByDate.map { DatedArea(date: $0.date, area: $0.area) },
            sound: raster.sound,
            unknown: raster.unknown,
            fractionSum: raster.fractionSum,
            valueFractionSum: raster.valueFractionSum,
            volume: raster.volume,
            uplift: raster.uplift
        )
    }

    /// - Parameter method: the counting method, whose reason goes before the others.
    static func figures(_ areas: MeasuredAreas, method: AreaMethod) -> AreaFigures {
        AreaFigures(
            statutory: areas.statutory,
            geodesic: areas.geodesic,
            planar: areas.planar,
            zone: areas.zone,
            reason: (areas.reason(method) ?? areas.reason)?.rawValue
        )
    }

    /// - Parameter visible: what is seen of the mine from a layer; nil without a visible range.
    static func mine(
        _ mine: MeasuredMine,
        layers: [ProtectedLayerRecord],
        method: AreaMethod,
        visible: (Int) -> VisibleZone?
    ) -> MineMeasurement {
        if let failure = mine.failure {
            var areas = figures(mine.areas, method: method)
            // A mine that lost its polygon before the engine saw it says why, not that it is empty.
            if let reason = failure.messages.first, failure.operation == "dissolve" { areas.reason = reason }
            return MineMeasurement(
                areas: areas,
                failure: Messages.mineNotMeasured(
                    reason: areas.reason ?? failure.code.rawValue,
                    detail: failure.messages.joined(separator: "; ")
                )
            )
        }
        let whole = mine.areas.area(method)
        return MineMeasurement(
            areas: figures(mine.areas, method: method),
            hits: mine.hits.map { hit($0, layers[$0.layer], whole: whole, visible: visible($0.layer)) },
            classBounds: mine.classBounds.map { ClassBounds(minimum: $0.minimum, maximum: $0.maximum) },
            maximumSubsidence: mine.maximumSubsidence,
            restoredUnion: mine.restoredUnion,
            damagedOutside: mine.damagedOutside
        )
    }

    private static func hit(
        _ hit: LayerHit,
        _ layer: ProtectedLayerRecord,
        whole: ExactArea?,
        visible: VisibleZone?
    ) -> ProtectedHit {
        let share = whole.map { whole in
            whole == .zero ? 0 : Double(hit.intersection.microSquareMetres) / Double(whole.microSquareMetres)
        }
        return ProtectedHit(
            layer: layer.name,
            kind: layer.kind,
            layerClass: layer.layerClass,
            relations: hit.relations.compactMap { ProtectedRelation(rawValue: $0.rawValue) }
                + (visible?.isVisible == true ? [.visible] : []),
            intersection: hit.intersection,
            share: share ?? 0,
            buffer: hit.bufferArea,
            visible: whole.flatMap { whole in
                visible?.share.map { ExactArea(squareMetres: $0 * whole.squareMetres) }
            },
            visibleShare: visible?.share,
            visibleDistance: visible?.nearestDistance,
            distance: hit.distanceInMetres,
            damagedInLayer: .zero
        )
    }
}
