/// The sheet of tasks that plan 000 七（二） asks of the task force, its groups and the enterprises: each task with the goal
/// of the year, the measures, the time limit, the responsible post and its section (责任股室).
public struct PlanTaskSheet: Sendable, Hashable {
    /// The fields each task must have.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case goal
        case measures
        case due
        case post
        case section
    }

    /// One task.
    public struct Row: Sendable, Hashable {
        /// Key of the task in the plan.
        public var task: String
        /// What is to be done.
        public var name: String
        /// What stands in the fields; those without a text are missing.
        public var texts: [Field: String]
        /// The task's clause.
        public var clause: String

        /// The fields without a text, in their order.
        public var missing: [Field] { Field.allCases.filter { texts[$0]?.isEmpty ?? true } }
    }

    /// In the plan's order.
    public var rows: [Row]

    /// Lays typed texts over a plan's tasks. The leading posts stand in for the responsible post where none is typed.
    public init(_ plan: Plan, typed: [String: [Field: String]]) {
        rows = plan.tasks.map { task in
            var texts = typed[task.id] ?? [:]
            let lead = task.lead.map(plan.name(ofPost:)).joined(separator: "、")
            if texts[.post] == nil, !lead.isEmpty { texts[.post] = lead }
            return Row(task: task.id, name: task.name, texts: texts, clause: task.clause)
        }
    }

    /// Number of fields without a text.
    public var missingCount: Int { rows.reduce(0) { $0 + $1.missing.count } }
}
