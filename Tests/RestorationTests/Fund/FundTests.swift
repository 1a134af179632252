import GeoModel
import Restoration
import Testing

private func decimal(_ text: String) -> DecimalNumber {
    guard let number = DecimalNumber(text: text) else { preconditionFailure("no number: \(text)") }
    return number
}

@Suite struct FundShareTests {
    private func amounts(_ total: String, _ ratios: [(String, String)]) throws -> [String] {
        try FundShare.shares(of: decimal(total), by: ratios.map { ($0.0, decimal($0.1)) })
            .map { "\($0.name) \($0.amount.text(decimals: 2))" }
    }

    @Test func tiesGoToTheNameThatSortsFirst() throws {
        #expect(try amounts("100", [("C", "1"), ("A", "1"), ("B", "1")]) == ["A 33.34", "B 33.33", "C 33.33"])
        #expect(try amounts("0.01", [("乙", "1"), ("甲", "1")]) == ["乙 0.01", "甲 0.00"])
    }

    @Test func noResponsibilityNoMoney() throws {
        #expect(try amounts("10", [("A", "0"), ("B", "2")]) == ["A 0.00", "B 10.00"])
        #expect(throws: FundShareError.noResponsibility) { try amounts("10", [("A", "0"), ("B", "0")]) }
        #expect(throws: FundShareError.noResponsibility) { try amounts("10", []) }
    }

    @Test func nonsenseIsRefusedByName() {
        #expect(throws: FundShareError.responsibility(name: "B")) { try amounts("10", [("A", "1"), ("B", "-1")]) }
        #expect(throws: FundShareError.duplicateName("A")) { try amounts("10", [("A", "1"), ("A", "2")]) }
        #expect(throws: FundShareError.total) { try amounts("-1", [("A", "1")]) }
        #expect(throws: FundShareError.total) { try amounts("1.005", [("A", "1")]) }
    }

    @Test(arguments: 1...40)
    func partsAlwaysAddUpToTheTotal(_ seed: Int) throws {
        var state = UInt64(seed)
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        let ratios = (0..<Int(next(30) + 1)).map {
            (name: "M\($0)", responsibility: DecimalNumber(coefficient: Int128(next(1_000_000) + 1), scale: 3))
        }
        let total = DecimalNumber(coefficient: Int128(next(1_000_000_000)), scale: 2)
        let shares = try FundShare.shares(of: total, by: ratios)
        #expect(shares.map(\.amount).reduce(DecimalNumber(coefficient: 0, scale: 0), +) == total)
        let sum = ratios.reduce(0.0) { $0 + $1.responsibility.doubleValue }
        for share in shares {
            let ideal = total.doubleValue * share.responsibility.doubleValue / sum
            #expect((share.amount.doubleValue - ideal).magnitude < 0.01 + 1e-6)
        }
    }

    @Test func responsibilityIsAreaTimesGradeTimesCause() throws {
        let rule = try Responsibility(rules: .standard)
        let tenMu = ExactArea(decimal("10"), .mu)
        let items: [Responsibility.Item] = [
            .init(area: tenMu, grade: .severe, causalShare: decimal("0.5")),
            .init(area: tenMu, grade: .light, causalShare: decimal("1")),
            .init(area: tenMu, grade: .none, causalShare: decimal("1")),
        ]
        #expect(rule.total(of: items) == decimal("25"))
    }
}

@Suite struct FundBookTests {
    private func line(_ use: FundUse, _ source: MoneySource, planned: String, drawn: String = "0") -> BudgetLine {
        BudgetLine(
            year: 2026,
            project: "P1",
            use: use,
            source: source,
            planned: Money(wanYuan: decimal(planned)),
            drawn: Money(wanYuan: decimal(drawn))
        )
    }

    @Test func relocationIsNotPaidFromTheFund() throws {
        var book = FundBook()
        #expect(throws: BudgetLineRefusal.notEligible(.relocation, clause: "000 四（四）")) {
            try book.add(line(.relocation, .enterpriseFund, planned: "10"))
        }
        #expect(book.lines.isEmpty)
        try book.add(line(.relocation, .countyBudget, planned: "10"))
        for use in FundUse.allCases where use != .relocation { #expect(FundEligibility(use) == .eligible) }
    }

    @Test func noMoreIsDrawnThanPlanned() throws {
        var book = FundBook()
        #expect(throws: BudgetLineRefusal.overdrawn(project: "P1", by: Money(fen: 1))) {
            try book.add(line(.slopes, .enterpriseFund, planned: "1", drawn: "1.000001"))
        }
        try book.add(line(.slopes, .enterpriseFund, planned: "3.5", drawn: "1.25"))
        try book.add(line(.water, .enterpriseFund, planned: "0.5"))
        #expect(book.sum().planned.wanYuan == decimal("4"))
        #expect(book.sum { $0.use == .slopes }.drawn.yuan == decimal("12500"))
        #expect(book.byYear.map(\.year) == [2026])
    }

    @Test func moneyPerAcceptedMuNeedsAcceptedLand() {
        let drawn = Money(yuan: decimal("100000"))
        #expect(FundBook.yuanPerMu(drawn: drawn, accepted: .zero) == nil)
        #expect(FundBook.yuanPerMu(drawn: drawn, accepted: ExactArea(decimal("30"), .mu)) == decimal("3333.33"))
    }
}

@Suite struct ModeProposalTests {
    private func proposal(_ subjects: Int, clear: Bool = true, scattered: Bool = false, ineligible: Bool = false)
        -> ModeProposal
    {
        ModeProposal(
            for: ContiguousArea(
                subjects: subjects,
                isResponsibilityClear: clear,
                isScattered: scattered,
                hasIneligibleContent: ineligible
            )
        )
    }

    @Test func theWordingOfPlan000() {
        #expect(proposal(1).mode == .enterprise)
        #expect(proposal(4).mode == .commissioned)
        #expect(proposal(4, scattered: true).mode == .claimed)
        #expect(proposal(4, ineligible: true).mode == .joint)
        #expect(proposal(1, ineligible: true).mode == .joint)
    }

    @Test func otherFittingModesAreNamed() {
        #expect(proposal(4, scattered: true, ineligible: true).alternatives == [.commissioned, .claimed])
        #expect(proposal(1, ineligible: true).alternatives == [.enterprise])
        #expect(proposal(1, clear: false).reason == .unclearSubject)
    }

    @Test func withoutASubjectNoFundPays() {
        #expect(proposal(0, ineligible: true).mode == nil)
        #expect(proposal(0).reason == .noSubject)
    }
}
