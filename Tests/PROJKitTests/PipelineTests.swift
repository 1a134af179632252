import GeoModel
import Testing

@testable import PROJKit

@Suite struct PipelineTests {
    // MARK: Axis order

    @Test func eastIsFirstThoughTheAuthorityPutsNorthFirst() throws {
        let there = try pipeline("EPSG:4490", "EPSG:4525")
        let plane = try there.transform(x: Place.qinshui.x, y: Place.qinshui.y)
        #expect(abs(plane.x - 37_607_444.0632) < 1e-3)
        #expect(abs(plane.y - 3_951_795.6258) < 1e-3)
        let back = try there.transform(x: plane.x, y: plane.y, direction: .inverse)
        #expect(abs(back.x - Place.qinshui.x) < 1e-11)
        #expect(abs(back.y - Place.qinshui.y) < 1e-11)
    }

    @Test func eastIsFirstWhereASwapWouldGoUnnoticed() throws {
        // 40 E 30 N and 30 E 40 N are both possible: the images decide. On UTM 37 (meridian 39) they differ by 900 km.
        let image = try pipeline("EPSG:4326", "EPSG:32637").transform(x: 40, y: 30)
        #expect(abs(image.y - 3_320_000) < 10_000)
        #expect(abs(image.x - 596_500) < 1_000)
    }

    @Test func fileAndCodeOfOnePlaneAreTheSame() throws {
        let fromFile = try pipeline(PRJ.plane(name: "our plane", falseEasting: 37_500_000), "EPSG:4525")
        #expect(fromFile.isIdentity)
        #expect(!fromFile.operation.isBallpark)
        #expect(try fromFile.transform(x: 37_607_444.0632, y: 3_951_795.6258) == (37_607_444.0632, 3_951_795.6258))
    }

    @Test func zonesOfOneDatumConvertExactly() throws {
        let facts = try pipeline("EPSG:4525", "EPSG:4526").operation
        #expect(facts.accuracyInMetres == 0)
        #expect(!facts.isBallpark)
        // The 3-degree and the 6-degree zone on 111 E differ in prefix only.
        let image = try pipeline("EPSG:4497", "EPSG:4525").transform(x: 19_607_444.0632, y: 3_951_795.6258)
        #expect(abs(image.x - 37_607_444.0632) < 1e-6)
        #expect(abs(image.y - 3_951_795.6258) < 1e-6)
    }

    // MARK: The rule on ballpark operations

