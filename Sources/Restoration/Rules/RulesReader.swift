/// Reads typed values out of a rules file; every error names the path.
struct RulesReader {
    let entries: [String: RuleEntry]

    /// Parses a file and checks its schema.
    static func document(_ bytes: [UInt8], schema: String) throws(RulesError) -> JSONValue {
        let document: JSONValue
        do {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw RulesError(path: "", reason: "not JSON: \(error)")
        }
        guard document["schema"]?.stringValue == schema else {
            throw RulesError(path: "schema", reason: "must be \"\(schema)\"")
        }
        return document
    }

    /// The values of a complete file, in order.
    static func entries(_ document: JSONValue) throws(RulesError) -> [(key: String, value: RuleEntry)] {
        var result: [(key: String, value: RuleEntry)] = []
        for member in try members(document) {
            guard let value = member.value["value"], let unit = member.value["unit"]?.stringValue,
                let source = member.value["source"]?.stringValue, let verified = member.value["verified"]?.boolValue
            else {
                throw RulesError(path: "values.\(member.key)", reason: "needs value, unit, source and verified")
            }
            result.append((member.key, RuleEntry(value: value, unit: unit, source: source, isVerified: verified)))
        }
        return result
    }

    /// The values of a county's file: value and source, verified by default because the county answers for it.
    static func changes(_ document: JSONValue) throws(RulesError) -> [(key: String, value: RuleEntry)] {
        var result: [(key: String, value: RuleEntry)] = []
        for member in try members(document) {
            let path = "values.\(member.key)"
            for key in member.value.objectValue?.keys ?? [] where !["value", "source", "verified"].contains(key) {
                throw RulesError(path: "\(path).\(key)", reason: "unknown key; value, source and verified are known")
            }
            guard let value = member.value["value"], let source = member.value["source"]?.stringValue, !source.isEmpty
            else { throw RulesError(path: path, reason: "needs value and source") }
            let verified = member.value["verified"]?.boolValue ?? true
            result.append((member.key, RuleEntry(value: value, unit: "", source: source, isVerified: verified)))
        }
        return result
    }

    private static func members(_ document: JSONValue) throws(RulesError) -> [JSONObject.Member] {
        for key in document.objectValue?.keys ?? [] where !["schema", "version", "county", "values"].contains(key) {
            throw RulesError(path: key, reason: "unknown key")
        }
        guard let values = document["values"]?.objectValue else {
            throw RulesError(path: "values", reason: "is missing")
        }
        return values.members
    }

    /// Refuses a value whose kind differs from the default's. Lists may be longer only where they hold words; objects
    /// must have the same keys.
    static func checkShape(_ value: JSONValue, like old: JSONValue, path: String) throws(RulesError) {
        switch (value, old) {
        case (.int, .int), (.int, .double), (.double, .int), (.double, .double), (.string, .string), (.bool, .bool):
            return
        case (.array(let new), .array(let known)):
            guard let first = known.first else { return }
            let isWords = first.stringValue != nil
            guard isWords || new.count == known.count else {
                throw RulesError(path: path, reason: "needs \(known.count) values, has \(new.count)")
            }
            for (index, element) in new.enumerated() {
                try checkShape(element, like: isWords ? first : known[index], path: "\(path)[\(index)]")
            }
        case (.object(let new), .object(let known)):
            for key in known.keys where new[key] == nil {
                throw RulesError(path: "\(path).\(key)", reason: "is missing")
            }
            for member in new.members {
                guard let other = known[member.key] else {
                    throw RulesError(path: "\(path).\(member.key)", reason: "unknown key")
                }
                try checkShape(member.value, like: other, path: "\(path).\(member.key)")
            }
        default: throw RulesError(path: path, reason: "is of another type than the default")
        }
    }

    private func value(_ key: String) throws(RulesError) -> JSONValue {
        guard let entry = entries[key] else { throw RulesError(path: "values.\(key)", reason: "is missing") }
        return entry.value
    }

