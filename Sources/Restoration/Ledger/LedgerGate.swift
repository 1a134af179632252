/// Why a draft does not enter the ledger.
public enum LedgerRefusal: Error, Sendable, Hashable {
    /// The subject or the actor's post is empty.
    case empty(String)
    /// A key of the values that is the ledger's own.
    case reservedKey(String)
    /// The case was opened before.
    case alreadyOpen(MachineID, subject: String)
    /// The case was never opened.
    case notOpen(MachineID, subject: String)
    /// A parameter of the machine is missing or unusable.
    case parameter(WorkflowCase.ParameterError, subject: String)
    /// Papers the event needs.
    case evidenceMissing([EvidenceKind], event: String, subject: String, clause: String)
    /// The machine refuses the event.
    case event(EventRefusal, subject: String)
    /// A row of the store that cannot be read.
    case damaged(LedgerFault)
}

/// A refused draft and its place in the list.
public struct LedgerRefusalAt: Error, Sendable, Hashable {
    /// Index of the draft in the list, from 0.
    public let index: Int
    /// Why.
    public let refusal: LedgerRefusal
}

/// Admits drafts one after another, each against the ledger and the drafts admitted before it.
///
/// An event earlier than the last one of its case is refused: a state reported before would change after the fact.
struct LedgerGate {
    let reader: any LedgerReading
    private var known: [String: [LedgerEvent]] = [:]

    init(reader: any LedgerReading) { self.reader = reader }

    mutating func admit(_ draft: LedgerDraft, index: Int) throws {
        do throws(LedgerRefusal) {
            try checkForm(draft)
        } catch {
            throw LedgerRefusalAt(index: index, refusal: error)
        }
        var events = try earlier(of: draft.subject, index: index)
        do throws(LedgerRefusal) {
            let row = draft.row(after: LedgerHead(count: events.last?.sequence ?? 0, hash: LedgerHead.empty.hash))
            do throws(LedgerFault) {
                events.append(try LedgerEvent(row))
            } catch {
                throw .damaged(error)
            }
            try checkMachine(draft, events: events)
        } catch {
            throw LedgerRefusalAt(index: index, refusal: error)
        }
        known[draft.subject] = events
    }

    private func checkForm(_ draft: LedgerDraft) throws(LedgerRefusal) {
        if draft.subject.isEmpty { throw .empty("subject") }
        if draft.actor.isEmpty { throw .empty("actor") }
        for key in ["subject", "evidence"] where draft.values[key] != nil { throw .reservedKey(key) }
    }

    private func earlier(of subject: String, index: Int) throws -> [LedgerEvent] {
        if let events = known[subject] { return events }
        let rows = try reader.rows(subject: subject)
        do throws(LedgerFault) {
            return try rows.map { row throws(LedgerFault) in try LedgerEvent(row) }
        } catch {
            throw LedgerRefusalAt(index: index, refusal: .damaged(error))
        }
    }

    private func checkMachine(_ draft: LedgerDraft, events: [LedgerEvent]) throws(LedgerRefusal) {
        guard case .event(let id, _) = draft.kind else {
            if case .open = draft.kind { _ = try CaseHistory.cases(of: events) }
            return
        }
        let before = try CaseHistory.cases(of: events.dropLast())
        guard let history = before.first(where: { $0.machine.id == id }), let event = events.last?.machineEvent else {
            throw .notOpen(id, subject: draft.subject)
        }
        guard event.date >= history.events.last?.date ?? history.opened else {
            throw .event(.outOfOrder(event: event.event), subject: draft.subject)
        }
        do throws(ReplayError) {
            _ = try history.machine.outcome(of: history.events + [event], asOf: event.date)
        } catch {
            throw .event(error.refusal, subject: draft.subject)
        }
        guard let need = history.machine.requirement(for: event, after: history.events) else { return }
        let missing = need.missing(from: draft.evidence.map(\.kind))
        if !missing.isEmpty {
            throw .evidenceMissing(missing, event: event.event, subject: draft.subject, clause: need.clause)
        }
    }
}
