public import GeoModel

/// Land as the grading of subsided land sees it (domain 2.2, 2.3).
public enum LandGroup: String, Sendable, Hashable, CaseIterable {
    /// 水田
    case paddy
    /// 水浇地
    case irrigated
    /// 旱地
    case dry
    /// 园地、林地、草地
    case forestGrass = "forest_grass"
    /// Classes outside the table, which are not graded.
    case other
    /// Land under no land-use polygon.
    case unmapped

    /// The group of a grading class.
    public init(_ gradeClass: LandClass.GradeClass) {
        switch gradeClass {
        case .paddy: self = .paddy
        case .irrigated: self = .irrigated
        case .dry: self = .dry
        case .forestGrass: self = .forestGrass
        }
    }
}

/// A group of land and its grade.
public struct GradedGroup: Sendable, Hashable {
    /// The group.
    public let land: LandGroup
    /// The grade; nil for land that is not graded, never light.
    public let grade: DamageGrade?

    /// Creates an entry.
    public init(land: LandGroup, grade: DamageGrade?) {
        self.land = land
        self.grade = grade
    }
}

/// Subsided land by grade in one group of land, or in all.
public struct GradeAreas: Sendable, Hashable {
    /// Below the damage threshold: 未损毁.
    public var none = ExactArea.zero
    /// 轻度.
    public var light = ExactArea.zero
    /// 中度.
    public var medium = ExactArea.zero
    /// 重度.
    public var severe = ExactArea.zero
    /// With a subsidence, but not graded.
    public var ungraded = ExactArea.zero

    /// No land.
    public init() {}

    mutating func add(_ area: ExactArea, grade: DamageGrade?) {
        switch grade {
        case DamageGrade.none?: none += area
        case .light?: light += area
        case .medium?: medium += area
        case .severe?: severe += area
        case nil: ungraded += area
        }
    }

    /// All of it.
    public var total: ExactArea { none + light + medium + severe + ungraded }
}

/// Grades of subsided land of a mine or of a row of totals (domain 2.3).
public struct LandDamageFigures: Sendable, Hashable {
    /// All land with a subsidence.
    public var all: GradeAreas
    /// By group of land; groups without area are left out.
    public var byLand: [LandGroup: GradeAreas]
    /// Severe land over damaged land, criterion c4; nil without damage or where no land was graded.
    public var severeShare: Double?
}

/// Running sums of grades over pieces.
struct LandDamageSums {
    private var byLand: [LandGroup: GradeAreas] = [:]

    mutating func add(_ piece: PieceMeasurement) {
        for (entry, area) in piece.landDamage ?? [:] where area != .zero {
            byLand[entry.land, default: GradeAreas()].add(area, grade: entry.grade)
        }
    }

    /// The figures.
    ///
    /// - Parameter damaged: of the same pieces.
    func figures(damaged: ExactArea) -> LandDamageFigures {
        var all = GradeAreas()
        for areas in byLand.values {
            all.none += areas.none
            all.light += areas.light
            all.medium += areas.medium
            all.severe += areas.severe
            all.ungraded += areas.ungraded
        }
        let graded = all.total - all.ungraded
        var share: Double?
        if graded != .zero {
            // Where nothing is damaged nothing is severe.
            share =
                damaged == .zero
                ? 0 : min(1, Double(all.severe.microSquareMetres) / Double(damaged.microSquareMetres))
        }
        return LandDamageFigures(all: all, byLand: byLand, severeShare: share)
    }
}

/// Buildings of a mine by level (domain 2.4).
public struct BuildingCounts: Sendable, Hashable {
    /// Number of buildings of level I, II, III and IV.
    public var byLevel: [Int]
    /// Buildings where no deformation is known.
    public var ungraded: Int

    /// Creates counts from one level per building.
    public init(levels: [BuildingDamageLevel?]) {
        byLevel = BuildingDamageLevel.allCases.map { level in levels.count { $0 == level } }
        ungraded = levels.count { $0 == nil }
    }

    /// All buildings.
    public var total: Int { byLevel.reduce(ungraded, +) }

    /// True with a building of level IV.
    public var hasLevelFour: Bool { byLevel[3] > 0 }
}
