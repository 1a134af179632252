/// Every threshold the figures rest on, read from one versioned file and replaceable per county.
///
/// The default file is compiled into the library. A county's file names only what it changes and is laid over it.
public struct Rules: Sendable, Hashable {
    /// Version of the default file.
    public let version: String
    /// All values by key, keys by topic and name such as `ranking.upper`.
    public let entries: [String: RuleEntry]
    /// Keys in the order of the file.
    public let keys: [String]

    /// Smallest subsidence that counts as damage, m; compared with ≥.
    public let damageThresholdInMetres: Double
    /// A mine with valid raster data on less than this share of its area is listed.
    public let coverageFloor: Double
    /// Restored land outside damage is listed above this area, m².
    public let restoredOutsideReportInSquareMetres: Double
    /// Largest relative difference of the two ways of repair.
    public let repairMaximumRelative: Double
    /// Largest difference of the two ways of repair, mu.
    public let repairMaximumInMu: Double
    /// A mine further than this outside the county is an error, m.
    public let countyErrorDistanceInMetres: Double
    /// A polygon narrower than this on average (2·area/perimeter) is a sliver, m.
    public let sliverWidthInMetres: Double
    /// Shared area up to this is no INTERSECTS, m².
    public let intersectsMinimumInSquareMetres: Double
    /// Shared area up to this share of the mine is no INTERSECTS.
    public let intersectsMinimumShare: Double
    /// Distance up to which a layer touches a mine, m.
    public let touchToleranceInMetres: Double
    /// Declared and measured area may differ by this share.
    public let declaredAreaShare: Double
    /// Score of each protected kind in the ranking.
    public let kindScores: [ProtectedKind: Double]
    /// Random indices for n = 1, 2, …
    public let randomIndices: [Double]
    /// The second table of random indices in use.
    public let alternativeRandomIndices: [Double]
    /// The default ranking with its weights.
    public let ranking: WeightedSumRanking
    /// Weights and consistency of the default ranking.
    public let rankingWeights: AHPResult
    let restorationWords: Vocabulary<RestorationStatus>
    let mineStatusWords: Vocabulary<MineStatus>
    let mineKindWords: Vocabulary<MineKind>

    /// The default rules.
    public static let standard: Rules = {
        do {
            return try Rules(parsing: PackageResources.default_rules_json)
        } catch {
            // The file is compiled in and read by the tests: this is a broken build, not an input.
            preconditionFailure("default-rules.json: \(error)")
        }
    }()

    /// Reads a complete rules file.
    public init(parsing bytes: [UInt8]) throws(RulesError) {
        let document = try RulesReader.document(bytes, schema: "regreen.rules/1")
        let values = try RulesReader.entries(document)
        let version = document["version"]?.stringValue ?? ""
        try self.init(version: version, keys: values.map(\.key), entries: Dictionary(uniqueKeysWithValues: values))
    }

    /// These rules with a county's file laid over them.
    ///
    /// The file is `{schema: "regreen.rules-override/1", values: {key: {value, source, verified?}}}`. A key the default
    /// does not have, a value of another shape, and a number out of its range are refused with their path.
    public func overridden(by bytes: [UInt8]) throws(RulesError) -> Rules {
        let document = try RulesReader.document(bytes, schema: "regreen.rules-override/1")
        var merged = entries
        for (key, change) in try RulesReader.changes(document) {
            guard let old = entries[key] else {
                throw RulesError(path: "values.\(key)", reason: "there is no such rule")
            }
            try RulesReader.checkShape(change.value, like: old.value, path: "values.\(key).value")
            merged[key] = RuleEntry(
                value: change.value,
                unit: old.unit,
                source: change.source,
                isVerified: change.isVerified
            )
        }
        return try Rules(version: version, keys: keys, entries: merged)
    }

    private init(version: String, keys: [String], entries: [String: RuleEntry]) throws(RulesError) {
        let reader = RulesReader(entries: entries)
        self.version = version
        self.keys = keys
        self.entries = entries
        damageThresholdInMetres = try reader.number("damage.threshold_m", in: 1e-6...10)
        coverageFloor = try reader.number("raster.coverage_floor", in: 0...1)
        restoredOutsideReportInSquareMetres = try reader.number("balance.restored_outside_report_m2", in: 0...1e6)
        repairMaximumRelative = try reader.number("repair.max_relative", in: 0...1)
        repairMaximumInMu = try reader.number("repair.max_mu", in: 0...1e6)
        countyErrorDistanceInMetres = try reader.number("county.error_beyond_m", in: 0...1e6)
        sliverWidthInMetres = try reader.number("geometry.sliver_width_m", in: 0...1e3)
        intersectsMinimumInSquareMetres = try reader.number("relation.intersects_min_m2", in: 0...1e3)
        intersectsMinimumShare = try reader.number("relation.intersects_min_share", in: 0...1e-3)
        touchToleranceInMetres = try reader.number("relation.touch_tolerance_m", in: 0...1)
        declaredAreaShare = try reader.number("geometry.declared_area_share", in: 0...1)
        kindScores = try reader.scores("ranking.kind_scores", in: 0...1)
        randomIndices = try reader.numbers("ahp.random_indices", in: 0...10)
        alternativeRandomIndices = try reader.numbers("ahp.random_indices_alternative", in: 0...10)
        restorationWords = try reader.vocabulary("vocabulary.restoration")
        mineStatusWords = try reader.vocabulary("vocabulary.mine_status")
        mineKindWords = try reader.vocabulary("vocabulary.mine_kind")
        rankingWeights = try reader.weights("ranking.upper_triangle", randomIndices: randomIndices)
        ranking = try reader.ranking(weights: rankingWeights)
    }

    /// A number of the file by key; nil when the key is absent or holds something else.
    public func number(_ key: String) -> Double? { entries[key]?.value.doubleValue }

    /// A number of a group by the group's key and the member's name; nil when there is none.
    public func number(_ key: String, of member: String) -> Double? { entries[key]?.value[member]?.doubleValue }

    /// Rules equal when their values and sources are.
    public static func == (lhs: Rules, rhs: Rules) -> Bool {
        lhs.version == rhs.version && lhs.entries == rhs.entries
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(version)
        hasher.combine(entries)
    }

    /// Notes on the values of a topic that no primary text confirms, in the order of the file.
    public func unverifiedNotes(prefix: String) -> [LocalizedText] {
        keys.filter { $0.hasPrefix(prefix) }.compactMap { key in
            guard let entry = entries[key], !entry.isVerified else { return nil }
            return Messages.ruleAssumed(
                key: key,
                value: Messages.ruleValue(entry.value),
                unit: entry.unit,
                source: entry.source
            )
        }
    }
}
