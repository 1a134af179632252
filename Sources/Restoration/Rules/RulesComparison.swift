/// Two versions of the rules side by side: what a change of the file, or a county's file over it, changes.
public struct RulesComparison: Sendable, Hashable {
    /// One value that differs.
    public struct Change: Sendable, Hashable {
        /// The key, for example `damage.threshold_m`.
        public var key: String
        /// Before; nil when the key is new.
        public var before: RuleEntry?
        /// After; nil when the key is gone.
        public var after: RuleEntry?
    }

    /// By key, in the order of the newer file, then what is gone.
    public let changes: [Change]
    /// Number of values that are the same.
    public let same: Int

    /// Compares values and source marks.
    public init(from old: Rules, to new: Rules) {
        var changes: [Change] = []
        var same = 0
        for key in new.keys {
            if old.entries[key] == new.entries[key] {
                same += 1
            } else {
                changes.append(Change(key: key, before: old.entries[key], after: new.entries[key]))
            }
        }
        for key in old.keys where new.entries[key] == nil {
            changes.append(Change(key: key, before: old.entries[key], after: nil))
        }
        self.changes = changes
        self.same = same
    }
}
