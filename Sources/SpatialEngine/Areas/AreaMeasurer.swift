public import GeoModel
public import PROJKit

/// Measures the three areas of design 4.5 for the polygons of a layer.
///
/// The statutory area is taken in the working CRS when that is a CGCS2000 Gauss-Kruger plane, else in the CGCS2000
/// 3-degree zone of the feature's centre. Every vertex is transformed once per layer.
public struct AreaMeasurer: Sendable {
    /// The CRS of the columns to be measured.
    public let crs: CRSReference
    /// The project's working CRS, nil in the toolbox.
    public let workingCRS: CRSReference?
    /// Whether ballpark operations are acceptable.
    public let allowBallpark: Bool
    /// A declared change of datum on the way to CGCS2000, used instead of the registry where datums differ.
    public let datumShift: DatumShift?

    /// Creates a measurer.
    public init(
        crs: CRSReference,
        workingCRS: CRSReference? = nil,
        allowBallpark: Bool = false,
        datumShift: DatumShift? = nil
    ) {
        self.crs = crs
        self.workingCRS = workingCRS
        self.allowBallpark = allowBallpark
        self.datumShift = datumShift
    }

    /// The areas of every geometry, in order; methods not asked for stay nil without a reason.
    ///
    /// - Throws: `EngineError` `unsupported_crs` when the libraries do not understand the CRS; a feature that cannot
    ///   be measured is no error but has a reason.
    public func measure(
        _ column: GeometryColumn,
        methods: Set<AreaMethod> = Set(AreaMethod.allCases),
        threads: Int = 1
    ) throws -> [MeasuredAreas] {
        let chunk = 256
        let chunks = (column.count + chunk - 1) / chunk
        guard threads > 1, chunks > 1 else { return try measureChunk(column, methods: methods) }
        let parts = try WorkerPool.map(
            count: chunks,
            threads: threads,
            makeWorker: {},
            body: { _, index in
                let rows = (index * chunk)..<min(column.count, (index + 1) * chunk)
                return try measureChunk(column.selecting(rows), methods: methods)
            }
        )
        return parts.flatMap { $0 }
    }

    private func measureChunk(_ column: GeometryColumn, methods: Set<AreaMethod>) throws -> [MeasuredAreas] {
        do throws(PROJError) {
            var measurement = try LayerAreaMeasurement(measurer: self, column: column)
            if methods.contains(.planar) { measurement.measurePlanar() }
            if methods.contains(.geodesic) { try measurement.measureGeodesic() }
            if methods.contains(.statutory) { try measurement.measureStatutory() }
            return measurement.areas
        } catch {
            throw EngineError(error, operation: "area", subject: crs.summary)
        }
    }
}
