/// The figures by which vegetation is judged, read out of the rules (domain 4.1, 4.2); a county may override them.
public struct VegetationRules: Sendable, Hashable {
    /// Percentile of the reference area that is bare soil.
    public let soilShare: Double
    /// Percentile of the reference area that is full cover.
    public let vegetationShare: Double
    /// Share of the ring's mean cover that a greened site reaches.
    public let greenedShare: Double
    /// Where the undamaged reference ring begins, metres from the site.
    public let ringInner: Double
    /// Where it ends.
    public let ringOuter: Double
    /// Beginnings of land class codes that are not to be greened: water, roads, built land.
    public let notGreened: [String]

    /// The defaults of the rules file.
    public static let standard: VegetationRules = {
        do {
            return try VegetationRules(rules: .standard)
        } catch {
            // The default file is compiled in and read by the tests.
            preconditionFailure("default-rules.json: \(error)")
        }
    }()

    /// The figures of rules that were read before, which is where faults were told.
    static func standard(for rules: Rules) -> VegetationRules { (try? VegetationRules(rules: rules)) ?? .standard }

    /// Reads the rules; figures in the wrong order are refused with their path.
    public init(rules: Rules) throws(RulesError) {
        let reader = RulesReader(entries: rules.entries)
        let shares = try reader.numbers("vegetation.percentiles", in: 0...1)
        guard shares.count == 2, shares[0] < shares[1] else {
            throw RulesError(path: "values.vegetation.percentiles.value", reason: "needs two growing numbers")
        }
        (soilShare, vegetationShare) = (shares[0], shares[1])
        greenedShare = try reader.number("vegetation.greened_share", in: 0...1)
        let ring = try reader.numbers("vegetation.ring_m", in: 0...100_000)
        guard ring.count == 2, ring[0] < ring[1] else {
            throw RulesError(path: "values.vegetation.ring_m.value", reason: "needs two growing numbers")
        }
        (ringInner, ringOuter) = (ring[0], ring[1])
        notGreened = rules.entries["vegetation.not_greened_land"]?.value.arrayValue?.compactMap(\.stringValue) ?? []
    }

    /// True for land that is not to be greened (domain 4.1: water, road, built). Mining land 0602 is to be greened:
    /// it is what restoration is about.
    public func isExempt(_ land: LandClass) -> Bool {
        land.baseCode != "0602" && notGreened.contains { land.baseCode.hasPrefix($0) }
    }
}
