public import GeoModel

/// Which damage and restored features count at `as_of`, and to which mines they may belong (design 4.8).
///
/// The engine asks this value which features to unite for `restoredUnion` and `damagedOutside`; the builder uses the
/// same value, so that both speak of the same features.
public struct FeatureSelection: Sendable, Hashable {
    /// For each damage feature: true when it damages what it covers.
    public let damageCounts: [Bool]
    /// For each restored feature: true when its status has an effect at `as_of`.
    public let restorationCounts: [Bool]
    /// For each restored feature: true when it counts and its account is `restored`.
    public let isRestored: [Bool]

    /// Selects features.
    ///
    /// Left out are features dated after `as_of`, and those whose status is suspected or false change. Without a date
    /// a feature counts; without `as_of` no date is too late. A restoration whose date cannot be read is left out.
    public init(damage: [DamageFeature], restorations: [RestorationFeature], asOf: CalendarDate?) {
        damageCounts = damage.map { feature in
            !FeatureSelection.isAfter(feature.date, asOf) && !FeatureSelection.isUnconfirmed(feature.status)
        }
        let counts = restorations.map { feature in
            !feature.isDateUnreadable && !FeatureSelection.isAfter(feature.date, asOf)
                && !FeatureSelection.isUnconfirmed(feature.status)
        }
        restorationCounts = counts
        isRestored = zip(restorations, counts).map { $1 && $0.account == .restored }
    }

    /// True when a feature that names `mineID` (nil for none) may belong to a mine it overlaps.
    ///
    /// A feature that names a mine belongs to that one only, overlapping or not; one that names none belongs to each
    /// mine it overlaps. A name that no mine has is as good as none: pass `known` to say which names exist.
    public static func belongs(
        named mineID: String?,
        to mine: String,
        overlapping: Bool,
        known: Set<String>
    ) -> Bool {
        if let mineID, known.contains(mineID) { return mineID == mine }
        return overlapping
    }

    static func isAfter(_ date: CalendarDate?, _ asOf: CalendarDate?) -> Bool {
        guard let date, let asOf else { return false }
        return date > asOf
    }

    static func isUnconfirmed(_ status: RestorationStatus?) -> Bool {
        status == .suspected || status == .falseChange
    }
}
