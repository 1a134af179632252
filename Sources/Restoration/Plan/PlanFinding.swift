/// The rules of the plan checker (features 2.5).
public enum PlanRule: Int, Sendable, Hashable, CaseIterable {
    /// Categories add up to the total.
    case categoriesSum = 1
    /// Years add up to the period.
    case yearsSum
    /// Stages add up to the whole.
    case stagesSum
    /// What is stated twice agrees.
    case statedTwice
    /// Shares add up to 100 %.
    case sharesSum
    /// A number repeated in adjacent periods, with a shortfall equal to a missing year.
    case repeatedNumber
    /// A cited document is not younger than the event.
    case citedYear
    /// A later step is not due before an earlier one.
    case stepOrder
    /// Stage windows neither overlap nor leave a gap, and do not end before the issue.
    case stageWindows
    /// A relative term has a start event.
    case termStart
    /// A recurring report has a period, a date its year.
    case reportPeriod
    /// Every task has one lead, who is in the group.
    case taskLead
    /// A post has one name.
    case postNames
    /// Annexes are there, under one name.
    case annexes
    /// Targets have a unit and a base.
    case targetBase
    /// Vague words have a setting.
    case vagueWords
    /// Counts of the register add up.
    case registerCounts
    /// The list of towns agrees with the town layer.
    case towns
    /// A draft is not in force.
    case draftInForce
    /// Principles of priority agree.
    case priorities
}

/// One thing the issuing office should be asked. The checker corrects nothing.
public struct PlanFinding: Sendable, Hashable {
    /// The rule.
    public var rule: PlanRule
    /// Error: contradiction in numbers or dates. Warning: gap or ambiguity. Info: note.
    public var severity: FindingSeverity
    /// The clauses it rests on.
    public var clauses: [String]
    /// The numbers and dates, by key, in order.
    public var numbers: JSONObject
    /// What is the matter, what it may mean and what to ask.
    public var text: PlanFindingText

    /// Creates a finding.
    public init(
        _ rule: PlanRule,
        _ severity: FindingSeverity,
        clauses: [String],
        numbers: JSONObject = [:],
        _ text: PlanFindingText
    ) {
        self.rule = rule
        self.severity = severity
        var seen: Set<String> = []
        self.clauses = clauses.filter { !$0.isEmpty && seen.insert($0).inserted }
        self.numbers = numbers
        self.text = text
    }

    /// Keys `rule, severity, clauses, numbers, message, readings, question`.
    public func json(_ language: UserLanguage) -> JSONObject {
        [
            "rule": JSONValue(rule.rawValue), "severity": .string(severity.rawValue),
            "clauses": .array(clauses.map(JSONValue.string)), "numbers": .object(numbers),
            "message": .string(text.message.text(language)),
            "readings": .array(text.readings.map { .string($0.text(language)) }),
            "question": .string(text.question.text(language)),
        ]
    }
}

/// The words of a finding.
public struct PlanFindingText: Sendable, Hashable {
    /// What is the matter.
    public var message: LocalizedText
    /// What the text may mean, where it can be read in several ways; none is chosen.
    public var readings: [LocalizedText]
    /// What to ask the issuing office.
    public var question: LocalizedText

    /// Creates the words.
    public init(message: LocalizedText, readings: [LocalizedText] = [], question: LocalizedText) {
        self.message = message
        self.readings = readings
        self.question = question
    }
}
