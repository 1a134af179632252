import Foundation
public import Restoration

/// The rules of a run: the compiled-in file, a county's file laid over it.
public enum RulesFile {
    /// Reads a county's file; nil gives the default rules.
    ///
    /// - Throws: `InputError` `rules_invalid` naming the value and where the default of it comes from. Nothing of a file
    ///   with a fault is used.
    public static func load(_ path: String?) throws -> Rules {
        guard let path else { return .standard }
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw InputError(Finding(.fileMissing, .error, file: path, message: Messages.recordsMissing(path: path)))
        }
        return try reading(path) { () throws(RulesError) in try Rules.standard.overridden(by: Array(data)) }
    }

    /// Takes values out of a county's rules; one that is out of range is refused like any other fault of the file.
    static func reading<Value>(_ path: String?, _ body: () throws(RulesError) -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            guard let path else { throw error }
            let key = error.path.hasPrefix("values.") ? ruleKey(error.path) : nil
            let entry = key.flatMap { Rules.standard.entries[$0] }
            let message = Messages.rulesRefused(
                path: path,
                place: error.path,
                reason: error.reason,
                source: entry?.source
            )
            throw InputError(
                Finding(.rulesInvalid, .error, file: path, message: message, fix: Messages.rulesRefusedFix)
            )
        }
    }

    /// `values.fund.grade_factors.value[1]` is about `fund.grade_factors`.
    private static func ruleKey(_ path: String) -> String? {
        let rest = path.dropFirst("values.".count)
        return Rules.standard.keys.filter { rest == $0 || rest.hasPrefix($0 + ".") }.max { $0.count < $1.count }
    }
}

extension FindingCode {
    /// A county's rules file that cannot be laid over the default.
    public static let rulesInvalid = FindingCode(rawValue: "rules_invalid")
}
