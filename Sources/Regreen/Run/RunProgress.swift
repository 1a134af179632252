public import Foundation
import SpatialEngine

/// One step of a running job.
public struct ProgressEvent: Sendable, Hashable {
    /// The stages of the jobs, in order.
    public enum Stage: String, Sendable, Hashable, CaseIterable {
        /// Reading inputs.
        case reading = "read"
        /// Bringing layers to the working CRS.
        case projecting = "project"
        /// Measuring mines.
        case measuring = "measure"
        /// Balance, ranking.
        case assessing = "assess"
        /// Writing outputs.
        case writing = "write"
        /// Putting the folder in its place.
        case publishing = "publish"
    }

    /// The stage.
    public var stage: Stage
    /// What is being worked on: a file or a mine; nil for the stage as a whole.
    public var subject: String?
    /// Share of the stage that is done, 0...1; nil when unknown.
    public var fraction: Double?
    /// Position of the project among those of the run, from 1.
    public var project: Int
    /// Number of projects of the run.
    public var projects: Int

    /// Creates an event.
    public init(_ stage: Stage, subject: String? = nil, fraction: Double? = nil, project: Int = 1, projects: Int = 1) {
        self.stage = stage
        self.subject = subject
        self.fraction = fraction
        self.project = project
        self.projects = projects
    }
}

/// What a job is told about its surroundings.
public struct RunSettings: Sendable {
    /// Worker threads; nil for one per processor.
    public var threads: Int?
    /// Memory budget in bytes; nil for the project's, else the default.
    public var memoryInBytes: Int?
    /// Told about each step; may be called from any thread.
    public var progress: @Sendable (ProgressEvent) -> Void
    /// Looked at between steps.
    public var cancellation: Cancellation
    /// Environment variables: the connection string of a shared workspace.
    public var environment: [String: String]

    /// Creates settings.
    public init(
        threads: Int? = nil,
        memoryInBytes: Int? = nil,
        progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in },
        cancellation: Cancellation = Cancellation(),
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.environment = environment
        self.threads = threads
        self.memoryInBytes = memoryInBytes
        self.progress = progress
        self.cancellation = cancellation
    }
}

extension RunSettings {
    /// Number of worker threads.
    var workers: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// A monitor of the measuring stage for the engine.
    var monitor: WorkMonitor {
        let progress = progress
        let cancellation = cancellation
        return WorkMonitor(
            progress: { progress(ProgressEvent(.measuring, fraction: $0)) },
            isCancelled: { cancellation.isRequested }
        )
    }
}
