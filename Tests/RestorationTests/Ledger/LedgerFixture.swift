import GeoModel

@testable import Restoration

/// The sign-off of one mine as ledger drafts, with its papers.
enum LedgerFixture {
    static func draft(
        _ date: String,
        _ kind: String,
        _ subject: String = "M-001",
        values: JSONObject = [:],
        evidence: [EvidenceKind] = []
    ) -> LedgerDraft {
        guard let kind = LedgerKind(text: kind) else { preconditionFailure("no kind \(kind)") }
        return LedgerDraft(
            date: day(date),
            kind: kind,
            subject: subject,
            actor: "区专项工作组办公室",
            values: values,
            evidence: evidence.map { LedgerEvidence(kind: $0, hash: ContentHash(of: "paper \($0.rawValue)")) }
        )
    }

    static let delisting: [LedgerDraft] = [
        draft("2018-07-01", "delisting.open", values: ["cohort": 2019]),
        draft("2018-07-10", "delisting.survey", evidence: [.mineFile]),
        draft("2018-10-20", "delisting.draft", evidence: [.scheme]),
        draft("2018-10-30", "delisting.review_pass", evidence: [.reviewOpinion]),
        draft("2018-11-01", "delisting.start", evidence: [.startPaper]),
    ]

    static let rectification: [LedgerDraft] = [
        draft("2024-09-01", "rectification.open", "C-7", values: ["mine": "M-002"]),
        draft("2024-09-12", "rectification.detect", "C-7", evidence: [.inspectionRecord]),
        draft(
            "2024-09-15",
            "rectification.notice",
            "C-7",
            values: ["value": "2024-11-30"],
            evidence: [.rectificationNotice]
        ),
    ]

    static func events(of store: MemoryEventStore) throws -> [LedgerEvent] {
        try store.rows(after: 0, limit: .max).map { row throws(LedgerFault) in try LedgerEvent(row) }
    }
}
