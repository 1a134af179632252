/// Who plans, pays and builds in linked-area treatment (plan 000 五（一）, domain 4.7).
///
/// The plan says who pays in modes B and D; that enterprises pay in A and C is inferred.
public enum ImplementationMode: String, Sendable, Hashable, CaseIterable {
    /// One clear subject: the government plans, the enterprise pays and builds.
    case enterprise = "A"
    /// Many subjects, hard to unify: enterprises pay in proportion, the government builds by commission.
    case commissioned = "B"
    /// Scattered subjects, bound to areas: the department writes the scheme, each enterprise claims tasks.
    case claimed = "C"
    /// Part of the content fits the fund: enterprises pay by responsibility, the government adds its part.
    case joint = "D"
}
