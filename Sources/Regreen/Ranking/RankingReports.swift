import GeoModel
import Publishing
public import Restoration

/// Both orders of an assessment's mines.
public struct RankingOrdersReport: Sendable {
    /// The orders.
    public let orders: RankingOrders
    private let names: [String: String]

    /// Reads an assessment.
    ///
    /// - Throws: `InputError` when it is none.
    public init(assessment path: String) throws {
        var names: [String: String] = [:]
        let mines = try AssessmentFile.load(path)["mines"]?.arrayValue ?? []
        orders = RankingOrders(
            mines.compactMap { mine in
                guard let id = mine["mine_id"]?.stringValue else { return nil }
                names[id] = mine["name"]?.stringValue
                return RankingOrders.Candidate(
                    mineID: id,
                    urgency: mine["priority"]?["rank"]?.intValue,
                    remaining: ExactArea(squareMetres: mine["remaining_m2"]?.doubleValue ?? 0)
                )
            }
        )
        self.names = names
    }

    /// A mine's name.
    public func name(_ mine: String) -> String? { names[mine] }

    /// 1 when a mine is in the first half of one order alone: somebody has to choose.
    public var status: CommandStatus { orders.disagreements.isEmpty ? .done : .findings }

    /// `regreen.rank-orders/1`.
    public var json: JSONValue {
        func row(_ row: RankingOrders.Row) -> JSONValue {
            [
                "mine_id": .string(row.mineID), "name": JSONValue(names[row.mineID]),
                "worst_first": JSONValue(row.worst),
                "easy_first": JSONValue(row.easy), "remaining_m2": JSONValue(row.remaining.squareMetres),
                "remaining_mu": JSONValue(row.remaining.mu),
            ]
        }
        return [
            "schema": "regreen.rank-orders/1",
            "mines": .array(orders.rows.map(row)),
            "disagreements": .array(orders.disagreements.map { .string($0.mineID) }),
            "left_out": .array(orders.leftOut.map(JSONValue.string)),
        ]
    }

    /// Writes the table; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        let apart = Set(orders.disagreements.map(\.mineID))
        let rows = orders.rows.map { row -> [TableCell] in
            [
                .words(row.mineID), .words(names[row.mineID]), .whole(row.worst), .whole(row.easy),
                .number(row.remaining.amount(in: .mu, decimals: 2), decimals: 2),
                .words(apart.contains(row.mineID) ? LocalizedText(zh: "是", en: "yes").text(language) : nil),
            ]
        }
        let sheet = RecordSheets.sheet(
            "orders",
            Messages.rankingOrdersTitle,
            [
                (key: "mine_id", zh: "矿山编号"), (key: "name", zh: "矿山名称"), (key: "worst_first", zh: "突出重点次序"),
                (key: "easy_first", zh: "先易后难次序"), (key: "remaining_mu", zh: "待治理（亩）"), (key: "disagree", zh: "次序不一"),
            ],
            rows
        )
        try RecordSheets.write([sheet], to: path, language: language, replaces: replaces)
    }
}

/// Why a mine has its place.
public struct RankingExplanation: Sendable {
    /// The mine.
    public let mineID: String
    /// Its name.
    public let name: String?
    /// What the assessment says of its priority.
    public let priority: JSONValue

    /// Reads an assessment.
    ///
    /// - Throws: `InputError` when it is none, or has no such mine.
    public init(assessment path: String, mine: String) throws {
        let mines = try AssessmentFile.load(path)["mines"]?.arrayValue ?? []
        guard let found = mines.first(where: { $0["mine_id"]?.stringValue == mine }) else {
            let known = mines.compactMap { $0["mine_id"]?.stringValue }
            let message = Messages.mineUnknown(mine, nearest: EditDistance.nearest(to: mine, among: known))
            throw InputError(Finding(.idMissing, .error, file: path, mineID: mine, message: message))
        }
        mineID = mine
        name = found["name"]?.stringValue
        priority = found["priority"] ?? .null
    }

    /// Contributions to the score, the largest first, then by key.
    public var contributions: [(criterion: String, value: Double)] {
        (priority["contributions"]?.objectValue?.members ?? []).compactMap { member in
            member.value.doubleValue.map { (member.key, $0) }
        }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// `regreen.rank-explain/1`.
    public var json: JSONValue {
        ["schema": "regreen.rank-explain/1", "mine_id": .string(mineID), "name": JSONValue(name), "priority": priority]
    }
}
