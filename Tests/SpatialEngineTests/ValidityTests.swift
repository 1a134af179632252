import GeoModel
import SpatialEngine
import Testing

/// domain 5.7 and the repair rule of design 4.5.
@Suite struct ValidityTests {
    private let x = 37_607_444.0
    private let y = 3_951_796.0

    private func ring(_ coordinates: [Double]) -> [Double] {
        coordinates.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element + x : $0.element + y }
    }

    private func faults(_ rings: [[Double]]) throws -> [GeometryFault] {
        try ValidityChecker(crs: Fixtures.zone37).check(Fixtures.simple(rings))
    }

    @Test func aSoundPolygonHasNoFault() throws {
        #expect(try faults([ring([0, 0, 10, 0, 10, 10, 0, 10, 0, 0])]).isEmpty)
    }

    @Test(arguments: [
        ([0.0, 0, 10, 10, 10, 0, 0, 10, 0, 0], GeometryFault.Kind.invalid),
        ([0, 0, 10, 0, 10, 10, 0, 10], .openRing),
        ([0, 0, 10, 0, .nan, 10, 0, 10, 0, 0], .badCoordinate),
        ([0, 0, 10, 0, 10, 0, 10, 10, 0, 0], .repeatedVertices),
        ([0, 0, 10, 0, 10, 0.0005, 10, 10, 0, 0], .closeVertices),
        ([0, 0, 10, 0, 10, 5, 60, 5.2, 10, 5.4, 10, 10, 0, 10, 0, 0], .spike),
    ])
    func faultsAreNamed(coordinates: [Double], kind: GeometryFault.Kind) throws {
        #expect(try faults([ring(coordinates)]).map(\.kind).contains(kind))
    }

    @Test func aSelfIntersectionHasItsPlace() throws {
        let fault = try #require(try faults([ring([0, 0, 10, 10, 10, 0, 0, 10, 0, 0])]).first)
        #expect(fault.reason == "Self-intersection")
        #expect(fault.x == x + 5)
        #expect(fault.y == y + 5)
    }

    @Test func duplicatesAreFoundWhateverTheStart() throws {
        let found = try faults([
            ring([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]), ring([10, 10, 10, 0, 0, 0, 0, 10, 10, 10]),
        ])
        #expect(found == [GeometryFault(geometry: 1, kind: .duplicate, other: 0)])
    }

    // MARK: Repair

    private func repair(_ coordinates: [Double]) throws -> RepairedLayer {
        try Repairer(measurer: AreaMeasurer(crs: Fixtures.zone37), method: .planar)
            .repair(Fixtures.simple([ring(coordinates)]))
    }

    @Test func agreeingMethodsRepair() throws {
        // A bow tie: both methods give the two triangles.
        let result = try repair([0, 0, 10, 10, 10, 0, 0, 10, 0, 0])
        let record = try #require(result.repairs.first)
        #expect(record.isAccepted)
        #expect(record.area == ExactArea(squareMetres: 50))
        #expect(record.otherMethodArea == ExactArea(squareMetres: 50))
        #expect(result.geometries[0].planarArea == 50)
    }

    @Test func disagreeingMethodsAreRefusedUnlessAccepted() throws {
        // A hole half outside its shell: structure takes it off, line work also makes land of what lies outside.
        let column = Fixtures.polygons([
            [ring([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]), ring([5, 2, 15, 2, 15, 8, 5, 8, 5, 2])]
        ])
        let repairer = Repairer(measurer: AreaMeasurer(crs: Fixtures.zone37), method: .planar)
        let refused = try repairer.repair(column)
        #expect(refused.repairs.first?.isAccepted == false)
        #expect(refused.repairs.first?.area == ExactArea(squareMetres: 100))
        #expect(refused.repairs.first?.otherMethodArea == ExactArea(squareMetres: 70))
        #expect(refused.geometries.kinds == [.null])
        let accepted = try repairer.repair(column, accepting: [0])
        #expect(accepted.repairs.first?.isAccepted == true)
        #expect(accepted.geometries[0].planarArea == 100)
    }

    @Test func openRingsAreClosed() throws {
        let result = try repair([0, 0, 10, 0, 10, 10, 0, 10])
        #expect(result.geometries[0].planarArea == 100)
        #expect(result.repairs.first?.fault.kind == .openRing)
    }

    @Test func notANumberIsPastRepair() throws {
        let result = try repair([0, 0, 10, 0, .nan, 10, 0, 10, 0, 0])
        #expect(result.unusable.map(\.kind) == [.badCoordinate])
        #expect(result.geometries.kinds == [.null])
    }

    // MARK: Dissolve and overlaps

    @Test func partsOfOneMineAreUnitedAndTheirOverlapReported() throws {
        let column = Fixtures.simple([
            ring([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]), ring([100, 0, 110, 0, 110, 10, 100, 10, 100, 0]),
            ring([5, 0, 15, 0, 15, 10, 5, 10, 5, 0]),
        ])
        let result = try LayerDissolver.dissolve(column, by: ["a", "b", "a"])
        #expect(result.groups.map(\.key) == ["a", "b"])
        #expect(result.groups.map(\.members) == [[0, 2], [1]])
        #expect(result.groups.map(\.overlap) == [50, 0])
        #expect(result.geometries[0].planarArea == 150)
    }

    @Test func overlapsAreListedOnceAndTouchesAreNot() throws {
        let column = Fixtures.simple([
            ring([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]), ring([10, 0, 20, 0, 20, 10, 10, 10, 10, 0]),
            ring([5, 5, 15, 5, 15, 15, 5, 15, 5, 5]),
        ])
        let pairs = try OverlapMatrix.pairs(
            of: column,
            measurer: AreaMeasurer(crs: Fixtures.zone37),
            method: .planar,
            threads: 2
        )
        #expect(pairs.map { [$0.first, $0.second] } == [[0, 2], [1, 2]])
        #expect(pairs.map(\.area) == [ExactArea(squareMetres: 25), ExactArea(squareMetres: 25)])
    }
}
