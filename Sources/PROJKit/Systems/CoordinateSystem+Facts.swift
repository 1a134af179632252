import CPROJ
public import GeoModel

extension CoordinateSystem {
    /// The name the authority or the file gives.
    public var name: String { horizontal.name }

    /// Geographic, projected, …
    public var kind: CRSKind {
        switch proj_get_type(horizontal.pointer) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: return .geographic
        case PJ_TYPE_PROJECTED_CRS: return .projected
        case PJ_TYPE_GEOCENTRIC_CRS: return .geocentric
        case PJ_TYPE_ENGINEERING_CRS: return .local
        default: return .unknown
        }
    }

    /// Where the authority says it may be used; nil when unknown.
    public var areaOfUse: AreaOfUse? { horizontal.areaOfUse }

    /// The order in which the authority writes coordinates.
    public var authorityAxisOrder: AxisOrder {
        switch (axis(0)?.direction, axis(1)?.direction) {
        case ("east", "north"): return .eastNorth
        case ("north", "east"): return .northEast
        default: return .other
        }
    }

    /// Metres per unit of the plane; nil for longitude and latitude.
    public var metresPerUnit: Double? { kind == .projected || kind == .local ? axis(0)?.factor : nil }

    /// The datum's name; nil for local planes.
    public var datumName: String? {
        guard let geodetic else { return nil }
        return context.optionalObject { proj_crs_get_datum_forced($0, geodetic.pointer) }?.name
    }

    /// The family of the datum, by name.
    public var datumFamily: DatumFamily {
        let byDatum = DatumFamily(datumName: datumName ?? "")
        return byDatum == .other ? DatumFamily(datumName: geodetic?.name ?? "") : byDatum
    }

    /// The ellipsoid; nil for local planes.
    public var ellipsoid: EllipsoidParameters? {
        guard let geodetic,
            let object = context.optionalObject({ proj_get_ellipsoid($0, geodetic.pointer) })
        else { return nil }
        var semiMajor = 0.0
        var inverse = 0.0
        let done = proj_ellipsoid_get_parameters(context.handle, object.pointer, &semiMajor, nil, nil, &inverse)
        return done != 0 ? EllipsoidParameters(semiMajorAxis: semiMajor, inverseFlattening: inverse) : nil
    }

    /// The parameters when the system is a Gauss-Krüger plane: transverse Mercator, origin on the equator, scale 1,
    /// in metres. Nil for anything else, UTM among it.
    public var gaussKruger: GaussKrugerParameters? {
        guard kind == .projected, let ellipsoid, metresPerUnit == 1,
            let operation = context.optionalObject({ proj_crs_get_coordoperation($0, horizontal.pointer) }),
            methodCode(of: operation) == "9807",
            let latitude = parameter("8801", of: operation), latitude == 0,
            let meridian = parameter("8802", of: operation),
            let scale = parameter("8805", of: operation), scale == 1,
            let easting = parameter("8806", of: operation),
            let northing = parameter("8807", of: operation)
        else { return nil }
        let prefix = (easting - 500_000) / 1_000_000
        return GaussKrugerParameters(
            centralMeridian: meridian,
            falseEasting: easting,
            falseNorthing: northing,
            scale: scale,
            zonePrefix: prefix >= 1 && prefix < 100 && prefix.rounded() == prefix ? Int(prefix) : nil,
            ellipsoid: ellipsoid,
            datum: datumFamily
        )
    }

    /// See `gaussKruger`.
    ///
    /// - Throws: `unknownCRS` when the reference cannot be read.
    public static func gaussKruger(
        of reference: CRSReference,
        context: PROJContext? = nil
    ) throws(PROJError) -> GaussKrugerParameters? {
        try CoordinateSystem(reference, context: .resolved(context)).gaussKruger
    }

    /// The family of the datum of a CRS.
    ///
    /// - Throws: `unknownCRS` when the reference cannot be read.
    public static func datumFamily(
        of reference: CRSReference,
        context: PROJContext? = nil
    ) throws(PROJError) -> DatumFamily {
        try CoordinateSystem(reference, context: .resolved(context)).datumFamily
    }

    private func axis(_ index: Int32) -> (direction: String, factor: Double)? {
        let object = horizontal.pointer
        guard let system = context.optionalObject({ proj_crs_get_coordinate_system($0, object) }) else { return nil }
        var direction: UnsafePointer<CChar>?
        var factor = 0.0
        let done = proj_cs_get_axis_info(
            context.handle,
            system.pointer,
            index,
            nil,
            nil,
            &direction,
            &factor,
            nil,
            nil,
            nil
        )
        guard done != 0, let direction else { return nil }
        return (String(cString: direction), factor)
    }

    private func methodCode(of operation: PROJObject) -> String? {
        var code: UnsafePointer<CChar>?
        let done = proj_coordoperation_get_method_info(context.handle, operation.pointer, nil, nil, &code)
        return done != 0 ? code.map { String(cString: $0) } : nil
    }

    /// A parameter of a projection by its EPSG code: degrees for angles, metres for lengths, 1 for ratios.
    private func parameter(_ wanted: String, of operation: PROJObject) -> Double? {
        for index in 0..<proj_coordoperation_get_param_count(context.handle, operation.pointer) {
            var code: UnsafePointer<CChar>?
            var category: UnsafePointer<CChar>?
            var value = 0.0
            var factor = 0.0
            let done = proj_coordoperation_get_param(
                context.handle,
                operation.pointer,
                index,
                nil,
                nil,
                &code,
                &value,
                nil,
                &factor,
                nil,
                nil,
                nil,
                &category
            )
            guard done != 0, let code, String(cString: code) == wanted else { continue }
            // Angles come with a factor to radians; in degrees already they are taken as they are, exactly.
            let isAngle = category.map { String(cString: $0) } == "angular"
            let perDegree = Double.pi / 180
            if isAngle { return abs(factor - perDegree) < 1e-15 ? value : value * factor / perDegree }
            return value * factor
        }
        return nil
    }
}
