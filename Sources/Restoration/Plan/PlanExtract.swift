/// What a plan asks of one post, gathered from all its clauses: the sheet that goes to the unit (责任分解).
public struct PlanExtract: Sendable, Hashable {
    /// How a post takes part.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        /// It leads a task (牵头).
        case leads
        /// It cooperates in a task (配合).
        case cooperates
        /// The task's text orders it to act, though the task's list of posts may not name it.
        case ordered
        /// Works of its own.
        case works
        /// Oversight, acceptance, audit, money.
        case oversees
        /// Support.
        case supports
        /// A step with a deadline.
        case answers
    }

    /// One thing a post has to do.
    public struct Item: Sendable, Hashable {
        /// How it takes part.
        public var part: Part
        /// Key of the task, duty or step.
        public var key: String
        /// What is to be done.
        public var name: String
        /// When a step is due; nil for tasks and duties.
        public var deadline: PlanDeadline?
        /// The posts beside it, by name.
        public var others: [String]
        /// The clause.
        public var clause: String
    }

    /// The post; one that the plan uses without listing it has its key as its name.
    public var post: PlanPost
    /// True when the plan lists the post.
    public var isListed: Bool
    /// Whether it sits in the leading group; nil when the plan lists none.
    public var isInGroup: Bool?
    /// Tasks, duties and steps in the plan's order.
    public var items: [Item]

    /// One extract per post, in the plan's order; posts that are used and not listed follow, by key.
    public static func all(of plan: Plan) -> [PlanExtract] {
        let listed = plan.posts.map(\.id)
        let used = Set(
            plan.tasks.flatMap { $0.lead + $0.cooperating + $0.ordered } + plan.duties.map(\.post)
                + plan.steps.flatMap(\.posts)
        )
        let unlisted = used.subtracting(listed).sorted()
        return (plan.posts + unlisted.map { PlanPost($0, $0) }).map { post in
            PlanExtract(
                post: post,
                isListed: listed.contains(post.id),
                isInGroup: plan.group.map { $0.contains(post.id) },
                items: items(of: post.id, in: plan)
            )
        }
    }

    private static func items(of post: String, in plan: Plan) -> [Item] {
        func names(_ posts: [String]) -> [String] { posts.filter { $0 != post }.map(plan.name(ofPost:)) }
        var result: [Item] = []
        for task in plan.tasks {
            let part: Part? =
                task.lead.contains(post)
                ? .leads : task.cooperating.contains(post) ? .cooperates : task.ordered.contains(post) ? .ordered : nil
            guard let part else { continue }
            let others = part == .leads ? names(task.lead + task.cooperating) : names(task.lead)
            result.append(Item(part: part, key: task.id, name: task.name, others: others, clause: task.clause))
        }
        for duty in plan.duties where duty.post == post {
            let part: Part =
                duty.leads ? .leads : duty.kind == .work ? .works : duty.kind == .oversight ? .oversees : .supports
            let others = plan.duties.filter { $0.activity == duty.activity && $0.post != post }.map(\.post)
            result.append(
                Item(part: part, key: duty.activity, name: duty.name, others: names(others), clause: duty.clause)
            )
        }
        for step in plan.steps where step.posts.contains(post) {
            result.append(
                Item(
                    part: .answers,
                    key: step.id,
                    name: step.name,
                    deadline: step.deadline,
                    others: names(step.posts),
                    clause: step.clause
                )
            )
        }
        return result
    }
}
