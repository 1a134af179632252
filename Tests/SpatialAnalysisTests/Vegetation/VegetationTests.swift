import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct NdviVectors {
    @Test(arguments: Vectors.cases("ndvi"))
    func index(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let value = VegetationIndex.ndvi(
            red: try #require(input["red"] as? Double),
            nearInfrared: try #require(input["nir"] as? Double)
        )
        #expect(try vector.differences(from: ["ndvi": value.map { $0 as Any } ?? Vectors.null]) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct FvcVectors {
    @Test(arguments: Vectors.cases("fvc"))
    func cover(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let ndvi = try #require(input["ndvi"] as? [Any]).map { ($0 as? Double) ?? .nan }
        let model: VegetationCover
        do {
            model = try VegetationCover(
                reference: ndvi,
                soil: input["ndvi_soil"] as? Double,
                vegetation: input["ndvi_veg"] as? Double
            )
        } catch {
            #expect(try vector.object()["out"] is [String: Any])
            #expect(try vector.differences(from: ["error": "\(error)"]) == [])
            return
        }
        let cover = ndvi.map(model.cover)
        let known = cover.filter(\.isFinite)
        let printed: [String: Any] = [
            "ndvi_soil": model.soil, "ndvi_veg": model.vegetation,
            "fvc": cover.map { $0.isFinite ? $0 as Any : Vectors.null },
            "grade5": cover.map { CoverClass(cover: $0)?.chineseName as Any? ?? Vectors.null },
            "mean_fvc": known.isEmpty ? Vectors.null : known.reduce(0, +) / Double(known.count),
        ]
        #expect(try vector.differences(from: printed) == [])
    }
}

@Suite struct VegetationTests {
    @Test(arguments: [(-0.1, 0.4), (0.1, -0.4), (0, 0), (.nan, 0.4)] as [(Double, Double)])
    func noIndexWithoutLight(_ red: Double, _ nir: Double) {
        #expect(VegetationIndex.ndvi(red: red, nearInfrared: nir) == nil)
    }

    @Test func noModelWhereFullCoverIsNotAboveBareSoil() {
        #expect(throws: VegetationCover.Problem.endMembersNotAscending(soil: 0.5, vegetation: 0.5)) {
            try VegetationCover(soil: 0.5, vegetation: 0.5)
        }
        #expect(throws: VegetationCover.Problem.referenceEmpty) { try VegetationCover(reference: [Double.nan]) }
    }

    @Test(
        "A bound belongs to the class above it",
        arguments: [
            (0.2999, CoverClass.low), (0.3 - 5e-10, .mediumLow), (0.45, .medium), (0.6, .mediumHigh), (0.75, .high),
            (1, .high),
        ]
    )
    func classes(_ cover: Double, _ expected: CoverClass) {
        #expect(CoverClass(cover: cover) == expected)
    }

    @Test func nothingIsNoClass() { #expect(CoverClass(cover: .nan) == nil) }

    @Test func changesBetweenTwoDates() {
        var change = CoverChange()
        change.add(before: 0.1, after: 0.5, area: 10)
        change.add(before: 0.9, after: 0.5, area: 4)
        change.add(before: 0.1, after: 0.2, area: 1)
        change.add(before: .nan, after: 0.2, area: 100)
        #expect(change.improved == 10)
        #expect(change.degraded == 4)
        #expect(change.unchanged == 1)
    }
}