    private func checked(_ value: JSONValue?, _ path: String, _ range: ClosedRange<Double>) throws(RulesError) -> Double
    {
        guard let number = value?.doubleValue, range.contains(number) else {
            throw RulesError(path: path, reason: "must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A number within a range.
    func number(_ key: String, in range: ClosedRange<Double>) throws(RulesError) -> Double {
        try checked(value(key), "values.\(key).value", range)
    }

    /// A list of numbers within a range.
    func numbers(_ key: String, in range: ClosedRange<Double>) throws(RulesError) -> [Double] {
        guard let list = try value(key).arrayValue else {
            throw RulesError(path: "values.\(key).value", reason: "must be a list")
        }
        var result: [Double] = []
        for (index, element) in list.enumerated() {
            result.append(try checked(element, "values.\(key).value[\(index)]", range))
        }
        return result
    }

    /// A list of words of an enumeration.
    func words<Word: RawRepresentable>(_ key: String) throws(RulesError) -> [Word] where Word.RawValue == String {
        var result: [Word] = []
        for element in try value(key).arrayValue ?? [] {
            guard let word = element.stringValue.flatMap(Word.init(rawValue:)) else {
                throw RulesError(path: "values.\(key).value", reason: "unknown word \(element.serialized())")
            }
            result.append(word)
        }
        return result
    }

    /// A number for each protected kind.
    func scores(_ key: String, in range: ClosedRange<Double>) throws(RulesError) -> [ProtectedKind: Double] {
        let object = try value(key)
        var result: [ProtectedKind: Double] = [:]
        for kind in ProtectedKind.allCases {
            result[kind] = try checked(object[kind.rawValue], "values.\(key).value.\(kind.rawValue)", range)
        }
        return result
    }

    /// Words by meaning.
    func vocabulary<Meaning>(_ key: String) throws(RulesError) -> Vocabulary<Meaning>
    where Meaning: RawRepresentable & Hashable & Sendable & CaseIterable, Meaning.RawValue == String {
        var words = Vocabulary<Meaning>()
        for member in try value(key).objectValue?.members ?? [] {
            let path = "values.\(key).value.\(member.key)"
            guard let meaning = Meaning(rawValue: member.key) else {
                throw RulesError(path: path, reason: "unknown key")
            }
            for element in member.value.arrayValue ?? [] {
                guard let word = element.stringValue, words.add(word, meaning: meaning) else {
                    throw RulesError(
                        path: path,
                        reason: "\(element.serialized()) is no word or has another meaning too"
                    )
                }
            }
        }
        return words
    }

    /// AHP weights from an upper triangle.
    func weights(_ key: String, randomIndices: [Double]) throws(RulesError) -> AHPResult {
        let path = "values.\(key).value"
        let rows = (try value(key).arrayValue ?? []).map { $0.arrayValue?.compactMap(\.doubleValue) ?? [] }
        for (index, row) in rows.enumerated() where row.count != rows.count - index {
            throw RulesError(path: "\(path)[\(index)]", reason: "needs \(rows.count - index) values")
        }
        do {
            return try AHP.evaluate(AHP.matrix(upperTriangle: rows), randomIndices: randomIndices)
        } catch {
            throw RulesError(path: path, reason: "no matrix of comparisons: \(error)")
        }
    }

    /// The ranking with its bounds.
    func ranking(weights: AHPResult) throws(RulesError) -> WeightedSumRanking {
        let criteria: [RankingCriterion] = try words("ranking.criteria")
        let lower = try numbers("ranking.lower", in: -1e12...1e12)
        let upper = try numbers("ranking.upper", in: -1e12...1e12)
        guard Set(criteria).count == criteria.count, weights.weights.count == criteria.count else {
            throw RulesError(path: "values.ranking.criteria.value", reason: "each criterion once, as many as weights")
        }
        guard lower.count == criteria.count, upper.count == criteria.count, zip(lower, upper).allSatisfy({ $0 != $1 })
        else { throw RulesError(path: "values.ranking.upper.value", reason: "needs bounds that differ") }
        let tiers = PriorityTiers(
            peopleAboveForFirst: try number("ranking.tier1_people_above", in: 0...1e9),
            peopleFromForSecond: try number("ranking.tier2_people_from", in: 0...1e9),
            sensitiveKinds: Set(try words("ranking.tier2_kinds"))
        )
        return WeightedSumRanking(
            criteria: criteria.indices.map { .init(criteria[$0], lower: lower[$0], upper: upper[$0]) },
            ahp: weights,
            tiers: tiers
        )
    }
}
