import GeoModel
import Publishing
public import Restoration

/// What the plans' rules propose for each mine: disposition, who works, mode, uses, with reasons.
public struct TreatmentReport: Sendable {
    /// One per mine, by id.
    public let proposals: [TreatmentProposal]
    /// The same under other rules, in the same order; nil without them.
    public let compared: [TreatmentProposal]?
    /// Values of the rules that no primary text confirms.
    public let assumptions: [LocalizedText]

    private static let columns: [KeyedTable.Column] = [
        .init("mine_id", "矿山编号"), .init("name", "矿山名称"), .init("town", "乡镇"), .init("liable", "责任主体"),
        .init("liable_gone", "责任人灭失"), .init("disposition", "处置意见"), .init("produced", "曾经生产"),
        .init("exhausted", "资源枯竭"), .init("sensitive", "敏感或易灾部位"), .init("slope_deg", "坡度"),
        .init("soil_m", "土层厚度"), .init("water", "有积水"), .init("mode", "治理方式"), .init("reason", "理由"),
    ]

    /// Reads an assessment, a table, or both; the table's texts stand over the assessment's.
    ///
    /// - Parameters:
    ///   - assessment: the folder of `assess`, or its JSON.
    ///   - mines: CSV by mine id.
    ///   - rules: a county's rules.
    ///   - against: another county file; its proposals are put beside.
    /// - Throws: `InputError`.
    public init(assessment: String?, mines: String?, rules: String? = nil, against: String? = nil) throws {
        var facts: [String: TreatmentFacts] = [:]
        if let assessment {
            for mine in try AssessmentFile.load(assessment)["mines"]?.arrayValue ?? [] {
                guard let id = mine["mine_id"]?.stringValue else { continue }
                facts[id] = Self.facts(id, of: mine)
            }
        }
        if let mines { try Self.lay(mines, over: &facts) }
        guard !facts.isEmpty else {
            let file = mines ?? assessment ?? ""
            throw InputError(Finding(.layerEmpty, .error, file: file, message: Messages.treatmentNoMines))
        }
        let ordered = facts.values.sorted { $0.mineID.utf8.lexicographicallyPrecedes($1.mineID.utf8) }
        let own = try Self.rules(rules)
        proposals = ordered.map { TreatmentProposal($0, rules: own.values) }
        compared = try against.map { path in
            let other = try Self.rules(path)
            return ordered.map { TreatmentProposal($0, rules: other.values) }
        }
        assumptions = own.rules.unverifiedNotes(prefix: "treatment.")
    }

    private static func rules(_ path: String?) throws -> (rules: Rules, values: TreatmentRules) {
        let rules = try RulesFile.load(path)
        return (rules, try RulesFile.reading(path) { () throws(RulesError) in try TreatmentRules(rules: rules) })
    }

    private static func facts(_ id: String, of mine: JSONValue) -> TreatmentFacts {
        var facts = TreatmentFacts(mineID: id)
        facts.name = mine["name"]?.stringValue
        facts.town = mine["town"]?.stringValue
        facts.protectedKinds = (mine["protected"]?.arrayValue ?? []).compactMap { hit in
            // TOUCHES alone is a shared boundary: nothing of the mine lies there.
            let relations = (hit["relation"]?.arrayValue ?? []).compactMap(\.stringValue)
            guard relations.contains(where: { $0 != "TOUCHES" }) else { return nil }
            return hit["kind"]?.stringValue.flatMap(ProtectedKind.init(rawValue:))
        }
        return facts
    }

    private static func lay(_ path: String, over facts: inout [String: TreatmentFacts]) throws {
        var seen: Set<String> = []
        for row in try KeyedTable(path, columns: columns, required: ["mine_id"]).rows {
            let id = try row.requiredText("mine_id")
            guard seen.insert(id).inserted else {
                let message = Messages.recordTwice(id, file: path)
                throw InputError(Finding(.idDuplicate, .error, file: path, mineID: id, message: message))
            }
            var mine = facts[id] ?? TreatmentFacts(mineID: id)
            mine.name = row.text("name") ?? mine.name
            mine.town = row.text("town") ?? mine.town
            mine.liable = row.text("liable")
            mine.isLiableGone = try row.flag("liable_gone")
            mine.disposition = try row.choice("disposition", MineDisposition.self)
            mine.hasProduced = try row.flag("produced")
            mine.isExhausted = try row.flag("exhausted")
            mine.isSensitive = try row.flag("sensitive")
            mine.slopeInDegrees = try number("slope_deg", in: row, through: 90)
            mine.soilInMetres = try number("soil_m", in: row, through: 50)
            mine.hasWater = try row.flag("water")
            mine.exception = try row.choice("mode", TreatmentMode.self)
            mine.exceptionReason = row.text("reason")
            facts[id] = mine
        }
    }

