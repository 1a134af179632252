import Foundation
import GeoModel
import Restoration
import Yams

/// Turns the nodes of one plan file into a plan, collecting faults.
struct PlanDecoder {
    let path: String
    let data: Data
    let issues: ProjectIssueCollector

    static let years = 1900...2200
    static let counts = 0...10_000_000

    /// The plan; nil when something mandatory is missing, which has then been reported.
    func plan() -> Plan? {
        let folder = URL(filePath: path).deletingLastPathComponent()
        guard let node = YAMLDocument.root(of: data, issues: issues),
            let root = YAMLObject(node, path: "", keys: PlanKeys.root, folder: folder, issues: issues)
        else { return nil }
        if let schema = root.requiredText("schema"), schema != PlanKeys.schema {
            root.invalid("schema", schema, Messages.expectedOneOf([PlanKeys.schema]), suggestion: PlanKeys.schema)
        }
        var plan = Plan(
            id: root.requiredText("id") ?? "",
            title: root.requiredText("title") ?? "",
            adcode: adcode(root),
            terms: terms(root)
        )
        decodeWork(root, into: &plan)
        decodeDocuments(root, into: &plan)
        decodePrinciples(root, into: &plan)
        PlanReferences(plan: plan, root: root).check()
        return plan
    }

    private func adcode(_ root: YAMLObject) -> String {
        guard let code = root.requiredText("adcode") else { return "" }
        if code.count != 6 || !code.allSatisfy({ $0.isASCII && $0.isNumber }) {
            root.invalid("adcode", code, Messages.expectedAdcode())
        }
        return code
    }

    private func terms(_ root: YAMLObject) -> PlanTerms {
        guard root.node("terms") != nil else {
            root.missing("terms")
            return PlanTerms()
        }
        guard let object = root.object("terms", keys: PlanKeys.terms) else { return PlanTerms() }
        let (from, to) = window(object)
        return PlanTerms(
            issued: object.date("issued"),
            isDraft: object.boolean("draft") ?? false,
            isInForce: object.boolean("in_force") ?? true,
            from: from,
            to: to,
            statedYears: object.integer("stated_years", in: 1...100),
            clause: clause(object)
        )
    }

    // MARK: Shared

    func clause(_ object: YAMLObject) -> String { object.requiredText("clause") ?? "" }

    func name(_ object: YAMLObject) -> String { object.requiredText("name") ?? "" }

    /// `from` and `to`, both inclusive, in this order.
    func window(_ object: YAMLObject) -> (from: CalendarDate?, to: CalendarDate?) {
        let (from, to) = (object.date("from"), object.date("to"))
        if let from, let to, to < from { object.invalid("to", "\(to)", Messages.expectedNotBefore("\(from)")) }
        return (from, to)
    }

    /// `days` or `months`, not both; nil without either.
    func length(_ object: YAMLObject) -> Term? {
        let days = object.integer("days", in: 0...36_500)
        let months = object.integer("months", in: 0...1_200)
        if object.node("days") != nil, object.node("months") != nil {
            object.invalid("months", "…", Messages.expectedAlone("days"))
        }
        return days.map { Term(days: $0) } ?? months.map { Term(months: $0) }
    }
}
