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

    private let layers: AssessmentLayers
    private let settings: AssessmentSettings
    private let measurer: AreaMeasurer

    init(
        layers: AssessmentLayers,
        pieces: MeasuredPieces,
        settings: AssessmentSettings,
        measurer: AreaMeasurer,
        monitor: WorkMonitor
    ) throws {
        self.layers = layers
        self.settings = settings
        self.measurer = measurer
        let none = Array(repeating: ExactArea.zero, count: layers.mines.count)
        hits = Array(repeating: [], count: layers.mines.count)
        restoredUnion = none
        damagedOutside = none
        failures = [:]
        let found = try find(cuts: pieces.cuts, monitor: monitor)
        restoredUnion = try measure(found, "union of restored features") { $0.unions.restored }
        damagedOutside = try measure(found, "damage outside") { $0.unions.damagedOutside }
        for layer in layers.protected.indices { try addHits(of: layer, found: found, pieces: pieces.pieces) }
    }

    /// Goes round the mines that were cut; those on which GEOS gives up are nil and noted.
    private mutating func find(cuts: [CutMine?], monitor: WorkMonitor) throws -> [Found?] {
        let layers = layers
        let surroundings = try ProtectedSurroundings(layers, threads: settings.threads, monitor: monitor)
        let outcomes = try WorkerPool.map(
            count: layers.mines.count,
            threads: settings.threads,
            monitor: monitor,
            makeWorker: {
                let context = try GEOSContext()
                return (HitFinder(layers: layers, surroundings: surroundings, context: context), context)
            },
            body: { (worker: inout (HitFinder, GEOSContext), mine) -> Result<Found, EngineError>? in
                guard let cut = cuts[mine] else { return nil }
                do {
                    let hits = try worker.0.find(mine: mine)
                    return .success(
                        Found(hits: hits, unions: try MineUnions(cut, layers: layers, context: worker.1))
                    )
                } catch let error as EngineError {
                    return .failure(error)
                }
            }
        )
        for (mine, outcome) in outcomes.enumerated() {
            if case .failure(let error)? = outcome { failures[mine] = error }
        }
        return outcomes.map { try? $0?.get() }
    }

    /// Areas of one geometry per mine in the counting method. No geometry is no area; one that cannot be measured
    /// fails its mine, for null is not 0.
    private mutating func measure(
        _ found: [Found?],
        _ operation: String,
        _ geometry: (Found) -> GeometryColumn
    ) throws -> [ExactArea] {
        var all = GeometryColumn()
        for entry in found { if let entry { all.append(geometry(entry)[0]) } else { all.appendNull() } }
        let areas = try measurer.measure(all, methods: [settings.areaMethod], threads: settings.threads)
        for (mine, area) in areas.enumerated() {
            guard let reason = area.reason(settings.areaMethod), reason != .emptyGeometry else { continue }
            failures[mine] = EngineError(
                code: .areaUnavailable,
                operation: operation,
                subject: layers.mines[mine].id,
                messages: [reason.rawValue]
            )
        }
        return areas.map { $0.area(settings.areaMethod) ?? .zero }
    }

    private mutating func addHits(of layer: Int, found: [Found?], pieces: [MeasuredPiece]) throws {
        let distance = layers.protected[layer].bufferInMetres
        let buffers =
            distance == nil
            ? nil : try measure(found, "buffer") { $0.hits[layer].buffer ?? ProtectedRules.nothing }
        var shared = Array(repeating: ExactArea.zero, count: layers.mines.count)
        var whole = shared
        for piece in pieces {
            whole[piece.mine] += piece.area
            if piece.membership.protected.contains(layer) { shared[piece.mine] += piece.area }
        }
        for (mine, entry) in found.enumerated() {
            guard let hit = entry?.hits[layer] else { continue }
            hits[mine].append(
                LayerHit(
                    layer: layer,
                    relations: ProtectedRules.relations(
                        shared: shared[mine],
                        mine: whole[mine],
                        found: hit,
                        buffer: distance
                    ),
                    intersection: shared[mine],
                    bufferArea: buffers?[mine],
                    distanceInMetres: hit.distanceInMetres
                )
            )
        }
    }
}
