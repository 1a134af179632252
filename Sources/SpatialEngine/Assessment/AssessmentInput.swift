public import GeoModel
public import PROJKit

/// One mine of the register: who it is and when its turn comes where mines overlap.
public struct MineInput: Sendable, Hashable {
    /// `mine_id`, for messages.
    public var id: String
    /// Place in the order of precedence, 0 first; each once.
    public var precedence: Int
    /// Set by an earlier step that found the mine unusable (for example `repair_refused`): it is reported as failed
    /// and the rest goes on.
    public var failure: EngineError?

    /// Creates a mine.
    public init(id: String, precedence: Int, failure: EngineError? = nil) {
        self.id = id
        self.precedence = precedence
        self.failure = failure
    }
}

/// Damage or restored polygons of all layers in one column, in the working CRS.
public struct ChangeInput: Sendable {
    /// One geometry per feature, valid; nulls are passed over.
    public var geometries: GeometryColumn
    /// For each feature the index of the mine it names; nil when it names none that exists.
    public var namedMines: [Int?]
    /// For each feature whether it enters unions: damage that counts at `as_of`, restorations that count as restored.
    /// Pieces are cut with every feature.
    public var counts: [Bool]

    /// Creates the input; all three of one length.
    public init(geometries: GeometryColumn, namedMines: [Int?], counts: [Bool]) {
        precondition(geometries.count == namedMines.count && geometries.count == counts.count, "one length")
        self.geometries = geometries
        self.namedMines = namedMines
        self.counts = counts
    }

    /// No features.
    public static let none = ChangeInput(geometries: GeometryColumn(), namedMines: [], counts: [])
}

/// The vector layers of `assess`, all in the working CRS.
public struct AssessmentLayers: Sendable {
    /// The working CRS: projected.
    public var workingCRS: CRSReference
    /// The mines, in the register's order.
    public var mines: [MineInput]
    /// One polygon per mine, dissolved and valid; null for mines that failed.
    public var mineGeometries: GeometryColumn
    /// `damage[]`.
    public var damage: ChangeInput
    /// `restored[]`.
    public var restored: ChangeInput
    /// `protected[]`, in project order.
    public var protected: [ProtectedLayerInput]
    /// Town polygons; nil without the layer.
    public var towns: GeometryColumn?

    /// Creates the layers; one geometry per mine.
    public init(
        workingCRS: CRSReference,
        mines: [MineInput],
        mineGeometries: GeometryColumn,
        damage: ChangeInput = .none,
        restored: ChangeInput = .none,
        protected: [ProtectedLayerInput] = [],
        towns: GeometryColumn? = nil
    ) {
        precondition(mines.count == mineGeometries.count, "one geometry per mine")
        self.workingCRS = workingCRS
        self.mines = mines
        self.mineGeometries = mineGeometries
        self.damage = damage
        self.restored = restored
        self.protected = protected
        self.towns = towns
    }
}

/// Parameters of `assess` that are not layers.
public struct AssessmentSettings: Sendable, Hashable {
    /// The method of every area that counts.
    public var areaMethod: AreaMethod
    /// Whether ballpark operations are acceptable.
    public var allowBallpark: Bool
    /// A declared change of datum, used instead of the registry where datums differ.
    public var datumShift: DatumShift?
    /// Upper bound of threads.
    public var threads: Int
    /// Upper bound of memory for raster blocks, bytes.
    public var memoryInBytes: Int

    /// Creates settings.
    public init(
        areaMethod: AreaMethod,
        allowBallpark: Bool = false,
        datumShift: DatumShift? = nil,
        threads: Int = 1,
        memoryInBytes: Int = 1 << 30
    ) {
        self.areaMethod = areaMethod
        self.allowBallpark = allowBallpark
        self.datumShift = datumShift
        self.threads = threads
        self.memoryInBytes = memoryInBytes
    }
}
