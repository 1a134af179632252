public import GeoModel

/// What `overlay` does with two layers.
public enum OverlayKind: String, Sendable, Hashable, CaseIterable {
    /// What both cover, attributes of both.
    case intersection
    /// What either covers: shared parts with the attributes of both, the rest with those of its own.
    case union
    /// What A covers and no feature of B does.
    case difference
    /// What one of the two covers and the other does not.
    case symmetricDifference = "symmetric_difference"
    /// All of A, shared parts with the attributes of B too.
    case identity
}

/// Parts of a result that were left out.
public struct DroppedResult: Sendable, Hashable {
    /// B's layer.
    public var layer: String
    /// Row of A, nil for parts of B alone.
    public var a: Int?
    /// Row of B, nil for parts of A alone.
    public var b: Int?
    /// `point`, `line` or `sliver`.
    public var kind: String
    /// Plane area of the parts in square units of A's CRS; 0 for points and lines.
    public var area: Double

    /// Creates a record.
    public init(layer: String, a: Int?, b: Int?, kind: String, area: Double) {
        self.layer = layer
        self.a = a
        self.b = b
        self.kind = kind
        self.area = area
    }
}

/// Count and area of the result for one layer of B.
public struct OverlayLayerSummary: Sendable, Hashable {
    /// B's layer.
    public var layer: String
    /// Number of features.
    public var features: Int
    /// Sum of their areas in the counting method; nil with `reason` when one cannot be given.
    public var area: ExactArea?
    /// Why the area is nil.
    public var reason: AreaReason?

    /// Creates a summary.
    public init(layer: String, features: Int, area: ExactArea?, reason: AreaReason? = nil) {
        self.layer = layer
        self.features = features
        self.area = area
        self.reason = reason
    }
}

/// The result of `overlay`.
public struct OverlayResult: Sendable {
    /// The features, in A's CRS: A's fields, `layer` with several layers, then B's fields; a name of B that A has gets
    /// `_2`.
    public var table: FeatureTable
    /// One per layer of B, in order.
    public var layers: [OverlayLayerSummary]
    /// What was left out.
    public var dropped: [DroppedResult]

    /// Creates a result.
    public init(table: FeatureTable, layers: [OverlayLayerSummary], dropped: [DroppedResult]) {
        self.table = table
        self.layers = layers
        self.dropped = dropped
    }

    /// Sum over the layers; nil when one is nil.
    public var area: ExactArea? {
        layers.reduce(ExactArea?.some(.zero)) { sum, layer in
            guard let sum, let area = layer.area else { return nil }
            return sum + area
        }
    }
}

/// Overlays layer A with one or more layers B on plain tables (design 4.6).
public struct LayerOverlay: Sendable {
    /// The operation.
    public var kind: OverlayKind
    /// Lines and points of B become polygons of this many metres on each side, 8 segments a quadrant; nil leaves them.
    public var lineBufferInMetres: Double?
    /// Keep polygons only.
    public var areasOnly: Bool
    /// The counting method.
    public var areaMethod: AreaMethod
    /// Whether ballpark operations are acceptable.
    public var allowBallpark: Bool
    /// Upper bound of threads.
    public var threads: Int
    /// False when only counts and areas are asked for: the result's table stays empty.
    public var buildsTable = true

    /// Creates an operation.
    public init(
        _ kind: OverlayKind,
        lineBufferInMetres: Double? = nil,
        areasOnly: Bool = false,
        areaMethod: AreaMethod = .statutory,
        allowBallpark: Bool = false,
        threads: Int = 1
    ) {
        self.kind = kind
        self.lineBufferInMetres = lineBufferInMetres
        self.areasOnly = areasOnly
        self.areaMethod = areaMethod
        self.allowBallpark = allowBallpark
        self.threads = threads
    }

