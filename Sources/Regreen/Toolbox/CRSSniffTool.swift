public import Restoration
public import SpatialAnalysis

/// The result of `crs sniff`.
public struct CRSSniffReport: Sendable {
    /// The guess.
    public let guess: CoordinateGuess

    /// `regreen.crs-sniff/1`: the keys of domain 1.4 after the schema.
    public var json: JSONValue {
        var object: JSONObject = ["schema": "regreen.crs-sniff/1"]
        for (key, value) in guess.printed {
            switch value {
            case .text(let text): object[key] = .string(text)
            case .integer(let number): object[key] = JSONValue(number)
            case .boolean(let flag): object[key] = .bool(flag)
            case .null: object[key] = .null
            }
        }
        return .object(object)
    }

    /// 1 when the family is unknown, or something is still needed or doubtful.
    public var status: CommandStatus {
        guess.family == .unknown || guess.needsZone || guess.warning != nil ? .findings : .done
    }
}

/// Guesses the coordinate family of one point.
public enum CRSSniffTool {
    /// Guesses from a point as stored and, when given, a longitude near it.
    public static func run(x: Double, y: Double, longitudeHint: Double?) -> CRSSniffReport {
        CRSSniffReport(guess: CRSSniffer.sniff(x: x, y: y, lonHint: longitudeHint))
    }
}
