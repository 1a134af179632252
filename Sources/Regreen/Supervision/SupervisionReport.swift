import Foundation
public import GeoModel
import Publishing
public import Restoration

/// A register of plan 004 with what is missing in it, and its cards to print.
public struct SupervisionReport: Sendable {
    /// The register.
    public let register: SupervisionRecord.Register
    /// The day.
    public let date: CalendarDate
    /// The entries, by id.
    public let records: [SupervisionRecord]

    private static let common: [KeyedTable.Column] = [
        .init("id", "编号"), .init("mine_id", "矿山编号"), .init("town", "乡镇"), .init("place", "位置"), .init("due", "完成期限"),
        .init("done", "完成日期"),
    ]

    private static func columns(_ register: SupervisionRecord.Register) -> [KeyedTable.Column] {
        switch register {
        case .demolition:
            return [
                .init("kind", "类型"), .init("area_m2", "建筑面积"), .init("compensated", "补偿安置日期"),
                .init("built_anew", "补偿后新建"),
            ]
        case .hazards:
            return [
                .init("kind", "类型"), .init("cause", "成因"), .init("scale", "规模"), .init("people", "受威胁人数"),
                .init("signs", "前兆"), .init("signal", "预警信号"), .init("way_out", "撤离路线"), .init("shelter", "安置点"),
                .init("watch_post", "责任岗位"), .init("duty_phone_post", "值班岗位"), .init("received", "签收日期"),
                .init("scheme", "整治方案"),
            ]
        case .trees:
            return [
                .init("trees", "枯死树木"), .init("area_mu", "面积（亩）"), .init("suited", "宜林宜草"),
                .init("replanted", "植被恢复日期"),
            ]
        case .water:
            return [
                .init("kind", "类型"), .init("level_before_m", "原埋深"), .init("level_now_m", "现埋深"),
                .init("measured", "测量日期"),
                .init("pollution", "水质问题"), .init("supply", "受影响供水"), .init("scheme", "保水开采方案"),
            ]
        }
    }

    private static let days: Set<String> = ["compensated", "built_anew", "received", "replanted", "measured"]
    private static let amounts: Set<String> = [
        "people", "area_m2", "trees", "area_mu", "level_before_m", "level_now_m",
    ]

    /// Reads a register.
    ///
    /// - Throws: `InputError` for an entry that makes no sense; no card is printed then.
    public init(_ register: SupervisionRecord.Register, path: String, asOf date: CalendarDate) throws {
        self.register = register
        self.date = date
        let columns = SupervisionReport.columns(register)
        let table = try KeyedTable(path, columns: SupervisionReport.common + columns, required: ["id"])
        var records: [SupervisionRecord] = []
        var seen: Set<String> = []
        for row in table.rows {
            let id = try row.requiredText("id")
            guard seen.insert(id).inserted else {
                throw InputError(
                    Finding(.idDuplicate, .error, file: path, message: Messages.recordTwice(id, file: path))
                )
            }
            records.append(try SupervisionReport.record(register, id: id, row, columns))
        }
        self.records = records.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    private static func record(
        _ register: SupervisionRecord.Register,
        id: String,
        _ row: KeyedTable.Row,
        _ columns: [KeyedTable.Column]
    ) throws -> SupervisionRecord {
        var values: [(key: String, value: String)] = []
        for column in columns where column.key != "cause" {
            if days.contains(column.key) { _ = try row.date(column.key) }
            if amounts.contains(column.key) { _ = try row.amount(column.key) }
            if let text = row.text(column.key) { values.append((column.key, text)) }
        }
        let cause = try row.choice("cause", HazardCause.self)
        if register == .hazards, cause == nil { throw row.invalid("cause", "", Messages.expectedCause()) }
        let (due, done) = (try row.date("due"), try row.date("done"))
        return SupervisionRecord(
            register,
            id: id,
            mine: row.text("mine_id"),
            town: row.text("town"),
            place: row.text("place"),
            values: values,
            due: due,
            done: done,
            cause: cause
        )
    }

    /// Entries with something missing or wrong.
    public var incomplete: [SupervisionRecord] { records.filter { !$0.gaps(on: date).isEmpty } }

    /// 1 when something is missing or overdue.
    public var status: CommandStatus { incomplete.isEmpty ? .done : .findings }

    /// `regreen.cards/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.cards/1",
            "register": .string(register.rawValue),
            "as_of": .string(date.description),
            "entries": .array(
                records.map { record in
                    let gaps = record.gaps(on: date)
                    return [
                        "id": .string(record.id), "mine_id": JSONValue(record.mine), "town": JSONValue(record.town),
                        "place": JSONValue(record.place), "cause": JSONValue(record.cause?.rawValue),
                        "problem": .string(record.problem.rawValue), "clause": .string(record.problem.clause),
                        "leads": .array(record.leads.map { .string($0.text(language)) }),
                        "due": JSONValue(record.due?.description), "done": JSONValue(record.done?.description),
                        "values": .object(JSONObject(record.values.map { ($0.key, .string($0.value)) })),
                        "gaps": .array(gaps.map { .string($0.rawValue) }),
                        "messages": .array(gaps.map { .string(Messages.recordGap($0).text(language)) }),
                    ]
                }
            ),
        ]
    }

    /// Writes the cards as `.txt` or `.html` to print, or the register as `.csv` or `.xlsx`; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        if SheetExport.Format(path: path) != nil {
            try RecordSheets.write([sheet(language)], to: path, language: language, replaces: replaces)
            return
        }
        let title = Messages.cardTitle(register).text(language)
        try PrintedCards.write(
            records.map { card($0, title: title, language: language) },
            title: title,
            to: path,
            language: language,
            replaces: replaces
        )
    }

    private func members(_ record: SupervisionRecord, _ language: UserLanguage) -> [(key: String, value: String)] {
        let cause = record.cause.map { $0 == .natural ? "自然原因" : "矿山开采因素" }
        let own: [(String, String?)] = [
            ("id", record.id), ("mine_id", record.mine), ("town", record.town), ("place", record.place),
            ("cause", language == .zh ? cause : record.cause?.rawValue),
        ]
        let last: [(String, String?)] = [
            ("due", record.due?.description), ("done", record.done?.description),
            ("leads", record.leads.map { $0.text(language) }.joined(separator: language == .zh ? "、" : ", ")),
            ("clause", record.problem.clause),
        ]
        return own.compactMap { key, value in value.map { (key, $0) } } + record.values
            + last.compactMap { key, value in value.map { (key, $0) } }
    }

    private func card(_ record: SupervisionRecord, title: String, language: UserLanguage) -> PrintedCards.Card {
        PrintedCards.Card(
            title: title,
            lines: members(record, language).map { (Messages.cardLabel($0.key).text(language), $0.value) }
        )
    }

    private func sheet(_ language: UserLanguage) -> TableSheet {
        let keys =
            ["id", "mine_id", "town", "place", "cause"]
            + SupervisionReport.columns(register).map(\.key).filter { $0 != "cause" } + [
                "due", "done", "leads", "clause",
            ]
        return RecordSheets.sheet(
            register.rawValue,
            Messages.cardTitle(register),
            keys.map { ($0, Messages.cardLabel($0).zh) } + [("gaps", "缺漏")],
            records.map { record in
                let values = Dictionary(members(record, language).map { ($0.key, $0.value) }) { first, _ in first }
                let gaps = record.gaps(on: date).map { Messages.recordGap($0).text(language) }
                return keys.map { TableCell.words(values[$0]) } + [.words(gaps.joined(separator: "；"))]
            }
        )
    }
}
