/// What a detected change is to the register (domain 2.9). None of them counts before the field check (核查).
public enum ChangeClass: String, Sendable, Hashable, CaseIterable {
    /// Below the least area.
    case tooSmall = "too_small"
    /// Meets no register polygon.
    case new
    /// As good as the register polygon.
    case same
    /// Matches, and is larger.
    case expanded
    /// Matches, and is not larger.
    case shrunk
    /// Meets one, but does not match: a person decides.
    case partialOverlap = "partial_overlap"
}

/// The bounds of the matching.
public struct ChangeThresholds: Sendable, Hashable {
    /// Smaller polygons are left out, m².
    public var minimumAreaInSquareMetres: Double
    /// From this IoU on a polygon matches.
    public var match: Double
    /// From this IoU on it is the same.
    public var same: Double

    /// Creates thresholds.
    public init(minimumAreaInSquareMetres: Double, match: Double, same: Double) {
        self.minimumAreaInSquareMetres = minimumAreaInSquareMetres
        self.match = match
        self.same = same
    }

    /// Reads the thresholds out of rules.
    public init(rules: Rules) throws(RulesError) {
        let reader = RulesReader(entries: rules.entries)
        minimumAreaInSquareMetres = try reader.number("change.too_small_m2", in: 0...1e9)
        let iou = rules.entries["change.iou"]?.value
        guard let match = iou?["match"]?.doubleValue, let same = iou?["same"]?.doubleValue, match > 0, match <= same,
            same <= 1
        else { throw RulesError(path: "values.change.iou.value", reason: "needs 0 < match <= same <= 1") }
        self.match = match
        self.same = same
    }
}

/// Matches detected polygons with the register by areas that were measured elsewhere.
public struct ChangeMatching: Sendable, Hashable {
    /// One common area of a detected and a register polygon, m².
    public struct Intersection: Sendable, Hashable {
        /// Index of the detected polygon.
        public var new: Int
        /// Index of the register polygon.
        public var old: Int
        /// Common area, m²; 0 is no intersection.
        public var area: Double

        /// Creates a common area.
        public init(new: Int, old: Int, area: Double) {
            self.new = new
            self.old = old
            self.area = area
        }
    }

    /// One detected polygon.
    public struct Match: Sendable, Hashable {
        /// Index of the detected polygon.
        public let index: Int
        /// What it is.
        public let changeClass: ChangeClass
        /// The register polygon with the largest IoU, of equals the one with the lowest index; nil for `tooSmall` and
        /// `new`.
        public let registerIndex: Int?
        /// Intersection over union, to 9 decimals; nil for `tooSmall` and `new`.
        public let intersectionOverUnion: Double?
    }

    /// One row per detected polygon, in order.
    public let matches: [Match]
    /// Register polygons that meet no detected one, too small ones included: perhaps restored, to be checked on site.
    public let vanished: [Int]

    /// Matches by areas, all in m² of one method.
    ///
    /// - Parameters:
    ///   - newAreas: areas of the detected polygons.
    ///   - oldAreas: areas of the register polygons.
    ///   - intersections: common areas, in any order, each pair once; indices within the two lists.
    ///   - thresholds: the bounds.
    public init(
        newAreas: [Double],
        oldAreas: [Double],
        intersections: [Intersection],
        thresholds: ChangeThresholds
    ) {
        var candidates: [[Intersection]] = Array(repeating: [], count: newAreas.count)
        var isMet = Array(repeating: false, count: oldAreas.count)
        for pair in intersections where pair.area > 0 {
            candidates[pair.new].append(pair)
            isMet[pair.old] = true
        }
        matches = newAreas.indices.map { index in
            let area = newAreas[index]
            guard area >= thresholds.minimumAreaInSquareMetres else {
                return Match(index: index, changeClass: .tooSmall, registerIndex: nil, intersectionOverUnion: nil)
            }
            let rated = candidates[index].map { pair in
                (old: pair.old, iou: ChangeMatching.ratio(pair.area, of: area, and: oldAreas[pair.old]))
            }
            guard let best = rated.min(by: { $0.iou != $1.iou ? $0.iou > $1.iou : $0.old < $1.old }) else {
                return Match(index: index, changeClass: .new, registerIndex: nil, intersectionOverUnion: nil)
            }
            let changeClass: ChangeClass
            if best.iou >= thresholds.same {
                changeClass = .same
            } else if best.iou >= thresholds.match {
                changeClass = area > oldAreas[best.old] ? .expanded : .shrunk
            } else {
                changeClass = .partialOverlap
            }
            return Match(
                index: index,
                changeClass: changeClass,
                registerIndex: best.old,
                intersectionOverUnion: best.iou
            )
        }
        vanished = oldAreas.indices.filter { !isMet[$0] }
    }

    /// IoU to 9 decimals, which also is what is compared: overlay noise beyond makes neither a tie nor a class.
    private static func ratio(_ common: Double, of new: Double, and old: Double) -> Double {
        let union = new + old - common
        guard union > 0 else { return 0 }
        return (common / union * 1e9).rounded() / 1e9
    }
}
