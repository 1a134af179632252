/// A linear programme some of whose variables are whole numbers: minimise cost subject to rows between bounds.
public struct IntegerProgram: Sendable, Hashable {
    /// One variable.
    public struct Variable: Sendable, Hashable {
        /// Smallest value.
        public var lower: Double
        /// Largest value; infinity for none.
        public var upper: Double
        /// Its cost in the objective.
        public var cost: Double
        /// True when it takes whole numbers only.
        public var isWhole: Bool
    }

    /// One term of a row.
    public struct Term: Sendable, Hashable {
        /// The variable.
        public var variable: Int
        /// Its coefficient.
        public var coefficient: Double

        /// Creates a term.
        public init(_ variable: Int, _ coefficient: Double) {
            self.variable = variable
            self.coefficient = coefficient
        }
    }

    /// One row: lower ≤ Σ coefficient × variable ≤ upper.
    public struct Row: Sendable, Hashable {
        /// The terms; each variable at most once.
        public var terms: [Term]
        /// Smallest sum; minus infinity for none.
        public var lower: Double
        /// Largest sum; infinity for none.
        public var upper: Double
    }

    /// The variables.
    public private(set) var variables: [Variable] = []
    /// The rows.
    public private(set) var rows: [Row] = []

    /// An empty programme.
    public init() {}

    /// Adds a variable that is 0 or 1.
    public mutating func addChoice(cost: Double = 0, isFixed: Bool = false) -> Int {
        variables.append(Variable(lower: isFixed ? 1 : 0, upper: 1, cost: cost, isWhole: true))
        return variables.count - 1
    }

    /// Adds a variable of 0 or more.
    public mutating func addAmount(cost: Double = 0, upper: Double = .infinity) -> Int {
        variables.append(Variable(lower: 0, upper: upper, cost: cost, isWhole: false))
        return variables.count - 1
    }

    /// Adds a row. A row without terms is dropped: it says nothing about the variables.
    public mutating func require(_ terms: [Term], atLeast lower: Double = -.infinity, atMost upper: Double = .infinity)
    {
        let counted = terms.filter { $0.coefficient != 0 }
        if !counted.isEmpty { rows.append(Row(terms: counted, lower: lower, upper: upper)) }
    }

    /// Sets the cost of every variable.
    public mutating func setCosts(_ cost: (Int) -> Double) {
        for index in variables.indices { variables[index].cost = cost(index) }
    }

    /// The cost of values.
    public func cost(of values: [Double]) -> Double {
        zip(variables, values).reduce(0) { $0 + $1.0.cost * $1.1 }
    }

    /// Whether values keep to all bounds and rows, within a tolerance relative to the row's largest coefficient.
    public func admits(_ values: [Double], tolerance: Double = 1e-6) -> Bool {
        guard values.count == variables.count else { return false }
        for (variable, value) in zip(variables, values) {
            guard value >= variable.lower - tolerance, value <= variable.upper + tolerance else { return false }
            if variable.isWhole, (value - value.rounded()).magnitude > tolerance { return false }
        }
        return rows.allSatisfy { row in
            let sum = row.terms.reduce(0) { $0 + $1.coefficient * values[$1.variable] }
            let scale = row.terms.reduce(1) { max($0, $1.coefficient.magnitude) }
            return sum >= row.lower - tolerance * scale && sum <= row.upper + tolerance * scale
        }
    }
}

/// How far a solver may go.
public struct SolverLimits: Sendable, Hashable {
    /// Seconds by the wall clock; nil for no limit. A solution found within it depends on the machine.
    public var seconds: Double?
    /// A solution within this share of the best possible one is good enough.
    public var relativeGap: Double

    /// Creates limits.
    public init(seconds: Double? = nil, relativeGap: Double) {
        self.seconds = seconds
        self.relativeGap = relativeGap
    }
}

/// What a solver found.
public struct IntegerSolution: Sendable, Hashable {
    /// How the search ended.
    public enum Status: String, Sendable, Hashable {
        /// Nothing better exists, but for the gap that was allowed.
        case optimal
        /// The time was over: something better may exist.
        case timeLimit = "time_limit"
    }

    /// How the search ended.
    public var status: Status
    /// The value of each variable; whole ones exactly whole.
    public var values: [Double]
    /// The objective.
    public var objective: Double
    /// No solution has a smaller objective than this.
    public var bound: Double

    /// Creates a solution.
    public init(status: Status, values: [Double], objective: Double, bound: Double) {
        self.status = status
        self.values = values
        self.objective = objective
        self.bound = bound
    }

    /// (objective − bound) / |objective|; 0 where both are equal.
    public var gap: Double {
        let difference = objective - bound
        guard difference > 1e-9 else { return 0 }
        return difference / max(objective.magnitude, 1e-9)
    }
}

/// Why a solver gave no solution.
public enum IntegerProgramError: Error, Sendable, Hashable {
    /// No values keep to all rows.
    case infeasible
    /// The objective has no lower bound.
    case unbounded
    /// The time was over before any solution was found; none has a smaller objective than the bound.
    case noneInTime(bound: Double)
    /// The search was stopped from outside.
    case interrupted
    /// The solver failed, with its status.
    case failed(status: Int)
}

/// The port to a mixed-integer solver.
///
/// Equal programmes and limits give equal solutions as long as the search is not cut short by the clock.
public protocol IntegerProgramSolving: Sendable {
    /// Name and version, for the output.
    var name: String { get }

    /// Minimises.
    func minimise(
        _ program: IntegerProgram,
        limits: SolverLimits
    ) throws(IntegerProgramError) -> IntegerSolution
}
