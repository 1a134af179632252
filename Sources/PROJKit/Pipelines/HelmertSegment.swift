/// Writes declared datum shifts as PROJ steps between longitudes and latitudes in degrees.
enum HelmertSegment {
    /// Geographic degrees of the source → earth-centred → seven parameters → earth-centred → degrees of the target.
    ///
    /// Heights go through `push`/`pop`: two-dimensional data have none, and a shift must not invent one.
    static func make(
        _ parameters: HelmertParameters,
        from source: EllipsoidParameters,
        to target: EllipsoidParameters,
        name: String
    ) throws(PROJError) -> PipelineSegment {
        try check(parameters)
        var helmert = "+proj=helmert +x=\(parameters.dx) +y=\(parameters.dy) +z=\(parameters.dz)"
        if parameters.method != .translation {
            helmert += " +rx=\(parameters.rx) +ry=\(parameters.ry) +rz=\(parameters.rz) +s=\(parameters.ds)"
            helmert += " +convention=\(parameters.method.rawValue)"
        }
        let steps = [
            "+step +proj=unitconvert +xy_in=deg +xy_out=rad",
            "+step +proj=push +v_3",
            "+step +proj=cart \(axes(source))",
            "+step \(helmert)",
            "+step +inv +proj=cart \(axes(target))",
            "+step +proj=pop +v_3",
            "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
        ]
        return PipelineSegment(name: name, steps: steps.joined(separator: " "), accuracyInMetres: nil)
    }

    /// The steps of a segment the other way round.
    static func reversed(_ segment: PipelineSegment) -> PipelineSegment {
        let steps = segment.steps.components(separatedBy: "+step ").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
        let turned = steps.reversed().map { step -> String in
            if step.hasPrefix("+inv ") { return "+step \(step.dropFirst(5))" }
            // A height saved on the way there is taken back on the way back.
            if step.hasPrefix("+proj=push") { return "+step " + step.replacingPrefix("+proj=push", by: "+proj=pop") }
            if step.hasPrefix("+proj=pop") { return "+step " + step.replacingPrefix("+proj=pop", by: "+proj=push") }
            return "+step +inv \(step)"
        }
        return PipelineSegment(
            name: "Inverse of \(segment.name)",
            steps: turned.joined(separator: " "),
            accuracyInMetres: segment.accuracyInMetres
        )
    }

    /// Offsets from a grid file, horizontally.
    static func grid(path: String, name: String) throws(PROJError) -> PipelineSegment {
        // A comma would make two grids of it, a quote would end the value.
        guard !path.isEmpty, !path.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else {
            throw PROJError(
                code: .datumShiftInvalid,
                operation: "datum shift",
                subject: path,
                messages: ["a grid's path may hold no comma, quote or line end"]
            )
        }
        let steps =
            "+step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=hgridshift +grids=\"\(path)\""
            + " +step +proj=unitconvert +xy_in=rad +xy_out=deg"
        return PipelineSegment(name: name, steps: steps, accuracyInMetres: nil)
    }

    private static func axes(_ ellipsoid: EllipsoidParameters) -> String {
        ellipsoid.inverseFlattening == 0
            ? "+R=\(ellipsoid.semiMajorAxis)" : "+a=\(ellipsoid.semiMajorAxis) +rf=\(ellipsoid.inverseFlattening)"
    }

    private static func check(_ p: HelmertParameters) throws(PROJError) {
        let values = [p.dx, p.dy, p.dz, p.rx, p.ry, p.rz, p.ds]
        var problem: String?
        if !values.allSatisfy(\.isFinite) { problem = "every parameter must be a finite number" }
        if p.method == .translation, p.rx != 0 || p.ry != 0 || p.rz != 0 || p.ds != 0 {
            problem = "method translation has no rotations and no scale; say position_vector or coordinate_frame"
        }
        if let problem {
            throw PROJError(
                code: .datumShiftInvalid,
                operation: "datum shift",
                subject: p.method.rawValue,
                messages: [problem]
            )
        }
    }
}

extension String {
    /// The text with another beginning.
    fileprivate func replacingPrefix(_ prefix: String, by other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }

    /// The pieces between occurrences of a separator.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var result: [String] = []
        var piece = ""
        var rest = self[...]
        while let first = rest.first {
            if rest.hasPrefix(separator) {
                result.append(piece)
                piece = ""
                rest = rest.dropFirst(separator.count)
            } else {
                piece.append(first)
                rest = rest.dropFirst()
            }
        }
        return result + [piece]
    }
}
