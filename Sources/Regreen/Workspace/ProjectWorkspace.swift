import Foundation
import GeoModel
import Intake
import Restoration
import SpatialEngine

/// The workspace of a project as a run finds it: its events at one moment, and where the run is recorded after.
struct ProjectWorkspace: Sendable {
    let store: WorkspaceStore
    /// Where the ledger ended when the run began.
    let head: LedgerHead
    /// Damage that need not be restored on the run's day.
    let exemptions: [LandExemption]

    /// Opens the project's workspace; nil where there is none.
    ///
    /// - Throws: `InputError` for a database that does not answer, and for a ledger that cannot be read.
    static func open(
        _ specification: ProjectSpecification,
        environment: [String: String]
    ) throws -> ProjectWorkspace? {
        let folder = URL(filePath: specification.path).deletingLastPathComponent()
        let location = try WorkspaceLocation(
            declared: specification.workspace,
            folder: folder,
            environment: environment
        )
        if case .geoPackage(let path) = location, !FileManager.default.fileExists(atPath: path) { return nil }
        let store = try WorkspaceStore.open(location)
        let events = try store.events()
        return ProjectWorkspace(
            store: store,
            head: try store.head(through: events.count),
            exemptions: LandExemption.inForce(events, asOf: specification.asOf)
        )
    }

    /// The file of a workspace, which no output may replace; nil for a database.
    static func path(of specification: ProjectSpecification) -> String? {
        let folder = URL(filePath: specification.path).deletingLastPathComponent()
        let location = try? WorkspaceLocation(declared: specification.workspace, folder: folder, environment: [:])
        guard case .geoPackage(let path)? = location else { return nil }
        return path
    }

    /// Records the run and publishes its output as one step.
    func record(
        _ assessed: AssessedProject,
        _ specification: ProjectSpecification,
        manifest digest: String,
        publish: () throws -> Void
    ) throws {
        let snapshot = WorkspaceSnapshot(assessed).snapshot
        let run = WorkspaceRun(
            recorded: Date().formatted(Date.ISO8601FormatStyle()),
            project: specification.name,
            asOf: specification.asOf,
            areaMethod: assessed.plane.method,
            manifest: digest,
            head: head,
            snapshot: snapshot.contentHash.hex
        )
        try store.record(run, snapshot, publish: publish)
    }

    /// `ledger` of the manifest: what the figures rest on beyond the inputs.
    var json: JSONValue {
        [
            "events": JSONValue(head.count), "head": .string(head.hash),
            "exemptions": .array(
                exemptions.map { exemption in
                    [
                        "mine_id": .string(exemption.mine), "since": .string(exemption.since.description),
                        "clause": .string(exemption.clause), "event": JSONValue(exemption.sequence),
                    ]
                }
            ),
        ]
    }

    /// Exemptions of mines the register does not have.
    func findings(mines: [MineRecord], file: String) -> [Finding] {
        let known = Set(mines.map(\.mineID))
        return exemptions.filter { !known.contains($0.mine) }.map { exemption in
            Finding(
                .mineUnknown,
                .warning,
                file: file,
                mineID: exemption.mine,
                message: Messages.exemptionWithoutMine(exemption.mine, event: exemption.sequence),
                fix: Messages.exemptionWithoutMineFix
            )
        }
    }
}

extension WorkspaceStore {
    /// The head as it was after that many events.
    func head(through count: Int) throws -> LedgerHead {
        guard count > 0, let row = try rows(after: count - 1, limit: 1).first else { return .empty }
        return LedgerHead(count: row.sequence, hash: row.hash)
    }
}

/// What a run measured, for the workspace: every mine, and every damaged piece that counts in sums.
struct WorkspaceSnapshot {
    let snapshot: RecordSnapshot

    init(_ assessed: AssessedProject) {
        let input = assessed.input
        let register = assessed.layers.register
        let figures = Dictionary(assessed.result.assessment.mines.map { ($0.mineID, $0) }) { first, _ in first }
        let order = input.mines.indices.sorted { Identifiers.precedes(input.mines[$0].mineID, input.mines[$1].mineID) }
        let mines = order.map { index -> RecordedMine in
            let mine = input.mines[index]
            return RecordedMine(
                mineID: mine.mineID,
                name: mine.name,
                category: mine.category,
                status: mine.status?.rawValue,
                kind: mine.kind,
                mineral: mine.mineral,
                licenceNumber: mine.licenceNumber,
                validFrom: mine.validFrom,
                validTo: mine.validTo,
                declared: mine.declaredArea,
                checked: WorkspaceSnapshot.area(mine, "checked_m2"),
                treated: WorkspaceSnapshot.area(mine, "treated_m2"),
                drawn: figures[mine.mineID]?.area.area(input.areaMethod),
                geometry: register.geometries.wkb(of: index)
            )
        }
        let selection = input.selection
        var patches: [RecordedPatch] = []
        for (index, piece) in input.pieces.enumerated() where piece.givenUpTo == nil {
            let account = assessed.result.pieceAccounts[index]
            guard account.damaged != .zero else { continue }
            let deciding = piece.restorations.filter {
                selection.restorationCounts[$0] && input.restorations[$0].status == account.status
            }
            let damagedOn = piece.damage.filter { selection.damageCounts[$0] }.compactMap { input.damage[$0].date }
            patches.append(
                RecordedPatch(
                    number: index + 1,
                    mineID: input.mines[piece.mine].mineID,
                    town: piece.town.map { input.towns[$0] },
                    category: input.mines[piece.mine].category,
                    status: account.status,
                    damagedOn: (damagedOn + (piece.raster?.damagedByDate.compactMap(\.date) ?? [])).max(),
                    restoredOn: deciding.compactMap { input.restorations[$0].date }.max(),
                    damaged: account.damaged,
                    restored: account.restored,
                    accepted: account.accepted,
                    inWorks: account.inWorks,
                    exempt: account.exempt,
                    pending: account.pending,
                    geometry: assessed.measurements.pieceGeometries.wkb(of: index)
                )
            )
        }
        snapshot = RecordSnapshot(epsg: assessed.plane.crs.epsg ?? 0, mines: mines, patches: patches)
    }

    private static func area(_ mine: MineRecord, _ key: String) -> ExactArea? {
        mine.register[key]?.number.map(ExactArea.init(squareMetres:))
    }
}
