/// The land a mine damages, by class, in hectares.
public struct DamagedLand: Sendable, Hashable {
    /// 永久基本农田
    public var basicFarmland: Double
    /// 耕地
    public var farmland: Double
    /// 林地、草地
    public var forestOrGrass: Double
    /// 荒地或未开发利用土地
    public var wasteOrUnused: Double

    /// Creates the areas, in hectares.
    public init(basicFarmland: Double = 0, farmland: Double = 0, forestOrGrass: Double = 0, wasteOrUnused: Double = 0) {
        self.basicFarmland = basicFarmland
        self.farmland = farmland
        self.forestOrGrass = forestOrGrass
        self.wasteOrUnused = wasteOrUnused
    }

    /// Grade of the land factor: any basic farmland is severe, any farmland at least heavier.
    public func grade(_ thresholds: InfluenceThresholds = .standard) -> InfluenceGrade {
        if basicFarmland > 0 { return .severe }
        return [
            thresholds.farmland.above(farmland), thresholds.forestOrGrass.above(forestOrGrass),
            thresholds.wasteOrUnused.above(wasteOrUnused),
        ].max() ?? .light
    }
}

/// What hazards threaten. What the table says in words is given as a grade; numbers are graded by the thresholds.
public struct HazardInfluence: Sendable, Hashable {
    /// Scale and likelihood, judged: large and likely is severe, medium heavier, small light.
    public var scale: InfluenceGrade?
    /// What lies in reach, judged: towns, key villages, trunk roads, key works or protected areas are severe; villages
    /// and ordinary roads heavier; scattered houses light.
    public var objects: InfluenceGrade?
    /// People threatened.
    public var people: Double?
    /// Possible loss, wan yuan.
    public var lossInWanYuan: Double?

    /// Creates the facts; what is not known stays nil.
    public init(
        scale: InfluenceGrade? = nil,
        objects: InfluenceGrade? = nil,
        people: Double? = nil,
        lossInWanYuan: Double? = nil
    ) {
        self.scale = scale
        self.objects = objects
        self.people = people
        self.lossInWanYuan = lossInWanYuan
    }

    /// The highest grade of what is known; nil when nothing is.
    public func grade(_ thresholds: InfluenceThresholds = .standard) -> InfluenceGrade? {
        [
            scale, objects, people.map(thresholds.people.from), lossInWanYuan.map(thresholds.lossInWanYuan.from),
        ].compactMap(\.self).max()
    }
}

/// What mining does to aquifers.
public struct AquiferInfluence: Sendable, Hashable {
    /// Normal inflow, m³ a day.
    public var inflowPerDay: Double?
    /// Fall of the level, judged: sharp or drained is severe, half drained heavier, small light.
    public var levelFall: InfluenceGrade?
    /// Supply of concentrated sources, judged: hit is severe, in part heavier, not hit light.
    public var supply: InfluenceGrade?

    /// Creates the facts; what is not known stays nil.
    public init(inflowPerDay: Double? = nil, levelFall: InfluenceGrade? = nil, supply: InfluenceGrade? = nil) {
        self.inflowPerDay = inflowPerDay
        self.levelFall = levelFall
        self.supply = supply
    }

    /// The highest grade of what is known; nil when nothing is.
    public func grade(_ thresholds: InfluenceThresholds = .standard) -> InfluenceGrade? {
        [inflowPerDay.map(thresholds.inflowPerDay.from), levelFall, supply].compactMap(\.self).max()
    }
}

/// What mining does to landform and landscape: both parts are judged on site.
public struct LandscapeInfluence: Sendable, Hashable {
    /// Damage to the landform itself.
    public var landform: InfluenceGrade?
    /// Damage within the visible range of reserves, scenic areas, city surroundings and trunk roads.
    public var visible: InfluenceGrade?

    /// Creates the facts; what is not known stays nil.
    public init(landform: InfluenceGrade? = nil, visible: InfluenceGrade? = nil) {
        self.landform = landform
        self.visible = visible
    }

    /// The highest grade of what is known; nil when nothing is.
    public var grade: InfluenceGrade? { [landform, visible].compactMap(\.self).max() }
}

/// The grade of a site with the factors it comes from.
public struct SiteInfluence: Sendable, Hashable {
    /// The four factors.
    public enum Factor: String, Sendable, Hashable, CaseIterable {
        /// 地质灾害
        case hazard
        /// 含水层
        case aquifer
        /// 地形地貌景观
        case landscape
        /// 土地资源
        case land
    }

    /// The graded factors; a factor without data is absent and listed in `missing`.
    public let factors: [Factor: InfluenceGrade]

    /// Grades a site; the site's grade is its worst factor.
    public init(
        hazard: HazardInfluence? = nil,
        aquifer: AquiferInfluence? = nil,
        landscape: LandscapeInfluence? = nil,
        land: DamagedLand? = nil,
        thresholds: InfluenceThresholds = .standard
    ) {
        var factors: [Factor: InfluenceGrade] = [:]
        factors[.hazard] = hazard?.grade(thresholds)
        factors[.aquifer] = aquifer?.grade(thresholds)
        factors[.landscape] = landscape?.grade
        factors[.land] = land?.grade(thresholds)
        self.factors = factors
    }

    /// The worst factor; nil when nothing is known, never light.
    public var grade: InfluenceGrade? { factors.values.max() }

    /// Factors without data, in the order of the table.
    public var missing: [Factor] { Factor.allCases.filter { factors[$0] == nil } }
}
