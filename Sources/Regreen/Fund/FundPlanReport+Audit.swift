import Publishing
public import Restoration

extension FundPlanReport {
    /// Events of projects: machine D and the documents of the archive.
    public func auditEvents(of events: [LedgerEvent]) -> [LedgerEvent] {
        events.filter { event in
            switch event.kind {
            case .open(.funding), .event(.funding, _), .documentAdded: return true
            default: return false
            }
        }
    }

    /// The budget and its effect as files of a packet.
    public func auditTables(_ language: UserLanguage) -> [(name: String, bytes: [UInt8])] {
        [("fund.json", Array(json(language).serialized(pretty: true).utf8))]
            + sheets(language).map { ("\($0.name).csv", SheetExport.csv($0, language: language)) }
    }
}
