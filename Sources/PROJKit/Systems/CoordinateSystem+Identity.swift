import CPROJ
public import GeoModel

extension CoordinateSystem {
    /// Reads a CRS from `EPSG:4525`, a bare code, WKT of any dialect, or a PROJ string, and completes its facts.
    ///
    /// - Throws: `unknownCRS` when the text is no CRS.
    public static func identify(_ text: String, context: PROJContext? = nil) throws(PROJError) -> CRSReference {
        try CoordinateSystem(text, context: .resolved(context)).identified()
    }

    /// The system as a plain value.
    ///
    /// The EPSG code is given only when certain: the registry's entry means the same CRS, and either its name matches
    /// too or no other entry means the same. Parameters to WGS 84 in the definition are not part of a registered CRS:
    /// then the definition stays WKT and there is no code. Heights are left out.
    public func identified() -> CRSReference {
        let code = boundShift == nil ? registryCode() : nil
        return CRSReference(
            definition: code.map { "EPSG:\($0)" } ?? wkt() ?? definition,
            epsg: code,
            // A text may have no name of its own, or a local one.
            name: code.flatMap(registryEntry)?.name ?? name,
            kind: kind,
            metresPerUnit: metresPerUnit,
            datumName: datumName
        )
    }

    /// Well-known text 2 of the system on one line, parameters to WGS 84 included; nil when PROJ cannot write it.
    public func wkt() -> String? {
        let source = boundShift == nil ? horizontal : original
        return text(of: source, as: PJ_WKT2_2019)
    }

    /// Well-known text in the dialect of ESRI's `.prj` files; nil when that dialect cannot say it.
    public func esriWKT() -> String? { text(of: horizontal, as: PJ_WKT1_ESRI) }

    private func text(of object: PROJObject, as type: PJ_WKT_TYPE) -> String? {
        "MULTILINE=NO".withCString { option in
            var options: [UnsafePointer<CChar>?] = [option, nil]
            return proj_as_wkt(context.handle, object.pointer, type, &options).map { String(cString: $0) }
        }
    }

    private func registryCode() -> Int? {
        if let stated = Self.code(of: horizontal) {
            // A file's authority node may contradict its own parameters; the parameters count.
            if let entry = registryEntry(stated), entry.isEquivalent(to: horizontal) { return stated }
        }
        var confidences: UnsafeMutablePointer<Int32>?
        let base = horizontal.pointer
        guard let list = proj_identify(context.handle, base, "EPSG", nil, &confidences) else { return nil }
        defer {
            proj_list_destroy(list)
            proj_int_list_destroy(confidences)
        }
        var named: [Int] = []
        var equivalent: [Int] = []
        for position in 0..<proj_list_get_count(list) {
            guard let candidate = context.optionalObject({ proj_list_get($0, list, position) }),
                let code = Self.code(of: candidate)
            else { continue }
            let confidence = confidences?[Int(position)] ?? 0
            if confidence == 100 { named.append(code) }
            if confidence >= 70, candidate.isEquivalent(to: horizontal) { equivalent.append(code) }
        }
        if named.count == 1 { return named[0] }
        if named.isEmpty, equivalent.count == 1 { return equivalent[0] }
        return commonGeographicCode()
    }

    /// The usual code of longitude and latitude on one of the known datums, for texts such as `OGC:CRS84` that mean
    /// the same and are not in the registry.
    private func commonGeographicCode() -> Int? {
        guard kind == .geographic else { return nil }
        let codes: [DatumFamily: Int] = [.cgcs2000: 4490, .xian80: 4610, .beijing54: 4214, .wgs84: 4326]
        guard let code = codes[datumFamily], let entry = registryEntry(code), entry.isEquivalent(to: horizontal) else {
            return nil
        }
        return code
    }

    private func registryEntry(_ code: Int) -> PROJObject? {
        context.optionalObject { proj_create_from_database($0, "EPSG", String(code), PJ_CATEGORY_CRS, 0, nil) }
    }

    static func code(of object: PROJObject) -> Int? {
        guard let authority = proj_get_id_auth_name(object.pointer, 0), String(cString: authority) == "EPSG",
            let code = proj_get_id_code(object.pointer, 0)
        else { return nil }
        return Int(String(cString: code))
    }
}

extension CoordinateSystem {
    /// A text from which PROJ makes the same object again.
    static func definition(of object: PROJObject) -> String {
        if let code = code(of: object) { return "EPSG:\(code)" }
        return proj_as_wkt(object.context.handle, object.pointer, PJ_WKT2_2019, nil).map { String(cString: $0) } ?? ""
    }
}
