extension DelistingMachine {
    /// The table of domain 4.4.
    public static let transitions: [Transition<DelistingState, DelistingEvent>] = preparation + works + notice + city

    private static let preparation: [Transition<DelistingState, DelistingEvent>] = [
        .init([.registered], .survey, to: .surveyed, by: [.subdistrict], evidence: [.mineFile], clause: "003 五（一）1"),
        .init(
            [.surveyed],
            .draft,
            to: .planDrafted,
            by: [.landAndEnvironmentOffices],
            evidence: [.scheme],
            clause: "003 五（二）2"
        ),
        .init(
            [.planDrafted],
            .reviewPass,
            to: .planApproved,
            by: [.environmentOffice],
            evidence: [.reviewOpinion],
            clause: "003 五（二）3"
        ),
        .init(
            [.planDrafted],
            .reviewFail,
            to: .surveyed,
            by: [.environmentOffice],
            evidence: [.reviewOpinion],
            clause: "003 五（二）3"
        ),
    ]

    private static let works: [Transition<DelistingState, DelistingEvent>] = [
        .init(
            [.planApproved],
            .start,
            to: .inWorks,
            by: [.responsibleParty, .subdistrict, .enforcementBureau],
            evidence: [.startPaper],
            clause: "003 五（三）"
        ),
        .init(
            [.inWorks],
            .finish,
            to: .done,
            by: [.responsibleParty, .subdistrict, .enforcementBureau],
            evidence: [.completionReport],
            clause: "003 五（三）"
        ),
        .init(
            [.done],
            .acceptPass,
            to: .accepted,
            by: [.environmentOffice],
            evidence: [.acceptanceOpinion],
            clause: "003 五（四）1"
        ),
        .init(
            [.done],
            .acceptFail,
            to: .inWorks,
            by: [.environmentOffice],
            evidence: [.acceptanceOpinion],
            clause: "003 五（四）1"
        ),
        .init(
            [.accepted],
            .recognise,
            to: .recognised,
            by: [.citySupervisionGroup],
            evidence: [.recognition],
            clause: "003 五（四）1"
        ),
    ]

    private static let notice: [Transition<DelistingState, DelistingEvent>] = [
        .init(
            [.recognised],
            .publish,
            to: .inNotice,
            by: [.specialOffice],
            evidence: [.noticeText],
            clause: "003 五（四）2"
        ),
        .init(
            [.inNotice],
            .complaint,
            to: .complaint,
            by: [.anyone],
            evidence: [.complaintRecord],
            clause: "003 五（四）2"
        ),
        .init(
            [.complaint],
            .complaintRejected,
            to: .inNotice,
            by: [.mainResponsibleUnit],
            evidence: [.investigation],
            clause: "003 五（四）2"
        ),
        .init(
            [.complaint],
            .complaintUpheld,
            to: .inWorks,
            by: [.mainResponsibleUnit],
            evidence: [.investigation],
            clause: "003 五（四）2"
        ),
        .init([.inNotice], .noticeEnd, to: .noticeCleared, by: [.specialOffice], clause: "003 五（四）2"),
    ]

    private static let city: [Transition<DelistingState, DelistingEvent>] = [
        .init(
            [.noticeCleared],
            .submitLedger,
            to: .ledgerSubmitted,
            by: [.specialOffice],
            evidence: [.delistingLedger],
            clause: "003 五（四）3"
        ),
        .init(
            [.ledgerSubmitted],
            .cityPass,
            to: .cityReviewed,
            by: [.cityOffice],
            evidence: [.auditOpinion],
            clause: "003 五（四）3"
        ),
        .init(
            [.ledgerSubmitted],
            .cityReturn,
            to: .noticeCleared,
            by: [.cityOffice],
            evidence: [.auditOpinion],
            clause: "003 五（四）3"
        ),
        .init(
            [.cityReviewed],
            .sign,
            to: .signed,
            by: [.cityGroupLeader],
            evidence: [.signature],
            clause: "003 五（四）3"
        ),
        .init(
            [.signed],
            .file,
            to: .filed,
            by: [.cityLeadingOffice],
            evidence: [.filingReceipt],
            clause: "003 五（四）3"
        ),
    ]
}
