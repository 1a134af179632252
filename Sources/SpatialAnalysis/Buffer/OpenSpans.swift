/// What is left of the parameters 0…1 of a segment while parts of it are taken away.
struct OpenSpans {
    /// Ascending and apart.
    private(set) var spans: [(from: Double, to: Double)] = []
    private var scratch: [(from: Double, to: Double)] = []

    /// Starts anew with all of a segment.
    mutating func reset() {
        spans.removeAll(keepingCapacity: true)
        spans.append((0, 1))
    }

    /// True when nothing is left.
    var isEmpty: Bool { spans.isEmpty }

    /// Takes a part away; what is left of a length below `least` at either side goes too.
    mutating func take(_ taken: (from: Double, to: Double), least: Double) {
        // Most parts take from one span or none.
        guard spans.contains(where: { $0.from < taken.to && $0.to > taken.from }) else { return }
        scratch.removeAll(keepingCapacity: true)
        for span in spans {
            guard span.from < taken.to, span.to > taken.from else {
                scratch.append(span)
                continue
            }
            if taken.from - span.from > least { scratch.append((span.from, taken.from)) }
            if span.to - taken.to > least { scratch.append((taken.to, span.to)) }
        }
        swap(&spans, &scratch)
    }

    /// What was taken: the spans between those left, shorter ones than `least` left out.
    func taken(least: Double) -> [(from: Double, to: Double)] {
        var result: [(from: Double, to: Double)] = []
        var from = 0.0
        for span in spans {
            if span.from - from > least { result.append((from, span.from)) }
            from = span.to
        }
        if 1 - from > least { result.append((from, 1)) }
        return result
    }
}
