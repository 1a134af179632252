import Foundation
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct AHPVectors {
    @Test(arguments: Vectors.cases("ahp"))
    func weightsAndConsistency(_ vector: VectorCase) throws {
        let matrix = try #require(try vector.inputObject()["matrix"] as? [[NSNumber]]).map { $0.map(\.doubleValue) }
        func evaluate(_ method: AHPResult.Method) throws -> AHPResult {
            try AHP.evaluate(matrix, method: method, randomIndices: Rules.standard.randomIndices)
        }
        let result = try evaluate(.eigenvector)
        let got: [String: Any] = [
            "weights_eigen": result.weights,
            "weights_geometric": try evaluate(.geometricMean).weights,
            "weights_colmean": try evaluate(.columnMean).weights,
            "lambda_max": result.largestEigenvalue,
            "CI": result.consistencyIndex,
            "RI": result.randomIndex,
            "CR": result.consistencyRatio,
            "consistent": result.isConsistent,
        ]
        #expect(try vector.differences(from: got) == [])
    }
}

@Suite struct AHPTests {
    private let indices = Rules.standard.randomIndices

    @Test func oneCriterionWeighsAll() throws {
        let result = try AHP.evaluate([[1]], randomIndices: indices)
        #expect(result.weights == [1])
        #expect(result.consistencyIndex == 0)
        #expect(result.isConsistent)
    }

    @Test func defaultWeightsAreConsistent() {
        #expect((Rules.standard.rankingWeights.consistencyRatio - 0.0096).magnitude < 5e-5)
        #expect(Rules.standard.rankingWeights.isConsistent)
    }

    @Test func unusableMatricesAreRefused() {
        #expect(throws: AHPError.shape) { try AHP.evaluate([], randomIndices: indices) }
        #expect(throws: AHPError.shape) { try AHP.evaluate([[1, 2]], randomIndices: indices) }
        #expect(throws: AHPError.entry(row: 0, column: 1)) {
            try AHP.evaluate([[1, 0], [0, 1]], randomIndices: indices)
        }
        #expect(throws: AHPError.notReciprocal(row: 0, column: 1)) {
            try AHP.evaluate([[1, 2], [2, 1]], randomIndices: indices)
        }
        #expect(throws: AHPError.size(16)) {
            try AHP.evaluate(
                Array(repeating: Array(repeating: 1, count: 16), count: 16),
                randomIndices: indices
            )
        }
    }
}
