import Foundation
import GeoModel
import TestSupport
import Testing

@testable import PROJKit

/// Seven parameters computed by hand, without PROJ.
private struct ReferenceShift {
    let parameters: HelmertParameters
    let from: EllipsoidParameters
    let to: EllipsoidParameters

    func apply(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
        let p = parameters
        let perSecond = Double.pi / 648_000
        // Position vector as EPSG 9606 has it; the coordinate frame turns every sign of the rotations.
        let sign = p.method == .coordinateFrame ? -1.0 : 1.0
        let (rx, ry, rz) = (sign * p.rx * perSecond, sign * p.ry * perSecond, sign * p.rz * perSecond)
        let m = 1 + p.ds * 1e-6
        let (x, y, z) = cartesian(longitude, latitude)
        return geographic(
            p.dx + m * (x - rz * y + ry * z),
            p.dy + m * (rz * x + y - rx * z),
            p.dz + m * (-ry * x + rx * y + z)
        )
    }

    private func cartesian(_ longitude: Double, _ latitude: Double) -> (Double, Double, Double) {
        let (l, b) = (longitude * .pi / 180, latitude * .pi / 180)
        let e2 = from.flattening * (2 - from.flattening)
        let n = from.semiMajorAxis / (1 - e2 * sin(b) * sin(b)).squareRoot()
        return (n * cos(b) * cos(l), n * cos(b) * sin(l), n * (1 - e2) * sin(b))
    }

    private func geographic(_ x: Double, _ y: Double, _ z: Double) -> (x: Double, y: Double) {
        let e2 = to.flattening * (2 - to.flattening)
        let p = (x * x + y * y).squareRoot()
        var b = atan2(z, p * (1 - e2))
        for _ in 0..<20 {
            let n = to.semiMajorAxis / (1 - e2 * sin(b) * sin(b)).squareRoot()
            b = atan2(z + n * e2 * sin(b), p)
        }
        return (atan2(y, x) * 180 / .pi, b * 180 / .pi)
    }
}

@Suite struct DatumShiftTests {
    private func shift(_ parameters: HelmertParameters, to target: String = "EPSG:4490") throws -> DatumShift {
        DatumShift(source: .parameters(parameters), target: try crs(target))
    }

    @Test func aTurnAboutTheAxisMovesEastInOneConventionAndWestInTheOther() throws {
        // At 0 E 0 N the position is (a, 0, 0). Turning it by +1″ about z gives longitude +1″; turning the axes, −1″.
        for (method, sign) in [(HelmertParameters.Method.positionVector, 1.0), (.coordinateFrame, -1.0)] {
            let turn = HelmertParameters(method: method, dx: 0, dy: 0, dz: 0, rz: 1)
            let image = try pipeline("EPSG:4214", "EPSG:4490", shift: try shift(turn)).transform(x: 0, y: 0)
            #expect(abs(image.x - sign / 3600) < 1e-12)
            #expect(abs(image.y) < 1e-12)
        }
    }

    @Test func aTranslationAlongYMovesEastByItsAngle() throws {
        let move = HelmertParameters(method: .translation, dx: 0, dy: 100, dz: 0)
        let image = try pipeline("EPSG:4214", "EPSG:4490", shift: try shift(move)).transform(x: 0, y: 0)
        #expect(abs(image.x - atan2(100, 6_378_245) * 180 / .pi) < 1e-12)
    }

    @Test(
        arguments: HelmertParameters.Method.allCases,
        [("EPSG:4214", 6_378_245.0, 298.3), ("EPSG:4610", 6_378_140, 298.257)]
    )
    func agreesWithTheFormulas(method: HelmertParameters.Method, local: (String, Double, Double)) throws {
        let turns = method == .translation ? 0.0 : 1.0
        let parameters = HelmertParameters(
            method: method,
            dx: 15.3,
            dy: -150.2,
            dz: -90.7,
            rx: 1.2 * turns,
            ry: -0.7 * turns,
            rz: 2.4 * turns,
            ds: -3.1 * turns
        )
        let reference = ReferenceShift(
            parameters: parameters,
            from: EllipsoidParameters(semiMajorAxis: local.1, inverseFlattening: local.2),
            to: .cgcs2000
        )
        let there = try pipeline(local.0, "EPSG:4490", shift: try shift(parameters))
        #expect(!there.operation.isBallpark)
        #expect(there.operation.accuracyInMetres == nil)
        #expect(there.operation.name.contains(method.rawValue))
        for (x, y) in [(112.187, 35.69), (87.64, 43.83), (125.04, 41.73)] {
            let expected = reference.apply(longitude: x, latitude: y)
            let image = try there.transform(x: x, y: y)
            #expect(abs(image.x - expected.x) < 1e-11)
            #expect(abs(image.y - expected.y) < 1e-11)
            // The ellipsoids lie some 80 m apart here and heights are not carried along, so the way back closes to
            // about 80 m / radius of the shift, 2 mm.
            let back = try there.transform(x: image.x, y: image.y, direction: .inverse)
            #expect(abs(back.x - x) < 3e-8)
            #expect(abs(back.y - y) < 3e-8)
        }
    }

