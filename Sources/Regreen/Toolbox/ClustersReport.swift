public import GeoModel
public import Restoration

/// The result of `clusters`.
public struct ClustersReport: Sendable {
    /// One contiguous area.
    public struct Cluster: Sendable, Hashable {
        /// The lowest id of its members, which stays while that member stays.
        public let id: String
        /// The drainage or working area it lies in; nil without such a rule.
        public let area: String?
        /// Ids of its features.
        public let members: [String]
        /// The mines its features belong to; nil when no field names them.
        public let mines: [String]?
        /// The responsible posts and units; nil when no field names them.
        public let parties: [String]?
        /// Area of its features, each place once; nil when it cannot be given.
        public let ground: ExactArea?
        /// Sums of the fields asked for, in their order; nil without any number.
        public let sums: [Double?]
    }

    /// Two neighbours.
    public struct Link: Sendable, Hashable {
        /// Lower id.
        public let first: String
        /// Higher id.
        public let second: String
        /// Metres between them.
        public let distance: Double
    }

    /// By id.
    public let clusters: [Cluster]
    /// The proximity graph, by ids.
    public let links: [Link]
    /// Ids of features that lie in no area.
    public let unassigned: [String]
    /// The distance asked for, metres; nil when areas alone count.
    public let distance: Double?
    /// Fields that were summed.
    public let sumFields: [String]
    /// How areas were measured.
    public let method: AreaMethod
    /// Files written.
    public var files: [String]
    /// What a person should know.
    public var findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// `regreen.clusters/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.clusters/1",
            "distance_m": JSONValue(distance),
            "area_method": .string(method.rawValue),
            "clusters": .array(clusters.map(json)),
            "links": .array(
                links.map {
                    ["first": .string($0.first), "second": .string($0.second), "distance_m": .double($0.distance)]
                }
            ),
            "unassigned": ClustersReport.list(unassigned),
            "files": ClustersReport.list(files),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }

    private func json(_ cluster: Cluster) -> JSONValue {
        var object: JSONObject = [
            "id": .string(cluster.id),
            "area_id": cluster.area.map(JSONValue.string) ?? .null,
            "features": JSONValue(cluster.members.count),
            "members": ClustersReport.list(cluster.members),
        ]
        if let mines = cluster.mines { object["mines"] = ClustersReport.list(mines) }
        if let parties = cluster.parties { object["parties"] = ClustersReport.list(parties) }
        object["area_m2"] = JSONValue(cluster.ground?.squareMetres)
        object["area_mu"] = JSONValue(cluster.ground?.mu)
        for (field, sum) in zip(sumFields, cluster.sums) { object["sum_" + field] = JSONValue(sum) }
        return .object(object)
    }

    private static func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
