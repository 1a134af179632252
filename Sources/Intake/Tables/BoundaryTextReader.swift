/// Why a boundary file could not be read.
public struct BoundaryTextError: Error, Sendable, Hashable {
    /// The kinds of error.
    public enum Reason: Sendable, Hashable {
        /// There is no plot in the file.
        case noPlots
        /// A line is neither a plot header nor a point.
        case unreadableLine(String)
        /// A point stands before the first plot header.
        case pointWithoutPlot
        /// A ring has fewer than three different points.
        case ringTooShort(plot: String)
        /// Some points have north first, others east.
        case mixedOrder
    }

    /// What is wrong.
    public var reason: Reason
    /// The line, from 1; 0 for the file.
    public var line: Int
}

extension BoundaryText {
    /// True when a text looks like a boundary file.
    public static func isBoundaryText(_ text: some StringProtocol) -> Bool {
        text.contains("[地块坐标]") || text.contains("【地块坐标】")
    }

    /// Reads a decoded file.
    ///
    /// Header lines may have any number of values (9, 12 and 13 are known) and end in `@`; point ids may carry a letter;
    /// rings may be closed or open; ring numbers restart in each plot. A ring that closes and goes on under the same number
    /// starts a new one.
    ///
    /// - Throws: `BoundaryTextError` with the line.
    public static func parse(_ text: String) throws(BoundaryTextError) -> Document {
        var parser = BoundaryTextParser()
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
            number += 1
            try parser.take(line, number: number)
        }
        return try parser.finish()
    }
}

private struct BoundaryTextParser {
    private struct Point {
        var ring: String
        var a: Double
        var b: Double
        var line: Int
    }

    private struct RawPlot {
        var values: [String]
        var points: [Point] = []
        var line: Int
    }

    private enum Section { case header, plots, other }

    private var section = Section.header
    private var header: [BoundaryText.HeaderEntry] = []
    private var plots: [RawPlot] = []

    mutating func take(_ line: Substring, number: Int) throws(BoundaryTextError) {
        let text = line.trimmingSpaces()
        guard !text.isEmpty else { return }
        if text.hasPrefix("[") || text.hasPrefix("【") {
            section = text.contains("地块坐标") ? .plots : text.contains("属性描述") ? .header : .other
            return
        }
        switch section {
        case .other: return
        case .header: takeHeader(text)
        case .plots: try takePlotLine(text, number: number)
        }
    }