    @Test func planesAreShiftedBetweenTheirProjections() throws {
        let parameters = HelmertParameters(
            method: .coordinateFrame,
            dx: 15.3,
            dy: -150.2,
            dz: -90.7,
            rx: 1,
            ry: 2,
            rz: 3,
            ds: 4
        )
        let shift = try shift(parameters)
        let plane = try pipeline("EPSG:21419", "EPSG:4525", shift: shift).transform(x: 19_607_444, y: 3_951_795)
        let local = try pipeline("EPSG:21419", "EPSG:4214").transform(x: 19_607_444, y: 3_951_795)
        let shifted = try pipeline("EPSG:4214", "EPSG:4490", shift: shift).transform(x: local.x, y: local.y)
        let expected = try pipeline("EPSG:4490", "EPSG:4525").transform(x: shifted.x, y: shifted.y)
        #expect(abs(plane.x - expected.x) < 1e-5)
        #expect(abs(plane.y - expected.y) < 1e-5)
    }

    @Test func theOtherWayRoundTheShiftIsInverted() throws {
        let shift = try shift(
            HelmertParameters(method: .positionVector, dx: 15.3, dy: -150.2, dz: -90.7, rx: 1, ry: 2, rz: 3, ds: 4)
        )
        let forward = try pipeline("EPSG:4214", "EPSG:4490", shift: shift)
        let backward = try pipeline("EPSG:4490", "EPSG:4214", shift: shift)
        let image = try forward.transform(x: 112.187, y: 35.69)
        let back = try backward.transform(x: image.x, y: image.y)
        let inverse = try forward.transform(x: image.x, y: image.y, direction: .inverse)
        #expect(abs(back.x - inverse.x) < 1e-12)
        #expect(abs(back.y - inverse.y) < 1e-12)
    }

    @Test func aShiftToCGCS2000ServesWGS84TooAndSaysSo() throws {
        let shift = try shift(HelmertParameters(method: .translation, dx: 10, dy: 20, dz: 30))
        let facts = try pipeline("EPSG:4214", "EPSG:4326", shift: shift).operation
        #expect(facts.notes.contains("datum shift: none applied (CGCS2000≈WGS84)"))
        #expect(facts.notes.count == 2)
    }

    @Test func aShiftIsNotUsedWhereNoneIsNeeded() throws {
        let shift = try shift(HelmertParameters(method: .translation, dx: 10, dy: 20, dz: 30))
        #expect(try pipeline("EPSG:4326", "EPSG:4490", shift: shift).isIdentity)
        #expect(try pipeline("EPSG:4525", "EPSG:4526", shift: shift).operation.accuracyInMetres == 0)
        #expect(try pipeline("EPSG:21419", "EPSG:4214", shift: shift).operation.accuracyInMetres == 0)
    }

    @Test func aShiftToAThirdDatumIsRefused() throws {
        let shift = try shift(HelmertParameters(method: .translation, dx: 10, dy: 20, dz: 30), to: "EPSG:4610")
        let error = #expect(throws: PROJError.self) { try pipeline("EPSG:4214", "EPSG:4490", shift: shift) }
        #expect(error?.code == .datumShiftNotApplicable)
    }

    @Test func translationWithRotationsIsRefused() throws {
        let shift = try shift(HelmertParameters(method: .translation, dx: 10, dy: 20, dz: 30, rz: 1))
        let error = #expect(throws: PROJError.self) { try pipeline("EPSG:4214", "EPSG:4490", shift: shift) }
        #expect(error?.code == .datumShiftInvalid)
    }

