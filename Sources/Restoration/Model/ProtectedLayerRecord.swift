public import GeoModel

/// One layer of `protected[]`, without its geometry; its features are taken together.
public struct ProtectedLayerRecord: Sendable, Hashable {
    /// The layer's name in tables and JSON; unique in a project.
    public var name: String
    /// The kind.
    public var kind: ProtectedKind
    /// The class within the kind, as declared.
    public var layerClass: String?
    /// 2 for polygons, 1 for lines, 0 for points; nil for a layer without features. Of mixed layers the highest.
    public var dimension: Int?
    /// `rule.buffer` in metres.
    public var bufferInMetres: Double?
    /// `rule.visible` in metres.
    public var visibleInMetres: Double?
    /// The authority that set it.
    public var authority: String?
    /// Its grade.
    public var grade: String?
    /// The day it came into force.
    public var validFrom: CalendarDate?
    /// The day it ended.
    public var validTo: CalendarDate?
    /// The layer's file as named in the project.
    public var file: String?

    /// Creates a record.
    public init(
        name: String,
        kind: ProtectedKind,
        layerClass: String? = nil,
        dimension: Int? = 2,
        bufferInMetres: Double? = nil,
        visibleInMetres: Double? = nil,
        authority: String? = nil,
        grade: String? = nil,
        validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil,
        file: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.layerClass = layerClass
        self.dimension = dimension
        self.bufferInMetres = bufferInMetres
        self.visibleInMetres = visibleInMetres
        self.authority = authority
        self.grade = grade
        self.validFrom = validFrom
        self.validTo = validTo
        self.file = file
    }
}