    /// Runs it layer by layer of B. Geometries must be valid; nulls are passed over. Heights are dropped.
    ///
    /// - Throws: `EngineError`; `unsupported_crs` when a CRS is missing and the other is not.
    public func run(
        _ a: FeatureTable,
        with layers: [FeatureTable],
        monitor: WorkMonitor = .silent
    ) throws -> OverlayResult {
        guard let crs = a.crs else {
            throw EngineError(code: .unsupportedCRS, operation: "overlay", subject: a.name, messages: ["no CRS"])
        }
        var builder = OverlayTableBuilder(a: a, layers: layers)
        var result = OverlayResult(table: a, layers: [], dropped: [])
        let measurer = AreaMeasurer(crs: crs, allowBallpark: allowBallpark)
        let edges = EdgeIndex(a.geometries)
        for (position, layer) in layers.enumerated() {
            let share = monitor.part(
                from: Double(position) / Double(layers.count),
                to: Double(position + 1) / Double(layers.count)
            )
            let b = try placed(layer, in: crs)
            let lines = try lineBuffers(b, for: a.geometries, crs: crs, monitor: share.part(from: 0, to: 0.1))
            let pairing = OverlayPairing(
                a: edges,
                b: lines == nil
                    ? try buffered(b, places: edges, crs: crs, monitor: share.part(from: 0, to: 0.6))
                    : BufferedPieces(features: GeometryColumn()),
                lines: lines,
                kind: kind,
                areasOnly: areasOnly,
                layer: layer.name
            )
            let outcome = try pairing.run(threads: threads, monitor: share.part(from: lines == nil ? 0.6 : 0.1, to: 1))
            result.dropped += outcome.dropped
            result.layers.append(try summary(of: outcome.features, layer: layer.name, measurer: measurer))
            guard buildsTable else { continue }
            for feature in outcome.features { builder.append(feature, layer: position) }
        }
        result.table = builder.table()
        return result
    }

    /// The buffers of a layer of lines that polygons are intersected with in a plane; nil where another way must do.
    private func lineBuffers(
        _ column: GeometryColumn,
        for a: GeometryColumn,
        crs: CRSReference,
        monitor: WorkMonitor
    ) throws -> LineBuffers? {
        guard let metres = lineBufferInMetres, kind == .intersection, let unit = crs.metresPerUnit, metres > 0,
            metres.isFinite, LineBuffers.serves(column), a.kinds.allSatisfy({ $0 == .null || $0.dimension == 2 })
        else { return nil }
        return try LineBuffers(
            column,
            distance: metres / unit,
            provesValidity: buildsTable,
            threads: threads,
            monitor: monitor
        )
    }

    /// A layer of B with its lines and points buffered where that is asked for: in pieces near A for intersections in a
    /// plane, whole otherwise.
    private func buffered(
        _ column: GeometryColumn,
        places: EdgeIndex,
        crs: CRSReference,
        monitor: WorkMonitor
    ) throws -> BufferedPieces {
        guard let metres = lineBufferInMetres else { return BufferedPieces(features: column) }
        guard kind == .intersection, let unit = crs.metresPerUnit, metres > 0, metres.isFinite else {
            let whole = LineBuffer(metres: metres, crs: crs, allowBallpark: allowBallpark)
            return BufferedPieces(features: try whole.apply(to: column))
        }
        return try BufferedPieces(
            column,
            distance: metres / unit,
            buffersPolygons: false,
            places: places,
            threads: threads,
            monitor: monitor
        )
    }

    /// A layer of B in A's CRS.
    private func placed(_ layer: FeatureTable, in crs: CRSReference) throws -> GeometryColumn {
        guard let own = layer.crs else {
            throw EngineError(
                code: .unsupportedCRS,
                operation: "overlay",
                subject: layer.name,
                messages: ["no CRS"]
            )
        }
        let projected = try LayerProjector(from: own, to: crs, allowBallpark: allowBallpark)
            .project(layer.geometries)
        if let failure = projected.failures.first {
            throw EngineError(
                code: .transformation,
                operation: "overlay",
                subject: "\(layer.name), row \(failure.geometry)",
                messages: ["(\(failure.x), \(failure.y)) has no place in \(crs.summary)"]
            )
        }
        return projected.geometries
    }

    private func summary(
        of features: [OverlayFeature],
        layer: String,
        measurer: AreaMeasurer
    ) throws -> OverlayLayerSummary {
        var polygons = GeometryColumn()
        for feature in features where feature.geometry[0].kind.dimension == 2 { polygons.append(feature.geometry[0]) }
        let areas = try measurer.measure(polygons, methods: [areaMethod], threads: threads)
        var sum = ExactArea.zero
        for area in areas {
            guard let value = area.area(areaMethod) else {
                return OverlayLayerSummary(
                    layer: layer,
                    features: features.count,
                    area: nil,
                    reason: area.reason(areaMethod)
                )
            }
            sum += value
        }
        return OverlayLayerSummary(layer: layer, features: features.count, area: sum)
    }
}
