/// A post or body of a plan.
public struct PlanPost: Sendable, Hashable {
    /// What a post answers for; only what the rules ask about.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// Emergency management (应急管理).
        case emergency
        /// Townships as a whole (各乡镇).
        case towns
        /// Mining enterprises, who sit in no group.
        case enterprise
        /// Any other.
        case other
    }

    /// Machine key.
    public var id: String
    /// The name, by post.
    public var name: String
    /// What it answers for.
    public var role: Role

    /// Creates a post.
    public init(_ id: String, _ name: String, role: Role = .other) {
        self.id = id
        self.name = name
        self.role = role
    }
}

/// A task with its posts.
public struct PlanTask: Sendable, Hashable {
    /// Topics the rules ask about.
    public enum Topic: String, Sendable, Hashable, CaseIterable {
        /// Geological hazards: an emergency post belongs to it.
        case hazard
        /// Any other.
        case other
    }

    /// Machine key.
    public var id: String
    /// What is to be done.
    public var name: String
    /// The topic.
    public var topic: Topic
    /// What it covers, by key, to be compared with duties.
    public var activities: [String]
    /// Leading posts.
    public var lead: [String]
    /// Cooperating posts.
    public var cooperating: [String]
    /// Posts that the item's own text orders to act.
    public var ordered: [String]
    /// The clause.
    public var clause: String

    /// Creates a task.
    public init(
        _ id: String,
        name: String,
        topic: Topic = .other,
        activities: [String] = [],
        lead: [String],
        cooperating: [String] = [],
        ordered: [String] = [],
        clause: String
    ) {
        self.id = id
        self.name = name
        self.topic = topic
        self.activities = activities
        self.lead = lead
        self.cooperating = cooperating
        self.ordered = ordered
        self.clause = clause
    }
}

/// A duty of a post outside the list of tasks.
public struct PlanDuty: Sendable, Hashable {
    /// The kinds of duties.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Works: they belong to a task.
        case work
        /// Oversight, acceptance, audit, money.
        case oversight
        /// Support.
        case support
    }

    /// The post.
    public var post: String
    /// What it is about, by key.
    public var activity: String
    /// The activity in words.
    public var name: String
    /// The kind.
    public var kind: Kind
    /// True when the text lets the post lead (牵头, 会同).
    public var leads: Bool
    /// The clause.
    public var clause: String

    /// Creates a duty.
    public init(_ post: String, activity: String, name: String, kind: Kind, leads: Bool = false, clause: String) {
        self.post = post
        self.activity = activity
        self.name = name
        self.kind = kind
        self.leads = leads
        self.clause = clause
    }
}
