/// A stretch of a pipeline between two CRS, x = east or longitude on both sides, degrees or the unit of the plane.
struct PipelineSegment {
    let name: String
    /// PROJ steps without the leading `+proj=pipeline`; empty when nothing is to be done.
    let steps: String
    let accuracyInMetres: Double?
    var isBallpark = false
    var missingGrids: [String] = []
    var notes: [String] = []

    /// Takes the steps out of a PROJ text, which is a pipeline or a single operation.
    static func steps(of text: String) -> String {
        let body = text.trimmingSpaces()
        if body == "+proj=noop" { return "" }
        if body.hasPrefix("+proj=pipeline") {
            return String(body.dropFirst("+proj=pipeline".count)).trimmingSpaces()
        }
        return "+step \(body)"
    }

    /// One pipeline of all segments, and what there is to say about it.
    static func join(_ segments: [PipelineSegment]) -> OperationFacts {
        let steps = segments.map(\.steps).filter { !$0.isEmpty }.joined(separator: " ")
        let names = segments.map(\.name).filter { !$0.isEmpty }
        let isBallpark = segments.contains(where: \.isBallpark)
        var accuracy: Double? = isBallpark ? nil : 0
        for segment in segments {
            accuracy = accuracy.flatMap { sum in segment.accuracyInMetres.map { sum + $0 } }
        }
        return OperationFacts(
            name: names.isEmpty ? "None" : names.joined(separator: " + "),
            accuracyInMetres: accuracy,
            isBallpark: isBallpark,
            missingGrids: segments.flatMap(\.missingGrids),
            pipelineText: steps.isEmpty ? "+proj=noop" : "+proj=pipeline \(steps)",
            notes: segments.flatMap(\.notes)
        )
    }
}
