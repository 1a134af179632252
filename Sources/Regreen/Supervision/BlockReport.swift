import Foundation
public import GeoModel
import Publishing
public import Restoration

/// Closures, overdue cases and open rectification orders on a day, out of the events of the ledger.
public struct BlockReport: Sendable {
    /// The day.
    public let date: CalendarDate
    /// What is closed.
    public let blocks: BlockList
    /// What is late.
    public let overdue: OverdueList
    /// Open rectification orders, by mine.
    public let notices: [NoticeText]

    /// Reads the events.
    ///
    /// - Throws: `InputError` for events that make no cases.
    public init(events: [LedgerEvent], asOf date: CalendarDate, file: String) throws {
        self.date = date
        do {
            blocks = try BlockList(events: events, asOf: date)
            overdue = try OverdueList(events: events, asOf: date)
            notices = try BlockReport.notices(events, date)
        } catch let error as LedgerRefusal {
            throw InputError(
                Finding(.valueOutOfRange, .error, file: file, message: Messages.eventsMakeNoCases(error))
            )
        }
    }

    /// Orders whose case is not closed.
    private static func notices(_ events: [LedgerEvent], _ date: CalendarDate) throws -> [NoticeText] {
        var found: [NoticeText] = []
        for history in try CaseHistory.cases(of: events.filter { $0.date <= date }) {
            guard case .rectification(let machine) = history.machine,
                let outcome = try? machine.outcome(of: history.events, asOf: date),
                [.ordered, .blocked].contains(outcome.state), let due = outcome.due,
                let order = history.events.last(where: { $0.event.hasPrefix("notice") })
            else { continue }
            found.append(
                NoticeText(
                    subject: history.subject,
                    mine: history.mine,
                    problem: history.values["problem"]?.stringValue,
                    given: order.date.description,
                    due: due.description
                )
            )
        }
        return found.sorted { $0.mine.utf8.lexicographicallyPrecedes($1.mine.utf8) }
    }

    /// `regreen.block-list/1`.
    public func blocksJSON(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.block-list/1",
            "as_of": .string(date.description),
            "closures": .array(
                blocks.entries.map { entry in
                    [
                        "mine_id": .string(entry.mine), "closed": .string(entry.subject.key),
                        "name": .string(Messages.blockSubject(entry.subject).text(language)),
                        "since": .string(entry.since.description), "cause": .string(entry.cause),
                        "clause": .string(entry.clause),
                    ]
                }
            ),
        ]
    }

    /// `regreen.block-overdue/1`.
    public func overdueJSON(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.block-overdue/1",
            "as_of": .string(date.description),
            "overdue": .array(
                overdue.entries.map { entry in
                    [
                        "mine_id": .string(entry.mine), "subject": .string(entry.subject),
                        "kind": .string(entry.kind.rawValue),
                        "message": .string(Messages.overdueKind(entry.kind).text(language)),
                        "due": JSONValue(entry.due?.description), "days_late": JSONValue(entry.daysLate(on: date)),
                        "clause": .string(entry.kind.clause),
                    ]
                }
            ),
        ]
    }

    /// `regreen.block-notices/1`.
    public func noticesJSON(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.block-notices/1",
            "as_of": .string(date.description),
            "notices": .array(
                notices.map { notice in
                    [
                        "subject": .string(notice.subject), "mine_id": .string(notice.mine),
                        "problem": JSONValue(notice.problem), "given": .string(notice.given),
                        "due": .string(notice.due),
                        "text": .string(Messages.notice(notice).map { $0.text(language) }.joined(separator: "\n")),
                    ]
                }
            ),
        ]
    }

    /// Writes the closures as table; whole or not at all.
    public func writeBlocks(to path: String, language: UserLanguage, replaces: Bool) throws {
        let sheet = RecordSheets.sheet(
            "block",
            LocalizedText(zh: "受限清单", en: "block list"),
            [("mine_id", "矿山编号"), ("closed", "受限事项"), ("since", "起始日期"), ("cause", "原因案号"), ("clause", "条款")],
            blocks.entries.map { entry in
                [
                    .words(entry.mine), .words(Messages.blockSubject(entry.subject).text(language)),
                    .words(entry.since.description), .words(entry.cause), .words(entry.clause),
                ]
            }
        )
        try RecordSheets.write([sheet], to: path, language: language, replaces: replaces)
    }

    /// Writes the overdue cases as table; whole or not at all.
    public func writeOverdue(to path: String, language: UserLanguage, replaces: Bool) throws {
        let sheet = RecordSheets.sheet(
            "overdue",
            LocalizedText(zh: "逾期清单", en: "overdue"),
            [
                ("mine_id", "矿山编号"), ("subject", "案号"), ("kind", "事项"), ("due", "期限"), ("days_late", "逾期天数"),
                ("clause", "条款"),
            ],
            overdue.entries.map { entry in
                [
                    .words(entry.mine), .words(entry.subject), .words(Messages.overdueKind(entry.kind).text(language)),
                    .words(entry.due?.description), .whole(entry.daysLate(on: date)), .words(entry.kind.clause),
                ]
            }
        )
        try RecordSheets.write([sheet], to: path, language: language, replaces: replaces)
    }

    /// Writes the open orders to print, `.txt` or `.html`; whole or not at all.
    public func writeNotices(to path: String, language: UserLanguage, replaces: Bool) throws {
        let cards = notices.map { notice in
            let lines = Messages.notice(notice).map { $0.text(language) }
            return PrintedCards.Card(title: lines[0], lines: lines.dropFirst().map { (nil, $0) })
        }
        let title = LocalizedText(zh: "限期整改通知书", en: "Rectification orders").text(language)
        try PrintedCards.write(cards, title: title, to: path, language: language, replaces: replaces)
    }
}
