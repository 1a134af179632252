public import Restoration

/// What a layer is for; it decides which geometry types, fields and checks apply.
public enum LayerRole: Sendable, Hashable {
    /// The register of mines: polygons with an id.
    case mines(idField: String, boundaryIDField: String?)
    /// Damage polygons.
    case damage
    /// Restored polygons.
    case restored
    /// A protected layer: polygons, lines or points.
    case protected(ProtectedKind)
    /// Town polygons.
    case towns
    /// The county polygon.
    case county
    /// Land-use polygons.
    case landUse
    /// Building footprints.
    case buildings
    /// Any layer of a toolbox call.
    case any

    /// The role's name in messages and manifests.
    public var name: String {
        switch self {
        case .mines: return "mines"
        case .damage: return "damage"
        case .restored: return "restored"
        case .protected: return "protected"
        case .towns: return "towns"
        case .county: return "county"
        case .landUse: return "land_use"
        case .buildings: return "buildings"
        case .any: return "layer"
        }
    }

    /// True when a closed line of a drawing is meant as a polygon; rivers and roads may close and stay lines.
    var wantsPolygons: Bool {
        switch self {
        case .protected(let kind): return kind != .river && kind != .traffic
        case .mines, .damage, .restored, .towns, .county, .landUse, .buildings, .any: return true
        }
    }

    /// Dimensions of geometry the role takes: 0 points, 1 lines, 2 polygons.
    public var acceptedDimensions: ClosedRange<Int> {
        switch self {
        case .mines, .damage, .restored, .towns, .county, .landUse, .buildings: return 2...2
        case .protected, .any: return 0...2
        }
    }
}
