/// Finds the names a person may have meant.
enum NearestNames {
    /// Up to `limit` names close to the one asked for, the closest first.
    static func find(_ asked: String, in names: [String], limit: Int = 3) -> [String] {
        let key = asked.lowercased()
        let scored = names.map { name -> (name: String, score: Int) in
            let other = name.lowercased()
            if other == key { return (name, 0) }
            if other.hasPrefix(key) || key.hasPrefix(other) { return (name, 1) }
            return (name, distance(Array(key), Array(other)))
        }
        let allowed = max(2, asked.count / 2)
        return scored.filter { $0.score <= allowed }.sorted { ($0.score, $0.name) < ($1.score, $1.name) }
            .prefix(limit).map(\.name)
    }

    /// Levenshtein distance.
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                row.append(min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1))
            }
            previous = row
        }
        return previous[b.count]
    }
}
