public import GeoModel

/// The two orders of plan 003 side by side: what is worst first (突出重点, 六（二）) and what is easy first (先易后难, 五（三）1), and
/// where they pull apart.
public struct RankingOrders: Sendable, Hashable {
    /// What an order asks of a mine.
    public struct Candidate: Sendable, Hashable {
        /// The mine.
        public var mineID: String
        /// Its place by urgency, from 1; nil for mines that were not ranked.
        public var urgency: Int?
        /// Land still to be restored.
        public var remaining: ExactArea

        /// Creates a candidate.
        public init(mineID: String, urgency: Int?, remaining: ExactArea) {
            self.mineID = mineID
            self.urgency = urgency
            self.remaining = remaining
        }
    }

    /// A mine's places in both orders, from 1.
    public struct Row: Sendable, Hashable {
        /// The mine.
        public var mineID: String
        /// Worst first.
        public var worst: Int
        /// Easy first: the least remaining land first, then the more urgent, then the id by UTF-8 bytes.
        public var easy: Int
        /// Land still to be restored.
        public var remaining: ExactArea

        /// How far the orders lie apart; positive when the mine is later where the easy come first.
        public var gap: Int { easy - worst }
    }

    /// By urgency.
    public let rows: [Row]
    /// Mines without land to restore, or without a place by urgency, by id.
    public let leftOut: [String]

    /// Orders the mines that have land to restore.
    public init(_ candidates: [Candidate]) {
        let open = candidates.filter { $0.urgency != nil && $0.remaining > .zero }
        func before(_ a: Candidate, _ b: Candidate) -> Bool { a.mineID.utf8.lexicographicallyPrecedes(b.mineID.utf8) }
        let worst = open.sorted { a, b in a.urgency == b.urgency ? before(a, b) : (a.urgency ?? 0) < (b.urgency ?? 0) }
        let easy = worst.enumerated().sorted { a, b in
            (a.element.remaining, a.offset) < (b.element.remaining, b.offset)
        }
        var places: [String: Int] = [:]
        for (place, entry) in easy.enumerated() { places[entry.element.mineID] = place + 1 }
        rows = worst.enumerated().map { place, mine in
            Row(
                mineID: mine.mineID,
                worst: place + 1,
                easy: places[mine.mineID] ?? place + 1,
                remaining: mine.remaining
            )
        }
        leftOut = candidates.filter { $0.urgency == nil || !($0.remaining > .zero) }.sorted(by: before).map(\.mineID)
    }

    /// The mines that one order treats in its first half and the other does not, the widest apart first.
    public var disagreements: [Row] {
        let half = (rows.count + 1) / 2
        return rows.filter { ($0.worst <= half) != ($0.easy <= half) }
            .sorted { a, b in (b.gap.magnitude, UInt(a.worst)) < (a.gap.magnitude, UInt(b.worst)) }
    }
}
