import Foundation
import GeoModel
import Testing

@testable import PROJKit

@Suite struct GeodesicCalculatorTests {
    private let calculator = GeodesicCalculator()

    @Test func aQuarterOfTheEquator() {
        #expect(abs(calculator.distance(from: (0, 0), to: (90, 0)) - 6_378_137 * .pi / 2) < 1e-6)
    }

    @Test func directAndInverseAgree() {
        let start = (longitude: 112.187, latitude: 35.69)
        let end = calculator.destination(from: start, azimuth: 30, distance: 12_345)
        let back = calculator.inverse(from: start, to: end)
        #expect(abs(back.distance - 12_345) < 1e-6)
        #expect(abs(back.startAzimuth - 30) < 1e-9)
    }

    /// The area of the ellipsoid between the equator and a latitude over one radian of longitude, domain.md 1.6.
    private func strip(_ latitude: Double) -> Double {
        let f = 1 / 298.257222101
        let e = (f * (2 - f)).squareRoot()
        let s = sin(latitude * .pi / 180)
        let b = 6_378_137 * (1 - f)
        return b * b / 2 * (s / (1 - e * e * s * s) + log((1 + e * s) / (1 - e * s)) / (2 * e))
    }

    @Test func anOctantOfTheEllipsoid() throws {
        // Bounded by geodesics only: two meridians and the equator.
        let area = try calculator.area(ofRing: [0, 0, 90, 0, 0, 90, 0, 0])
        #expect(abs(area / (strip(90) * .pi / 2) - 1) < 1e-13)
    }

    @Test func rolesCountNotDirections() throws {
        let shell: [Double] = [112, 35, 112.1, 35, 112.1, 35.1, 112, 35.1, 112, 35]
        let hole: [Double] = [112.02, 35.02, 112.04, 35.02, 112.04, 35.04, 112.02, 35.04, 112.02, 35.02]
        func turned(_ ring: [Double]) -> [Double] {
            stride(from: ring.count - 2, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
        }
        let expected = try calculator.area(ofRing: shell) - calculator.area(ofRing: hole)
        for rings in [[shell, hole], [turned(shell), hole], [shell, turned(hole)], [turned(shell), turned(hole)]] {
            var column = GeometryColumn()
            column.appendPolygon(rings: rings)
            #expect(abs(try calculator.area(of: column, at: 0) - expected) < 1e-6)
        }
    }

    @Test func ringsMayCrossTheAntimeridian() throws {
        let here = try calculator.area(ofRing: [-1, 10, 1, 10, 1, 11, -1, 11, -1, 10])
        let there = try calculator.area(ofRing: [179, 10, -179, 10, -179, 11, 179, 11, 179, 10])
        #expect(abs(here - there) < 1e-3)
    }

    @Test func lengths() throws {
        var column = GeometryColumn()
        column.appendVertices(interleaved: [0, 0, 90, 0])
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        column.appendPolygon(rings: [[0, 0, 90, 0, 0, 90, 0, 0]])
        let quarter = 6_378_137 * Double.pi / 2
        let meridian = calculator.distance(from: (0, 0), to: (0, 90))
        #expect(abs(try calculator.length(of: column, at: 0) - quarter) < 1e-6)
        #expect(abs(try calculator.length(of: column, at: 1) - quarter - 2 * meridian) < 1e-6)
        #expect(try calculator.area(of: column, at: 0) == 0)
    }

    @Test(arguments: [[112.0, 35, 113, 95, 112, 35], [112, 35, .nan, 36, 112, 35]])
    func badVerticesAreNamed(ring: [Double]) throws {
        let error = #expect(throws: PROJError.self) { try calculator.area(ofRing: ring) }
        #expect(error?.code == .invalidCoordinate)
        #expect(error?.index == 1)
    }

    @Test func emptyRingsHaveNoArea() throws { #expect(try calculator.area(ofRing: []) == 0) }
}
