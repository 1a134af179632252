import SpatialAnalysis
import Testing

@Suite struct CRSSnifferTests {
    @Test(
        "Rule 2: the zone's border and the off-zone warning",
        arguments: [
            (25_150_000.0, CoordinateFamily.gauss3Prefixed, CoordinateGuess.Warning?.some(.offZone)),
            (37_665_000.0, .gauss3Prefixed, nil),
            (37_665_001.0, .gauss3Prefixed, .offZone),
            (37_149_999.0, .unknown, nil),
            (24_999_999.0, .unknown, nil),
        ]
    )
    func prefixed(_ easting: Double, _ family: CoordinateFamily, _ warning: CoordinateGuess.Warning?) {
        let guess = CRSSniffer.sniff(x: easting, y: 3_951_000)
        #expect(guess.family == family)
        #expect(guess.warning == warning)
    }

    @Test("Rule 3: a hint tells web Mercator from zone 13, and warns where neither fits")
    func sixDegree() {
        #expect(CRSSniffer.sniff(x: 13_358_338.9, y: 3_503_549.8, lonHint: 120).family == .webMercator)
        #expect(CRSSniffer.sniff(x: 19_607_450, y: 3_951_000, lonHint: 120).warning == .zoneVersusHint)
        #expect(CRSSniffer.sniff(x: 13_500_000, y: 3_503_549.8, lonHint: 75).warning == nil)
        #expect(CRSSniffer.sniff(x: 16_500_000, y: 3_503_549.8).warning == nil)
    }

    @Test("Rule 4: without a hint nothing is guessed")
    func unprefixed() {
        let guess = CRSSniffer.sniff(x: 607_450, y: 3_951_000)
        #expect(guess.family == .gaussUnprefixed)
        #expect(guess.needsZone && guess.epsg == nil && guess.zone == nil)
        #expect(guess.printed.map(\.key) == ["kind", "swapped", "epsg", "needs"])
        #expect(CRSSniffer.sniff(x: 850_000, y: 3_951_000, lonHint: 112).family == .gauss6OrUTMUnprefixed)
    }

    @Test(
        "Rules 1 and 5, and what is nothing",
        arguments: [
            (180.0, 90.0, CoordinateFamily.geographicOutsideChina), (136, 54, .geographic), (3, 73, .geographic),
            (8.1e6, 0.33e6, .webMercator), (0.33e6, 8.1e6, .unknown), (.nan, 1, .unknown), (.infinity, 3e6, .unknown),
            (-37_500_000, 3_951_000, .unknown),
        ]
    )
    func others(_ x: Double, _ y: Double, _ family: CoordinateFamily) {
        #expect(CRSSniffer.sniff(x: x, y: y).family == family)
    }
}
