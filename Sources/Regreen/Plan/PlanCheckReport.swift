import GeoModel
public import Restoration

/// What `plan check` found.
public struct PlanCheckReport: Sendable {
    /// The plan.
    public let plan: Plan
    /// The findings by rule, those of one rule in the plan's order.
    public let findings: [PlanFinding]

    /// Reads a plan file and checks it by the 20 rules.
    ///
    /// - Parameter towns: the town layer that the plan's list of towns is compared with (rule 18).
    /// - Throws: `ProjectFileError` with every fault of the file; `InputError` for a layer without town names.
    public init(path: String, towns: TownLayer? = nil) throws {
        plan = try PlanFile.load(path)
        let names = try towns?.names()
        findings = PlanChecker(plan, townLayer: names).findings()
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

/// A layer of towns and the field of their names.
public struct TownLayer: Sendable, Hashable {
    /// The file.
    public var path: String
    /// The field; the first of the usual names when nil.
    public var field: String?
    /// How the file is read.
    public var options: SourceOptions

    private static let usualFields = ["name", "NAME", "town", "乡镇", "乡镇名称", "XZQMC", "xzqmc", "ZLDWMC", "名称"]

    /// Creates a reference.
    public init(path: String, field: String? = nil, options: SourceOptions = SourceOptions()) {
        self.path = path
        self.field = field
        self.options = options
    }

    /// The names, each once, in the layer's order.
    func names() throws(InputError) -> [String] {
        let table = try ToolLayer.load(path, options: options, needsCRS: false).table
        let fields = field.map { [$0] } ?? TownLayer.usualFields
        guard let column = fields.lazy.compactMap({ table.column($0) }).first else {
            let message = Messages.columnMissing(field ?? "name", title: "乡镇", file: path)
            throw InputError(Finding(.fieldMissing, .error, file: path, message: message))
        }
        var seen: Set<String> = []
        return (0..<table.count).compactMap { column[$0].text }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}

extension Plan {
    /// Keys `id, title, adcode`.
    var headJSON: JSONObject {
        ["id": .string(id), "title": .string(title), "adcode": .string(adcode)]
    }
}
