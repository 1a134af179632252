import Foundation
import GeoModel
import Restoration
import TestSupport
import Testing

@testable import Regreen

/// The stores the conformance suite runs over.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
    case geoPackage
    case postgres

    /// Those that can run here.
    static let available = allCases.filter { $0 == .geoPackage || PostgresCluster.isAvailable }

    var testDescription: String { rawValue }

    /// An empty place of this kind.
    func place(_ folder: TemporaryDirectory) throws -> WorkspaceLocation {
        switch self {
        case .geoPackage: return .geoPackage(path: folder.path("workspace.gpkg"))
        case .postgres: return .postgres(connection: try PostgresCluster.shared.get().makeDatabase())
        }
    }
}

/// Drafts of a small ledger.
enum WorkspaceFixture {
    static func day(_ text: String) -> CalendarDate {
        guard let day = CalendarDate(text: text) else { preconditionFailure("no day \(text)") }
        return day
    }

    static func draft(
        _ date: String,
        _ kind: String,
        _ subject: String,
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
            evidence: evidence.map { LedgerEvidence(kind: $0, hash: ContentHash(of: $0.rawValue)) }
        )
    }

    /// A mine from its registration to the start of works.
    static func works(_ subject: String) -> [LedgerDraft] {
        [
            draft("2018-07-01", "delisting.open", subject, values: ["cohort": 2019, "note": "含“引号”与\n换行"]),
            draft("2018-07-10", "delisting.survey", subject, evidence: [.mineFile]),
            draft("2018-10-20", "delisting.draft", subject, evidence: [.scheme]),
            draft("2018-10-30", "delisting.review_pass", subject, evidence: [.reviewOpinion]),
            draft("2018-11-01", "delisting.start", subject, evidence: [.startPaper]),
        ]
    }

    static func open(_ subject: String) -> LedgerDraft {
        draft("2018-07-01", "delisting.open", subject, values: ["cohort": 2019])
    }

    static let square: [UInt8] = {
        var column = GeometryColumn()
        for (x, y) in [(0.0, 0.0), (0, 10), (10, 10), (10, 0), (0, 0)] { column.appendVertex(x: x, y: y) }
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .polygon)
        return column.wkb(of: 0) ?? []
    }()

    static let snapshot = RecordSnapshot(
        epsg: 4525,
        mines: [
            RecordedMine(
                mineID: "M-1",
                name: "甲矿",
                category: "生产",
                kind: .closedOrAbandoned,
                validFrom: day("2010-01-01"),
                declared: ExactArea(squareMetres: 100.5),
                drawn: ExactArea(squareMetres: 100),
                geometry: square
            ),
            RecordedMine(mineID: "M-2"),
        ],
        patches: [
            RecordedPatch(
                number: 1,
                mineID: "M-1",
                town: "东镇",
                status: .accepted,
                restoredOn: day("2020-05-01"),
                damaged: ExactArea(microSquareMetres: 66_666_667),
                restored: ExactArea(microSquareMetres: 66_666_667),
                accepted: ExactArea(microSquareMetres: 66_666_667),
                geometry: square
            ),
            RecordedPatch(
                number: 2,
                mineID: "M-1",
                damaged: ExactArea(microSquareMetres: 1),
                pending: ExactArea(microSquareMetres: 1)
            ),
        ]
    )

    static func run(_ head: LedgerHead, snapshot: String = "s1") -> WorkspaceRun {
        WorkspaceRun(
            recorded: "2024-12-31T00:00:00Z",
            project: "青石县",
            asOf: day("2024-12-31"),
            areaMethod: .statutory,
            manifest: String(repeating: "a", count: 64),
            head: head,
            snapshot: snapshot
        )
    }
}