    @Test(arguments: [
        ("EPSG:4214", "EPSG:4490", nil as Envelope?), ("EPSG:4214", "EPSG:4490", Place.ordosBox),
        ("EPSG:2415", "EPSG:4526", nil), ("EPSG:4610", "EPSG:4490", Place.qinshuiBox), ("EPSG:4610", "EPSG:4326", nil),
        ("EPSG:4525", "EPSG:21419", nil), ("EPSG:4214", "EPSG:4326", Place.qinshuiBox),
        // The registry's operations are for parts of China; without an area none is taken on trust.
        ("EPSG:4214", "EPSG:4326", nil),
    ])
    func ballparkIsRefused(source: String, target: String, area: Envelope?) throws {
        let error = try #require(
            #expect(throws: PROJError.self) { try pipeline(source, target, area: area) }
        )
        #expect(error.code == .ballparkRefused)
        #expect(error.subject == "\(try crs(source).name) → \(try crs(target).name)")
        let allowed = try pipeline(source, target, area: area, allowBallpark: true)
        #expect(allowed.operation.isBallpark)
        #expect(allowed.operation.accuracyInMetres == nil)
        #expect(!allowed.operation.notes.isEmpty)
    }

    @Test(arguments: [("EPSG:4490", "EPSG:4326"), ("EPSG:4525", "EPSG:32649"), ("EPSG:4326", "EPSG:4546")])
    func cgcs2000AndWGS84AreTakenAsOne(source: String, target: String) throws {
        let facts = try pipeline(source, target).operation
        #expect(facts.isBallpark)
        #expect(facts.notes == ["datum shift: none applied (CGCS2000≈WGS84)"])
    }

    @Test func cgcs2000ToWGS84LeavesTheDegrees() throws {
        #expect(try pipeline("EPSG:4490", "EPSG:4326").transform(x: 112.187, y: 35.69) == (112.187, 35.69))
    }

    @Test func anOperationIsTakenOnlyWhereItIsMeantFor() throws {
        let inside = try pipeline("EPSG:4214", "EPSG:4326", area: Place.ordosBox).operation
        #expect(!inside.isBallpark)
        #expect(inside.accuracyInMetres == 1)
        // The Ordos operation ends at 39 N: data half-way over it are refused, allowed ones stay unshifted.
        let astride = Envelope(minX: 109, minY: 38.5, maxX: 109.5, maxY: 39.5)
        let error = #expect(throws: PROJError.self) { try pipeline("EPSG:4214", "EPSG:4326", area: astride) }
        #expect(error?.code == .ballparkRefused)
        let unshifted = try pipeline("EPSG:4214", "EPSG:4326", area: astride, allowBallpark: true)
        #expect(try unshifted.transform(x: 109.2, y: 38.6) == (109.2, 38.6))
    }

    @Test func theBoxOfPlaneDataDecidesTheArea() throws {
        let context = try PROJContext()
        let plane = try pipeline("EPSG:4214", "EPSG:21418", area: Place.ordosBox)
        let corner = try plane.transform(x: 108, y: 38)
        let box = Envelope(minX: corner.x, minY: corner.y, maxX: corner.x + 1000, maxY: corner.y + 1000)
        let ordos = try Pipeline(from: crs("EPSG:21418"), to: crs("EPSG:4326"), covering: box, context: context)
        #expect(!ordos.operation.isBallpark)
        let geographic = try CoordinateSystem("EPSG:21418", context: context).geographicBox(of: box)
        #expect(abs(geographic.minX - 108) < 0.001)
        #expect(abs(geographic.minY - 38) < 0.001)
    }

    @Test func candidatesAreListedWithTheirAreas() throws {
        let all = try Pipeline.candidates(from: crs("EPSG:4214"), to: crs("EPSG:4326"), context: PROJContext())
        #expect(all.contains { $0.isBallpark })
        #expect(all.contains { $0.areaOfUse?.name.contains("Ordos") == true && !$0.coversArea })
    }

    @Test func missingGridsAreNamed() throws {
        let kansas = Envelope(minX: -100, minY: 38, maxX: -99, maxY: 39)
        let facts = try pipeline("EPSG:4267", "EPSG:4326", area: kansas).operation
        #expect(!facts.isBallpark)
        // Grids are not part of a bare installation; where they are installed nothing is missing.
        #expect(facts.missingGrids.contains { $0.contains("conus") } || facts.accuracyInMetres.map { $0 < 5 } == true)
    }

    // MARK: Failures

    @Test(arguments: [
        ("EPSG:4525", 607_444.0632), ("EPSG:4525", 19_607_444.0632), ("EPSG:4546", 37_607_444.0632),
    ])
    func aWrongPrefixFailsByName(system: String, easting: Double) throws {
        let there = try pipeline(system, "EPSG:4490")
        var xy = [500_000.0, 3_951_795, easting, 3_951_795.6258]
        if system == "EPSG:4525" { xy[0] += 37_000_000 }
        let before = xy
        let error = #expect(throws: PROJError.self) { try there.transform(&xy) }
        #expect(error?.code == .transformFailed)
        #expect(error?.index == 1)
        #expect(error?.subject.contains("\(easting)") == true)
        #expect(xy == before)
    }

    @Test func latitudesBeyondThePoleFail() throws {
        let error = #expect(throws: PROJError.self) {
            try pipeline("EPSG:4490", "EPSG:4525").transform(x: 35.69, y: 112.187)
        }
        #expect(error?.code == .transformFailed)
    }

    @Test(arguments: [Double.nan, .infinity]) func notANumberIsRefused(value: Double) throws {
        var xy = [112.0, 35, 112, value]
        let error = #expect(throws: PROJError.self) { try pipeline("EPSG:4490", "EPSG:4326").transform(&xy) }
        #expect(error?.index == 1)
    }

    @Test func columnsKeepTheirStructure() throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [[112, 35, 112.1, 35, 112.1, 35.1, 112, 35]])
        column.appendNull()
        let image = try pipeline("EPSG:4490", "EPSG:4525").transform(column)
        #expect(image.kinds == column.kinds)
        #expect(image.ringOffsets == column.ringOffsets)
        #expect(image.xy[0] > 37_000_000)
        #expect(try pipeline("EPSG:4490", "EPSG:4525").transform(GeometryColumn()).count == 0)
    }

    @Test func anEmptyLayerHasNoBoxAndNeedsNone() throws {
        let there = try Pipeline(
            from: crs("EPSG:4525"),
            to: crs("EPSG:4490"),
            covering: .empty,
            context: PROJContext()
        )
        #expect(try there.transform(GeometryColumn()).count == 0)
    }

    @Test func workersWithTheirOwnContextsAgree() async throws {
        let images = try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<8 {
                group.addTask { try pipeline("EPSG:4490", "EPSG:4525").transform(x: 112.187, y: 35.69).x }
            }
            return try await group.reduce(into: Set<Double>()) { $0.insert($1) }
        }
        #expect(images.count == 1)
    }
}
