/// What the plans' rules propose for one mine, each with its reason and clause. Proposals only: somebody decides.
public struct TreatmentProposal: Sendable, Hashable {
    /// Why something is proposed.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The mine has never produced: its landform is kept until it does (plan 001 四 2).
        case neverProduced = "never_produced"
        /// It has to do with one of the zones and lines (plan 002 一).
        case protectedPlace = "protected_place"
        /// The place is sensitive or prone to hazards (plan 002 一).
        case sensitivePlace = "sensitive_place"
        /// The slope is above the rule's (plan 002 一).
        case steepSlope = "steep_slope"
        /// Neither: people are kept out and nature is helped (plan 002 一).
        case elsewhere
        /// Typed against the rule, with a reason.
        case exception
        /// The resource is exhausted: as a rule the right is cancelled (plan 001 四 1).
        case exhausted
        /// Decided by the county.
        case decided
        /// The holder of the right answers (谁破坏、谁治理; plan 001 四, plan 003 三（一）).
        case holder
        /// Nobody liable is left: the township or sub-district carries the works out (plan 003 三（一）).
        case liableGone = "liable_gone"

        /// The clause the reason rests on; empty for what was typed.
        public var clause: String {
            switch self {
            case .neverProduced: "001 四 2"
            case .protectedPlace, .sensitivePlace, .steepSlope, .elsewhere: "002 一"
            case .exhausted, .decided: "001 四 1"
            case .holder, .liableGone: "003 三（一）"
            case .exception: ""
            }
        }
    }

    /// What a proposal lacks to be sure.
    public enum Gap: String, Sendable, Hashable, CaseIterable {
        case protectedLayers = "protected_layers"
        case produced
        case liable
        case slope
        case soil
        case exceptionReason = "exception_reason"
    }

    /// The facts it rests on.
    public let facts: TreatmentFacts
    /// The disposition decided, or suggested where the resource is exhausted; nil otherwise.
    public let disposition: MineDisposition?
    /// Whether the disposition is only a suggestion.
    public let isDispositionSuggested: Bool
    /// Who carries the works out: the typed holder, or the town; nil when neither is known.
    public let body: String?
    /// Why that body.
    public let bodyReason: Reason?
    /// The mode.
    public let mode: TreatmentMode
    /// Why that mode, in the order of the rules.
    public let modeReasons: [Reason]
    /// The kinds of zones and lines that decide it, each once, by key.
    public let decidingKinds: [ProtectedKind]
    /// Measures that belong to the mode.
    public let measures: [TreatmentMeasure]
    /// Class of the slope; nil without one.
    public let slopeClass: Int?
    /// Uses that slope, soil and water allow, the most demanding first; empty when slope or soil are unknown.
    public let uses: [LandUse]
    /// What is not known.
    public let gaps: [Gap]

    /// Applies the rules.
    public init(_ facts: TreatmentFacts, rules: TreatmentRules) {
        self.facts = facts
        isDispositionSuggested = facts.disposition == nil && facts.isExhausted == true
        disposition = facts.disposition ?? (facts.isExhausted == true ? .cancel : nil)
        if facts.isLiableGone == true {
            (body, bodyReason) = (facts.town, .liableGone)
        } else {
            (body, bodyReason) = (facts.liable, facts.liable == nil ? nil : .holder)
        }
        let chosen = Self.mode(facts, rules)
        (mode, modeReasons) = chosen
        decidingKinds = Set(facts.protectedKinds ?? []).intersection(rules.engineeredKinds)
            .sorted { $0.rawValue < $1.rawValue }
        measures = Self.measures(chosen.mode, facts, rules)
        slopeClass = facts.slopeInDegrees.map(rules.slopeClass)
        uses = Self.uses(facts, rules)
        gaps = Self.gaps(facts, mode: chosen.mode)
    }

    private static func mode(_ facts: TreatmentFacts, _ rules: TreatmentRules) -> (mode: TreatmentMode, [Reason]) {
        if let exception = facts.exception, facts.exceptionReason?.isEmpty == false { return (exception, [.exception]) }
        if facts.hasProduced == false { return (.keepLandform, [.neverProduced]) }
        var reasons: [Reason] = []
        if (facts.protectedKinds ?? []).contains(where: rules.engineeredKinds.contains) {
            reasons.append(.protectedPlace)
        }
        if facts.isSensitive == true { reasons.append(.sensitivePlace) }
        if let slope = facts.slopeInDegrees, slope > rules.hazardSlopeInDegrees { reasons.append(.steepSlope) }
        return reasons.isEmpty ? (.assisted, [.elsewhere]) : (.engineered, reasons)
    }

    private static func measures(
        _ mode: TreatmentMode,
        _ facts: TreatmentFacts,
        _ rules: TreatmentRules
    ) -> [TreatmentMeasure] {
        switch mode {
        case .keepLandform: return []
        case .assisted: return [.fencing, .revegetation]
        case .engineered:
            let isSteep = facts.slopeInDegrees.map { $0 > rules.hazardSlopeInDegrees } ?? false
            return (isSteep ? [.rockClearing, .slopeTreatment] : []) + [.landLevelling, .revegetation]
        }
    }

    private static func uses(_ facts: TreatmentFacts, _ rules: TreatmentRules) -> [LandUse] {
        var result: [LandUse] = []
        if let slope = facts.slopeInDegrees, let soil = facts.soilInMetres {
            result = LandUse.allCases.filter { use in
                guard let steepest = rules.steepest[use], let least = rules.leastSoil[use] else { return false }
                return slope <= steepest && soil >= least
            }
        }
        return result + (facts.hasWater == true ? [.water] : [])
    }

    private static func gaps(_ facts: TreatmentFacts, mode: TreatmentMode) -> [Gap] {
        var gaps: [Gap] = []
        if facts.protectedKinds == nil { gaps.append(.protectedLayers) }
        if facts.hasProduced == nil { gaps.append(.produced) }
        if facts.isLiableGone == nil, facts.liable == nil { gaps.append(.liable) }
        if mode != .keepLandform {
            if facts.slopeInDegrees == nil { gaps.append(.slope) }
            if facts.soilInMetres == nil { gaps.append(.soil) }
        }
        if facts.exception != nil, facts.exceptionReason?.isEmpty ?? true { gaps.append(.exceptionReason) }
        return gaps
    }
}
