public import GeoModel
public import PROJKit

/// What is known of the operation that brought a layer into another CRS.
public struct ProjectionFacts: Sendable, Hashable {
    /// The operation's name, `none` when the CRS are the same.
    public var name: String
    /// Stated accuracy in metres; nil when unknown.
    public var accuracyInMetres: Double?
    /// True when a datum shift is left out or guessed.
    public var isBallpark: Bool
    /// Grids the operation would like and does not find.
    public var missingGrids: [String]
    /// The PROJ pipeline that is run; empty when nothing is.
    public var pipelineText: String
    /// English remarks for the provenance.
    public var notes: [String]

    /// Creates the facts.
    public init(
        name: String,
        accuracyInMetres: Double?,
        isBallpark: Bool,
        missingGrids: [String] = [],
        pipelineText: String = "",
        notes: [String] = []
    ) {
        self.name = name
        self.accuracyInMetres = accuracyInMetres
        self.isBallpark = isBallpark
        self.missingGrids = missingGrids
        self.pipelineText = pipelineText
        self.notes = notes
    }

    /// True when a change of datum that matters is left out because the user allowed it (domain 1.1).
    public var isBallparkByPermission: Bool { notes.contains(OperationFacts.ballparkNote) }

    /// True when CGCS2000 and WGS 84 were taken as one datum (domain 1.1).
    public var takesDatumsAsEqual: Bool { notes.contains(OperationFacts.equalDatumsNote) }

    /// The facts of a planned pipeline.
    init(_ operation: OperationFacts, isIdentity: Bool) {
        self.init(
            name: isIdentity ? "none" : operation.name,
            accuracyInMetres: operation.accuracyInMetres,
            isBallpark: operation.isBallpark,
            missingGrids: operation.missingGrids,
            pipelineText: isIdentity ? "" : operation.pipelineText,
            notes: operation.notes
        )
    }
}

/// A vertex that has no place in the target CRS.
public struct ProjectionFailure: Sendable, Hashable {
    /// Index of the geometry.
    public var geometry: Int
    /// The vertex's x in the source CRS.
    public var x: Double
    /// The vertex's y in the source CRS.
    public var y: Double

    /// Creates a failure.
    public init(geometry: Int, x: Double, y: Double) {
        self.geometry = geometry
        self.x = x
        self.y = y
    }
}

/// A layer in the target CRS.
public struct ProjectedLayer: Sendable {
    /// The geometries; those that failed are null.
    public var geometries: GeometryColumn
    /// What is known of the operation.
    public var facts: ProjectionFacts
    /// One entry per geometry that could not be brought over, with its first bad vertex.
    public var failures: [ProjectionFailure]

    /// Creates a result.
    public init(geometries: GeometryColumn, facts: ProjectionFacts, failures: [ProjectionFailure] = []) {
        self.geometries = geometries
        self.facts = facts
        self.failures = failures
    }
}

/// Brings layers from their CRS to another one, vertex by vertex; heights are kept as they are.
public struct LayerProjector: Sendable {
    /// The CRS of the coordinates given.
    public let source: CRSReference
    /// The CRS wanted.
    public let target: CRSReference
    /// Whether ballpark operations are acceptable; between CGCS2000- and WGS 84-based CRS they always are.
    public let allowBallpark: Bool
    /// A declared change of datum, used instead of the registry where the datums differ.
    public let datumShift: DatumShift?

    /// Creates a projector.
    public init(
        from source: CRSReference,
        to target: CRSReference,
        allowBallpark: Bool = false,
        datumShift: DatumShift? = nil
    ) {
        self.source = source
        self.target = target
        self.allowBallpark = allowBallpark
        self.datumShift = datumShift
    }

    /// Transforms every vertex once; only the corners move, nothing is inserted.
    ///
    /// - Throws: `EngineError` `unsupported_crs`, `ballpark_refused` or `transformation` when there is no operation for
    ///   the place where the data lie. A vertex without a place in the target makes its geometry null and is listed.
    public func project(_ column: GeometryColumn) throws -> ProjectedLayer {
        do throws(PROJError) {
            let context = try PROJContext()
            guard let box = LayerProjector.finiteBox(of: column) else {
                let facts = ProjectionFacts(name: "none", accuracyInMetres: 0, isBallpark: false)
                return withoutPlaces(column, facts)
            }
            let pipeline = try Pipeline(
                from: source,
                to: target,
                covering: box,
                allowBallpark: allowBallpark,
                datumShift: datumShift,
                context: context
            )
            let facts = ProjectionFacts(pipeline.operation, isIdentity: pipeline.isIdentity)
            if let whole = try? pipeline.transform(column) {
                return ProjectedLayer(geometries: whole, facts: facts)
            }
            return one(by: pipeline, column, facts)
        } catch {
            throw EngineError(projecting: source, to: target, error)
        }
    }

    /// Geometry by geometry, so that one bad vertex costs its own feature only.
    private func one(by pipeline: Pipeline, _ column: GeometryColumn, _ facts: ProjectionFacts) -> ProjectedLayer {
        var result = ProjectedLayer(geometries: GeometryColumn(), facts: facts)
        for index in 0..<column.count {
            let single = column.selecting([index])
            do throws(PROJError) {
                result.geometries.append(try pipeline.transform(single)[0])
            } catch {
                let vertex = error.index ?? 0
                result.failures.append(
                    ProjectionFailure(geometry: index, x: single.xy[2 * vertex], y: single.xy[2 * vertex + 1])
                )
                result.geometries.appendNull()
            }
        }
        return result
    }

    /// A column without a single finite vertex: whatever has vertices fails.
    private func withoutPlaces(_ column: GeometryColumn, _ facts: ProjectionFacts) -> ProjectedLayer {
        var result = ProjectedLayer(geometries: GeometryColumn(), facts: facts)
        for index in 0..<column.count {
            guard let vertex = column.vertices(of: index).first else {
                result.geometries.append(column[index])
                continue
            }
            result.failures.append(
                ProjectionFailure(geometry: index, x: column.xy[2 * vertex], y: column.xy[2 * vertex + 1])
            )
            result.geometries.appendNull()
        }
        return result
    }

    private static func finiteBox(of column: GeometryColumn) -> Envelope? {
        var box = Envelope.empty
        for vertex in 0..<column.vertexCount {
            let (x, y) = (column.xy[2 * vertex], column.xy[2 * vertex + 1])
            if x.isFinite, y.isFinite { box.include(x: x, y: y) }
        }
        return box.isEmpty ? nil : box
    }
}

extension EngineError {
    /// What PROJ said about bringing a layer from one CRS to another.
    init(projecting source: CRSReference, to target: CRSReference, _ error: PROJError) {
        let code: Code
        switch error.code {
        case .unknownCRS, .unsupportedCRS: code = .unsupportedCRS
        case .ballparkRefused: code = .ballparkRefused
        default: code = .transformation
        }
        self.init(
            code: code,
            operation: "project",
            subject: "\(source.summary) → \(target.summary)",
            messages: [error.description]
        )
    }
}
