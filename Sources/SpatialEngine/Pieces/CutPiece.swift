public import GeoModel

/// Which features cover a piece. Every list is ascending.
public struct PieceMembership: Sendable, Hashable, Comparable {
    /// Indices of damage features.
    public var damage: [Int]
    /// Indices of restored features.
    public var restorations: [Int]
    /// Indices of polygonal protected layers, features united.
    public var protected: [Int]
    /// Index of the town; where towns overlap the lowest.
    public var town: Int?
    /// Index of the mine that counts the piece in sums; nil when this one does.
    public var givenUpTo: Int?

    /// Creates a membership.
    public init(
        damage: [Int] = [],
        restorations: [Int] = [],
        protected: [Int] = [],
        town: Int? = nil,
        givenUpTo: Int? = nil
    ) {
        self.damage = damage
        self.restorations = restorations
        self.protected = protected
        self.town = town
        self.givenUpTo = givenUpTo
    }

    /// A fixed order, so that pieces come out the same on any number of threads.
    public static func < (lhs: PieceMembership, rhs: PieceMembership) -> Bool {
        if lhs.damage != rhs.damage { return lhs.damage.lexicographicallyPrecedes(rhs.damage) }
        if lhs.restorations != rhs.restorations {
            return lhs.restorations.lexicographicallyPrecedes(rhs.restorations)
        }
        if lhs.protected != rhs.protected { return lhs.protected.lexicographicallyPrecedes(rhs.protected) }
        if lhs.town != rhs.town { return (lhs.town ?? -1) < (rhs.town ?? -1) }
        return (lhs.givenUpTo ?? -1) < (rhs.givenUpTo ?? -1)
    }
}

/// A piece too small to keep, with where it was.
public struct DroppedSliver: Sendable, Hashable {
    /// Index of the mine.
    public var mine: Int
    /// Plane area in square units of the working CRS.
    public var area: Double
    /// A point of it.
    public var x: Double
    /// A point of it.
    public var y: Double

    /// Creates a record.
    public init(mine: Int, area: Double, x: Double, y: Double) {
        self.mine = mine
        self.area = area
        self.x = x
        self.y = y
    }
}

/// One mine cut into disjoint polygons.
public struct CutMine: Sendable {
    /// Index of the mine.
    public var mine: Int
    /// One polygon per piece, by membership and then by envelope.
    public var geometries: GeometryColumn
    /// One per piece.
    public var memberships: [PieceMembership]
    /// Damage features that belong to the mine, ascending: those that name it, and those that name none and overlap.
    public var damage: [Int]
    /// Restored features that belong to the mine, ascending.
    public var restorations: [Int]
    /// Pieces too small to keep.
    public var dropped: [DroppedSliver]
    /// The proof in the plane.
    public var residual: ConservationResidual
    /// The mine with the vertices that cutting added; nil when it was not asked for or nothing was cut.
    var nodedOutline: GeometryColumn?

    /// Creates a result.
    public init(
        mine: Int,
        geometries: GeometryColumn,
        memberships: [PieceMembership],
        damage: [Int],
        restorations: [Int],
        dropped: [DroppedSliver],
        residual: ConservationResidual
    ) {
        self.mine = mine
        self.geometries = geometries
        self.memberships = memberships
        self.damage = damage
        self.restorations = restorations
        self.dropped = dropped
        self.residual = residual
    }
}
