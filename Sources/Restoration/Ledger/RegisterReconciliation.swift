/// Two lists of the same things kept by two offices, compared entry by entry (核查对账; plan 003 五（一）2).
public struct RegisterReconciliation: Sendable, Hashable {
    /// One list: texts by id and column.
    public struct Register: Sendable, Hashable {
        /// Columns in their order, the id's left out.
        public var columns: [String]
        /// Texts of each entry by column.
        public var entries: [String: [String: String]]

        /// Creates a list.
        public init(columns: [String], entries: [String: [String: String]]) {
            self.columns = columns
            self.entries = entries
        }
    }

    /// One text that differs.
    public struct Difference: Sendable, Hashable {
        /// The entry.
        public var id: String
        /// The column.
        public var column: String
        /// In the first list; nil for an empty cell.
        public var left: String?
        /// In the second list.
        public var right: String?
    }

    /// Sums of a column of numbers.
    public struct Balance: Sendable, Hashable {
        /// The column.
        public var column: String
        /// Of the first list.
        public var left: DecimalNumber
        /// Of the second list.
        public var right: DecimalNumber

        /// First minus second.
        public var difference: DecimalNumber { left - right }
    }

    /// Entries of the first list alone, by UTF-8 bytes.
    public let onlyLeft: [String]
    /// Entries of the second list alone.
    public let onlyRight: [String]
    /// Texts that differ, by entry and in the first list's order of columns.
    public let differences: [Difference]
    /// Sums of the common columns that hold numbers alone.
    public let balances: [Balance]
    /// Number of entries that agree in all common columns.
    public let agreeing: Int

    /// Compares the columns both lists have; numbers by value, texts without blanks around them.
    public init(_ left: Register, _ right: Register) {
        func sorted(_ ids: some Sequence<String>) -> [String] {
            ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        onlyLeft = sorted(left.entries.keys.filter { right.entries[$0] == nil })
        onlyRight = sorted(right.entries.keys.filter { left.entries[$0] == nil })
        let columns = left.columns.filter(right.columns.contains)
        var differences: [Difference] = []
        var agreeing = 0
        for id in sorted(left.entries.keys) {
            guard let a = left.entries[id], let b = right.entries[id] else { continue }
            let found = columns.filter { !Self.same(a[$0], b[$0]) }
            if found.isEmpty { agreeing += 1 }
            differences += found.map { Difference(id: id, column: $0, left: a[$0], right: b[$0]) }
        }
        self.differences = differences
        self.agreeing = agreeing
        balances = columns.compactMap { column in
            guard let a = Self.sum(left, column), let b = Self.sum(right, column) else { return nil }
            return Balance(column: column, left: a, right: b)
        }
    }

    /// True when both lists say the same.
    public var isBalanced: Bool { onlyLeft.isEmpty && onlyRight.isEmpty && differences.isEmpty }

    private static func same(_ a: String?, _ b: String?) -> Bool {
        if a == b { return true }
        guard let a, let b, let x = number(a), let y = number(b) else { return false }
        return x == y
    }

    private static func number(_ text: String) -> DecimalNumber? {
        // Codes keep their zeros in front: they are no numbers.
        guard !(text.count > 1 && text.hasPrefix("0") && !text.hasPrefix("0.")) else { return nil }
        return DecimalNumber(text: text)
    }

    /// Nil when the column holds a text, or nothing.
    private static func sum(_ register: Register, _ column: String) -> DecimalNumber? {
        var total = DecimalNumber(coefficient: 0, scale: 0)
        var count = 0
        for entry in register.entries.values {
            guard let text = entry[column] else { continue }
            guard let value = number(text) else { return nil }
            total = total + value
            count += 1
        }
        return count > 0 ? total : nil
    }
}
