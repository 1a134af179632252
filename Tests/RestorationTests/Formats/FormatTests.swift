import Restoration
import Testing

@Suite struct DBFNameTests {
    @Test func suffixesTakeTheLowestFreeNumberWhateverTheCase() {
        let names = ["DamagedArea1", "DAMAGEDAREA2", "damagedarea3", "damagedA_1"]
        #expect(
            DBFNames.shortened(names, encoding: .utf8)
                == ["DamagedAre", "DAMAGEDA_1", "damageda_2", "damagedA_3"]
        )
    }

    @Test func tenClashesStillFit() {
        let names = DBFNames.shortened(Array(repeating: "采矿许可证号", count: 12), encoding: .gbk)
        #expect(Set(names).count == 12)
        #expect(names.allSatisfy { DBFNames.Encoding.gbk.byteCount($0) <= 10 })
        #expect(names[10] == "采矿许_10")
    }

    @Test func valuesAreCutOnBoundariesToo() {
        let text = String(repeating: "矿", count: 100)
        #expect(DBFNames.cut(text, toBytes: DBFNames.textLimit, encoding: .utf8).count == 84)
        #expect(DBFNames.cut(text + text, toBytes: DBFNames.textLimit, encoding: .gbk).count == 127)
        #expect(DBFNames.shortened([""], encoding: .utf8) == ["FIELD"])
    }
}

@Suite struct GeoJSONRingTests {
    @Test func holesRunClockwise() throws {
        let square: [Double] = [0, 0, 1, 0, 1, 1, 0, 1]
        let hole = try #require(GeoJSONRing(interleaved: square, isHole: true))
        #expect(hole.coordinates == [0, 0, 0, 1, 1, 1, 1, 0, 0, 0])
        #expect(!hole.wasClockwise)
    }

    @Test func roundsHalfUpOnTheText() {
        #expect(GeoJSONRing.rounded(112.123_456_75) == 112.123_456_8)
        #expect(GeoJSONRing.rounded(112.123_456_749_9) == 112.123_456_7)
        #expect(GeoJSONRing.rounded(-0.000_000_01).sign == .plus)
    }

    @Test(arguments: [[], [0, 0, 1, 1], [0, 0, 0, 0, 0, 0], [0, 0, 1, 0, .nan, 1]] as [[Double]])
    func degenerateRingsAreRefused(_ ring: [Double]) {
        #expect(GeoJSONRing(interleaved: ring) == nil)
    }

    @Test func pointsThatRoundTogetherAreOne() throws {
        let ring = try #require(GeoJSONRing(interleaved: [0, 0, 1e-9, 0, 1, 0, 1, 1]))
        #expect(ring.coordinates == [0, 0, 1, 0, 1, 1, 0, 0])
    }
}
