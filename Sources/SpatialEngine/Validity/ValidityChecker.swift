import GEOSKit
public import GeoModel

/// Looks for the faults of domain 5.7 in a layer.
public struct ValidityChecker: Sendable {
    /// 1 mm in the layer's units; degrees are taken as 111 320 m.
    let millimetre: Double

    /// Creates a checker for layers in one CRS.
    public init(crs: CRSReference?) {
        switch crs?.kind {
        case .geographic?: millimetre = 0.001 / 111_320
        default: millimetre = 0.001 / (crs?.metresPerUnit ?? 1)
        }
    }

    /// All faults, by geometry and then in order of `GeometryFault.Kind`; of one kind the first place in a geometry.
    public func check(_ column: GeometryColumn, threads: Int = 1) throws -> [GeometryFault] {
        let found = try WorkerPool.map(
            count: column.count,
            threads: threads,
            makeWorker: { try GEOSContext() },
            body: { context, index in try faults(of: column, at: index, context: context) }
        )
        return found.flatMap { $0.faults } + duplicates(found.map(\.canonical))
    }

    private struct Finding: Sendable {
        var faults: [GeometryFault] = []
        /// Equal for equal geometries whatever their starting vertex and direction; nil where none can be made.
        var canonical: [UInt8]?
    }

    private func faults(of column: GeometryColumn, at index: Int, context: GEOSContext) throws -> Finding {
        if let fault = RingFaults.unusable(column, at: index) { return Finding(faults: [fault]) }
        var finding = Finding()
        if let open = RingFaults.openRing(column, at: index) {
            finding.faults.append(open)
            return finding
        }
        let shape: PlanarShape
        do {
            shape = try PlanarShape(column, at: index, context: context)
        } catch {
            let fault = GeometryFault(geometry: index, kind: .invalid, reason: error.messages.first)
            return Finding(faults: [fault])
        }
        let report = try shape.validity()
        if !report.isValid {
            finding.faults.append(
                GeometryFault(
                    geometry: index,
                    kind: .invalid,
                    reason: report.reason,
                    x: report.location?.x,
                    y: report.location?.y
                )
            )
        }
        finding.faults += RingFaults.vertexFaults(column, at: index, millimetre: millimetre)
        finding.canonical = try shape.normalized().wkb()
        return finding
    }

    private func duplicates(_ canonical: [[UInt8]?]) -> [GeometryFault] {
        var first: [[UInt8]: Int] = [:]
        var result: [GeometryFault] = []
        for (index, key) in canonical.enumerated() {
            guard let key else { continue }
            if let other = first[key] {
                result.append(GeometryFault(geometry: index, kind: .duplicate, other: other))
            } else {
                first[key] = index
            }
        }
        return result
    }
}
