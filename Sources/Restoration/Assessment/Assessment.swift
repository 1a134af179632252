public import GeoModel

/// The result of `assess`: what `assessment.json` and every table are printed from (design 4.3).
///
/// Every area is in the project's area method. Null is nil, never 0.
public struct Assessment: Sendable {
    /// The project's name.
    public var project: String
    /// The day the figures are of.
    public var asOf: CalendarDate?
    /// The area method of every `*_m2`.
    public var areaMethod: AreaMethod
    /// One per mine, in id order (UTF-8 bytes).
    public var mines: [MineAssessment]
    /// The county's total: each piece once.
    public var county: TotalsRow
    /// Totals by town, in name order; pieces without a town under nil.
    public var towns: [TotalsRow]
    /// Totals by mine category, in name order.
    public var categories: [TotalsRow]
    /// What was assumed rather than proven, for people to read.
    public var assumptions: [LocalizedText]
    /// Number of findings by code.
    public var findingsCount: [FindingCode: Int]
    /// Criteria of the ranking with weights; nil when nothing was ranked.
    public var ranking: RankingSummary?

    /// Creates an assessment.
    public init(
        project: String,
        asOf: CalendarDate?,
        areaMethod: AreaMethod,
        mines: [MineAssessment],
        county: TotalsRow,
        towns: [TotalsRow],
        categories: [TotalsRow],
        assumptions: [LocalizedText],
        findingsCount: [FindingCode: Int],
        ranking: RankingSummary?
    ) {
        self.project = project
        self.asOf = asOf
        self.areaMethod = areaMethod
        self.mines = mines
        self.county = county
        self.towns = towns
        self.categories = categories
        self.assumptions = assumptions
        self.findingsCount = findingsCount
        self.ranking = ranking
    }
}

/// The three areas of one polygon (design 4.5); an area that cannot be given is nil, with the reason.
public struct AreaFigures: Sendable, Hashable {
    /// 椭球面积.
    public var statutory: ExactArea?
    /// Geodesic area.
    public var geodesic: ExactArea?
    /// Plane area.
    public var planar: ExactArea?
    /// The 3-degree zone used for the statutory area.
    public var zone: Int?
    /// Why an area is missing, a machine key such as `outside_statutory_range`.
    public var reason: String?

    /// Creates the figures.
    public init(
        statutory: ExactArea?,
        geodesic: ExactArea?,
        planar: ExactArea?,
        zone: Int? = nil,
        reason: String? = nil
    ) {
        self.statutory = statutory
        self.geodesic = geodesic
        self.planar = planar
        self.zone = zone
        self.reason = reason
    }

    /// The area by one method.
    public func area(_ method: AreaMethod) -> ExactArea? {
        switch method {
        case .planar: return planar
        case .geodesic: return geodesic
        case .statutory: return statutory
        }
    }
}

/// One subsidence class of a mine: values in (from, to], nil for open ends.
public struct ClassFigures: Sendable, Hashable {
    /// Lower bound in metres of subsidence, exclusive; nil for none.
    public var from: Double?
    /// Upper bound in metres of subsidence, inclusive; nil for none.
    public var to: Double?
    /// Area of the class.
    public var area: ExactArea
    /// Area of the class's cells that lie wholly inside the mine; nil in totals, where bounds of mines do not add up.
    public var minimum: ExactArea?
    /// Full area of the class's cells that the mine touches; nil in totals.
    public var maximum: ExactArea?

    /// Creates a class.
    public init(from: Double?, to: Double?, area: ExactArea, minimum: ExactArea?, maximum: ExactArea?) {
        self.from = from
        self.to = to
        self.area = area
        self.minimum = minimum
        self.maximum = maximum
    }
}

/// What the subsidence rasters say about a mine.
public struct SubsidenceFigures: Sendable, Hashable {
    /// Areas by class, ascending.
    public var classes: [ClassFigures]
    /// Mean subsidence weighed by covered fraction, m; nil without valid cells.
    public var mean: Double?
    /// Largest subsidence, m.
    public var maximum: Double?
    /// Signed volume over valid cells, m³.
    public var volume: Double
    /// Volume of uplift, m³, positive.
    public var uplift: Double
    /// Area with valid data.
    public var valid: ExactArea
    /// Area whose last raster has no data.
    public var nodata: ExactArea
    /// Area whose last raster is masked.
    public var masked: ExactArea
    /// Area outside the last raster.
    public var outside: ExactArea

