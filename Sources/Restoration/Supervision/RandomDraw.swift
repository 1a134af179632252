/// Why a draw cannot be held.
public enum RandomDrawError: Error, Sendable, Hashable {
    /// No seed.
    case emptySeed
    /// An id that is empty or holds a line break.
    case unusableID(String)
    /// The same id twice in the pool.
    case duplicateID(String)
    /// A number to draw that is not positive, or is larger than what is left of the pool.
    case count(wanted: Int, available: Int)
}

/// A draw that anybody can repeat: mines, inspectors or experts (双随机, plans 001, 003 and 004).
///
/// Every id gets the SHA-256 of `seed`, line feed, pool hash, line feed, id; those with the smallest hashes are drawn, in
/// that order. The pool hash is the SHA-256 of the sorted ids, a line each. The order of the pool's list does not
/// matter, and a pool changed after the seed was published shows.
public struct RandomDraw: Sendable, Hashable {
    /// What the draw is for.
    public let purpose: String
    /// The seed: a text fixed and published before the draw.
    public let seed: String
    /// Hash of the pool, those left out included.
    public let poolHash: ContentHash
    /// Size of the pool, those left out included.
    public let poolCount: Int
    /// Ids that were left out, with the reason (回避), sorted.
    public let excluded: [Exclusion]
    /// The drawn ids with their hashes, in order.
    public let drawn: [Ticket]

    /// An id left out of a draw.
    public struct Exclusion: Sendable, Hashable {
        /// The id.
        public var id: String
        /// Why.
        public var reason: String
    }

    /// An id with its hash.
    public struct Ticket: Sendable, Hashable {
        /// The id.
        public let id: String
        /// Its hash, by which it is ranked.
        public let hash: ContentHash
    }

    /// Draws.
    ///
    /// - Parameters:
    ///   - count: how many to draw.
    ///   - pool: ids of mines, or numbers of inspectors and experts; never names of persons.
    ///   - seed: a text that was fixed before.
    ///   - purpose: what the draw is for; it stands in the log and does not change the result.
    ///   - excluded: ids that may not be drawn, with the reason.
    public init(
        _ count: Int,
        of pool: [String],
        seed: String,
        purpose: String,
        excluded: [String: String] = [:]
    ) throws(RandomDrawError) {
        guard !seed.isEmpty else { throw .emptySeed }
        let sorted = pool.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for id in sorted where id.isEmpty || id.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
            throw .unusableID(id)
        }
        for (a, b) in zip(sorted, sorted.dropFirst()) where a == b { throw .duplicateID(b) }
        var hasher = ContentHasher()
        for id in sorted { hasher.update(id + "\n") }
        let poolHash = hasher.finalized()
        let available = sorted.filter { excluded[$0] == nil }
        guard count > 0, count <= available.count else { throw .count(wanted: count, available: available.count) }
        let tickets = available.map { Ticket(id: $0, hash: ContentHash(of: "\(seed)\n\(poolHash.hex)\n\($0)")) }
        self.purpose = purpose
        self.seed = seed
        self.poolHash = poolHash
        poolCount = sorted.count
        self.excluded = sorted.compactMap { id in excluded[id].map { Exclusion(id: id, reason: $0) } }
        drawn = Array(tickets.sorted { $0.hash.hex < $1.hash.hex }.prefix(count))
    }

    /// The log: everything needed to repeat the draw, but for the pool's list itself.
    public var log: JSONObject {
        [
            "schema": "regreen.draw/1", "purpose": .string(purpose), "seed": .string(seed),
            "pool_sha256": .string(poolHash.hex), "pool_count": JSONValue(poolCount),
            "excluded": .array(excluded.map { ["id": .string($0.id), "reason": .string($0.reason)] }),
            "drawn": .array(drawn.map { ["id": .string($0.id), "sha256": .string($0.hash.hex)] }),
        ]
    }
}

/// Mines and inspectors drawn together (双随机), each mine with its inspectors.
public struct DoubleDraw: Sendable, Hashable {
    /// The draw of mines.
    public let mines: RandomDraw
    /// For each drawn mine the draw of its inspectors, its id added to the seed.
    public let inspectors: [RandomDraw]

    /// Draws mines, then inspectors for each of them; the same inspector may get several mines.
    ///
    /// - Parameter conflicts: inspectors that may not see a mine, by mine, with the reason.
    public init(
        mines count: Int,
        of pool: [String],
        inspectors perMine: Int,
        of inspectorPool: [String],
        seed: String,
        purpose: String,
        conflicts: [String: [String: String]] = [:]
    ) throws(RandomDrawError) {
        mines = try RandomDraw(count, of: pool, seed: seed, purpose: purpose)
        var draws: [RandomDraw] = []
        for mine in mines.drawn {
            draws.append(
                try RandomDraw(
                    perMine,
                    of: inspectorPool,
                    seed: "\(seed)\n\(mine.id)",
                    purpose: "\(purpose): \(mine.id)",
                    excluded: conflicts[mine.id] ?? [:]
                )
            )
        }
        inspectors = draws
    }
}
