import CGEOS

/// How an invalid polygon is made valid.
public enum RepairMethod: String, Sendable, Hashable, CaseIterable {
    /// All rings become noded lines; what they enclose an odd number of times is inside. GEOS's default.
    case linework
    /// Each ring is made valid, shells are united, holes are taken off; trusts the roles of the rings.
    case structure
}

/// An invalid polygon repaired by both methods, so that a caller can see whether they agree.
public struct RepairComparison {
    /// The polygon parts left by line work.
    public let linework: PlanarShape
    /// Its plane area in squared coordinate units.
    public let lineworkArea: Double
    /// The polygon parts left by structure.
    public let structure: PlanarShape
    /// Its plane area in squared coordinate units.
    public let structureArea: Double

    /// |difference of the areas| over the larger one; 0 when both are 0.
    public var relativeDifference: Double {
        let larger = max(lineworkArea, structureArea)
        return larger > 0 ? abs(lineworkArea - structureArea) / larger : 0
    }
}

extension PlanarShape {
    /// A valid shape from the same line work. A valid shape comes back equal.
    ///
    /// The result may hold lines where a ring collapsed; `keeping: .polygons` leaves them out.
    public func repaired(
        by method: RepairMethod,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> PlanarShape {
        let parameters = try context.pointer("GEOSMakeValidParams_create_r", on: "parameters") {
            GEOSMakeValidParams_create_r($0)
        }
        defer { GEOSMakeValidParams_destroy_r(context.handle, parameters) }
        let code = method == .linework ? GEOS_MAKE_VALID_LINEWORK : GEOS_MAKE_VALID_STRUCTURE
        try context.status("GEOSMakeValidParams_setMethod_r", on: method.rawValue) {
            GEOSMakeValidParams_setMethod_r($0, parameters, code)
        }
        let result = try deriving("GEOSMakeValidWithParams_r") { GEOSMakeValidWithParams_r($0, $1, parameters) }
        return try wanted.map(result.keepingParts) ?? result
    }

    /// Repairs a polygon by both methods, polygon parts only, with their areas.
    public func repairedByBothMethods() throws(GEOSError) -> RepairComparison {
        let linework = try repaired(by: .linework, keeping: .polygons)
        let structure = try repaired(by: .structure, keeping: .polygons)
        return RepairComparison(
            linework: linework,
            lineworkArea: try linework.area(),
            structure: structure,
            structureArea: try structure.area()
        )
    }
}
