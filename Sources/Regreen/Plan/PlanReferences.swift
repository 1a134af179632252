import Restoration
import Yams

/// Checks that what a plan names is listed in it, once, and that its steps can be put in an order.
///
/// The values have been decoded and their own faults reported; the nodes are read again for their places alone.
struct PlanReferences {
    let plan: Plan
    let root: YAMLObject

    func check() {
        unique("stages", "id")
        unique("posts", "id")
        unique("tasks", "id")
        unique("steps", "id")
        unique("reports", "key")
        let posts = plan.posts.map(\.id)
        names("tasks", ["lead", "cooperating", "ordered"], among: posts)
        names("duties", ["post"], among: posts)
        names("steps", ["posts"], among: posts)
        if let group = plan.group { each(group, of: root.node("group"), path: "group", among: posts) }
        names("targets", ["stage"], among: plan.stages.map(\.id))
        names("steps", ["closes"], among: plan.stages.map(\.id))
        let steps = plan.steps.map(\.id)
        names("steps", ["includes"], among: steps)
        links(among: steps)
        if Set(steps).count == steps.count { order() }
    }

    /// The mappings of a list with their paths; anything else has been reported already.
    private func items(_ key: String) -> [(path: String, mapping: Node.Mapping)] {
        guard case .sequence(let sequence)? = root.node(key) else { return [] }
        return sequence.enumerated().compactMap { index, node in
            node.mapping.map { ("\(key)[\(index)]", $0) }
        }
    }

    private func fault(_ path: String, _ mark: Mark?, value: String, _ expected: LocalizedText, nearest: String? = nil)
    {
        root.issues.add(
            .projectValueInvalid,
            at: mark,
            key: path,
            message: Messages.projectValueInvalid(key: path, value: value, expected: expected),
            suggestion: nearest
        )
    }

    private func unique(_ list: String, _ key: String) {
        var seen: Set<String> = []
        for (path, mapping) in items(list) {
            guard let node = mapping[Node(key)], let id = node.scalar?.string, !id.isEmpty else { continue }
            if !seen.insert(id).inserted { fault("\(path).\(key)", node.mark, value: id, Messages.expectedUnique()) }
        }
    }

    /// Every name under these keys, a text or a list of texts.
    private func names(_ list: String, _ keys: [String], among known: [String]) {
        for (path, mapping) in items(list) {
            for key in keys {
                guard let node = mapping[Node(key)] else { continue }
                let written = node.sequence.map { $0.compactMap { $0.scalar?.string } } ?? [node.scalar?.string ?? ""]
                each(written.filter { !$0.isEmpty }, of: node, path: "\(path).\(key)", among: known)
            }
        }
    }

    private func each(_ names: [String], of node: Node?, path: String, among known: [String]) {
        for (index, name) in names.enumerated() where !known.contains(name) {
            let element = node?.sequence.flatMap { $0.count > index ? $0[index] : nil }
            let expected = known.isEmpty ? Messages.expectedListed() : Messages.expectedOneOf(known)
            let nearest = EditDistance.nearest(to: name, among: known)
            fault(path, element?.mark ?? node?.mark, value: name, expected, nearest: nearest)
        }
    }

    private func links(among steps: [String]) {
        for (path, mapping) in items("steps") {
            guard case .sequence(let sequence)? = mapping[Node("after")] else { continue }
            for (index, link) in sequence.enumerated() {
                guard let node = link.mapping?[Node("step")], let id = node.scalar?.string else { continue }
                each([id], of: node, path: "\(path).after[\(index)].step", among: steps)
            }
        }
    }

    /// Steps in a ring can never be done: rule 8 cannot be answered and nothing can be planned backwards.
    private func order() {
        do throws(BackwardScheduleError) {
            _ = try BackwardSchedule(plan.steps.map { BackwardSchedule.Step($0.id, after: $0.after) })
        } catch {
            guard case .cycle(let ring) = error, let first = ring.first,
                let position = plan.steps.firstIndex(where: { $0.id == first })
            else { return }
            let steps = ring.compactMap { id in plan.steps.first { $0.id == id } }
            let place = items("steps").indices.contains(position) ? items("steps")[position] : nil
            root.issues.add(
                .projectValueInvalid,
                at: place?.mapping[Node("after")]?.mark ?? place?.mapping.mark,
                key: (place?.path ?? "steps") + ".after",
                message: Messages.planStepsInARing(steps)
            )
        }
    }
}
