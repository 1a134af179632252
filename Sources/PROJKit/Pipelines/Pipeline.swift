import CPROJ
public import GeoModel

/// A transformation between two CRS, x = east or longitude on both sides, degrees or the plane's unit.
///
/// Planar: heights pass by unchanged. Operations that ignore a change of datum are refused except between CRS based on
/// CGCS2000 and WGS 84 (domain.md 1.1). Not `Sendable`; make one per worker.
public final class Pipeline {
    /// Which way to go.
    public enum Direction: Sendable, Hashable {
        /// Source to target.
        case forward
        /// Target to source.
        case inverse
    }

    /// What is done, for reports.
    public let operation: OperationFacts
    private let object: PROJObject
    private let context: PROJContext
    private let names: (source: String, target: String)

    /// Plans a transformation.
    ///
    /// - Parameters:
    ///   - areaOfInterest: where the data lie, in degrees, x = longitude. An operation is taken only when its
    ///     area of use holds all of it. Without it all of the CRS's own area has to be held. See `init(covering:…)`.
    ///   - allowBallpark: accepts an operation that ignores the change of datum; `operation` says so.
    ///   - datumShift: used instead of the registry where source and target differ in datum.
    /// - Throws: `unknownCRS`, `unsupportedCRS`, `ballparkRefused`, `noOperation`, `datumShiftNotApplicable`,
    ///   `datumShiftInvalid`.
    public convenience init(
        from source: CRSReference,
        to target: CRSReference,
        areaOfInterest: Envelope? = nil,
        allowBallpark: Bool = false,
        datumShift: DatumShift? = nil,
        context: PROJContext
    ) throws(PROJError) {
        let planner = PipelinePlanner(
            source: try CoordinateSystem(source, context: context),
            target: try CoordinateSystem(target, context: context),
            area: areaOfInterest,
            allowBallpark: allowBallpark,
            datumShift: datumShift
        )
        try self.init(planner: planner, context: context)
    }

    /// Plans a transformation for data whose box is known in the source's own coordinates; see the other initialiser.
    /// An empty box, that of a layer without features, counts as none.
    ///
    /// - Throws: also `transformFailed` when no point of the box has a longitude and latitude.
    public convenience init(
        from source: CRSReference,
        to target: CRSReference,
        covering box: Envelope,
        allowBallpark: Bool = false,
        datumShift: DatumShift? = nil,
        context: PROJContext
    ) throws(PROJError) {
        let system = try CoordinateSystem(source, context: context)
        let planner = PipelinePlanner(
            source: system,
            target: try CoordinateSystem(target, context: context),
            area: box.isEmpty ? nil : try system.geographicBox(of: box),
            allowBallpark: allowBallpark,
            datumShift: datumShift
        )
        try self.init(planner: planner, context: context)
    }

    private init(planner: PipelinePlanner, context: PROJContext) throws(PROJError) {
        let facts = PipelineSegment.join(try planner.plan())
        operation = facts
        self.context = context
        names = (planner.source.name, planner.target.name)
        // Only a declared grid can still be missing here.
        let code: PROJError.Code = planner.datumShift == nil ? .operationFailed : .datumShiftInvalid
        object = try context.object("proj_create", on: facts.pipelineText, code: code) {
            proj_create($0, facts.pipelineText)
        }
    }

    /// The operations PROJ knows between the datums of two CRS, its preference first; for explanations.
    public static func candidates(
        from source: CRSReference,
        to target: CRSReference,
        areaOfInterest: Envelope? = nil,
        context: PROJContext
    ) throws(PROJError) -> [CandidateOperation] {
        try PipelinePlanner(
            source: try CoordinateSystem(source, context: context),
            target: try CoordinateSystem(target, context: context),
            area: areaOfInterest,
            allowBallpark: true,
            datumShift: nil
        ).candidates()
    }

    /// True when coordinates come out as they go in.
    public var isIdentity: Bool { operation.pipelineText == "+proj=noop" }

    /// Transforms interleaved x, y in place, all or none.
    ///
    /// - Throws: `transformFailed` with the index of the first position that has no image; `xy` is as before then.
    public func transform(_ xy: inout [Double], direction: Direction = .forward) throws(PROJError) {
        precondition(xy.count.isMultiple(of: 2), "pairs of coordinates")
        if let bad = firstNotFinite(xy) { throw failure(at: bad, in: xy, direction: direction) }
        if isIdentity { return }
        var work = xy
        let count = work.count / 2
        let stride = 2 * MemoryLayout<Double>.stride
        let code = direction == .forward ? PJ_FWD : PJ_INV
        proj_errno_reset(object.pointer)
        work.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            _ = proj_trans_generic(
                object.pointer,
                code,
                base,
                stride,
                count,
                base + 1,
                stride,
                count,
                nil,
                0,
                0,
                nil,
                0,
                0
            )
        }
        // PROJ marks what it cannot transform with infinities.
        if let bad = firstNotFinite(work) { throw failure(at: bad, in: xy, direction: direction) }
        xy = work
    }

    /// Transforms every vertex of a column; kinds, offsets and heights stay.
    ///
    /// - Throws: `transformFailed` with the index of the vertex in the column's arrays.
    public func transform(
        _ column: GeometryColumn,
        direction: Direction = .forward
    ) throws(PROJError) -> GeometryColumn {
        var xy = column.xy
        try transform(&xy, direction: direction)
        return column.replacingCoordinates(xy)
    }

    /// Transforms one position.
    ///
    /// - Throws: `transformFailed` when it has no image.
    public func transform(
        x: Double,
        y: Double,
        direction: Direction = .forward
    ) throws(PROJError) -> (x: Double, y: Double) {
        var xy = [x, y]
        try transform(&xy, direction: direction)
        return (xy[0], xy[1])
    }

    private func firstNotFinite(_ xy: [Double]) -> Int? {
        // NaN and infinity survive being multiplied by 0: one sum instead of a test per value.
        var poison = 0.0
        for value in xy { poison += value * 0 }
        if poison == 0 { return nil }
        return xy.firstIndex { !$0.isFinite }.map { $0 / 2 }
    }

    private func failure(at index: Int, in xy: [Double], direction: Direction) -> PROJError {
        let way =
            direction == .forward ? "\(names.source) → \(names.target)" : "\(names.target) → \(names.source)"
        let subject = "(\(xy[2 * index]), \(xy[2 * index + 1])), \(way)"
        let number = proj_errno(object.pointer)
        let text = number == 0 ? nil : proj_context_errno_string(context.handle, number).map { String(cString: $0) }
        return PROJError(
            code: .transformFailed,
            operation: "transform",
            subject: subject,
            messages: text.map { [$0] } ?? [],
            index: index
        )
    }
}
