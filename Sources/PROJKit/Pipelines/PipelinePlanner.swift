import CPROJ
import GeoModel

/// Puts a pipeline together: plane → longitude and latitude → change of datum → longitude and latitude → plane.
///
/// The change of datum is chosen between the two geographic CRS, not between the planes: the registry's area of a
/// plane is one zone, and data that reach a little over its edge must not lose the right operation for it.
struct PipelinePlanner {
    let source: CoordinateSystem
    let target: CoordinateSystem
    let area: Envelope?
    let allowBallpark: Bool
    let datumShift: DatumShift?

    private var context: PROJContext { source.context }

    private static let wgs84 = "EPSG:4326"

    /// The segments in order.
    func plan() throws(PROJError) -> [PipelineSegment] {
        let from = try geographic(source)
        let to = try geographic(target)
        let change = try changeOfDatum(from: from, to: to)
        let back = try projection(from: to, to: target.horizontal)
        // The same plane on both sides, perhaps once from a code and once from a file: nothing to compute, and no
        // rounding by going there and back.
        if change.allSatisfy(\.steps.isEmpty), let back,
            try projection(from: from, to: source.horizontal)?.steps == back.steps
        {
            return change
        }
        let there = try projection(from: source.horizontal, to: from)
        return [there].compactMap(\.self) + change + [back].compactMap(\.self)
    }

    /// The operations between the two geographic CRS.
    func candidates() throws(PROJError) -> [CandidateOperation] {
        let from = try geographic(source)
        let to = try geographic(target)
        return try search.operations(from: from, to: to).map(\.facts)
    }

    private func geographic(_ system: CoordinateSystem) throws(PROJError) -> PROJObject {
        guard let object = system.geodetic, system.kind == .geographic || system.kind == .projected else {
            throw PROJError(
                code: .unsupportedCRS,
                operation: "transform",
                subject: system.name,
                messages: ["neither a map plane nor longitude and latitude"]
            )
        }
        return object
    }

    private var search: OperationSearch { OperationSearch(context: context, area: areaOfInterest) }