    private static func number(_ key: String, in row: KeyedTable.Row, through most: Double) throws -> Double? {
        guard let value = try row.amount(key)?.doubleValue else { return nil }
        guard value <= most else {
            throw row.invalid(key, row.text(key) ?? "", Messages.expectedRange("0–\(Int(most))"))
        }
        return value
    }

    /// 1 when something is unknown that a rule asks for.
    public var status: CommandStatus { proposals.contains { !$0.gaps.isEmpty } ? .findings : .done }

    /// Mines whose mode or uses differ under the other rules.
    public var changed: [Int] {
        guard let compared else { return [] }
        return proposals.indices.filter {
            proposals[$0].mode != compared[$0].mode || proposals[$0].uses != compared[$0].uses
        }
    }
}

extension TreatmentReport {
    /// `regreen.plan-treatment/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.plan-treatment/1",
            "mines": .array(proposals.indices.map { .object(JSONObject(members(at: $0, language))) }),
            "changed": .array(changed.map { .string(proposals[$0].facts.mineID) }),
            "assumptions": .array(assumptions.map { .string($0.text(language)) }),
        ]
    }

    private func members(at index: Int, _ language: UserLanguage) -> [(String, JSONValue)] {
        let proposal = proposals[index]
        var members: [(String, JSONValue)] = [
            ("mine_id", .string(proposal.facts.mineID)), ("name", JSONValue(proposal.facts.name)),
            ("town", JSONValue(proposal.facts.town)), ("disposition", JSONValue(proposal.disposition?.rawValue)),
            ("disposition_suggested", .bool(proposal.isDispositionSuggested)), ("body", JSONValue(proposal.body)),
            ("body_reason", JSONValue(proposal.bodyReason?.rawValue)), ("mode", .string(proposal.mode.rawValue)),
            (
                "reasons",
                .array(
                    proposal.modeReasons.map { reason in
                        [
                            "reason": .string(reason.rawValue), "clause": .string(reason.clause),
                            "text": .string(Messages.treatmentReason(reason, proposal).text(language)),
                        ]
                    }
                )
            ),
            ("measures", .array(proposal.measures.map { .string($0.rawValue) })),
            ("slope_class", JSONValue(proposal.slopeClass)),
            ("uses", .array(proposal.uses.map { .string($0.rawValue) })),
            ("missing", .array(proposal.gaps.map { .string($0.rawValue) })),
        ]
        if let compared {
            members.append(("compared_mode", .string(compared[index].mode.rawValue)))
            members.append(("compared_uses", .array(compared[index].uses.map { .string($0.rawValue) })))
        }
        return members
    }

    /// Writes the table; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        func words(_ texts: [LocalizedText]) -> TableCell {
            .words(
                texts.isEmpty ? nil : texts.map { $0.text(language) }.joined(separator: language == .zh ? "、" : ", ")
            )
        }
        let rows = proposals.map { proposal -> [TableCell] in
            [
                .words(proposal.facts.mineID), .words(proposal.facts.name), .words(proposal.facts.town),
                words(
                    [Messages.disposition(proposal.disposition, isSuggested: proposal.isDispositionSuggested)]
                        .compactMap { $0 }
                ),
                .words(proposal.body), words([Messages.treatmentMode(proposal.mode)]),
                words(proposal.modeReasons.map { Messages.treatmentReason($0, proposal) }),
                .words(proposal.modeReasons.map(\.clause).filter { !$0.isEmpty }.first),
                words(proposal.measures.map(Messages.treatmentMeasure)),
                .words(proposal.slopeClass.map(String.init)), words(proposal.uses.map(Messages.landUse)),
                words(proposal.gaps.map(Messages.treatmentGap)),
            ]
        }
        let table = RecordSheets.sheet(
            "treatment",
            Messages.treatmentTitle,
            [
                ("mine_id", "矿山编号"), ("name", "矿山名称"), ("town", "乡镇"), ("disposition", "处置意见"), ("body", "实施主体"),
                ("mode", "治理方式"), ("why", "理由"), ("clause", "条款"), ("measures", "治理措施"), ("slope_class", "坡度级"),
                ("uses", "适宜用途"), ("missing", "缺少"),
            ].map { (key: $0.0, zh: $0.1) },
            rows
        )
        try RecordSheets.write([table], about: assumptions, to: path, language: language, replaces: replaces)
    }
}
