public import GeoModel

/// One mine of the register, without its geometry (domain 5.1).
///
/// Several features with one `mine_id` are parts of one mine and make one record.
public struct MineRecord: Sendable, Hashable {
    /// `mine_id`, 统一编号; never empty, unique in a project.
    public var mineID: String
    /// `name`, 矿山名称.
    public var name: String?
    /// The status normalised; nil when the field is not mapped or empty.
    public var status: MineStatus?
    /// The status as the source has it.
    public var statusRaw: String?
    /// What totals are grouped by, as the source has it; nil when not mapped.
    public var category: String?
    /// The kind of file to keep on it (plan 003); nil when it cannot be told.
    public var kind: MineKind?
    /// The day the mine's right or entry began; decides who keeps overlapping land. Nil sorts last.
    public var validFrom: CalendarDate?
    /// The day the right ends.
    public var validTo: CalendarDate?
    /// People threatened by hazards, for the ranking; nil when not mapped.
    public var people: Double?
    /// `holder_org`, 采矿权人. Reaches outputs only with `keep_holder: true`.
    public var holderOrganisation: String?
    /// The area the register declares, in m².
    public var declaredArea: ExactArea?
    /// `licence_no`, 采矿许可证号, as written.
    public var licenceNumber: String?
    /// The mineral, code or words.
    public var mineral: String?
    /// Other mapped fields that go to the tables, by our names.
    public var register: [String: AttributeValue]
    /// The register's file, for findings.
    public var file: String?
    /// The register's layer, for findings.
    public var layer: String?
    /// The first feature of the mine in the source, for findings.
    public var featureID: Int64?

    /// Creates a record.
    public init(
        mineID: String,
        name: String? = nil,
        status: MineStatus? = nil,
        statusRaw: String? = nil,
        category: String? = nil,
        kind: MineKind? = nil,
        validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil,
        people: Double? = nil,
        holderOrganisation: String? = nil,
        declaredArea: ExactArea? = nil,
        licenceNumber: String? = nil,
        mineral: String? = nil,
        register: [String: AttributeValue] = [:],
        file: String? = nil,
        layer: String? = nil,
        featureID: Int64? = nil
    ) {
        self.mineID = mineID
        self.name = name
        self.status = status
        self.statusRaw = statusRaw
        self.category = category
        self.kind = kind
        self.validFrom = validFrom
        self.validTo = validTo
        self.people = people
        self.holderOrganisation = holderOrganisation
        self.declaredArea = declaredArea
        self.licenceNumber = licenceNumber
        self.mineral = mineral
        self.register = register
        self.file = file
        self.layer = layer
        self.featureID = featureID
    }
}

/// What a mine is doing, in the words of the plans (domain 3.4).
public enum MineStatus: String, Sendable, Hashable, CaseIterable, Codable {
    /// 生产
    case producing
    /// 停产
    case suspended
    /// 闭坑
    case closed
    /// 政策性关闭
    case closedByPolicy = "closed_by_policy"
    /// 废弃
    case abandoned
    /// 无证采矿点
    case unlicensed
    /// 历史遗留、责任人灭失
    case legacy
    /// A word outside the vocabulary.
    case unknown
}

/// The kinds of mine whose files must hold different papers (plan 003, domain 5.1).
public enum MineKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// 政策性关闭小煤矿
    case smallCoalClosedByPolicy = "small_coal_closed_by_policy"
    /// 政策性关闭砂石粘土矿
    case sandStoneClayClosedByPolicy = "sand_stone_clay_closed_by_policy"
    /// 闭坑或废弃矿山
    case closedOrAbandoned = "closed_or_abandoned"
    /// 其他, by analogy
    case other
}
