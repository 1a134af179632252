/// Which of the three areas is meant (design 4.5).
public enum AreaMethod: String, Sendable, Hashable, CaseIterable, Codable {
    /// In the plane of the CRS, units turned into metres.
    case planar
    /// On the ellipsoid, geodesics between the stored vertices.
    case geodesic
    /// 椭球面积 by the national land survey's procedure (domain 1.6).
    case statutory
}

/// An area as an exact whole number of 1e-6 m², so that sums do not depend on their order.
///
/// Doubles are quantised once, when they enter; published figures are quantised before they are summed.
public struct ExactArea: Sendable, Hashable, Comparable, AdditiveArithmetic {
    /// The area in units of 1e-6 m².
    public var microSquareMetres: Int128

    /// Creates an area from a whole number of 1e-6 m².
    public init(microSquareMetres: Int128) {
        self.microSquareMetres = microSquareMetres
    }

    /// Quantises an area in m², half away from zero. Not-a-number and values beyond 1e24 m² are a programmer's error.
    public init(squareMetres: Double) {
        precondition(squareMetres.magnitude < 1e24, "an area must be a finite number of square metres")
        self.microSquareMetres = Int128((squareMetres * 1e6).rounded(.toNearestOrAwayFromZero))
    }

    /// No area.
    public static let zero = ExactArea(microSquareMetres: 0)

    /// The area in m² as the nearest Double.
    public var squareMetres: Double { Double(microSquareMetres) / 1e6 }

    /// The area in mu (亩), 1 mu = 2000/3 m² exactly.
    public var mu: Double { Double(microSquareMetres * 3) / 2e9 }

    /// The area in hectares.
    public var hectares: Double { Double(microSquareMetres) / 1e10 }

    /// Sum.
    public static func + (lhs: ExactArea, rhs: ExactArea) -> ExactArea {
        ExactArea(microSquareMetres: lhs.microSquareMetres + rhs.microSquareMetres)
    }

    /// Difference.
    public static func - (lhs: ExactArea, rhs: ExactArea) -> ExactArea {
        ExactArea(microSquareMetres: lhs.microSquareMetres - rhs.microSquareMetres)
    }

    /// Smaller areas come first.
    public static func < (lhs: ExactArea, rhs: ExactArea) -> Bool {
        lhs.microSquareMetres < rhs.microSquareMetres
    }

    /// The area split by weights so that the parts add up to it exactly, remainders to the largest fractions.
    ///
    /// - Parameter weights: non-negative; their sum may differ from this area, only proportions count.
    /// - Returns: one part per weight; all zero weights give the whole to the first part.
    public func divided(byWeights weights: [Double]) -> [ExactArea] {
        guard !weights.isEmpty else { return [] }
        let total = weights.reduce(0, +)
        guard total > 0 else {
            return [self] + Array(repeating: .zero, count: weights.count - 1)
        }
        let whole = Double(microSquareMetres)
        let ideal = weights.map { whole * ($0 / total) }
        var parts = ideal.map { Int128($0.rounded(.down)) }
        var missing = microSquareMetres - parts.reduce(0, +)
        let order = ideal.indices.sorted {
            let a = ideal[$0] - ideal[$0].rounded(.down)
            let b = ideal[$1] - ideal[$1].rounded(.down)
            return a != b ? a > b : $0 < $1
        }
        // Beyond 2^53 the ideal parts carry no fraction and the residue may exceed one unit each: the largest takes it.
        if missing.magnitude > UInt128(weights.count) {
            let largest = ideal.indices.max { ideal[$0] < ideal[$1] } ?? 0
            parts[largest] += missing
            missing = 0
        }
        var position = 0
        while missing != 0 {
            let index = order[position % order.count]
            position += 1
            if weights[index] == 0 { continue }
            parts[index] += missing > 0 ? 1 : -1
            missing += missing > 0 ? -1 : 1
        }
        return parts.map(ExactArea.init(microSquareMetres:))
    }
}
