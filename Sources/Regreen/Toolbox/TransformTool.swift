import GDALKit
import GeoModel
import PROJKit
public import Restoration

/// The result of `transform`.
public struct TransformReport: Sendable {
    /// A position; nil where the target has no place for it.
    public struct Point: Sendable, Hashable {
        /// East or longitude.
        public let x: Double?
        /// North or latitude.
        public let y: Double?
        /// Height as given.
        public let z: Double?
    }

    /// The positions, in the order given.
    public let points: [Point]
    /// The operation's name.
    public let operation: String
    /// Metres; nil when unknown.
    public let accuracyInMetres: Double?
    /// True when a change of datum is ignored.
    public let isBallpark: Bool
    /// Grids a better operation would need.
    public let missingGrids: [String]

    /// 1 when a point has no place in the target.
    public var status: CommandStatus { points.contains { $0.x == nil } ? .findings : .done }

    /// `regreen.transform/1`.
    public var json: JSONValue {
        [
            "schema": "regreen.transform/1",
            "points": .array(points.map { ["x": JSONValue($0.x), "y": JSONValue($0.y), "z": JSONValue($0.z)] }),
            "operation": [
                "name": .string(operation), "accuracy_m": JSONValue(accuracyInMetres),
                "ballpark": .bool(isBallpark), "grids_missing": .array(missingGrids.map(JSONValue.string)),
            ],
        ]
    }
}

/// Brings positions from one CRS to another, x = east or longitude on both sides.
public enum TransformTool {
    /// Reads lines `x y [z]` (spaces, tabs or commas; `#` starts a comment) and transforms them.
    public static func run(
        lines: String,
        from: String,
        to: String,
        allowBallpark: Bool
    ) throws -> TransformReport {
        let source = try crs(from, option: "--from")
        let target = try crs(to, option: "--to")
        let points = try read(lines)
        var box = Envelope.empty
        for point in points { box.include(x: point[0], y: point[1]) }
        try requireLatitudes(points, in: source)
        let pipeline = try pipeline(from: source, to: target, covering: box, allowBallpark: allowBallpark)
        let facts = pipeline.operation
        return TransformReport(
            points: points.map { point in
                let image = try? pipeline.transform(x: point[0], y: point[1])
                return TransformReport.Point(x: image?.x, y: image?.y, z: point.count > 2 ? point[2] : nil)
            },
            operation: facts.name,
            accuracyInMetres: facts.accuracyInMetres,
            isBallpark: facts.isBallpark,
            missingGrids: facts.missingGrids
        )
    }

    /// The operation that is right where the points lie.
    private static func pipeline(
        from source: CRSReference,
        to target: CRSReference,
        covering box: Envelope,
        allowBallpark: Bool
    ) throws -> Pipeline {
        let context = try PROJContext()
        guard !box.isEmpty else {
            return try Pipeline(from: source, to: target, allowBallpark: allowBallpark, context: context)
        }
        do throws(PROJError) {
            return try Pipeline(
                from: source,
                to: target,
                covering: box,
                allowBallpark: allowBallpark,
                context: context
            )
        } catch  where error.code == .transformFailed {
            throw nowhere(.valueOutOfRange, source, x: box.minX, y: box.minY)
        }
    }

    /// Latitudes beyond the poles are longitudes: said here, because the search for an operation would fail on such an
    /// area without naming the cause.
    private static func requireLatitudes(_ points: [[Double]], in source: CRSReference) throws(InputError) {
        guard source.kind == .geographic, let stray = points.first(where: { $0[1].magnitude > 90 }) else { return }
        let isSwapped = stray[0].magnitude <= 90 && stray[1].magnitude <= 360
        throw nowhere(isSwapped ? .axisSwapped : .valueOutOfRange, source, x: stray[0], y: stray[1])
    }

    private static func nowhere(_ code: FindingCode, _ source: CRSReference, x: Double, y: Double) -> InputError {
        InputError(
            Finding(
                code,
                .error,
                x: x,
                y: y,
                message: Messages.positionsOutsideCRS(source.summary, x: x, y: y),
                fix: Messages.positionsFix
            )
        )
    }

    static func crs(_ text: String, option: String) throws(InputError) -> CRSReference {
        do {
            return try SpatialReferenceText.parse(ProjectDecoder.epsgCode(text).map { "EPSG:\($0)" } ?? text)
        } catch {
            let message = Messages.crsUnknown(text: "\(option) \(text)")
            throw InputError(Finding(.crsMissing, .error, message: message), detail: error.reason)
        }
    }

    private static func read(_ lines: String) throws(InputError) -> [[Double]] {
        var points: [[Double]] = []
        for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = line.prefix { $0 != "#" }
            let words = text.split { $0.isWhitespace || $0 == "," }
            if words.isEmpty { continue }
            let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
            guard numbers.count == words.count, (2...3).contains(numbers.count) else {
                throw InputError(
                    Finding(
                        .valueOutOfRange,
                        .error,
                        message: Messages.pointLineInvalid(line: index + 1, text: String(line))
                    )
                )
            }
            points.append(numbers)
        }
        return points
    }
}
