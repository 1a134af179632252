/// Weights from a matrix of pairwise comparisons (domain 3.6).
public struct AHPResult: Sendable, Hashable {
    /// How weights are taken from the matrix.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Principal right eigenvector, the default.
        case eigenvector
        /// Geometric mean of rows.
        case geometricMean = "geometric_mean"
        /// Mean of normalised columns.
        case columnMean = "column_mean"
    }

    /// Weights by the method asked for; they sum to 1.
    public let weights: [Double]
    /// Largest eigenvalue: mean of (Aw)ᵢ/wᵢ of the principal eigenvector.
    public let largestEigenvalue: Double
    /// CI = (λmax − n)/(n − 1); 0 for n = 1.
    public let consistencyIndex: Double
    /// RI of the table for this size.
    public let randomIndex: Double
    /// CR = CI/RI; 0 where RI is 0.
    public let consistencyRatio: Double

    /// True for CR < 0.10, and always up to two criteria.
    public var isConsistent: Bool { weights.count <= 2 || consistencyRatio < AHPResult.acceptedRatio }

    static let acceptedRatio = 0.10
}

/// Why a matrix of comparisons cannot be used.
public enum AHPError: Error, Sendable, Hashable {
    /// Not square, or empty.
    case shape
    /// An entry that is not a positive finite number.
    case entry(row: Int, column: Int)
    /// An entry and its mirror whose product is not 1 (within 1e-6).
    case notReciprocal(row: Int, column: Int)
    /// More criteria than the table of random indices has.
    case size(Int)
}

/// The analytic hierarchy process.
public enum AHP {
    /// Computes weights and consistency.
    ///
    /// - Parameters:
    ///   - matrix: reciprocal, rows by columns, scale 1...9 and its inverses.
    ///   - method: where the weights come from; λmax and CR always come from the eigenvector.
    ///   - randomIndices: RI for n = 1, 2, …
    public static func evaluate(
        _ matrix: [[Double]],
        method: AHPResult.Method = .eigenvector,
        randomIndices: [Double]
    ) throws(AHPError) -> AHPResult {
        try check(matrix)
        let n = matrix.count
        guard n <= randomIndices.count else { throw .size(n) }
        let principal = eigenvector(matrix)
        let lambda = zip(matrix, principal).map { row, weight in dot(row, principal) / weight }.reduce(0, +) / Double(n)
        let index = n > 1 ? (lambda - Double(n)) / Double(n - 1) : 0
        let random = randomIndices[n - 1]
        let weights: [Double]
        switch method {
        case .eigenvector: weights = principal
        case .geometricMean: weights = geometricMeans(matrix)
        case .columnMean: weights = columnMeans(matrix)
        }
        return AHPResult(
            weights: weights,
            largestEigenvalue: lambda,
            consistencyIndex: index,
            randomIndex: random,
            consistencyRatio: random == 0 ? 0 : index / random
        )
    }

    /// The full matrix from its upper triangle: n−1 values of row 1, n−2 of row 2, …
    public static func matrix(upperTriangle rows: [[Double]]) -> [[Double]] {
        let n = rows.count + 1
        var matrix = Array(repeating: Array(repeating: 1.0, count: n), count: n)
        for (i, row) in rows.enumerated() {
            for (offset, value) in row.enumerated() where i + 1 + offset < n {
                matrix[i][i + 1 + offset] = value
                matrix[i + 1 + offset][i] = 1 / value
            }
        }
        return matrix
    }

    private static func check(_ matrix: [[Double]]) throws(AHPError) {
        let n = matrix.count
        guard n > 0, matrix.allSatisfy({ $0.count == n }) else { throw .shape }
        for i in 0..<n {
            for j in 0..<n {
                let value = matrix[i][j]
                guard value.isFinite, value > 0 else { throw .entry(row: i, column: j) }
                guard (value * matrix[j][i] - 1).magnitude <= 1e-6 else { throw .notReciprocal(row: i, column: j) }
            }
        }
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    private static func normalised(_ values: [Double]) -> [Double] {
        let sum = values.reduce(0, +)
        return values.map { $0 / sum }
    }

    /// Power iteration: a positive matrix has one principal eigenvector, and every start reaches it.
    private static func eigenvector(_ matrix: [[Double]]) -> [Double] {
        var weights = Array(repeating: 1 / Double(matrix.count), count: matrix.count)
        for _ in 0..<10_000 {
            let next = normalised(matrix.map { dot($0, weights) })
            let change = zip(next, weights).map { ($0 - $1).magnitude }.max() ?? 0
            weights = next
            if change < 1e-15 { break }
        }
        return weights
    }

    private static func geometricMeans(_ matrix: [[Double]]) -> [Double] {
        normalised(matrix.map { row in root(row.reduce(1, *), degree: row.count) })
    }

    private static func columnMeans(_ matrix: [[Double]]) -> [Double] {
        let n = matrix.count
        let sums = (0..<n).map { column in matrix.reduce(0) { $0 + $1[column] } }
        return matrix.map { row in zip(row, sums).reduce(0) { $0 + $1.0 / $1.1 } / Double(n) }
    }

    /// The positive nth root by Newton's method, so that no C library's `pow` decides the last bit.
    private static func root(_ value: Double, degree: Int) -> Double {
        guard degree > 1 else { return value }
        let n = Double(degree)
        var x = max(value, 1)
        for _ in 0..<2_000 {
            var power = 1.0
            for _ in 1..<degree { power *= x }
            let next = ((n - 1) * x + value / power) / n
            if (next - x).magnitude <= 1e-16 * x { return next }
            x = next
        }
        return x
    }
}
