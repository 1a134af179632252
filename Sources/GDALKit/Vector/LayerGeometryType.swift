import CGDAL
public import GeoModel

/// What geometries a layer declares to hold.
public struct LayerGeometryType: Sendable, Hashable {
    /// The declared kind.
    public enum Kind: Sendable, Hashable {
        /// No geometry: a plain table.
        case none
        /// Anything, mixed or not said.
        case any
        /// One kind of the model.
        case known(GeometryKind)
        /// Another kind (curves, surfaces, collections), by the library's name.
        case other(String)
    }

    /// The declared kind.
    public var kind: Kind
    /// True when vertices have heights.
    public var hasHeights: Bool

    /// Creates a type.
    public init(_ kind: Kind, hasHeights: Bool = false) {
        self.kind = kind
        self.hasHeights = hasHeights
    }

    /// The narrowest type that holds all geometries of a column; single kinds widen to multi kinds when mixed.
    public init(describing column: GeometryColumn) {
        let kinds = Set(column.kinds).subtracting([.null])
        let dimensions = Set(kinds.map(\.dimension))
        hasHeights = column.z != nil
        if kinds.isEmpty {
            kind = .any
        } else if kinds.count == 1, let only = kinds.first {
            kind = .known(only)
        } else if dimensions.count == 1, let dimension = dimensions.first {
            kind = .known(dimension == 0 ? .multiPoint : dimension == 1 ? .multiLineString : .multiPolygon)
        } else {
            kind = .any
        }
    }

    init(gdal type: OGRwkbGeometryType) {
        hasHeights = OGR_GT_HasZ(type) != 0
        let flat = OGR_GT_Flatten(type)
        switch flat {
        case wkbNone: kind = .none
        case wkbUnknown: kind = .any
        case wkbPoint: kind = .known(.point)
        case wkbLineString: kind = .known(.lineString)
        case wkbPolygon: kind = .known(.polygon)
        case wkbMultiPoint: kind = .known(.multiPoint)
        case wkbMultiLineString: kind = .known(.multiLineString)
        case wkbMultiPolygon: kind = .known(.multiPolygon)
        default: kind = .other(borrowedString(OGRGeometryTypeToName(flat)) ?? "unknown")
        }
    }

    /// The C value for a new layer; kinds the model does not keep become "any".
    var gdal: OGRwkbGeometryType {
        let flat: OGRwkbGeometryType
        switch kind {
        case .none, .known(.null): return wkbNone
        case .any, .other: flat = wkbUnknown
        case .known(.point): flat = wkbPoint
        case .known(.lineString): flat = wkbLineString
        case .known(.polygon): flat = wkbPolygon
        case .known(.multiPoint): flat = wkbMultiPoint
        case .known(.multiLineString): flat = wkbMultiLineString
        case .known(.multiPolygon): flat = wkbMultiPolygon
        }
        return hasHeights ? OGR_GT_SetZ(flat) : flat
    }
}
