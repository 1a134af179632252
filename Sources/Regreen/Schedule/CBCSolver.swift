import CCBC
import Foundation
public import Restoration
import Synchronization

/// COIN-OR CBC by its C interface: one thread, fixed seeds, no output.
public struct CBCSolver: IntegerProgramSolving {
    /// CBC keeps state in globals: one search at a time in a process.
    private static let turn = Mutex(())

    /// A solver.
    public init() {}

    /// `CBC 2.10.8`.
    public var name: String { "CBC " + String(cString: Cbc_getVersion()) }

    /// Minimises.
    ///
    /// CBC 2.10 is given no start: with one, its own preparation of larger programmes fails on the columns it adds.
    public func minimise(
        _ program: IntegerProgram,
        limits: SolverLimits
    ) throws(IntegerProgramError) -> IntegerSolution {
        let result = CBCSolver.turn.withLock { _ in
            Result { () throws(IntegerProgramError) -> IntegerSolution in
                guard let model = CBCModel(program) else { throw .failed(status: -1) }
                return try model.solve(program, limits: limits)
            }
        }
        return try result.get()
    }
}

/// Owner of one CBC model.
private final class CBCModel {
    private let handle: UnsafeMutableRawPointer

    init?(_ program: IntegerProgram) {
        guard let handle = Cbc_newModel() else { return nil }
        self.handle = handle
        load(program)
    }

    deinit { Cbc_deleteModel(handle) }

    private func load(_ program: IntegerProgram) {
        var columns: [[(row: Int32, value: Double)]] = Array(repeating: [], count: program.variables.count)
        for (row, content) in program.rows.enumerated() {
            for term in content.terms { columns[term.variable].append((Int32(row), term.coefficient)) }
        }
        var starts: [Int32] = [0]
        starts.reserveCapacity(columns.count + 1)
        for column in columns { starts.append((starts.last ?? 0) + Int32(column.count)) }
        Cbc_loadProblem(
            handle,
            Int32(program.variables.count),
            Int32(program.rows.count),
            starts,
            columns.flatMap { $0.map(\.row) },
            columns.flatMap { $0.map(\.value) },
            program.variables.map { CBCModel.bound($0.lower) },
            program.variables.map { CBCModel.bound($0.upper) },
            program.variables.map(\.cost),
            program.rows.map { CBCModel.bound($0.lower) },
            program.rows.map { CBCModel.bound($0.upper) }
        )
        for (index, variable) in program.variables.enumerated() where variable.isWhole {
            Cbc_setInteger(handle, Int32(index))
        }
    }

    /// CBC takes everything from 1e30 on for infinite.
    private static func bound(_ value: Double) -> Double {
        value.isInfinite ? (value > 0 ? 1e30 : -1e30) : value
    }

    func solve(
        _ program: IntegerProgram,
        limits: SolverLimits
    ) throws(IntegerProgramError) -> IntegerSolution {
        set("log", "0")
        set("slog", "0")
        set("timeMode", "elapsed")
        set("ratio", "\(limits.relativeGap)")
        if let seconds = limits.seconds { set("sec", "\(max(0.1, seconds))") }
        run()
        return try solution(of: program, hasTimeLimit: limits.seconds != nil)
    }

    private func set(_ name: String, _ value: String) { Cbc_setParameter(handle, name, value) }

    /// CBC takes SIGINT for itself while it works; the program's own handling comes back after it.
    private func run() {
        var before = sigaction()
        sigaction(SIGINT, nil, &before)
        _ = Cbc_solve(handle)
        sigaction(SIGINT, &before, nil)
    }

    private func solution(
        of program: IntegerProgram,
        hasTimeLimit: Bool
    ) throws(IntegerProgramError) -> IntegerSolution {
        if Cbc_isProvenInfeasible(handle) != 0 { throw .infeasible }
        if Cbc_isContinuousUnbounded(handle) != 0 { throw .unbounded }
        let (status, secondary) = (Int(Cbc_status(handle)), Int(Cbc_secondaryStatus(handle)))
        if status == 5 || secondary == 5 { throw .interrupted }
        if status == 2 { throw .failed(status: status) }
        let bound = Cbc_getBestPossibleObjValue(handle)
        guard Cbc_getObjValue(handle) < 1e49, let found = Cbc_getColSolution(handle) else {
            throw hasTimeLimit ? .noneInTime(bound: bound) : .failed(status: secondary)
        }
        let values = program.variables.indices.map { index in
            let value = found[index]
            return program.variables[index].isWhole ? value.rounded() : value
        }
        // Whatever the solver's tolerance let pass is not handed on.
        guard program.admits(values, tolerance: 1e-5) else { throw .noneInTime(bound: bound) }
        let objective = program.cost(of: values)
        let isOptimal = Cbc_isProvenOptimal(handle) != 0
        return IntegerSolution(
            status: isOptimal ? .optimal : .timeLimit,
            values: values,
            objective: objective,
            bound: min(objective, bound)
        )
    }
}
