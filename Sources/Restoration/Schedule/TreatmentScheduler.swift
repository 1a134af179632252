/// Makes a schedule in two steps: first the smallest shortage of the targets, then, with that shortage, the least
/// weighted money. So no money is saved at a target's expense.
public struct TreatmentScheduler: Sendable {
    private let solver: any IntegerProgramSolving
    private let limits: SolverLimits

    /// Creates a scheduler.
    ///
    /// - Parameter limits: the time is that of both steps together.
    public init(solver: any IntegerProgramSolving, limits: SolverLimits) {
        self.solver = solver
        self.limits = limits
    }

    /// The schedule.
    ///
    /// Equal requests give equal schedules as long as the time limit does not cut the search short.
    ///
    /// - Throws: `IntegerProgramError.interrupted` and failures of the solver. Targets that cannot be met and a search
    ///   out of time are no errors: they stand in the schedule.
    public func schedule(_ request: ScheduleRequest) throws(IntegerProgramError) -> TreatmentSchedule {
        let model = ScheduleModel(request)
        var program = model.program
        // Strict tiers may refuse the greedy schedule; the promises alone always hold.
        let promises = ScheduleStart(model, fills: false).values
        let starts = [ScheduleStart(model).values, promises]
        let shortage = model.shortageCosts()
        program.setCosts { shortage[$0] ?? 0 }

        var known = starts.first { program.admits($0) }
        var shortageSearch: TreatmentSchedule.SearchEnd?
        if known.map(program.cost) ?? .infinity > ScheduleTolerance.shortage, !program.variables.isEmpty {
            (known, shortageSearch) = try search(program, known: known, share: 0.5)
        }
        guard let known else {
            return TreatmentSchedule(model, values: promises, shortageSearch: shortageSearch, search: nil)
        }
        let terms = shortage.sorted { $0.key < $1.key }.map { IntegerProgram.Term($0.key, $0.value) }
        program.require(terms, atMost: program.cost(of: known) + ScheduleTolerance.shortage)
        let costs = model.treatmentCosts()
        program.setCosts { costs[$0] ?? 0 }
        guard !costs.isEmpty else {
            return TreatmentSchedule(model, values: known, shortageSearch: shortageSearch, search: nil)
        }
        let (best, end) = try search(program, known: known, share: shortageSearch == nil ? 1 : 0.5)
        return TreatmentSchedule(model, values: best ?? known, shortageSearch: shortageSearch, search: end)
    }

    /// The better of what the solver finds and what was known, and how far it is from the best possible.
    private func search(
        _ program: IntegerProgram,
        known: [Double]?,
        share: Double
    ) throws(IntegerProgramError) -> (values: [Double]?, end: TreatmentSchedule.SearchEnd?) {
        let limits = SolverLimits(seconds: limits.seconds.map { $0 * share }, relativeGap: limits.relativeGap)
        var solution: IntegerSolution
        do throws(IntegerProgramError) {
            solution = try solver.minimise(program, limits: limits)
            if let known, solution.objective > program.cost(of: known) + 1e-9 {
                solution.values = known
                solution.objective = program.cost(of: known)
            }
        } catch {
            guard case .noneInTime(let bound) = error, let known else { throw error }
            solution = IntegerSolution(
                status: .timeLimit,
                values: known,
                objective: program.cost(of: known),
                bound: min(bound, program.cost(of: known))
            )
        }
        // Within the gap that was asked for it is as good as found by the solver itself.
        if solution.gap <= limits.relativeGap { solution.status = .optimal }
        let end = TreatmentSchedule.SearchEnd(
            status: solution.status,
            objective: solution.objective,
            bound: solution.bound,
            gap: solution.gap
        )
        return (solution.values, end)
    }
}

/// Differences that do not count.
enum ScheduleTolerance {
    /// Shortage in mu: far below what is printed, far above what the solver's own tolerance leaves open.
    static let shortage = 1e-4
}
