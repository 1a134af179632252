/// A band of the deformation raster (domain 2.5).
public enum DeformationBand: String, Sendable, Hashable, CaseIterable {
    /// W, metres, positive down.
    case subsidence
    /// i, mm/m.
    case tilt
    /// Azimuth of the growing subsidence, degrees clockwise from north.
    case direction
    /// The larger principal curvature, 10⁻³/m, positive on the rim.
    case curvatureFirst = "curvature_1"
    /// The smaller principal curvature.
    case curvatureSecond = "curvature_2"
    /// The principal curvature of larger magnitude.
    case curvature
    /// U, metres, toward the growing subsidence.
    case displacement
    /// The principal strain of larger magnitude, mm/m, positive for tension.
    case strain
    /// Grade of subsided land: 0 none, 1 light, 2 medium, 3 severe.
    case landGrade = "land_grade"
    /// Land and grade in one number: the position of the land's grading · 10 + its grade, 9 for no grade. Land that is
    /// not graded follows the gradings, then land under no polygon.
    case landCode = "land_code"
    /// Level of brick buildings, 1 to 4.
    case buildingLevel = "building_level"

    /// Unit of the values, empty for none.
    public var unit: String {
        switch self {
        case .subsidence, .displacement: return "m"
        case .tilt, .strain: return "mm/m"
        case .direction: return "deg"
        case .curvatureFirst, .curvatureSecond, .curvature: return "1e-3/m"
        case .landGrade, .landCode, .buildingLevel: return ""
        }
    }

    /// True for bands that need the movement radius Bh.
    public var needsMovementRadius: Bool { self == .displacement || self == .strain }

    /// True for what needs a land use.
    public var needsLand: Bool { self == .landGrade || self == .landCode }

    /// True for grades, which are counted by value.
    public var isGrade: Bool { self == .landGrade || self == .landCode || self == .buildingLevel }
}
