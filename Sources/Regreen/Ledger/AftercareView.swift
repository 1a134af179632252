public import GeoModel
public import Restoration

/// After-care and filings of a workspace on a day.
public struct AftercareView: Sendable {
    /// The day.
    public let asOf: CalendarDate
    /// What messages call the workspace.
    public let place: String
    /// After-care that goes on.
    public let aftercare: [Aftercare]
    /// Schemes filed.
    public let filings: [SchemeFiling]
    /// Months between inspections.
    public let months: Int

    /// Takes them out of a ledger.
    ///
    /// - Throws: `InputError` `rules_invalid` for a county's months that make no sense.
    public init(_ view: LedgerView, rules path: String? = nil) throws {
        asOf = view.asOf
        place = view.place
        aftercare = Aftercare.open(view.record.events, asOf: view.asOf)
        filings = SchemeFiling.all(view.record.events, asOf: view.asOf)
        let rules = try RulesFile.load(path)
        months = try RulesFile.reading(path) { () throws(RulesError) in
            guard let value = rules.number("aftercare.inspection_months"), (1...120).contains(value),
                value == value.rounded()
            else {
                throw RulesError(
                    path: "values.aftercare.inspection_months.value",
                    reason: "must be a whole number from 1 to 120"
                )
            }
            return Int(value)
        }
    }

    /// Days by which the next inspection is late; 0 on its last day and before.
    public func daysLate(_ care: Aftercare) -> Int {
        care.nextInspection(everyMonths: months).map { max(0, $0.days(until: asOf)) } ?? 0
    }

    /// 1 when an inspection is late or found damage.
    public var status: CommandStatus {
        aftercare.contains { daysLate($0) > 0 || $0.finding == .damaged } ? .findings : .done
    }

    /// `regreen.ledger-aftercare/1`.
    public var json: JSONValue {
        [
            "schema": "regreen.ledger-aftercare/1",
            "workspace": .string(place),
            "as_of": .string(asOf.description),
            "inspection_months": JSONValue(months),
            "aftercare": .array(
                aftercare.map { care in
                    [
                        "mine_id": .string(care.mine), "body": .string(care.body),
                        "since": .string(care.since.description),
                        "until": JSONValue(care.until?.description),
                        "inspected": JSONValue(care.inspected?.description),
                        "result": JSONValue(care.finding?.rawValue),
                        "next": JSONValue(care.nextInspection(everyMonths: months)?.description),
                        "days_late": JSONValue(daysLate(care)), "clause": "001 四 3",
                    ]
                }
            ),
            "filings": .array(
                filings.map {
                    [
                        "mine_id": .string($0.mine), "level": .string($0.level.rawValue),
                        "date": .string($0.date.description), "clause": "002 二（二）3",
                    ]
                }
            ),
        ]
    }
}
