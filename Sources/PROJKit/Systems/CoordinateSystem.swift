import CPROJ
public import GeoModel

/// The order in which an authority writes the coordinates of a CRS; in memory x is east whatever it says.
public enum AxisOrder: String, Sendable, Hashable {
    /// Easting or longitude first.
    case eastNorth
    /// Northing or latitude first, as EPSG has it for Gauss-Krüger planes and for longitude and latitude.
    case northEast
    /// Anything else.
    case other
}

/// A horizontal coordinate reference system as PROJ understands it.
///
/// A compound CRS is taken for its horizontal part, one with heights for its two horizontal axes, and one with
/// TOWGS84 parameters for its base, the parameters kept aside. All-zero parameters are dropped: they are what programs
/// write when they know none, and would pass for a true shift.
public final class CoordinateSystem {
    /// The context.
    public let context: PROJContext
    /// What the system was made from.
    public let definition: String
    /// The whole object as parsed; output of definitions only.
    let original: PROJObject
    /// The horizontal CRS without TOWGS84.
    let horizontal: PROJObject
    /// The CRS of longitude and latitude behind it; nil for local planes.
    let geodetic: PROJObject?
    /// TOWGS84 of the definition: dx, dy, dz in metres, rx, ry, rz in arc-seconds, ds in ppm, position vector.
    let boundShift: [Double]?

    /// Makes a system from `EPSG:4525`, a bare code, WKT of any dialect, or a PROJ string.
    ///
    /// - Throws: `unknownCRS` when the text is no CRS.
    public init(_ definition: String, context: PROJContext) throws(PROJError) {
        self.context = context
        self.definition = definition
        let text = Self.normalised(definition)
        let subject = String(definition.prefix(120))
        original = try context.object("proj_create", on: subject, code: .unknownCRS) { proj_create($0, text) }
        guard proj_is_crs(original.pointer) != 0 else {
            throw PROJError(
                code: .unknownCRS,
                operation: "proj_create",
                subject: subject,
                messages: ["not a coordinate reference system"]
            )
        }
        (horizontal, boundShift) = try Self.horizontalPart(of: original)
        let base = horizontal.pointer
        geodetic = context.optionalObject { proj_crs_get_geodetic_crs($0, base) }
    }

    /// Makes a system from a plain reference.
    public convenience init(_ reference: CRSReference, context: PROJContext) throws(PROJError) {
        try self.init(reference.definition, context: context)
    }

    private static func normalised(_ definition: String) -> String {
        let text = definition.trimmingSpaces()
        if !text.isEmpty, text.count <= 6, text.allSatisfy({ $0.isASCII && $0.isNumber }) { return "EPSG:\(text)" }
        // The old spelling of a code; PROJ no longer reads it, files still hold it.
        if let code = text.lowercased().removingPrefix("+init=epsg:") { return "EPSG:\(code)" }
        // Without this marker PROJ takes a string for an operation.
        if text.hasPrefix("+"), !text.contains("type=crs") { return text + " +type=crs" }
        return text
    }

    private static func horizontalPart(of whole: PROJObject) throws(PROJError) -> (PROJObject, [Double]?) {
        let context = whole.context
        var object = whole
        var shift: [Double]?
        // A few rounds: compound may hold bound, bound may hold compound.
        for _ in 0..<4 {
            let current = object.pointer
            switch proj_get_type(current) {
            case PJ_TYPE_COMPOUND_CRS:
                object = try context.object("proj_crs_get_sub_crs", on: whole.name) {
                    proj_crs_get_sub_crs($0, current, 0)
                }
            case PJ_TYPE_BOUND_CRS:
                shift = shift ?? towgs84(of: object)
                object = try context.object("proj_get_source_crs", on: whole.name) { proj_get_source_crs($0, current) }
            case PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS:
                // Unchanged when there are no heights.
                object = try context.object("proj_crs_demote_to_2D", on: whole.name) {
                    proj_crs_demote_to_2D($0, nil, current)
                }
                return (object, shift)
            default: return (object, shift)
            }
        }
        return (object, shift)
    }

    private static func towgs84(of bound: PROJObject) -> [Double]? {
        let context = bound.context
        guard let operation = context.optionalObject({ proj_crs_get_coordoperation($0, bound.pointer) }) else {
            return nil
        }
        var values = [Double](repeating: 0, count: 7)
        guard proj_coordoperation_get_towgs84_values(context.handle, operation.pointer, &values, 7, 0) != 0,
            values.contains(where: { $0 != 0 })
        else { return nil }
        return values
    }
}

extension String {
    /// What follows a prefix; nil when the text begins otherwise.
    fileprivate func removingPrefix(_ prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count).prefix { $0.isNumber } : nil
    }

    /// Without white space and line ends around it.
    func trimmingSpaces() -> String {
        let body = drop(while: \.isWhitespace)
        guard let last = body.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(body[...last])
    }
}
