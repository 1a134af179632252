import GeoModel
import Testing

@testable import Restoration

/// One mine, one file (row 003-7), the closing decision's five fields (001-11), cross-checks of licence and areas.
@Suite struct MineFileTests {
    private func added(_ mine: String, _ kind: DocumentKind, _ date: String = "2018-07-10", _ more: JSONObject = [:])
        -> LedgerDraft
    {
        var values = more
        values["document"] = .string(kind.rawValue)
        values["sha256"] = .string(ContentHash(of: "\(mine) \(kind.rawValue)").hex)
        values["name"] = "x.pdf"
        return LedgerFixture.draft(date, "document.added", mine, values: values)
    }

    private func files(_ drafts: [LedgerDraft], _ mines: [(String, MineKind?)], on date: String = "2019-01-01") throws
        -> [MineFile]
    {
        let store = MemoryEventStore()
        try store.append(checking: drafts)
        return MineFile.files(of: try LedgerFixture.events(of: store), mines: mines, asOf: day(date))
    }

    @Test(arguments: [
        (MineKind.smallCoalClosedByPolicy, DocumentKind.goafSurvey, DocumentKind.renewalMinutes),
        (.sandStoneClayClosedByPolicy, .renewalMinutes, .goafSurvey), (.closedOrAbandoned, .pitSurvey, .licence),
    ])
    func eachKindOfMineNeedsItsOwnPapers(kind: MineKind, needs: DocumentKind, not: DocumentKind) {
        #expect(kind.requiredDocuments.contains(needs))
        #expect(!kind.requiredDocuments.contains(not))
        #expect(kind.requiredDocuments.contains(.damageSurvey) && kind.requiredDocuments.last == .filing)
    }

    @Test func completenessCountsWhatWasThereOnTheDay() throws {
        let drafts = MineKind.closedOrAbandoned.requiredDocuments.map { added("M", $0) }
        let whole = try #require(try files(drafts, [("M", .closedOrAbandoned)]).first)
        #expect(whole.missing.isEmpty && whole.present == whole.required)
        let before = try #require(try files(drafts, [("M", .closedOrAbandoned)], on: "2018-07-09").first)
        #expect(before.present == 0 && before.missing == MineKind.closedOrAbandoned.requiredDocuments)
        #expect(try files(Array(drafts.dropLast()), [("M", .closedOrAbandoned)]).first?.missing == [.filing])
        #expect(try files([], [("M", nil)]).first?.kind == .other)
    }

    @Test func aPaperOfAnEventCountsWhenItIsStored() throws {
        let store = MemoryEventStore()
        try store.append(checking: LedgerFixture.delisting)
        let events = try LedgerFixture.events(of: store)
        func missing(_ isStored: @escaping (String) -> Bool) -> [DocumentKind] {
            MineFile.files(of: events, mines: [("M-001", .other)], asOf: day("2019-01-01"), isStored: isStored)[0]
                .missing
        }
        #expect(missing { _ in false }.contains(.scheme))
        #expect(!missing { _ in true }.contains(.scheme))
    }

    @Test func aClosingDecisionNamesFiveThings() throws {
        let five: JSONObject = [
            "responsible_body": "原采矿权人", "restoration_term": "2024-03-31", "supervisor": "自然资源局",
            "application_term": "30日", "aftercare_body": "乡镇",
        ]
        #expect(
            try files([added("M", .closureDecision, "2023-11-01", five)], [], on: "2024-01-01").first?.documents.count
                == 1
        )
        for key in five.keys {
            var four = five
            four[key] = nil
            let error = #expect(throws: LedgerRefusalAt.self) {
                try files([added("M", .closureDecision, "2023-11-01", four)], [])
            }
            #expect(error?.refusal == .valueMissing(key, kind: .documentAdded, subject: "M"))
        }
    }

    @Test func licencesAndAreasAreHeldAgainstEachOther() throws {
        let papers = MineKind.closedOrAbandoned.requiredDocuments.map { added("M", $0) }
        func codes(_ values: JSONObject, _ mine: RecordedMine) throws -> [FindingCode] {
            let file = try #require(
                try files(papers + [added("M", .licence, "2018-07-10", values)], [("M", .closedOrAbandoned)]).first
            )
            return MineFileCheck.findings(file, mine: mine, place: "archive").map(\.code)
        }
        let number = "C1405212010127120089876"
        let mine = RecordedMine(
            mineID: "M",
            licenceNumber: number,
            declared: ExactArea(squareMetres: 100_000),
            drawn: ExactArea(squareMetres: 100_900)
        )
        #expect(try codes(["licence_no": .string(number), "area_ha": "10"], mine) == [])
        #expect(try codes(["licence_no": "C1405212010137120089876"], mine) == [.licenceInvalid, .licenceInvalid])
        #expect(try codes(["area_mu": "150"], mine) == [])
        #expect(try codes(["area_m2": "105000"], mine) == [.declaredAreaDiffers, .declaredAreaDiffers])
    }
}
