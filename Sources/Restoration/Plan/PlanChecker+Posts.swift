/// Rules 12, 13 and 18: posts and towns.
extension PlanChecker {
    func leadsOfTasks() -> [PlanFinding] {
        plan.tasks.compactMap { task in
            let names = task.lead.map(plan.name(ofPost:))
            if task.lead.isEmpty {
                return PlanFinding(.taskLead, .warning, clauses: [task.clause], Messages.planTaskWithoutLead(task))
            }
            guard task.lead.count > 1 else { return nil }
            // Joint leads with helpers are usual; leads without any helper leave open who works for whom.
            return PlanFinding(
                .taskLead,
                task.cooperating.isEmpty ? .warning : .info,
                clauses: [task.clause],
                numbers: ["leads": JSONValue(task.lead.count), "cooperating": JSONValue(task.cooperating.count)],
                Messages.planTaskWithLeads(task, leads: names)
            )
        } + hazardsWithoutEmergency()
    }

    private func hazardsWithoutEmergency() -> [PlanFinding] {
        let emergency = Set(plan.posts.filter { $0.role == .emergency }.map(\.id))
        return plan.tasks.filter { $0.topic == .hazard && emergency.isDisjoint(with: $0.lead + $0.cooperating) }.map {
            PlanFinding(.taskLead, .warning, clauses: [$0.clause], Messages.planHazardWithoutEmergency($0))
        }
    }

    /// A post the item's text orders to act, which is not among its leads and helpers.
    func orderedPosts() -> [PlanFinding] {
        plan.tasks.compactMap { task in
            let outside = task.ordered.filter { !(task.lead + task.cooperating).contains($0) }
            guard !outside.isEmpty else { return nil }
            return PlanFinding(
                .taskLead,
                .error,
                clauses: [task.clause],
                Messages.planOrderedPostOutside(
                    task,
                    ordered: outside.map(plan.name(ofPost:)),
                    leads: task.lead.map(plan.name(ofPost:))
                )
            )
        }
    }

    /// An activity that several posts lead, by different places of the text.
    func leadsOfActivities() -> [PlanFinding] {
        var seen: Set<String> = []
        return plan.duties.filter { $0.leads && seen.insert($0.activity).inserted }.compactMap { first in
            let leads = plan.duties.filter { $0.leads && $0.activity == first.activity }
            let posts = plan.posts.map(\.id).filter { id in leads.contains { $0.post == id } }
            guard posts.count > 1 else { return nil }
            return PlanFinding(
                .taskLead,
                .warning,
                clauses: leads.map(\.clause),
                Messages.planActivityWithLeads(first.name, leads: posts.map(plan.name(ofPost:)))
            )
        }
    }

    /// Works that stand among the duties of a post and in no task.
    func worksOutsideTasks() -> [PlanFinding] {
        guard !plan.tasks.isEmpty else { return [] }
        let covered = Set(plan.tasks.flatMap(\.activities))
        return plan.duties.filter { $0.kind == .work && !covered.contains($0.activity) }.map { duty in
            PlanFinding(
                .taskLead,
                .warning,
                clauses: [duty.clause],
                Messages.planWorkOutsideTasks(duty.name, post: plan.name(ofPost: duty.post))
            )
        }
    }

    /// Posts with a task outside the group, and members of the group without one.
    func group() -> [PlanFinding] {
        guard let group = plan.group else { return [] }
        let members = Set(group)
        let used = plan.tasks.flatMap { $0.lead + $0.cooperating + $0.ordered }
        let outside = plan.posts.filter {
            used.contains($0.id) && !members.contains($0.id) && $0.role != .towns && $0.role != .enterprise
        }
        let idle = plan.posts.filter { post in
            members.contains(post.id) && post.role != .towns && !used.contains(post.id)
                && !plan.duties.contains { $0.post == post.id }
        }
        guard !outside.isEmpty || !idle.isEmpty else { return [] }
        let clauses = plan.tasks.filter { task in
            outside.contains { (task.lead + task.cooperating + task.ordered).contains($0.id) }
        }.map(\.clause)
        return [
            PlanFinding(
                .taskLead,
                .warning,
                clauses: clauses,
                numbers: ["outside": JSONValue(outside.count), "without_task": JSONValue(idle.count)],
                Messages.planGroupDiffers(outside: outside.map(\.name), idle: idle.map(\.name))
            )
        ]
    }

    func severalNames() -> [PlanFinding] {
        plan.names.filter { Set($0.names).count > 1 }.map { entry in
            PlanFinding(
                .postNames,
                entry.kind == .post ? .warning : .info,
                clauses: entry.clauses,
                Messages.planSeveralNames(entry)
            )
        }
    }

    func towns() -> [PlanFinding] {
        guard !plan.towns.isEmpty else { return [] }
        guard let townLayer else {
            return [
                PlanFinding(
                    .towns,
                    .info,
                    clauses: [],
                    numbers: ["towns": JSONValue(plan.towns.count)],
                    Messages.planTownsUnchecked(plan.towns)
                )
            ]
        }
        let missing = plan.towns.filter { !townLayer.contains($0) }
        let extra = townLayer.filter { !plan.towns.contains($0) }
        guard !missing.isEmpty || !extra.isEmpty else { return [] }
        return [
            PlanFinding(
                .towns,
                .warning,
                clauses: [],
                numbers: [
                    "towns": JSONValue(plan.towns.count), "layer": JSONValue(townLayer.count),
                    "not_in_layer": JSONValue(missing.count), "not_in_plan": JSONValue(extra.count),
                ],
                Messages.planTownsDiffer(missing: missing, extra: extra)
            )
        ]
    }
}