    @Test func parametersInTheDefinitionAreUsedAndReported() throws {
        let text = PRJ.beijing(towgs84: "15.8,-154.4,-82.3,0,0,0,0")
        let there = try pipeline(text, "EPSG:4490")
        let reference = ReferenceShift(
            parameters: HelmertParameters(method: .translation, dx: 15.8, dy: -154.4, dz: -82.3),
            from: EllipsoidParameters(semiMajorAxis: 6_378_245, inverseFlattening: 298.3),
            to: EllipsoidParameters(semiMajorAxis: 6_378_137, inverseFlattening: 298.257223563)
        )
        let expected = reference.apply(longitude: 112.187, latitude: 35.69)
        let image = try there.transform(x: 112.187, y: 35.69)
        #expect(abs(image.x - expected.x) < 1e-11)
        #expect(abs(image.y - expected.y) < 1e-11)
        #expect(there.operation.notes.contains { $0.contains("TOWGS84") })
    }

    @Test func zeroParametersInTheDefinitionDoNotOpenTheDoor() throws {
        let error = #expect(throws: PROJError.self) { try pipeline(PRJ.beijing(towgs84: "0,0,0,0,0,0,0"), "EPSG:4490") }
        #expect(error?.code == .ballparkRefused)
    }

    @Test func aGridShiftsInsideAndFailsOutside() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("local shift 112.gsb")
        try NTv2.constant(latitudeSeconds: 1, westSeconds: 2).write(to: URL(filePath: path))
        let shift = DatumShift(source: .grid(path: path), target: try crs("EPSG:4490"))
        let there = try pipeline("EPSG:4214", "EPSG:4490", shift: shift)
        #expect(!there.operation.isBallpark)
        #expect(there.operation.notes == ["datum shift: declared grid to China Geodetic Coordinate System 2000"])
        let image = try there.transform(x: 112.4, y: 35.6)
        #expect(abs(image.x - (112.4 - 2.0 / 3600)) < 1e-9)
        #expect(abs(image.y - (35.6 + 1.0 / 3600)) < 1e-9)
        let back = try pipeline("EPSG:4490", "EPSG:4214", shift: shift).transform(x: image.x, y: image.y)
        #expect(abs(back.x - 112.4) < 1e-9)
        var xy = [112.4, 35.6, 115, 35.6]
        let error = #expect(throws: PROJError.self) { try there.transform(&xy) }
        #expect(error?.code == .transformFailed)
        #expect(error?.index == 1)
    }

    @Test(arguments: ["/nowhere/grid.gsb", "a,b.gsb", "quo\"te.gsb", ""])
    func aGridThatCannotBeReadIsRefused(path: String) throws {
        let shift = DatumShift(source: .grid(path: path), target: try crs("EPSG:4490"))
        let error = #expect(throws: PROJError.self) { try pipeline("EPSG:4214", "EPSG:4490", shift: shift) }
        #expect(error?.code == .datumShiftInvalid)
    }
}

/// A grid file of one constant offset over 112–113 E, 35–36 N.
private enum NTv2 {
    static func constant(latitudeSeconds: Float, westSeconds: Float) -> Data {
        var data = Data()
        func text(_ name: String, _ value: String) {
            for field in [name, value] {
                data.append(contentsOf: field.padding(toLength: 8, withPad: " ", startingAt: 0).utf8)
            }
        }
        func integer(_ name: String, _ value: Int32) {
            data.append(contentsOf: name.padding(toLength: 8, withPad: " ", startingAt: 0).utf8)
            withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
            data.append(contentsOf: [0, 0, 0, 0])
        }
        func number(_ name: String, _ value: Double) {
            data.append(contentsOf: name.padding(toLength: 8, withPad: " ", startingAt: 0).utf8)
            withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
        integer("NUM_OREC", 11)
        integer("NUM_SREC", 11)
        integer("NUM_FILE", 1)
        text("GS_TYPE", "SECONDS")
        text("VERSION", "NTv2.0")
        text("SYSTEM_F", "LOCAL")
        text("SYSTEM_T", "CGCS2000")
        for name in ["MAJOR_F", "MINOR_F", "MAJOR_T", "MINOR_T"] { number(name, 6_378_137) }
        text("SUB_NAME", "QINSHUI")
        text("PARENT", "NONE")
        text("CREATED", "")
        text("UPDATED", "")
        // Seconds, west positive; rows from the south, each from the east.
        number("S_LAT", 35 * 3600)
        number("N_LAT", 36 * 3600)
        number("E_LONG", -113 * 3600)
        number("W_LONG", -112 * 3600)
        number("LAT_INC", 1800)
        number("LONG_INC", 1800)
        integer("GS_COUNT", 9)
        for _ in 0..<9 {
            for value in [latitudeSeconds, westSeconds, 0, 0] {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
            }
        }
        text("END", "")
        return data
    }
}
