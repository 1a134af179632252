import GeoModel

/// Where the cases and standing orders of one subject are after its last event, as far as the next event must know.
struct LedgerSubject {
    /// A case of a machine in its present state.
    private struct OpenCase {
        var machine: WorkflowCase
        var last: CalendarDate
    }

    private var cases: [MachineID: OpenCase] = [:]
    private var exemption: CalendarDate?
    private var stopped: [Supply: CalendarDate] = [:]
    private var aftercare: CalendarDate?

    /// Takes over an event that stands in the ledger; a papers' list is not asked for again.
    mutating func replay(_ event: LedgerEvent) throws(LedgerRefusal) {
        switch event.kind {
        case .open(let id): try open(id, event.payload, on: event.date, subject: event.subject)
        case .event(let id, _):
            guard let dated = event.machineEvent else { return }
            try advance(id, dated, subject: event.subject, evidence: nil)
        default: try stand(event.kind, event.payload, on: event.date, subject: event.subject)
        }
    }

    /// Admits a draft: the rules of its machine, its papers, the values its kind needs.
    mutating func admit(_ draft: LedgerDraft) throws(LedgerRefusal) {
        switch draft.kind {
        case .open(let id): try open(id, draft.values, on: draft.date, subject: draft.subject)
        case .event(let id, _):
            guard let dated = draft.kind.machineEvent(on: draft.date, values: draft.values) else { return }
            try advance(id, dated, subject: draft.subject, evidence: draft.evidence.map(\.kind))
        default: try stand(draft.kind, draft.values, on: draft.date, subject: draft.subject)
        }
    }

    private mutating func open(
        _ id: MachineID,
        _ values: JSONObject,
        on date: CalendarDate,
        subject: String
    ) throws(LedgerRefusal) {
        guard cases[id] == nil else { throw .alreadyOpen(id, subject: subject) }
        do throws(WorkflowCase.ParameterError) {
            cases[id] = OpenCase(machine: try WorkflowCase(id, parameters: values), last: date)
        } catch {
            throw .parameter(error, subject: subject)
        }
    }

    private mutating func advance(
        _ id: MachineID,
        _ event: DatedEvent,
        subject: String,
        evidence: [EvidenceKind]?
    ) throws(LedgerRefusal) {
        guard var open = cases[id] else { throw .notOpen(id, subject: subject) }
        guard event.date >= open.last else { throw .event(.outOfOrder(event: event.event), subject: subject) }
        let need = open.machine.requirement(for: event)
        do throws(EventRefusal) {
            try open.machine.apply(event)
        } catch {
            throw .event(error, subject: subject)
        }
        if let need, let evidence {
            let missing = need.missing(from: evidence)
            guard missing.isEmpty else {
                throw .evidenceMissing(missing, event: event.event, subject: subject, clause: need.clause)
            }
        }
        open.last = event.date
        cases[id] = open
    }

    /// Exemptions and supplies: what is lifted must have been granted, what is restored must have been stopped.
    private mutating func stand(
        _ kind: LedgerKind,
        _ values: JSONObject,
        on date: CalendarDate,
        subject: String
    ) throws(LedgerRefusal) {
        switch kind {
        case .exemptionGranted:
            guard let clause = values["clause"]?.stringValue, !clause.isEmpty else {
                throw .valueMissing("clause", kind: kind, subject: subject)
            }
            if let types = values["damage_type"], LandExemption.types(types) == nil {
                throw .valueMissing("damage_type", kind: kind, subject: subject)
            }
            exemption = date
        case .exemptionLifted:
            guard let since = exemption, since <= date else { throw .nothingToEnd(kind, subject: subject) }
            exemption = nil
        case .supplyStopped, .supplyRestored:
            guard let supply = values["supply"]?.stringValue.flatMap(Supply.init(rawValue:)) else {
                throw .valueMissing("supply", kind: kind, subject: subject)
            }
            if kind == .supplyStopped {
                stopped[supply] = stopped[supply] ?? date
            } else {
                guard let since = stopped[supply], since <= date else {
                    throw .nothingToEnd(kind, subject: subject)
                }
                stopped[supply] = nil
            }
        case .scopeExcluded:
            guard let reason = values["reason"]?.stringValue, !reason.isEmpty else {
                throw .valueMissing("reason", kind: kind, subject: subject)
            }
        case .documentAdded:
            for key in ["document", "sha256", "name"] where values[key]?.stringValue?.isEmpty ?? true {
                throw .valueMissing(key, kind: kind, subject: subject)
            }
            let document = values["document"]?.stringValue.flatMap(DocumentKind.init(rawValue:))
            for key in document?.requiredValues ?? [] where values[key]?.stringValue?.isEmpty ?? true {
                throw .valueMissing(key, kind: kind, subject: subject)
            }
        case .schemeFiled:
            guard values["level"]?.stringValue.flatMap(SchemeFiling.Level.init(rawValue:)) != nil else {
                throw .valueMissing("level", kind: kind, subject: subject)
            }
        case .aftercareBegun, .aftercareInspected, .aftercareEnded:
            try care(kind, values, on: date, subject: subject)
        default: break
        }
    }

    /// After-care is inspected and ends only where it has begun.
    private mutating func care(
        _ kind: LedgerKind,
        _ values: JSONObject,
        on date: CalendarDate,
        subject: String
    ) throws(LedgerRefusal) {
        if kind == .aftercareBegun {
            guard let body = values["body"]?.stringValue, !body.isEmpty else {
                throw .valueMissing("body", kind: kind, subject: subject)
            }
            if let until = values["until"],
                until.stringValue.flatMap({ CalendarDate(text: $0) }).map({ $0 >= date }) != true
            {
                throw .valueMissing("until", kind: kind, subject: subject)
            }
            aftercare = date
            return
        }
        guard let since = aftercare, since <= date else { throw .nothingToEnd(kind, subject: subject) }
        if kind == .aftercareInspected {
            guard values["result"]?.stringValue.flatMap(Aftercare.Finding.init(rawValue:)) != nil else {
                throw .valueMissing("result", kind: kind, subject: subject)
            }
        } else {
            aftercare = nil
        }
    }
}
