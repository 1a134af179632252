public import Restoration

/// Loads everything a project names.
public enum ProjectIntake {
    /// Loads and checks all layers and rasters in project order.
    ///
    /// - Parameters:
    ///   - limits: limits against hostile input.
    ///   - threads: inputs read side by side; results and errors do not depend on it.
    ///   - progress: called with the written path of each input before it is read, from any thread.
    /// - Throws: the first `InputError` that stops the run.
    public static func load(
        _ specification: ProjectSpecification,
        limits: IntakeLimits = IntakeLimits(),
        threads: Int = 1,
        progress: @Sendable (String) -> Void = { _ in }
    ) throws(InputError) -> ProjectInputs {
        var run = ProjectIntakeRun(specification: specification, limits: limits, collectsErrors: false)
        try run.load(threads: threads, progress: progress)
        guard let inputs = run.inputs() else { throw run.firstError() }
        return inputs
    }

    /// Loads as much as can be loaded and gives every finding, errors included: what `check` prints.
    ///
    /// - Returns: inputs when the project can run, nil when an error stops it.
    public static func check(
        _ specification: ProjectSpecification,
        limits: IntakeLimits = IntakeLimits(),
        progress: @Sendable (String) -> Void = { _ in }
    ) -> (inputs: ProjectInputs?, findings: [Finding]) {
        var run = ProjectIntakeRun(specification: specification, limits: limits, collectsErrors: true)
        // Errors are collected, so nothing is thrown here.
        try? run.load(threads: 1, progress: progress)
        run.addRecordFindings()
        let inputs = run.errors.isEmpty ? run.inputs() : nil
        return (inputs, run.allFindings)
    }
}
