public import GeoModel

/// When something is due.
public enum PlanDeadline: Sendable, Hashable {
    /// A day, inclusive.
    case fixed(CalendarDate)
    /// A term from an event; nil when the text does not say from which.
    case relative(Term, after: String?)
}

/// A step with its deadline and what comes before it.
public struct PlanStep: Sendable, Hashable {
    /// Machine key.
    public var id: String
    /// What is to be done.
    public var name: String
    /// When it is due; nil when the text does not say.
    public var deadline: PlanDeadline?
    /// Steps that come before it, with the time that must lie between.
    public var after: [BackwardSchedule.Step.Predecessor]
    /// Steps whose content this step counts as its own.
    public var includes: [String]
    /// The stage that ends with this step.
    public var closes: String?
    /// Who is responsible, by post id.
    public var posts: [String]
    /// The clause.
    public var clause: String

    /// Creates a step.
    public init(
        _ id: String,
        name: String,
        deadline: PlanDeadline? = nil,
        after: [BackwardSchedule.Step.Predecessor] = [],
        includes: [String] = [],
        closes: String? = nil,
        posts: [String] = [],
        clause: String
    ) {
        self.id = id
        self.name = name
        self.deadline = deadline
        self.after = after
        self.includes = includes
        self.closes = closes
        self.posts = posts
        self.clause = clause
    }
}

/// An order of steps or a procedure in the words of one place.
public struct PlanSequence: Sendable, Hashable {
    /// What it is about, by key; places with one key must agree.
    public var key: String
    /// The steps in order.
    public var steps: [String]
    /// The clause.
    public var clause: String

    /// Creates an order.
    public init(_ key: String, _ steps: [String], clause: String) {
        self.key = key
        self.steps = steps
        self.clause = clause
    }
}

/// A report the plan asks for.
public struct PlanReport: Sendable, Hashable {
    /// How the text states when it is due.
    public enum Due: Sendable, Hashable {
        /// Again and again.
        case recurring(Recurrence)
        /// Once.
        case once(CalendarDate)
        /// A day without its year.
        case withoutYear(month: Int, day: Int)
        /// A word without a period, such as 定期.
        case withoutPeriod(String)
    }

    /// Machine key.
    public var key: String
    /// What it is.
    public var name: String
    /// When it is due.
    public var due: Due
    /// The clause.
    public var clause: String

    /// Creates a report.
    public init(_ key: String, name: String, due: Due, clause: String) {
        self.key = key
        self.name = name
        self.due = due
        self.clause = clause
    }
}
