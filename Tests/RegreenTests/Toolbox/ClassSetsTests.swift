import Testing

@testable import Regreen

@Suite struct ClassSetsTests {
    @Test func theUnionHoldsEachBoundOnce() {
        let sets = ClassSets([[0.1, 0.5, 1.5], [0.5, 2]])
        #expect(sets.merged == [0.1, 0.5, 1.5, 2])
    }

    @Test(
        "Classes of a set are runs of the union's",
        arguments: [
            (0, 0, 0...0), (0, 1, 1...1), (0, 2, 2...2), (0, 3, 3...4), (1, 0, 0...1), (1, 1, 2...3), (1, 2, 4...4),
        ]
    )
    func parts(_ set: Int, _ index: Int, _ expected: ClosedRange<Int>) {
        #expect(ClassSets([[0.1, 0.5, 1.5], [0.5, 2]]).parts(ofClass: index, inSet: set) == expected)
    }

    @Test func oneSetIsItself() {
        let sets = ClassSets([[-1, 0]])
        #expect((0..<3).map { sets.parts(ofClass: $0, inSet: 0) } == [0...0, 1...1, 2...2])
    }
}
