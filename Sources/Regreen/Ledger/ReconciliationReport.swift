import Foundation
import Intake
public import Restoration

/// Two tables of the same mines, compared.
public struct ReconciliationReport: Sendable {
    /// The comparison.
    public let result: RegisterReconciliation
    /// The two files as typed.
    public let files: (left: String, right: String)

    /// Reads two CSV files.
    ///
    /// - Parameter id: the column that names entries in both.
    /// - Throws: `InputError` for a file that cannot be read, a missing id column, an id that is missing or stands twice.
    public init(left: String, right: String, id: String) throws {
        files = (left, right)
        result = RegisterReconciliation(try Self.register(left, id: id), try Self.register(right, id: id))
    }

    private static func register(_ file: String, id: String) throws -> RegisterReconciliation.Register {
        let path = URL(filePath: file).standardizedFileURL.path
        guard FileManager.default.fileExists(atPath: path) else {
            throw InputError(Finding(.fileMissing, .error, file: file, message: Messages.recordsMissing(path: file)))
        }
        let table = try PlainTable.read(path, written: file)
        guard let place = table.columns.firstIndex(of: id) else {
            let nearest = EditDistance.nearest(to: id, among: table.columns)
            let message = Messages.columnUnknown(id, file: file, nearest: nearest, known: table.columns)
            throw InputError(Finding(.fieldMissing, .error, file: file, message: message))
        }
        var entries: [String: [String: String]] = [:]
        for (row, line) in zip(table.rows, table.lines) {
            let texts = row.map { $0.trimmingCharacters(in: .whitespaces) }
            guard place < texts.count, !texts[place].isEmpty else {
                throw InputError(
                    Finding(
                        .idMissing,
                        .error,
                        file: file,
                        message: Messages.reconcileIDMissing(file: file, line: line)
                    )
                )
            }
            guard entries[texts[place]] == nil else {
                let message = Messages.recordTwice(texts[place], file: file)
                throw InputError(Finding(.idDuplicate, .error, file: file, mineID: texts[place], message: message))
            }
            var cells: [String: String] = [:]
            for (column, text) in zip(table.columns, texts) where column != id && !text.isEmpty { cells[column] = text }
            entries[texts[place]] = cells
        }
        return RegisterReconciliation.Register(
            columns: table.columns.filter { $0 != id && !$0.isEmpty },
            entries: entries
        )
    }

    /// 1 when the lists differ.
    public var status: CommandStatus { result.isBalanced ? .done : .findings }

    /// `regreen.ledger-reconcile/1`.
    public var json: JSONValue {
        [
            "schema": "regreen.ledger-reconcile/1",
            "only_left": .array(result.onlyLeft.map(JSONValue.string)),
            "only_right": .array(result.onlyRight.map(JSONValue.string)),
            "differences": .array(
                result.differences.map {
                    [
                        "id": .string($0.id), "column": .string($0.column), "left": JSONValue($0.left),
                        "right": JSONValue($0.right),
                    ]
                }
            ),
            "balances": .array(
                result.balances.map {
                    [
                        "column": .string($0.column), "left": JSONValue($0.left.doubleValue),
                        "right": JSONValue($0.right.doubleValue), "difference": JSONValue($0.difference.doubleValue),
                    ]
                }
            ),
            "agreeing": JSONValue(result.agreeing),
        ]
    }
}
