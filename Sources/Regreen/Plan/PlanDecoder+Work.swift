import GeoModel
import Restoration
import Yams

/// Stages, targets, posts, tasks, duties, steps and reports.
extension PlanDecoder {
    func decodeWork(_ root: YAMLObject, into plan: inout Plan) {
        plan.stages = root.objects("stages", keys: PlanKeys.stage).map(stage)
        plan.targets = root.objects("targets", keys: PlanKeys.target).compactMap(target)
        plan.posts = root.objects("posts", keys: PlanKeys.post).map { object in
            PlanPost(
                object.requiredText("id") ?? "",
                name(object),
                role: object.choice("role", PlanPost.Role.self) ?? .other
            )
        }
        plan.group = root.textList("group")
        plan.tasks = root.objects("tasks", keys: PlanKeys.task).map(task)
        plan.duties = root.objects("duties", keys: PlanKeys.duty).compactMap(duty)
        plan.steps = root.objects("steps", keys: PlanKeys.step).map(step)
        plan.sequences = root.objects("sequences", keys: PlanKeys.sequence).map { object in
            PlanSequence(
                object.requiredText("key") ?? "",
                object.requiredTextList("steps") ?? [],
                clause: clause(object)
            )
        }
        plan.reports = root.objects("reports", keys: PlanKeys.report).compactMap(report)
    }

    private func stage(_ object: YAMLObject) -> PlanStage {
        let (from, to) = window(object)
        return PlanStage(
            object.requiredText("id") ?? "",
            name: name(object),
            from: from,
            to: to,
            clause: clause(object)
        )
    }

    private func target(_ object: YAMLObject) -> PlanTarget? {
        if object.node("value") == nil { object.missing("value") }
        let value = object.decimal("value")
        if let value, value < DecimalNumber(coefficient: 0, scale: 0) {
            object.invalid("value", value.description, Messages.expectedPositive())
        }
        let quantity = object.requiredChoice("quantity", PlanTarget.Quantity.self)
        let level = object.requiredChoice("level", PlanTarget.Level.self)
        let from = object.requiredInteger("from", in: PlanDecoder.years)
        let to = object.requiredInteger("to", in: PlanDecoder.years)
        if let from, let to, to < from { object.invalid("to", "\(to)", Messages.expectedNotBefore("\(from)")) }
        let clause = clause(object)
        let firmness = object.choice("firmness", PlanTarget.Firmness.self) ?? .firm
        let isApproximate = object.boolean("approximate") ?? false
        guard let value, let quantity, let level, let from, let to else { return nil }
        return PlanTarget(
            value,
            quantity,
            level,
            from: from,
            to: to,
            category: object.text("category"),
            town: object.text("town"),
            stage: object.text("stage"),
            base: object.text("base"),
            firmness: firmness,
            isApproximate: isApproximate,
            clause: clause
        )
    }

    private func task(_ object: YAMLObject) -> PlanTask {
        PlanTask(
            object.requiredText("id") ?? "",
            name: name(object),
            topic: object.choice("topic", PlanTask.Topic.self) ?? .other,
            activities: object.textList("activities") ?? [],
            lead: object.textList("lead") ?? [],
            cooperating: object.textList("cooperating") ?? [],
            ordered: object.textList("ordered") ?? [],
            clause: clause(object)
        )
    }

    private func duty(_ object: YAMLObject) -> PlanDuty? {
        let post = object.requiredText("post")
        let activity = object.requiredText("activity")
        let name = name(object)
        let kind = object.requiredChoice("kind", PlanDuty.Kind.self)
        let leads = object.boolean("leads") ?? false
        let clause = clause(object)
        guard let post, let activity, let kind else { return nil }
        return PlanDuty(post, activity: activity, name: name, kind: kind, leads: leads, clause: clause)
    }

    // MARK: Steps

    private func step(_ object: YAMLObject) -> PlanStep {
        PlanStep(
            object.requiredText("id") ?? "",
            name: name(object),
            deadline: deadline(object),
            after: object.objects("after", keys: PlanKeys.after).compactMap { link in
                let lag = length(link) ?? .none
                return link.requiredText("step").map { .init($0, lag: lag) }
            },
            includes: object.textList("includes") ?? [],
            closes: object.text("closes"),
            posts: object.textList("posts") ?? [],
            clause: clause(object)
        )
    }

    /// `due`, a day, or `term`, a length with the event it runs from.
    private func deadline(_ object: YAMLObject) -> PlanDeadline? {
        let due = object.date("due")
        guard let term = object.object("term", keys: PlanKeys.term) else { return due.map(PlanDeadline.fixed) }
        if object.node("due") != nil { object.invalid("term", "…", Messages.expectedAlone("due")) }
        guard let length = length(term) else {
            if term.node("days") == nil, term.node("months") == nil { term.missing("days") }
            return nil
        }
        return .relative(length, after: term.text("from"))
    }

    // MARK: Reports

    private func report(_ object: YAMLObject) -> PlanReport? {
        let key = object.requiredText("key") ?? ""
        let name = name(object)
        let clause = clause(object)
        let stated = PlanKeys.due.filter { object.node($0) != nil }
        guard let word = stated.first else {
            object.issues.add(
                .projectKeyMissing,
                at: object.mark,
                key: object.path,
                message: Messages.planReportWithoutDue(key: object.path, words: PlanKeys.due)
            )
            return nil
        }
        for other in stated.dropFirst() { object.invalid(other, "…", Messages.expectedAlone(word)) }
        return due(object, word).map { PlanReport(key, name: name, due: $0, clause: clause) }
    }

    private func due(_ object: YAMLObject, _ word: String) -> PlanReport.Due? {
        switch word {
        case "weekly":
            return object.choice(word, WeekdayWord.self).map { .recurring(.weekly($0.weekday)) }
        case "monthly":
            return object.integer(word, in: 1...31).map { .recurring(.monthly(day: $0)) }
        case "yearly":
            return object.monthDay(word).map { .recurring(.yearly(month: $0.month, day: $0.day)) }
        case "once":
            return object.date(word).map(PlanReport.Due.once)
        case "without_year":
            return object.monthDay(word).map { .withoutYear(month: $0.month, day: $0.day) }
        default:
            return object.text(word).map(PlanReport.Due.withoutPeriod)
        }
    }
}

/// The days of the week as words.
private enum WeekdayWord: String, CaseIterable {
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    var weekday: Weekday {
        switch self {
        case .monday: return .monday
        case .tuesday: return .tuesday
        case .wednesday: return .wednesday
        case .thursday: return .thursday
        case .friday: return .friday
        case .saturday: return .saturday
        case .sunday: return .sunday
        }
    }
}
