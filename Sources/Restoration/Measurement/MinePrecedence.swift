/// Who keeps land that several mines share in sums (design 4.8).
public enum MinePrecedence {
    /// True when `first` keeps land it shares with `second`: the earlier `valid_from` (none sorts last), then the
    /// lower `mine_id` by UTF-8 bytes.
    public static func precedes(_ first: MineRecord, _ second: MineRecord) -> Bool {
        if first.validFrom != second.validFrom {
            guard let a = first.validFrom else { return false }
            guard let b = second.validFrom else { return true }
            return a < b
        }
        return Identifiers.precedes(first.mineID, second.mineID)
    }

    /// Indices of the mines from the one that keeps most to the one that gives up most.
    public static func order(_ mines: [MineRecord]) -> [Int] {
        mines.indices.sorted { a, b in
            precedes(mines[a], mines[b]) || (!precedes(mines[b], mines[a]) && a < b)
        }
    }
}

/// Order of ids and names: by UTF-8 bytes, so that it is the same on every machine and in every language.
public enum Identifiers {
    /// True when the first id sorts before the second.
    public static func precedes(_ first: String, _ second: String) -> Bool {
        first.utf8.lexicographicallyPrecedes(second.utf8)
    }
}
