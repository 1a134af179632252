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
        let start = ScheduleStart(model).values
        let admitted = program.admits(start) ? start : nil
        let shortage = model.shortageCosts()
        program.setCosts { shortage[$0] ?? 0 }

        var known = admitted
        var shortageSearch: TreatmentSchedule.SearchEnd?
        var least = known.map(program.cost) ?? .infinity
        if least > ScheduleTolerance.shortage, !program.variables.isEmpty {
            let found = try solve(program, start: known, share: 0.5)
            if let found { known = found.values }
            shortageSearch = TreatmentScheduler.end(found, program: program, values: known)
            least = known.map(program.cost) ?? .infinity
        }
        guard least < .infinity else {
            return TreatmentSchedule(model, values: start, shortageSearch: shortageSearch, search: nil)
        }
        let terms = shortage.sorted { $0.key < $1.key }.map { IntegerProgram.Term($0.key, $0.value) }
        program.require(terms, atMost: least + ScheduleTolerance.shortage)
        let costs = model.treatmentCosts()
        program.setCosts { costs[$0] ?? 0 }
        guard !costs.isEmpty else {
            return TreatmentSchedule(model, values: known ?? start, shortageSearch: shortageSearch, search: nil)
        }
        let found = try solve(program, start: known, share: shortageSearch == nil ? 1 : 0.5)
        let values = found?.values ?? known ?? start
        return TreatmentSchedule(
            model,
            values: values,
            shortageSearch: shortageSearch,
            search: TreatmentScheduler.end(found, program: program, values: values)
        )
    }

    /// Nil when the time was over before the solver had a solution: what was known before stands.
    private func solve(
        _ program: IntegerProgram,
        start: [Double]?,
        share: Double
    ) throws(IntegerProgramError) -> IntegerSolution? {
        let limits = SolverLimits(seconds: limits.seconds.map { $0 * share }, relativeGap: limits.relativeGap)
        do throws(IntegerProgramError) {
            let found = try solver.minimise(program, start: start, limits: limits)
            // What was known may be better than what was found in the time.
            guard let start, found.objective > program.cost(of: start) + 1e-9 else { return found }
            return IntegerSolution(
                status: found.status,
                values: start,
                objective: program.cost(of: start),
                bound: found.bound
            )
        } catch {
            guard case .noneInTime = error else { throw error }
            return nil
        }
    }

    private static func end(
        _ found: IntegerSolution?,
        program: IntegerProgram,
        values: [Double]?
    ) -> TreatmentSchedule.SearchEnd? {
        if let found {
            return .init(status: found.status, objective: found.objective, bound: found.bound, gap: found.gap)
        }
        guard let values else { return nil }
        let objective = program.cost(of: values)
        return .init(status: .timeLimit, objective: objective, bound: -.infinity, gap: 1)
    }
}

/// Differences that do not count.
enum ScheduleTolerance {
    /// Shortage in mu: far below what is printed, far above what the solver's own tolerance leaves open.
    static let shortage = 1e-4
}
