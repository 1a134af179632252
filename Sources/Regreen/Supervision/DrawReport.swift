import Foundation
import GeoModel
public import Restoration

/// A random draw out of tables of ids, with a log that anybody can repeat (双随机, plans 001, 003 and 004).
public struct DrawReport: Sendable {
    /// The draw of mines, or of whatever the one pool holds.
    public let draw: RandomDraw
    /// With a second pool: for each drawn id its inspectors or experts.
    public let companions: [RandomDraw]

    /// Draws.
    ///
    /// - Parameters:
    ///   - pool: a table with a column `id` (or `mine_id`); `exclude` with a reason leaves an id out.
    ///   - companions: a second table of inspectors or experts by post or number, never by name; its column
    ///     `conflicts` lists ids they may not see, between semicolons.
    /// - Throws: `InputError` for a pool that cannot be drawn from.
    public init(
        _ count: Int,
        pool: String,
        perMine: Int = 0,
        companions: String? = nil,
        seed: String,
        purpose: String
    ) throws {
        let first = try DrawReport.read(pool)
        do {
            draw = try RandomDraw(count, of: first.ids, seed: seed, purpose: purpose, excluded: first.excluded)
            guard let companions else {
                self.companions = []
                return
            }
            let second = try DrawReport.read(companions)
            var found: [RandomDraw] = []
            for ticket in draw.drawn {
                var excluded = second.excluded
                for (id, mines) in second.conflicts where mines.contains(ticket.id) { excluded[id] = "conflict" }
                found.append(
                    try RandomDraw(
                        perMine,
                        of: second.ids,
                        seed: "\(seed)\n\(ticket.id)",
                        purpose: "\(purpose): \(ticket.id)",
                        excluded: excluded
                    )
                )
            }
            self.companions = found
        } catch let error as RandomDrawError {
            throw InputError(Finding(.valueOutOfRange, .error, file: pool, message: Messages.drawRefused(error)))
        }
    }

    private struct Pool {
        var ids: [String] = []
        var excluded: [String: String] = [:]
        var conflicts: [String: Set<String>] = [:]
    }

    private static func read(_ path: String) throws -> Pool {
        let columns: [KeyedTable.Column] = [
            .init("id", "编号"), .init("mine_id", "矿山编号"), .init("post", "岗位"), .init("field", "专业"),
            .init("exclude", "回避原因"), .init("conflicts", "回避矿山"),
        ]
        let table = try KeyedTable(path, columns: columns, required: [])
        var pool = Pool()
        for row in table.rows {
            guard let id = row.text("id") ?? row.text("mine_id") else {
                throw row.invalid("id", "", Messages.expectedText())
            }
            pool.ids.append(id)
            if let reason = row.text("exclude") { pool.excluded[id] = reason }
            let conflicts = row.list("conflicts")
            if !conflicts.isEmpty { pool.conflicts[id] = Set(conflicts) }
        }
        return pool
    }

    /// `regreen.draw/1`: seed, pool hash, what was left out, what was drawn; with a second pool under `companions`.
    public var json: JSONValue {
        var log = draw.log
        if !companions.isEmpty {
            log["companions"] = .array(
                zip(draw.drawn, companions).map { ticket, draw in
                    var object = draw.log
                    object["schema"] = nil
                    object["for"] = .string(ticket.id)
                    return .object(object)
                }
            )
        }
        return .object(log)
    }

    /// Whether a log says the same as this draw.
    ///
    /// - Throws: `InputError` for a file that is no log.
    public func agrees(withLog path: String) throws -> Bool {
        guard let data = try? Data(contentsOf: URL(filePath: path)), let log = try? JSONValue(parsing: Array(data)),
            log["schema"] == "regreen.draw/1"
        else {
            throw InputError(Finding(.fileDamaged, .error, file: path, message: Messages.notADraw(path: path)))
        }
        return log.canonicalized() == json.canonicalized()
    }

    /// Writes the log; whole or not at all.
    public func write(to path: String, replaces: Bool) throws {
        try PlainOutput.write(Array((json.serialized(pretty: true) + "\n").utf8), to: path, replaces: replaces)
    }
}
