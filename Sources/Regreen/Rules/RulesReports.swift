public import GeoModel
public import Restoration

/// The rules in use, with source marks.
public struct RulesListing: Sendable {
    /// The rules.
    public let rules: Rules

    /// Reads the default rules, a county's file over them when given.
    public init(path: String? = nil) throws { rules = try RulesFile.load(path) }

    /// Keys whose value no primary text confirms.
    public var unverified: [String] { rules.keys.filter { rules.entries[$0]?.isVerified == false } }

    /// `regreen.rules-show/1`.
    public var json: JSONValue {
        [
            "schema": "regreen.rules-show/1",
            "version": .string(rules.version),
            "rules": .array(
                rules.keys.compactMap { key in
                    rules.entries[key].map { entry in
                        [
                            "key": .string(key), "value": entry.value, "unit": .string(entry.unit),
                            "source": .string(entry.source), "verified": .bool(entry.isVerified),
                        ]
                    }
                }
            ),
            "unverified": JSONValue(unverified.count),
        ]
    }
}

/// Two versions of the rules side by side.
public struct RulesDifference: Sendable {
    /// The comparison.
    public let comparison: RulesComparison

    /// Compares two county files; nil stands for the default rules.
    public init(from old: String?, to new: String?) throws {
        comparison = RulesComparison(from: try RulesFile.load(old), to: try RulesFile.load(new))
    }

    /// 1 when a value differs.
    public var status: CommandStatus { comparison.changes.isEmpty ? .done : .findings }

    /// `regreen.rules-diff/1`.
    public var json: JSONValue {
        func value(_ entry: RuleEntry?) -> JSONValue {
            guard let entry else { return .null }
            return ["value": entry.value, "source": .string(entry.source), "verified": .bool(entry.isVerified)]
        }
        return [
            "schema": "regreen.rules-diff/1",
            "changes": .array(
                comparison.changes.map {
                    ["key": .string($0.key), "before": value($0.before), "after": value($0.after)]
                }
            ),
            "same": JSONValue(comparison.same),
        ]
    }
}

/// The technical norms that rules and a plan rest on, as they stand on a day.
public struct NormsReport: Sendable {
    /// A norm and how it stands; cited ones with their clause.
    public struct Row: Sendable, Hashable {
        /// Number as listed, or the text that cites it.
        public var number: String
        /// Title; nil when it is not listed.
        public var title: String?
        /// The norm that took its place.
        public var replacedBy: String?
        /// How it stands.
        public var standing: TechnicalNorm.Standing
        /// Clause of the plan that cites it; nil without one.
        public var clause: String?
    }

    /// The day.
    public let date: CalendarDate
    /// Listed norms, then cited ones that are not listed.
    public let rows: [Row]

    /// Lists the norms of the rules and, with a plan, what it cites of them.
    ///
    /// - Throws: as `RulesFile.load` and `PlanFile.load`.
    public init(rules path: String? = nil, plan: String? = nil, on date: CalendarDate) throws {
        let norms = try RulesFile.load(path).norms
        let citations = try plan.map { try PlanFile.load($0).citations } ?? []
        self.date = date
        var rows = norms.map { norm in
            Row(
                number: norm.number,
                title: norm.title,
                replacedBy: norm.replacedBy,
                standing: norm.standing(on: date),
                clause: citations.first { norm.isNamed(in: $0.document) }?.clause
            )
        }
        for citation in citations
        where NormsReport.isNorm(citation.document) && !norms.contains(where: { $0.isNamed(in: citation.document) }) {
            rows.append(
                Row(number: citation.document, title: nil, replacedBy: nil, standing: .unknown, clause: citation.clause)
            )
        }
        self.rows = rows
    }

    /// Norms have a number of letters, digits and a year; orders of offices have brackets around theirs.
    private static func isNorm(_ document: String) -> Bool {
        guard let first = document.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else {
            return false
        }
        return document.contains("-") || document.contains("—")
    }

    /// 1 when a norm that counts does not stand on the day: a cited one, or without a plan any.
    public var status: CommandStatus {
        let isCited = rows.contains { $0.clause != nil }
        return rows.contains { $0.standing != .inForce && (!isCited || $0.clause != nil) } ? .findings : .done
    }

    /// `regreen.rules-norms/1`.
    public var json: JSONValue {
        [
            "schema": "regreen.rules-norms/1",
            "date": .string(date.description),
            "norms": .array(
                rows.map { row in
                    [
                        "number": .string(row.number), "title": JSONValue(row.title),
                        "standing": .string(row.standing.rawValue), "replaced_by": JSONValue(row.replacedBy),
                        "clause": JSONValue(row.clause),
                    ]
                }
            ),
        ]
    }
}
