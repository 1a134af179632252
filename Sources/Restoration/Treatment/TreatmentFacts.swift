/// What is to become of a stopped mine's right (plan 001 四 1).
public enum MineDisposition: String, Sendable, Hashable, CaseIterable {
    /// The right is cancelled (注销).
    case cancel
    /// The right is renewed (延续).
    case renew
}

/// How a mine is treated by its place (plan 002 一).
public enum TreatmentMode: String, Sendable, Hashable, CaseIterable {
    /// Works: slopes, levelling, soil, planting (工程治理).
    case engineered
    /// People are kept out and nature is helped (人工促进天然更新).
    case assisted
    /// The original landform is kept, no works (保持原始地貌).
    case keepLandform = "keep_landform"
}

/// Measures of treatment (plan 000 四（一）).
public enum TreatmentMeasure: String, Sendable, Hashable, CaseIterable {
    /// Loose rock is cleared (危岩清理).
    case rockClearing = "rock_clearing"
    /// Slopes are cut, supported or stepped (边坡治理).
    case slopeTreatment = "slope_treatment"
    /// Land is levelled (土地平整).
    case landLevelling = "land_levelling"
    /// Plant cover is restored (植被恢复).
    case revegetation
    /// People and animals are kept out (隔离围护).
    case fencing
}

/// What restored land may serve as (plan 003 三（二）: 宜农则农、宜林则林、宜园则园、宜水则水; plan 004 三: 宜草则草).
public enum LandUse: String, Sendable, Hashable, CaseIterable {
    case farmland
    case orchard
    case forest
    case grassland
    case water
}

/// What is known of one mine, from its assessment and from a table of typed fields; nil stands for unknown.
public struct TreatmentFacts: Sendable, Hashable {
    /// The mine.
    public var mineID: String
    /// Its name.
    public var name: String?
    /// Its town.
    public var town: String?
    /// Protected kinds it has to do with, by the relations of the assessment; nil without an assessment.
    public var protectedKinds: [ProtectedKind]?
    /// The post or body that holds the right; empty text is unknown.
    public var liable: String?
    /// True when nobody liable is left (责任人灭失).
    public var isLiableGone: Bool?
    /// Decided disposition.
    public var disposition: MineDisposition?
    /// False when the mine has never produced since it was built.
    public var hasProduced: Bool?
    /// True when the resource is exhausted.
    public var isExhausted: Bool?
    /// True at sensitive or hazard-prone places (敏感部位、易灾部位).
    public var isSensitive: Bool?
    /// Slope of the land to be treated, degrees.
    public var slopeInDegrees: Double?
    /// Thickness of soil that is there or will be brought, m.
    public var soilInMetres: Double?
    /// True when standing water is left.
    public var hasWater: Bool?
    /// A mode chosen against the rule.
    public var exception: TreatmentMode?
    /// Why.
    public var exceptionReason: String?

    /// Facts of a mine of which only the id is known.
    public init(mineID: String) { self.mineID = mineID }
}
