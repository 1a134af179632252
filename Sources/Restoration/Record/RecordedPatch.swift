public import GeoModel

/// A piece of damaged land as a run recorded it: whose it is, where it stands, since when.
public struct RecordedPatch: Sendable, Hashable {
    /// The piece's number in the run, from 1.
    public var number: Int
    /// The mine that keeps it in sums; overlapping land is counted once.
    public var mineID: String
    /// The town; nil for none.
    public var town: String?
    /// The mine's category.
    public var category: String?
    /// Its status, normalised; nil where no restoration counts.
    public var status: RestorationStatus?
    /// The latest day of what damages it.
    public var damagedOn: CalendarDate?
    /// The day of the restoration that decides.
    public var restoredOn: CalendarDate?
    /// Its balance.
    public var damaged: ExactArea
    /// Damaged and restored.
    public var restored: ExactArea
    /// The accepted part of the restored.
    public var accepted: ExactArea
    /// Damaged and in works.
    public var inWorks: ExactArea
    /// Damaged and exempt.
    public var exempt: ExactArea
    /// Damaged and none of these.
    public var pending: ExactArea
    /// Its geometry as WKB in the workspace's CRS; nil when it has none.
    public var geometry: [UInt8]?

    /// Creates a piece.
    public init(
        number: Int,
        mineID: String,
        town: String? = nil,
        category: String? = nil,
        status: RestorationStatus? = nil,
        damagedOn: CalendarDate? = nil,
        restoredOn: CalendarDate? = nil,
        damaged: ExactArea,
        restored: ExactArea = .zero,
        accepted: ExactArea = .zero,
        inWorks: ExactArea = .zero,
        exempt: ExactArea = .zero,
        pending: ExactArea = .zero,
        geometry: [UInt8]? = nil
    ) {
        self.number = number
        self.mineID = mineID
        self.town = town
        self.category = category
        self.status = status
        self.damagedOn = damagedOn
        self.restoredOn = restoredOn
        self.damaged = damaged
        self.restored = restored
        self.accepted = accepted
        self.inWorks = inWorks
        self.exempt = exempt
        self.pending = pending
        self.geometry = geometry
    }
}
