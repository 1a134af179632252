public import GeoModel

/// A document the plan cites.
public struct PlanCitation: Sendable, Hashable {
    /// Number or title.
    public var document: String
    /// The year in its number.
    public var year: Int
    /// What it is cited for.
    public var event: String
    /// The last day on which that happened, as the plan claims; nil when it claims none.
    public var claimedBy: CalendarDate?
    /// The clause.
    public var clause: String

    /// Creates a citation.
    public init(_ document: String, year: Int, event: String, claimedBy: CalendarDate? = nil, clause: String) {
        self.document = document
        self.year = year
        self.event = event
        self.claimedBy = claimedBy
        self.clause = clause
    }
}

/// An annex.
public struct PlanAnnex: Sendable, Hashable {
    /// Where it is.
    public enum Presence: String, Sendable, Hashable, CaseIterable {
        /// In the file.
        case attached
        /// Sent by another way.
        case sentSeparately = "sent_separately"
        /// Nowhere.
        case absent
    }

    /// The name at the end of the plan.
    public var name: String
    /// The name in the text, where it differs.
    public var nameInText: String?
    /// Where it is.
    public var presence: Presence
    /// The clause that names it.
    public var clause: String

    /// Creates an annex.
    public init(_ name: String, nameInText: String? = nil, presence: Presence, clause: String) {
        self.name = name
        self.nameInText = nameInText
        self.presence = presence
        self.clause = clause
    }
}

/// One thing under several names.
public struct PlanNames: Sendable, Hashable {
    /// What has the names.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A post.
        case post
        /// A mineral.
        case mineral
    }

    /// What has the names.
    public var kind: Kind
    /// The names.
    public var names: [String]
    /// Where each name stands.
    public var clauses: [String]

    /// Creates names.
    public init(_ kind: Kind, _ names: [String], clauses: [String]) {
        self.kind = kind
        self.names = names
        self.clauses = clauses
    }
}

/// The counts of mines a plan gives.
public struct PlanRegister: Sendable, Hashable {
    /// A count divided into parts.
    public struct Split: Sendable, Hashable {
        /// A part.
        public struct Part: Sendable, Hashable {
            /// What it counts.
            public var name: String
            /// How many.
            public var count: Int
            /// True when the mines of the part hold no licence any more.
            public var isDeregistered: Bool

            /// Creates a part.
            public init(_ name: String, _ count: Int, isDeregistered: Bool = false) {
                self.name = name
                self.count = count
                self.isDeregistered = isDeregistered
            }
        }

        /// What is divided.
        public var name: String
        /// How many.
        public var total: Int
        /// The parts.
        public var parts: [Part]

        /// Creates a split.
        public init(_ name: String, _ total: Int, _ parts: [Part]) {
            self.name = name
            self.total = total
            self.parts = parts
        }
    }

    /// A count that changes what is to be treated.
    public struct Adjustment: Sendable, Hashable {
        /// What it counts.
        public var name: String
        /// How many are added, negative for those left out.
        public var change: Int

        /// Creates an adjustment.
        public init(_ name: String, _ change: Int) {
            self.name = name
            self.change = change
        }
    }

    /// How many mines there are.
    public var total: Int
    /// The words that describe them.
    public var description: String
    /// True when the words say that all of them hold a licence.
    public var areAllLicensed: Bool
    /// The total in parts, in each of the ways the text gives.
    public var splits: [Split]
    /// What might be added to or left out of the task.
    public var adjustments: [Adjustment]
    /// How many are to be treated; nil when the text does not say.
    public var scope: Int?
    /// The clause.
    public var clause: String

    /// Creates counts.
    public init(
        total: Int,
        description: String,
        areAllLicensed: Bool = false,
        splits: [Split] = [],
        adjustments: [Adjustment] = [],
        scope: Int? = nil,
        clause: String
    ) {
        self.total = total
        self.description = description
        self.areAllLicensed = areAllLicensed
        self.splits = splits
        self.adjustments = adjustments
        self.scope = scope
        self.clause = clause
    }
}
