import GeoModel
import Testing

@testable import GEOSKit

@Suite struct RepairTests {
    private let context: GEOSContext

    init() throws { context = try GEOSContext() }

    @Test func validityNamesReasonAndPlace() throws {
        let bowTie = try shape("POLYGON((0 0,10 10,10 0,0 10,0 0))", context)
        #expect(
            try bowTie.validity()
                == ValidityReport(isValid: false, reason: "Self-intersection", location: PlanarPoint(x: 5, y: 5))
        )
        let sound = try shape("POLYGON((0 0,10 0,10 10,0 0))", context)
        #expect(try sound.validity() == ValidityReport(isValid: true, reason: nil, location: nil))
        #expect(try sound.isValid())
    }

    @Test func aBowTieIsTwoTrianglesByBothMethods() throws {
        let comparison = try shape("POLYGON((0 0,10 10,10 0,0 10,0 0))", context).repairedByBothMethods()
        #expect(comparison.lineworkArea == 50)
        #expect(comparison.structureArea == 50)
        #expect(comparison.relativeDifference == 0)
        #expect(comparison.linework.kind == .multiPolygon)
    }

    @Test func aHoleThatReachesOutsideDividesTheMethods() throws {
        // By line work what the hole encloses outside becomes land (100 − 15 + 15); by structure it is cut off.
        let polygon = try shape("POLYGON((0 0,10 0,10 10,0 10,0 0),(5 5,15 5,15 8,5 8,5 5))", context)
        let comparison = try polygon.repairedByBothMethods()
        #expect(comparison.lineworkArea == 100)
        #expect(comparison.structureArea == 85)
        #expect(abs(comparison.relativeDifference - 0.15) < 1e-15)
        #expect(try comparison.linework.isValid())
        #expect(try comparison.structure.isValid())
    }

    @Test func overlappingPartsDivideTheMethods() throws {
        // Covered twice is outside by line work (75 + 75), inside by structure (union).
        let parts = try shape("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((5 5,15 5,15 15,5 15,5 5)))", context)
        let comparison = try parts.repairedByBothMethods()
        #expect(comparison.lineworkArea == 150)
        #expect(comparison.structureArea == 175)
    }

    @Test(arguments: RepairMethod.allCases) func aValidPolygonStays(method: RepairMethod) throws {
        let polygon = try shape("POLYGON((0 0,10 0,10 10,0 10,0 0),(1 1,1 3,3 3,3 1,1 1))", context)
        #expect(try polygon.repaired(by: method).equals(polygon))
    }

    @Test func aCollapsedRingLeavesNoPolygon() throws {
        let flat = try shape("POLYGON((0 0,10 0,5 0,0 0))", context)
        #expect(try flat.repaired(by: .linework).dimension == .lines)
        #expect(try flat.repaired(by: .linework, keeping: .polygons).isEmpty)
        #expect(try flat.repairedByBothMethods().relativeDifference == 0)
    }

    @Test func errorsCarryWhatTheLibrarySaid() throws {
        let error = #expect(throws: GEOSError.self) { try shape("POLYGON((0 0,1 0,1 1,0 2))", context) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.description.contains("closed linestring") == true)
    }
}