    /// Creates the figures.
    public init(
        classes: [ClassFigures],
        mean: Double?,
        maximum: Double?,
        volume: Double,
        uplift: Double,
        valid: ExactArea,
        nodata: ExactArea,
        masked: ExactArea,
        outside: ExactArea
    ) {
        self.classes = classes
        self.mean = mean
        self.maximum = maximum
        self.volume = volume
        self.uplift = uplift
        self.valid = valid
        self.nodata = nodata
        self.masked = masked
        self.outside = outside
    }
}

/// How a mine lies to a protected layer (domain 3.3, design 4.3).
public enum ProtectedRelation: String, Sendable, Hashable, CaseIterable {
    /// Covered by the layer.
    case inside = "INSIDE"
    /// Shares area, or a line lies more than 1 mm inside.
    case intersects = "INTERSECTS"
    /// Within 1 mm otherwise.
    case touches = "TOUCHES"
    /// Within the declared distance, by true distance.
    case withinBuffer = "WITHIN_BUFFER"
    /// Seen from the layer, by viewshed.
    case visible = "VISIBLE"
}

/// One mine against one protected layer, its features united.
public struct ProtectedHit: Sendable, Hashable {
    /// The layer's name in the project.
    public var layer: String
    /// The kind.
    public var kind: ProtectedKind
    /// The class within the kind, as declared.
    public var layerClass: String?
    /// Relations, in the order INSIDE, INTERSECTS, TOUCHES, WITHIN_BUFFER, VISIBLE; empty for none.
    public var relations: [ProtectedRelation]
    /// Shared area; 0 for lines and points.
    public var intersection: ExactArea
    /// Shared area over the mine's area.
    public var share: Double
    /// Mine within the buffer polygon; nil without the rule.
    public var buffer: ExactArea?
    /// Visible area; nil without the rule.
    public var visible: ExactArea?
    /// Visible share; nil without the rule.
    public var visibleShare: Double?
    /// Metres from the nearest place of the layer that sees a part of the mine; nil when none does, and without the rule.
    public var visibleDistance: Double?
    /// Distance from the mine to the layer in metres, 0 when they meet; nil when the layer is empty.
    public var distance: Double?
    /// Damaged area inside the layer; 0 for lines and points.
    public var damagedInLayer: ExactArea

    /// Creates a hit.
    public init(
        layer: String,
        kind: ProtectedKind,
        layerClass: String?,
        relations: [ProtectedRelation],
        intersection: ExactArea,
        share: Double,
        buffer: ExactArea?,
        visible: ExactArea?,
        visibleShare: Double?,
        visibleDistance: Double? = nil,
        distance: Double?,
        damagedInLayer: ExactArea
    ) {
        self.layer = layer
        self.kind = kind
        self.layerClass = layerClass
        self.relations = relations
        self.intersection = intersection
        self.share = share
        self.buffer = buffer
        self.visible = visible
        self.visibleShare = visibleShare
        self.visibleDistance = visibleDistance
        self.distance = distance
        self.damagedInLayer = damagedInLayer
    }
}

/// Areas of one protected kind, its layers united.
public struct KindFigures: Sendable, Hashable {
    /// Mine area inside any layer of the kind.
    public var union: ExactArea
    /// Damaged area inside any layer of the kind.
    public var damaged: ExactArea

    /// Creates the figures.
    public init(union: ExactArea, damaged: ExactArea) {
        self.union = union
        self.damaged = damaged
    }
}

/// The area keys a mine and a totals row have in common. restored + inWorks + pending + exempt = damaged.
public struct BalanceFigures: Sendable, Hashable {
    /// Area of the mine or of the pieces counted.
    public var area: ExactArea
    /// `damaged_m2`.
    public var damaged: ExactArea
    /// `unknown_m2`; nil without any subsidence layer.
    public var unknown: ExactArea?
    /// `restored_m2`.
    public var restored: ExactArea
    /// `accepted_m2`: accepted and delisted only, a part of restored.
    public var accepted: ExactArea
    /// `in_works_m2`.
    public var inWorks: ExactArea
    /// `pending_m2`.
    public var pending: ExactArea
    /// `exempt_m2`.
    public var exempt: ExactArea
    /// `protected_union_m2`.
    public var protectedUnion: ExactArea
    /// Union and damaged area by kind.
    public var protectedByKind: [ProtectedKind: KindFigures]

