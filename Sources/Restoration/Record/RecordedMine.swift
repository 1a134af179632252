public import GeoModel

/// A mine as a run recorded it: the register's words, the three areas side by side, the balance.
///
/// All areas are in the run's area method. Null is nil, never 0.
public struct RecordedMine: Sendable, Hashable {
    /// `mine_id`.
    public var mineID: String
    /// The name.
    public var name: String?
    /// The category totals are grouped by.
    public var category: String?
    /// The status, normalised.
    public var status: String?
    /// The kind of file to keep on it.
    public var kind: MineKind?
    /// The mineral, code or words.
    public var mineral: String?
    /// The licence number as written.
    public var licenceNumber: String?
    /// The first day of the right.
    public var validFrom: CalendarDate?
    /// The last day of the right.
    public var validTo: CalendarDate?
    /// The area the register declares.
    public var declared: ExactArea?
    /// 图斑核定面积, the checked area, typed.
    public var checked: ExactArea?
    /// 实地治理面积, treated on site, typed.
    public var treated: ExactArea?
    /// The polygon's area.
    public var drawn: ExactArea?
    /// Its geometry as WKB in the workspace's CRS; nil when it has none.
    public var geometry: [UInt8]?

    /// Creates a mine.
    public init(
        mineID: String,
        name: String? = nil,
        category: String? = nil,
        status: String? = nil,
        kind: MineKind? = nil,
        mineral: String? = nil,
        licenceNumber: String? = nil,
        validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil,
        declared: ExactArea? = nil,
        checked: ExactArea? = nil,
        treated: ExactArea? = nil,
        drawn: ExactArea? = nil,
        geometry: [UInt8]? = nil
    ) {
        self.mineID = mineID
        self.name = name
        self.category = category
        self.status = status
        self.kind = kind
        self.mineral = mineral
        self.licenceNumber = licenceNumber
        self.validFrom = validFrom
        self.validTo = validTo
        self.declared = declared
        self.checked = checked
        self.treated = treated
        self.drawn = drawn
        self.geometry = geometry
    }
}
