/// What is known of a contiguous area when its mode is chosen.
public struct ContiguousArea: Sendable, Hashable {
    /// How many enterprises answer for it.
    public var subjects: Int
    /// Whether it is clear who answers for what.
    public var isResponsibilityClear: Bool
    /// Whether the enterprises lie scattered or are bound to their own areas, so that one works cannot serve all.
    public var isScattered: Bool
    /// Whether part of the content does not fit the fund's rules (resettlement, public works).
    public var hasIneligibleContent: Bool

    /// Creates the facts.
    public init(subjects: Int, isResponsibilityClear: Bool, isScattered: Bool, hasIneligibleContent: Bool) {
        self.subjects = subjects
        self.isResponsibilityClear = isResponsibilityClear
        self.isScattered = isScattered
        self.hasIneligibleContent = hasIneligibleContent
    }
}

/// The mode the wording of plan 000 五（一） suggests for an area, and why. A suggestion: the working group decides.
public struct ModeProposal: Sendable, Hashable {
    /// Why a mode is suggested.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Part of the content fits the fund, the rest is paid by the government.
        case partFitsFund = "part_fits_fund"
        /// One subject whose responsibility is clear.
        case oneClearSubject = "one_clear_subject"
        /// Scattered subjects, bound to areas.
        case scatteredSubjects = "scattered_subjects"
        /// Many subjects, hard to unify.
        case manySubjects = "many_subjects"
        /// One subject, but its responsibility is not clear.
        case unclearSubject = "unclear_subject"
        /// Nobody answers for it: no enterprise's fund can pay.
        case noSubject = "no_subject"
    }

    /// The mode; nil where the plan has none: without any subject no fund pays.
    public let mode: ImplementationMode?
    /// Why.
    public let reason: Reason
    /// Other modes whose conditions hold too, in the plan's order.
    public let alternatives: [ImplementationMode]

    /// Proposes by the plan's conditions. Ineligible content decides first, because no other mode can pay for it.
    public init(for area: ContiguousArea) {
        var fitting: [(ImplementationMode, Reason)] = []
        if area.subjects > 0, area.hasIneligibleContent { fitting.append((.joint, .partFitsFund)) }
        if area.subjects == 1 {
            fitting.append(
                area.isResponsibilityClear ? (.enterprise, .oneClearSubject) : (.commissioned, .unclearSubject)
            )
        }
        if area.subjects > 1, area.isScattered { fitting.append((.claimed, .scatteredSubjects)) }
        if area.subjects > 1 { fitting.append((.commissioned, .manySubjects)) }
        mode = fitting.first?.0
        reason = fitting.first?.1 ?? .noSubject
        alternatives = ImplementationMode.allCases.filter { mode in fitting.dropFirst().contains { $0.0 == mode } }
    }
}
