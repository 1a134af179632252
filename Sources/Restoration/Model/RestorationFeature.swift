public import GeoModel

/// One feature of `restored[]`, without its geometry.
public struct RestorationFeature: Sendable, Hashable {
    /// Where a feature's status comes from; it decides what is listed.
    public enum StatusSource: Sendable, Hashable {
        /// A status field of the layer; an empty value is `unknown`.
        case field
        /// The layer's `status` in the project file.
        case declared
        /// Neither: the layer is taken as `treated` and listed.
        case assumed
    }

    /// The layer's file as named in the project.
    public var file: String?
    /// The layer's name.
    public var layerName: String
    /// The layer's position in `restored[]`.
    public var layerIndex: Int
    /// The feature's id in the source.
    public var featureID: Int64
    /// The status, normalised; a word outside the vocabulary is `unknown`, never `treated`.
    public var status: RestorationStatus
    /// `status_raw`: the word of the source, when there is one.
    public var statusRaw: String?
    /// Where the status comes from.
    public var statusSource: StatusSource
    /// The feature's date, else the layer's; nil when neither is given.
    public var date: CalendarDate?
    /// A date stands in the source and cannot be read: it is not known to be in time, so the feature has no effect.
    public var isDateUnreadable = false
    /// The mine the source names, when `mine_id` is mapped and not empty.
    public var mineID: String?

    /// Creates a feature with a known status.
    public init(
        file: String? = nil,
        layerName: String,
        layerIndex: Int,
        featureID: Int64,
        status: RestorationStatus,
        statusRaw: String? = nil,
        statusSource: StatusSource = .field,
        date: CalendarDate? = nil,
        mineID: String? = nil
    ) {
        self.file = file
        self.layerName = layerName
        self.layerIndex = layerIndex
        self.featureID = featureID
        self.status = status
        self.statusRaw = statusRaw
        self.statusSource = statusSource
        self.date = date
        self.mineID = mineID
    }

    /// The account its status puts damage into; nil for suspected and false change, which have no effect.
    public var account: RestorationAccount? { status.account }
}

extension RestorationStatus {
    /// The account of design 4.8; nil for the two words that have no effect.
    public var account: RestorationAccount? {
        switch self {
        case .treated, .accepted, .delisted, .naturalRecovery, .converted: return .restored
        case .inWorks, .partial: return .inWorks
        case .untreated, .unknown: return .pending
        case .suspected, .falseChange: return nil
        }
    }

    /// True for what progress against targets counts: accepted and delisted.
    public var isAccepted: Bool { self == .accepted || self == .delisted }

    /// Where restorations overlap the lowest counts (design 4.8); nil for the two words that have no effect.
    public var precedence: Int? { RestorationStatus.order.firstIndex(of: self) }

    /// The order of design 4.8: the first of those that overlap counts.
    static let order: [RestorationStatus] = [
        .untreated, .unknown, .inWorks, .partial, .treated, .naturalRecovery, .converted, .accepted, .delisted,
    ]
}
