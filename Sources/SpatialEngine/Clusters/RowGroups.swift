/// Rows joined to groups.
struct RowGroups {
    private var parents: [Int]

    /// Every row is a group of its own.
    init(count: Int) { parents = Array(0..<count) }

    /// One row that stands for the group.
    mutating func root(_ row: Int) -> Int {
        var row = row
        while parents[row] != row {
            parents[row] = parents[parents[row]]
            row = parents[row]
        }
        return row
    }

    /// Makes two groups one.
    ///
    /// - Returns: false when they were one already.
    @discardableResult
    mutating func join(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (root(a), root(b))
        parents[second] = first
        return first != second
    }

    /// Joins rows of equal keys; rows without one stay alone.
    mutating func join(byKeys keys: [String?]) {
        var first: [String: Int] = [:]
        for (row, key) in keys.enumerated() {
            guard let key else { continue }
            if let known = first[key] { join(known, row) } else { first[key] = row }
        }
    }

    /// The groups of some rows: rows by name (UTF-8 bytes, then row), groups by their first member.
    mutating func members(of rows: [Int], names: [String]) -> [[Int]] {
        let order = rows.sorted {
            let (a, b) = (names[$0].utf8, names[$1].utf8)
            return a.elementsEqual(b) ? $0 < $1 : a.lexicographicallyPrecedes(b)
        }
        var numbers: [Int: Int] = [:]
        var members: [[Int]] = []
        for row in order {
            let root = root(row)
            if let number = numbers[root] {
                members[number].append(row)
            } else {
                numbers[root] = members.count
                members.append([row])
            }
        }
        return members
    }
}
