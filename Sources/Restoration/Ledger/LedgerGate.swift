/// Why a draft does not enter the ledger.
public enum LedgerRefusal: Error, Sendable, Hashable {
    /// The subject or the actor's post is empty.
    case empty(String)
    /// A key of the values that is the ledger's own.
    case reservedKey(String)
    /// A text with the character NUL, which not every store can hold.
    case unusableText(subject: String)
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
    /// A value that this kind of event must have.
    case valueMissing(String, kind: LedgerKind, subject: String)
    /// An end of something that has not begun: an exemption, a stopped supply.
    case nothingToEnd(LedgerKind, subject: String)
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
/// An event earlier than the last one of its case is refused: a state reported before would change after the fact. Each
/// subject is read once and then carried forward, so that a list of n drafts costs n steps.
struct LedgerGate {
    let reader: any LedgerReading
    private var known: [String: LedgerSubject] = [:]

    init(reader: any LedgerReading) { self.reader = reader }

    mutating func admit(_ draft: LedgerDraft, index: Int) throws {
        do throws(LedgerRefusal) {
            try checkForm(draft)
        } catch {
            throw LedgerRefusalAt(index: index, refusal: error)
        }
        var subject = try known[draft.subject] ?? standing(of: draft.subject, index: index)
        do throws(LedgerRefusal) {
            try subject.admit(draft)
        } catch {
            throw LedgerRefusalAt(index: index, refusal: error)
        }
        known[draft.subject] = subject
    }

    private func checkForm(_ draft: LedgerDraft) throws(LedgerRefusal) {
        if draft.subject.isEmpty { throw .empty("subject") }
        if draft.actor.isEmpty { throw .empty("actor") }
        if draft.subject.utf8.contains(0) || draft.actor.utf8.contains(0) || JSONValue.object(draft.values).holdsNUL {
            throw .unusableText(subject: draft.subject)
        }
        for key in ["subject", "evidence"] where draft.values[key] != nil { throw .reservedKey(key) }
    }

    /// The subject as the ledger has it; a row that cannot be read or does not fit stops everything.
    private func standing(of name: String, index: Int) throws -> LedgerSubject {
        var subject = LedgerSubject()
        for row in try reader.rows(subject: name) {
            do throws(LedgerFault) {
                let event = try LedgerEvent(row)
                do throws(LedgerRefusal) {
                    try subject.replay(event)
                } catch {
                    throw LedgerFault(row.sequence, .rule)
                }
            } catch {
                throw LedgerRefusalAt(index: index, refusal: .damaged(error))
            }
        }
        return subject
    }
}

extension JSONValue {
    /// True when a text or key in it holds the character NUL.
    fileprivate var holdsNUL: Bool {
        switch self {
        case .string(let text): return text.utf8.contains(0)
        case .array(let elements): return elements.contains(where: \.holdsNUL)
        case .object(let object): return object.members.contains { $0.key.utf8.contains(0) || $0.value.holdsNUL }
        default: return false
        }
    }
}
