public import Restoration

/// Loads everything a project names.
public enum ProjectIntake {
    /// Loads and checks all layers and rasters in project order.
    ///
    /// - Parameters:
    ///   - limits: limits against hostile input.
    ///   - progress: called with the written path of each input before it is read.
    /// - Throws: the first `InputError` that stops the run.
    public static func load(
        _ specification: ProjectSpecification,
        limits: IntakeLimits = IntakeLimits(),
        progress: (String) -> Void = { _ in }
    ) throws(InputError) -> ProjectInputs {
        throw notYet("ProjectIntake", specification.path)
    }

    /// Loads as much as can be loaded and gives every finding, errors included: what `check` prints.
    public static func check(
        _ specification: ProjectSpecification,
        limits: IntakeLimits = IntakeLimits(),
        progress: (String) -> Void = { _ in }
    ) -> (inputs: ProjectInputs?, findings: [Finding]) {
        do {
            let inputs = try load(specification, limits: limits, progress: progress)
            return (inputs, inputs.findings)
        } catch {
            return (nil, [error.finding])
        }
    }
}
