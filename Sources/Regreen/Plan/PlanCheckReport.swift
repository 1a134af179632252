public import Restoration

/// What `plan check` found.
public struct PlanCheckReport: Sendable {
    /// The plan.
    public let plan: Plan
    /// The findings by rule, those of one rule in the plan's order.
    public let findings: [PlanFinding]

    /// Reads a plan file and checks it by the 20 rules.
    ///
    /// - Throws: `ProjectFileError` with every fault of the file.
    public init(path: String) throws(ProjectFileError) {
        plan = try PlanFile.load(path)
        findings = PlanChecker(plan).findings()
    }

    /// Number of findings of a severity.
    public func count(_ severity: FindingSeverity) -> Int { findings.count { $0.severity == severity } }

    /// 2 with a contradiction in numbers or dates, 1 with a gap or ambiguity, else 0.
    public var status: CommandStatus {
        if count(.error) > 0 { return .input }
        return count(.warning) > 0 ? .findings : .done
    }

    /// `regreen.plan-check/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.plan-check/1",
            "plan": .object(plan.headJSON),
            "counts": [
                "error": JSONValue(count(.error)), "warning": JSONValue(count(.warning)),
                "info": JSONValue(count(.info)),
            ],
            "findings": .array(findings.map { .object($0.json(language)) }),
        ]
    }
}

extension Plan {
    /// Keys `id, title, adcode`.
    var headJSON: JSONObject {
        ["id": .string(id), "title": .string(title), "adcode": .string(adcode)]
    }
}
