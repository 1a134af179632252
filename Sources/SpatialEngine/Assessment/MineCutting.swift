import GEOSKit
import GeoModel

/// The pieces of all mines with their areas, proofs and failures.
struct MeasuredPieces {
    var pieces: [MeasuredPiece] = []
    var geometries = GeometryColumn()
    /// One per mine; pieces of a failed mine are not among `pieces`.
    var failures: [EngineError?]
    /// One per mine; nil when it failed.
    var cuts: [CutMine?]
    var residuals: [ConservationResidual] = []
    var dropped: [DroppedSliver] = []
    var attachedDamage: Set<Int> = []
    var attachedRestored: Set<Int> = []

    /// Positions in `pieces` of one mine's pieces; they are contiguous.
    func range(of mine: Int) -> Range<Int> {
        let start = pieces.partitioningIndex { $0.mine >= mine }
        return start..<pieces.partitioningIndex { $0.mine > mine }
    }
}

/// Cuts mines, measures the pieces and proves that they add up in the counting method.
struct MineCutting {
    let settings: AssessmentSettings
    let measurer: AreaMeasurer
    /// One per mine.
    let areas: [MeasuredAreas]

    /// Cuts until no further mine fails: a mine that fails must not keep land from others, so they are cut again
    /// without it.
    func run(_ layers: inout AssessmentLayers, monitor: WorkMonitor) throws -> MeasuredPieces {
        while true {
            let result = try cut(layers, monitor: monitor)
            let fresh = layers.mines.indices.filter { layers.mines[$0].failure == nil && result.failures[$0] != nil }
            for mine in fresh { layers.mines[mine].failure = result.failures[mine] }
            let isShared = result.pieces.contains { piece in
                piece.membership.givenUpTo.map(fresh.contains) ?? false
            }
            if !isShared { return result }
        }
    }

    private func cut(_ layers: AssessmentLayers, monitor: WorkMonitor) throws -> MeasuredPieces {
        let needsOutline = settings.areaMethod == .geodesic
        let cuts = try PieceCutter(layers).cut(threads: settings.threads, monitor: monitor, nodedOutlines: needsOutline)
        var result = MeasuredPieces(failures: layers.mines.map(\.failure), cuts: [])
        var all = GeometryColumn()
        for cut in cuts {
            if case .success(let cut) = cut { for i in cut.memberships.indices { all.append(cut.geometries[i]) } }
        }
        let measured = try measurer.measure(all, threads: settings.threads)
        var position = 0
        for (mine, cut) in cuts.enumerated() {
            switch cut {
            case .failure(let error):
                result.failures[mine] = error
                result.cuts.append(nil)
            case .success(let cut):
                let own = measured[position..<(position + cut.memberships.count)]
                position += cut.memberships.count
                do {
                    try append(cut, own: Array(own), to: &result, name: layers.mines[mine].id)
                    result.cuts.append(cut)
                } catch let error as EngineError {
                    result.failures[mine] = error
                    result.cuts.append(nil)
                }
            }
        }
        return result
    }

    private func append(_ cut: CutMine, own: [MeasuredAreas], to result: inout MeasuredPieces, name: String) throws {
        let method = settings.areaMethod
        guard let whole = areas[cut.mine].area(method) else {
            throw EngineError(code: .areaUnavailable, operation: "measure", subject: name)
        }
        var parts: [ExactArea] = []
        for areas in own {
            guard let area = areas.area(method) else {
                let reason = areas.reason(method)?.rawValue ?? method.rawValue
                throw EngineError(
                    code: .areaUnavailable,
                    operation: "measure piece",
                    subject: name,
                    messages: [reason]
                )
            }
            parts.append(area)
        }
        let sum = parts.reduce(.zero, +)
        let compared = try cut.nodedOutline.map { try nodedArea($0, name: name) } ?? whole
        let residual = ConservationResidual(
            mine: cut.mine,
            kind: method.residualKind,
            whole: compared.squareMetres,
            parts: sum.squareMetres,
            allowed: method.partsTolerance(whole: compared.squareMetres, parts: parts.count),
            count: parts.count
        )
        guard residual.holds else {
            throw EngineError(
                code: .conservation,
                operation: "measure pieces",
                subject: name,
                messages: [
                    "\(residual.parts) m² of pieces, \(residual.whole) m² of mine, \(residual.allowed) m² allowed"
                ]
            )
        }
        // The proof holds; what is left is the rounding of vertices, and for geodesics the vertices that cutting added
        // to the outline. The pieces share the mine's own area, so that every table closes to the last 1e-6 m².
        if parts.reduce(.zero, +) != whole {
            parts = whole.divided(byWeights: parts.map(\.squareMetres))
        }
        if method != .planar { result.residuals.append(cut.residual) }
        result.residuals.append(residual)
        result.dropped += cut.dropped
        result.attachedDamage.formUnion(cut.damage)
        result.attachedRestored.formUnion(cut.restorations)
        let statutory = shares(.statutory, of: cut.mine, own: own)
        let geodesic = shares(.geodesic, of: cut.mine, own: own)
        let planar = shares(.planar, of: cut.mine, own: own)
        for (index, membership) in cut.memberships.enumerated() {
            let three = MeasuredAreas(
                statutory: method == .statutory ? parts[index] : statutory?[index],
                geodesic: method == .geodesic ? parts[index] : geodesic?[index],
                planar: method == .planar ? parts[index] : planar?[index]
            )
            result.pieces.append(
                MeasuredPiece(mine: cut.mine, area: parts[index], areas: three, membership: membership)
            )
            result.geometries.append(cut.geometries[index])
        }
    }

    /// The mine's area by a method shared out over its pieces; nil when the mine or a piece has none.
    private func shares(_ method: AreaMethod, of mine: Int, own: [MeasuredAreas]) -> [ExactArea]? {
        guard let whole = areas[mine].area(method) else { return nil }
        let parts = own.compactMap { $0.area(method) }
        guard parts.count == own.count else { return nil }
        return parts.reduce(.zero, +) == whole ? parts : whole.divided(byWeights: parts.map(\.squareMetres))
    }

    /// The area of the mine with the vertices that cutting added.
    private func nodedArea(_ outline: GeometryColumn, name: String) throws -> ExactArea {
        guard let area = try measurer.measure(outline, methods: [settings.areaMethod]).first?.area(settings.areaMethod)
        else { throw EngineError(code: .areaUnavailable, operation: "measure outline", subject: name) }
        return area
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first position from which a condition holds, for elements sorted so that it does not before and does after.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