    /// Creates the figures.
    public init(
        area: ExactArea = .zero,
        damaged: ExactArea = .zero,
        unknown: ExactArea? = nil,
        restored: ExactArea = .zero,
        accepted: ExactArea = .zero,
        inWorks: ExactArea = .zero,
        pending: ExactArea = .zero,
        exempt: ExactArea = .zero,
        protectedUnion: ExactArea = .zero,
        protectedByKind: [ProtectedKind: KindFigures] = [:]
    ) {
        self.area = area
        self.damaged = damaged
        self.unknown = unknown
        self.restored = restored
        self.accepted = accepted
        self.inWorks = inWorks
        self.pending = pending
        self.exempt = exempt
        self.protectedUnion = protectedUnion
        self.protectedByKind = protectedByKind
    }

    /// `remaining_m2` = damaged − restored.
    public var remaining: ExactArea { damaged - restored }

    /// `treatment_rate` = restored / damaged, nil at zero damage.
    public var treatmentRate: Double? {
        damaged == .zero ? nil : Double(restored.microSquareMetres) / Double(damaged.microSquareMetres)
    }
}

/// A mine's place in the ranking.
public struct PriorityFigures: Sendable, Hashable {
    /// 1 for the most urgent.
    public var rank: Int
    /// The tier, or why there is none.
    public var tier: PriorityTier
    /// The weighted sum, 0...1.
    public var score: Double
    /// Contribution of each criterion to the score, by criterion key.
    public var contributions: [String: Double]
    /// Best and worst possible rank when data are missing.
    public var rankInterval: ClosedRange<Int>
    /// Criteria without data for this mine.
    public var missing: [String]

    /// Creates a place.
    public init(
        rank: Int,
        tier: PriorityTier,
        score: Double,
        contributions: [String: Double],
        rankInterval: ClosedRange<Int>,
        missing: [String]
    ) {
        self.rank = rank
        self.tier = tier
        self.score = score
        self.contributions = contributions
        self.rankInterval = rankInterval
        self.missing = missing
    }
}

/// The criteria that ranked, with their weights.
public struct RankingSummary: Sendable, Hashable {
    /// Criterion keys in order.
    public var criteria: [String]
    /// Weights, in the same order, after renormalisation.
    public var weights: [Double]
    /// AHP consistency ratio.
    public var consistencyRatio: Double
    /// Criteria left out because no mine has data for them.
    public var dropped: [String]

    /// Creates a summary.
    public init(criteria: [String], weights: [Double], consistencyRatio: Double, dropped: [String]) {
        self.criteria = criteria
        self.weights = weights
        self.consistencyRatio = consistencyRatio
        self.dropped = dropped
    }
}

