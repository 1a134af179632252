public import Restoration

extension CommandStatus {
    /// 2 with an error among the findings, 1 with a warning, else 0.
    public init(findings: some Sequence<Finding>) {
        var worst = CommandStatus.done
        for finding in findings {
            if finding.severity == .error {
                worst = .input
                break
            }
            if finding.severity == .warning { worst = .findings }
        }
        self = worst
    }

    /// What a job that went through ends with: findings that need a person make it 1, never more.
    public init(ofFinishedJobWith findings: some Sequence<Finding>) {
        self = findings.contains { $0.severity != .info } ? .findings : .done
    }
}
