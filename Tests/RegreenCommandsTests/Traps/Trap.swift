import Foundation
import TestSupport
import Testing

/// A small data set whose right answer is known by construction, and on which a careless tool is plausibly wrong.
struct Trap: Sendable, CustomTestStringConvertible {
    /// Stable id, also the row in docs/traps.md.
    let id: String
    /// The family: encoding, coordinates, area, raster, record, format, hostile.
    let family: String
    /// What a careless tool would do.
    let carelessAnswer: String
    /// Writes the files and returns the command's arguments (without the program).
    let build: @Sendable (TrapWorkshop) throws -> [String]
    /// What must come out.
    let expectation: TrapExpectation

    var testDescription: String { id }
}

/// What a right tool does with a trap.
enum TrapExpectation: Sendable {
    /// The command ends 0 or 1 and the check of its result finds nothing wrong; the check returns what is wrong.
    case right(@Sendable (TrapOutcome) throws -> String?)
    /// The command ends 2 and names this code.
    case refused(String)
}

/// How a tool did on a trap.
enum TrapVerdict: String, CaseIterable, Sendable {
    /// The right answer.
    case right
    /// Refused with the code that names the cause.
    case refused
    /// A wrong answer, or a refusal for another reason, without a word: must never happen.
    case silent
    /// Ended by a signal or with an internal error: must never happen.
    case crashed
}

/// What a run left behind.
struct TrapOutcome: Sendable {
    let status: Int32
    let stdout: Data
    let stderr: String
    let folder: URL

    /// The result on stdout, parsed.
    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: stdout) as? [String: Any] ?? [:]
    }

    /// A file below the trap's folder, parsed as JSON.
    func file(_ name: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name))) as? [String: Any] ?? [:]
    }

    /// The text of a file below the trap's folder.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    /// The first (or the given) mine of `out/assessment.json`.
    func mine(_ id: String) throws -> [String: Any] {
        let mines = try file("out/assessment.json")["mines"] as? [[String: Any]] ?? []
        return mines.first { $0["mine_id"] as? String == id } ?? [:]
    }

    /// Codes in `out/findings.jsonl`.
    func findingCodes() throws -> Set<String> {
        let lines = try text("out/findings.jsonl").split(separator: "\n")
        return Set(
            lines.compactMap {
                (try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["code"] as? String
            }
        )
    }
}

/// Compares a number and says what is wrong.
func expectNumber(_ got: Any?, _ expected: Double, within tolerance: Double, _ what: String) -> String? {
    guard let number = (got as? NSNumber)?.doubleValue else { return "\(what): no number, got \(got ?? "nothing")" }
    return abs(number - expected) <= tolerance ? nil : "\(what): \(number), expected \(expected)"
}

/// The first complaint of several checks.
func firstComplaint(_ complaints: String?...) -> String? { complaints.compactMap { $0 }.first }
