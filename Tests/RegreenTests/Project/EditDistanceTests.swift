import Testing

@testable import Regreen

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("unit", "unit", 0), ("unti", "unit", 1), ("restord", "restored", 1),
        ("kitten", "sitting", 3), ("统一编号", "统一编码", 1),
    ])
    func distanceCountsEdits(a: String, b: String, expected: Int) {
        #expect(EditDistance.between(a, b) == expected)
        #expect(EditDistance.between(b, a) == expected)
    }

    @Test func theFirstOfEquallyNearWordsIsTaken() {
        #expect(EditDistance.nearest(to: "dat", among: ["date", "data"]) == "date")
        #expect(EditDistance.nearest(to: "x", among: []) == nil)
        #expect(EditDistance.nearest(to: "CRS", among: ["crs", "cars"]) == "crs")
    }
}
