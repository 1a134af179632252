import GeoModel
import Intake
import Restoration
import SpatialEngine

/// Length of traffic lines inside mines by subsidence class, layer by layer (a layer has one class).
struct RoadMeasurement {
    /// By mine; empty without traffic lines or without a subsidence.
    private(set) var roads: [[RoadFigures]] = []

    init(_ layers: ProjectLayers, inputs: ProjectInputs, plane: WorkingPlane, resources: RunResources) throws {
        let chosen = layers.protected.records.indices.filter { index in
            let record = layers.protected.records[index]
            return record.kind == .traffic
                && layers.protected.layers[index].geometries.kinds.contains {
                    $0.dimension == 1
                }
        }
        guard !chosen.isEmpty,
            let input = SubsidenceRasters.input(inputs.subsidence, inputs.specification), !input.rasters.isEmpty
        else { return }
        let mines = layers.register.geometries
        roads = Array(repeating: [], count: mines.count)
        for index in chosen {
            let inside = try LinesInMines.clip(
                mines: mines,
                lines: layers.protected.layers[index].geometries,
                threads: resources.threads,
                monitor: resources.monitor
            )
            var request = LineLengthRequest(
                lines: inside,
                crs: plane.crs,
                rasters: input.order.map { input.rasters[$0].raster },
                classes: input.classes,
                damageThreshold: input.damageThresholdInMetres
            )
            request.allowBallpark = plane.allowBallpark
            request.datumShift = plane.datumShift
            request.threads = resources.threads
            let record = layers.protected.records[index]
            for (mine, lengths) in try LineLengthOperation(request).run(monitor: resources.monitor).enumerated()
            where lengths.total > 0 {
                roads[mine].append(
                    RoadFigures(
                        layer: record.name,
                        layerClass: record.layerClass,
                        classes: lengths.classes,
                        damaged: lengths.damaged,
                        withoutData: lengths.withoutData
                    )
                )
            }
        }
    }

    /// Adds the figures to what the assessment is built from.
    func attach(to input: inout AssessmentInput) {
        for index in roads.indices { input.measurements[index].roads = roads[index] }
    }
}
