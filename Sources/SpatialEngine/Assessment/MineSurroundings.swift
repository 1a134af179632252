import GEOSKit
import GeoModel

/// What lies around the mines: hits of protected layers, and unions that reach beyond the mines.
struct MineSurroundings {
    /// By mine, then by layer.
    private(set) var hits: [[LayerHit]]
    /// By mine.
    private(set) var restoredUnion: [ExactArea]
    /// By mine.
    private(set) var damagedOutside: [ExactArea]
    /// Mines on which GEOS gave up, with what it said.
    private(set) var failures: [Int: EngineError]

    /// What a worker brings back for one mine.
    private struct Found: Sendable {
        var hits: [FoundHit]
        var unions: MineUnions
    }

    init(
        layers: AssessmentLayers,
        pieces: MeasuredPieces,
        settings: AssessmentSettings,
        measurer: AreaMeasurer,
        monitor: WorkMonitor
    ) throws {
        let indices = LayerIndices(layers)
        let cuts = pieces.cuts
        let outcomes = try WorkerPool.map(
            count: layers.mines.count,
            threads: settings.threads,
            monitor: monitor,
            makeWorker: {
                let context = try GEOSContext()
                return (HitFinder(layers: layers, indices: indices, context: context), context)
            },
            body: { (worker: inout (HitFinder, GEOSContext), mine) -> Result<Found, EngineError>? in
                guard let cut = cuts[mine] else { return nil }
                do {
                    return .success(
                        Found(
                            hits: try worker.0.find(mine: mine),
                            unions: try MineUnions(cut, layers: layers, context: worker.1)
                        )
                    )
                } catch let error as EngineError {
                    return .failure(error)
                }
            }
        )
        let found = outcomes.map { try? $0?.get() }
        failures = [:]
        for (mine, outcome) in outcomes.enumerated() {
            if case .failure(let error)? = outcome { failures[mine] = error }
        }
        let method = settings.areaMethod
        func measured(_ column: (Found) -> GeometryColumn) throws -> [ExactArea] {
            var all = GeometryColumn()
            for entry in found { if let entry { all.append(column(entry)[0]) } else { all.appendNull() } }
            return try measurer.measure(all, methods: [method], threads: settings.threads)
                .map { $0.area(method) ?? .zero }
        }
        restoredUnion = try measured { $0.unions.restored }
        damagedOutside = try measured { $0.unions.damagedOutside }
        var shared = Array(
            repeating: Array(repeating: ExactArea.zero, count: layers.protected.count),
            count: layers.mines.count
        )
        var mineAreas = Array(repeating: ExactArea.zero, count: layers.mines.count)
        for piece in pieces.pieces {
            mineAreas[piece.mine] += piece.area
            for layer in piece.membership.protected { shared[piece.mine][layer] += piece.area }
        }
        hits = Array(repeating: [], count: layers.mines.count)
        for (layer, input) in layers.protected.enumerated() {
            let hasRule = input.bufferInMetres != nil
            let buffers = hasRule ? try measured { $0.hits[layer].buffer ?? ProtectedRules.nothing } : []
            for (mine, entry) in found.enumerated() {
                guard let entry else { continue }
                let relations = ProtectedRules.relations(
                    shared: shared[mine][layer],
                    mine: mineAreas[mine],
                    found: entry.hits[layer],
                    buffer: input.bufferInMetres
                )
                hits[mine].append(
                    LayerHit(
                        layer: layer,
                        relations: relations,
                        intersection: shared[mine][layer],
                        bufferArea: hasRule ? buffers[mine] : nil,
                        distanceInMetres: entry.hits[layer].distanceInMetres
                    )
                )
            }
        }
    }
}
