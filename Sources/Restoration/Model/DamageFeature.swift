public import GeoModel

/// One feature of `damage[]`, without its geometry.
public struct DamageFeature: Sendable, Hashable {
    /// The layer's file as named in the project.
    public var file: String?
    /// The layer's name.
    public var layerName: String
    /// The layer's position in `damage[]`.
    public var layerIndex: Int
    /// The feature's id in the source.
    public var featureID: Int64
    /// 挖损, 压占, …; nil when neither declared nor mapped.
    public var type: DamageType?
    /// The feature's date, else the layer's; nil when neither is given.
    public var date: CalendarDate?
    /// The mapped status; suspected and false change leave the feature out. Nil when not mapped or empty.
    public var status: RestorationStatus?
    /// The word of the mapped status field as it stands there; nil for an empty one.
    public var statusRaw: String?
    /// The mine the source names, when `mine_id` is mapped and not empty.
    public var mineID: String?

    /// Creates a feature.
    public init(
        file: String? = nil,
        layerName: String,
        layerIndex: Int,
        featureID: Int64,
        type: DamageType? = nil,
        date: CalendarDate? = nil,
        status: RestorationStatus? = nil,
        mineID: String? = nil
    ) {
        self.file = file
        self.layerName = layerName
        self.layerIndex = layerIndex
        self.featureID = featureID
        self.type = type
        self.date = date
        self.status = status
        self.mineID = mineID
    }
}