    private mutating func takeHeader(_ text: String) {
        guard let equals = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return }
        let key = text[..<equals].trimmingSpaces()
        header.append(.init(key, text[text.index(after: equals)...].trimmingSpaces()))
    }

    private mutating func takePlotLine(_ text: String, number: Int) throws(BoundaryTextError) {
        // A full-width comma separates only where the line has no other: names may hold one.
        let hasComma = text.contains { $0 == "," || $0 == "\t" }
        let values = text.split(omittingEmptySubsequences: false) { character in
            hasComma ? character == "," || character == "\t" : character == "，"
        }.map { $0.trimmingSpaces() }
        if values.last == "@" || text.hasSuffix("@") || isHeaderLine(values) {
            var kept = values
            if let last = kept.last, last.hasSuffix("@") {
                kept.removeLast()
                let rest = String(last.dropLast()).trimmingSpaces()
                if !rest.isEmpty { kept.append(rest) }
            }
            plots.append(RawPlot(values: withPointCount(kept), line: number))
            return
        }
        guard let point = point(values, line: number) else {
            throw BoundaryTextError(reason: .unreadableLine(String(text.prefix(60))), line: number)
        }
        guard !plots.isEmpty else { throw BoundaryTextError(reason: .pointWithoutPlot, line: number) }
        plots[plots.count - 1].points.append(point)
    }

    /// A header line without the closing `@`: five values or more, one of them naming the shape.
    private func isHeaderLine(_ values: [String]) -> Bool {
        values.count >= 5 && values.contains { ["面", "线", "点"].contains($0) }
    }

    /// Some writers leave out the number of points; the area then stands first, with its unit.
    private func withPointCount(_ values: [String]) -> [String] {
        guard let first = values.first, Int(first) == nil, first.contains(where: \.isNumber),
            ["公顷", "亩", "平方米"].contains(where: first.hasSuffix)
        else { return values }
        return [""] + values
    }

    private func point(_ values: [String], line: Int) -> Point? {
        var parts = values
        while parts.last == "" { parts.removeLast() }
        let count = parts.count
        guard count >= 2, count <= 5 else { return nil }
        // id, ring, a, b [, height]; id, a, b; a, b.
        let first = count >= 4 ? 2 : count - 2
        guard let a = CoordinateText.parse(parts[first]), let b = CoordinateText.parse(parts[first + 1]) else {
            return nil
        }
        return Point(ring: count >= 4 ? parts[1] : "1", a: a, b: b, line: line)
    }

    func finish() throws(BoundaryTextError) -> BoundaryText.Document {
        let pairs = plots.flatMap(\.points).map { ($0.a, $0.b) }
        guard !plots.isEmpty, !pairs.isEmpty else { throw BoundaryTextError(reason: .noPlots, line: 0) }
        guard let order = CoordinateOrder.decide(pairs, defaultNorthFirst: true) else {
            throw BoundaryTextError(reason: .mixedOrder, line: 0)
        }
        var result: [BoundaryText.Plot] = []
        for plot in plots {
            let rings = try rings(of: plot, order: order)
            result.append(
                BoundaryText.Plot(
                    values: plot.values,
                    polygons: RingNesting.polygons(from: rings),
                    pointCount: plot.points.count,
                    line: plot.line
                )
            )
        }
        return BoundaryText.Document(
            header: header,
            plots: result,
            northFirst: order.northFirst,
            orderIsCertain: order.isCertain,
            hasZonePrefix: order.hasZonePrefix,
            isDegrees: order.isDegrees
        )
    }

    private func rings(of plot: RawPlot, order: CoordinateOrder) throws(BoundaryTextError) -> [[Double]] {
        var builder = RingBuilder()
        var lastRing: String?
        for point in plot.points {
            if let lastRing, lastRing != point.ring { builder.endRing() }
            lastRing = point.ring
            builder.append(x: order.northFirst ? point.b : point.a, y: order.northFirst ? point.a : point.b)
        }
        builder.endRing()
        guard builder.shortRings == 0 else {
            let name = [plot.values.dropFirst(3).first, plot.values.dropFirst(2).first].compactMap { $0 }
                .first { !$0.isEmpty }
            throw BoundaryTextError(reason: .ringTooShort(plot: name ?? ""), line: plot.line)
        }
        return builder.rings
    }
}

/// Collects points to closed rings.
struct RingBuilder {
    private(set) var rings: [[Double]] = []
    /// Rings with fewer than three different points.
    private(set) var shortRings = 0
    /// Points equal to the one before.
    private(set) var repeatedPoints = 0
    /// Rings the source did not close.
    private(set) var openRings = 0
    private var current: [Double] = []
    private var isClosed = false

    /// Adds a point; after a ring has closed the next point starts another.
    mutating func append(x: Double, y: Double) {
        if isClosed {
            // A closing point may stand there twice.
            if x == current[0], y == current[1] {
                repeatedPoints += 1
                return
            }
            endRing()
        }
        let n = current.count
        if n >= 2, current[n - 2] == x, current[n - 1] == y {
            repeatedPoints += 1
            return
        }
        current.append(x)
        current.append(y)
        if n >= 6, x == current[0], y == current[1] { isClosed = true }
    }

    /// Ends the ring, closing it where the source did not.
    mutating func endRing() {
        defer {
            current = []
            isClosed = false
        }
        guard !current.isEmpty else { return }
        guard current.count >= 6 else {
            shortRings += 1
            return
        }
        if !isClosed {
            openRings += 1
            current.append(current[0])
            current.append(current[1])
        }
        rings.append(current)
    }
}