/// Everything measured about one mine.
public struct MineAssessment: Sendable {
    /// `mine_id`.
    public var mineID: String
    /// `name`.
    public var name: String?
    /// `status` as normalised text of the register, nil when not mapped.
    public var status: String?
    /// Mine category for totals, nil when not mapped.
    public var category: String?
    /// Town by largest share of area, nil without a town layer.
    public var town: String?
    /// Set when this mine could not be measured; all figures are then zero or nil.
    public var failure: LocalizedText?
    /// The three areas.
    public var area: AreaFigures
    /// Balance in the project's area method.
    public var balance: BalanceFigures
    /// What the rasters say; nil without a subsidence layer.
    public var subsidence: SubsidenceFigures?
    /// Vegetation; nil without vegetation rasters.
    public var vegetation: VegetationFigures?
    /// Grades of subsided land; nil where they are not measured.
    public var landDamage: LandDamageFigures?
    /// Buildings by level; nil where they are not measured.
    public var buildings: BuildingCounts?
    /// Traffic lines inside the mine, in project order; nil where they are not measured.
    public var roads: [RoadFigures]?
    /// One row per protected layer, in project order.
    public var protected: [ProtectedHit]
    /// Restored union minus what counts inside damage.
    public var restoredOutsideDamage: ExactArea
    /// Damage polygons' part outside the mine.
    public var damagedOutside: ExactArea
    /// What this mine gave up to mines before it; its `area` is `overlap_m2`.
    public var overlap: BalanceFigures
    /// The three areas of what it gave up.
    public var overlapArea = AreaFigures(statutory: nil, geodesic: nil, planar: nil)
    /// What the rasters say about the land given up, without bounds and extremes; nil without a subsidence layer.
    public var overlapSubsidence: SubsidenceFigures?
    /// Vegetation of the land given up; nil without vegetation rasters.
    public var overlapVegetation: VegetationFigures?
    /// Grades of the land given up.
    public var overlapLandDamage: LandDamageFigures?
    /// The part of `restoredOutsideDamage` that sums count for a mine before this one.
    public var overlapRestoredOutsideDamage: ExactArea
    /// The part of `damagedOutside` that sums count for a mine before this one, or that lies in another mine.
    public var overlapDamagedOutside = ExactArea.zero
    /// Its place in the ranking.
    public var priority: PriorityFigures?
    /// Other register fields carried to tables, by our names.
    public var register: [String: AttributeValue]

    /// Creates a mine's figures.
    public init(
        mineID: String,
        name: String? = nil,
        status: String? = nil,
        category: String? = nil,
        town: String? = nil,
        failure: LocalizedText? = nil,
        area: AreaFigures,
        balance: BalanceFigures,
        subsidence: SubsidenceFigures? = nil,
        protected: [ProtectedHit] = [],
        restoredOutsideDamage: ExactArea = .zero,
        damagedOutside: ExactArea = .zero,
        overlap: BalanceFigures = BalanceFigures(),
        overlapSubsidence: SubsidenceFigures? = nil,
        overlapRestoredOutsideDamage: ExactArea = .zero,
        priority: PriorityFigures? = nil,
        register: [String: AttributeValue] = [:]
    ) {
        self.mineID = mineID
        self.name = name
        self.status = status
        self.category = category
        self.town = town
        self.failure = failure
        self.area = area
        self.balance = balance
        self.subsidence = subsidence
        self.protected = protected
        self.restoredOutsideDamage = restoredOutsideDamage
        self.damagedOutside = damagedOutside
        self.overlap = overlap
        self.overlapSubsidence = overlapSubsidence
        self.overlapRestoredOutsideDamage = overlapRestoredOutsideDamage
        self.priority = priority
        self.register = register
    }
}

/// One row of totals: county, a town or a category.
public struct TotalsRow: Sendable, Hashable {
    /// The town's or category's name; nil for the county and for pieces without one.
    public var name: String?
    /// Number of mines.
    public var mineCount: Int
    /// The three areas over pieces, each once.
    public var area: AreaFigures
    /// Balance over pieces, each once.
    public var balance: BalanceFigures
    /// Subsidence over pieces, each once; bounds and extremes of whole mines are left nil or summed as documented.
    public var subsidence: SubsidenceFigures?
    /// Vegetation over pieces, each once; nil without vegetation rasters.
    public var vegetation: VegetationFigures?
    /// Grades of subsided land over pieces, each once; nil where they are not measured.
    public var landDamage: LandDamageFigures?
    /// `restored_outside_damage_m2`: the sum of the row's mines; for the county the union of all restored land less
    /// what lies on damage, each place once.
    public var restoredOutsideDamage: ExactArea
    /// `damaged_outside_m2`: the sum of the row's mines; for the county what lies outside every mine, each place once.
    public var damagedOutside: ExactArea

    /// Creates a row.
    public init(
        name: String?,
        mineCount: Int,
        area: AreaFigures = AreaFigures(statutory: nil, geodesic: nil, planar: nil),
        balance: BalanceFigures,
        subsidence: SubsidenceFigures? = nil,
        restoredOutsideDamage: ExactArea = .zero,
        damagedOutside: ExactArea = .zero
    ) {
        self.name = name
        self.mineCount = mineCount
        self.area = area
        self.balance = balance
        self.subsidence = subsidence
        self.restoredOutsideDamage = restoredOutsideDamage
        self.damagedOutside = damagedOutside
    }
}