    /// The data's box; without one what both CRS are meant for, without that the world, so that an operation for a
    /// part of a country is never taken on trust.
    private var areaOfInterest: Envelope {
        if let area, !area.isEmpty { return area }
        let world = Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90)
        switch (source.areaOfUse, target.areaOfUse) {
        case (let one?, let other?): return (one.intersection(other) ?? one).box
        case (let one?, nil), (nil, let one?): return one.box
        case (nil, nil): return world
        }
    }

    private func projection(from: PROJObject, to: PROJObject) throws(PROJError) -> PipelineSegment? {
        if from.isEquivalent(to: to) { return nil }
        let found = try search.operations(from: from, to: to)
        guard let first = found.first else {
            throw context.failure(.noOperation, "proj_create_operations", on: "\(from.name) → \(to.name)")
        }
        let steps = PipelineSegment.steps(of: try search.pipelineText(of: first.object))
        return PipelineSegment(name: first.facts.name, steps: steps, accuracyInMetres: 0)
    }

    // MARK: Change of datum

    private func changeOfDatum(from: PROJObject, to: PROJObject) throws(PROJError) -> [PipelineSegment] {
        if from.isEquivalent(to: to) { return [] }
        if let datumShift, let declared = try declaredShift(datumShift, from: from, to: to) { return declared }
        guard source.boundShift != nil || target.boundShift != nil else {
            return try registered(from: from, to: to, families: (source.datumFamily, target.datumFamily))
        }
        return try boundShifts(from: from, to: to)
    }

    /// TOWGS84 of the definitions: to WGS 84 and on from there.
    private func boundShifts(from: PROJObject, to: PROJObject) throws(PROJError) -> [PipelineSegment] {
        let hub = try CoordinateSystem(Self.wgs84, context: context)
        let middle = try geographic(hub)
        var segments: [PipelineSegment] = []
        if let values = source.boundShift {
            segments.append(try bound(values, of: source, hub: hub))
        } else {
            segments += try registered(from: from, to: middle, families: (source.datumFamily, .wgs84))
        }
        if let values = target.boundShift {
            segments.append(HelmertSegment.reversed(try bound(values, of: target, hub: hub)))
        } else {
            segments += try registered(from: middle, to: to, families: (.wgs84, target.datumFamily))
        }
        return segments
    }

    private func bound(
        _ values: [Double],
        of system: CoordinateSystem,
        hub: CoordinateSystem
    ) throws(PROJError) -> PipelineSegment {
        let parameters = HelmertParameters(
            method: .positionVector,
            dx: values[0],
            dy: values[1],
            dz: values[2],
            rx: values[3],
            ry: values[4],
            rz: values[5],
            ds: values[6]
        )
        var segment = try HelmertSegment.make(
            parameters,
            from: try ellipsoid(system),
            to: try ellipsoid(hub),
            name: "TOWGS84 parameters in the definition of \(system.name)"
        )
        segment.notes = ["datum shift: TOWGS84 parameters found in the definition of \(system.name)"]
        return segment
    }

    /// The declared shift where it fits; nil when both sides are already on its target's datum.
    private func declaredShift(
        _ shift: DatumShift,
        from: PROJObject,
        to: PROJObject
    ) throws(PROJError) -> [PipelineSegment]? {
        let end = try CoordinateSystem(shift.target, context: context)
        let endObject = try geographic(end)
        let fromIsEnd = isSameDatum(source, from, end, endObject)
        let toIsEnd = isSameDatum(target, to, end, endObject)
        switch (fromIsEnd, toIsEnd) {
        case (true, true): return nil
        case (false, true):
            let there = try declared(shift, local: source, end: end)
            return [there] + (try registered(from: endObject, to: to, families: (end.datumFamily, target.datumFamily)))
        case (true, false):
            let back = HelmertSegment.reversed(try declared(shift, local: target, end: end))
            return try registered(from: from, to: endObject, families: (source.datumFamily, end.datumFamily)) + [back]
        case (false, false):
            throw PROJError(
                code: .datumShiftNotApplicable,
                operation: "datum shift",
                subject: "\(source.name) → \(target.name)",
                messages: ["the declared shift leads to \(end.name), which is on neither side"]
            )
        }
    }

    private func isSameDatum(
        _ system: CoordinateSystem,
        _ object: PROJObject,
        _ end: CoordinateSystem,
        _ endObject: PROJObject
    ) -> Bool {
        object.isEquivalent(to: endObject)
            || system.datumFamily.isModernGeocentric && end.datumFamily.isModernGeocentric
    }

    private func declared(
        _ shift: DatumShift,
        local: CoordinateSystem,
        end: CoordinateSystem
    ) throws(PROJError) -> PipelineSegment {
        switch shift.source {
        case .parameters(let parameters):
            let name = "declared \(parameters.method.rawValue) parameters to \(end.name)"
            var segment = try HelmertSegment.make(
                parameters,
                from: try ellipsoid(local),
                to: try ellipsoid(end),
                name: name
            )
            segment.notes = ["datum shift: \(name)"]
            return segment
        case .grid(let path):
            let name = "declared grid to \(end.name)"
            var segment = try HelmertSegment.grid(path: path, name: name)
            segment.notes = ["datum shift: \(name)"]
            return segment
        }
    }

    private func ellipsoid(_ system: CoordinateSystem) throws(PROJError) -> EllipsoidParameters {
        guard let ellipsoid = system.ellipsoid else {
            throw PROJError(code: .unsupportedCRS, operation: "datum shift", subject: system.name)
        }
        return ellipsoid
    }

    /// The registry's operation, under the rule of domain.md 1.1: one that ignores the datums only between CGCS2000
    /// and WGS 84, or when allowed.
    private func registered(
        from: PROJObject,
        to: PROJObject,
        families: (DatumFamily, DatumFamily)
    ) throws(PROJError) -> [PipelineSegment] {
        if from.isEquivalent(to: to) { return [] }
        let (choice, missing) = search.choose(among: try search.operations(from: from, to: to))
        let pair = "\(source.name) → \(target.name)"
        guard let choice else {
            throw PROJError(
                code: .noOperation,
                operation: "choose operation",
                subject: pair,
                messages: missing.isEmpty ? [] : ["grids missing: \(missing.joined(separator: ", "))"]
            )
        }
        var segment = PipelineSegment(
            name: choice.facts.name,
            steps: PipelineSegment.steps(of: try search.pipelineText(of: choice.object)),
            accuracyInMetres: choice.facts.accuracyInMetres,
            isBallpark: choice.facts.isBallpark,
            missingGrids: missing
        )
        guard choice.facts.isBallpark else {
            // Conversions between forms of one datum have no accuracy of their own.
            let isConversion = proj_get_type(choice.object.pointer) == PJ_TYPE_CONVERSION
            return isConversion
                ? [PipelineSegment(name: segment.name, steps: segment.steps, accuracyInMetres: 0)] : [segment]
        }
        if families.0.isModernGeocentric && families.1.isModernGeocentric {
            segment.notes = [OperationFacts.equalDatumsNote]
            return [segment]
        }
        guard allowBallpark else { throw refusal(pair: pair, missing: missing) }
        segment.notes = [OperationFacts.ballparkNote]
        return [segment]
    }

    private func refusal(pair: String, missing: [String]) -> PROJError {
        var messages = ["only an operation that ignores the change of datum is known for this area"]
        if !missing.isEmpty { messages.append("grids missing: \(missing.joined(separator: ", "))") }
        return PROJError(code: .ballparkRefused, operation: "choose operation", subject: pair, messages: messages)
    }
}
