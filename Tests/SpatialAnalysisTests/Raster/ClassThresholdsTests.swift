import SpatialAnalysis
import Testing

@Suite struct ClassThresholdsTests {
    @Test("float32 pixels compare with float32(t): the pixel 0.1 is in (−∞, 0.1], the next one is not")
    func singlePrecision() {
        let t = ClassThresholds(classes: [0.1, 0.5], damage: 0.1, model: .identity, type: .float32)
        let pixel = Float(0.1)
        #expect(t.classIndex(Double(pixel)) == 0)
        #expect(t.classIndex(Double(pixel.nextUp)) == 1)
        #expect(t.isDamaged(Double(pixel)))
        #expect(!t.isDamaged(Double(pixel.nextDown)))
        #expect(t.classIndex(0.5) == 1)
        #expect(t.classIndex(0.6) == 2)
        #expect(t.classCount == 3)
    }

    @Test(
        "Integer bands: a raw threshold within 1e-9 of a whole number is that number",
        arguments: [
            (0.1, 100.0, 0), (0.1, 101, 1), (0.0005, 0, 0), (0.0005, 1, 1), (0.07, 70, 0), (0.3, 300, 0), (0.3, 301, 1),
        ]
    )
    func millimetres(_ threshold: Double, _ raw: Double, _ expected: Int) {
        let model = RasterValueModel(factor: 0.001)
        let t = ClassThresholds(classes: [threshold], damage: threshold, model: model, type: .int16)
        #expect(t.classIndex(raw) == expected)
    }

    @Test("Scale and offset are undone: value = raw · 0.01 − 5")
    func scaled() {
        let model = RasterValueModel(scale: 0.01, offset: -5)
        let t = ClassThresholds(classes: [0.1], damage: 0.1, model: model, type: .uint16)
        #expect(t.classIndex(510) == 0 && t.classIndex(511) == 1)
        #expect(t.isDamaged(510) && !t.isDamaged(509))
    }

    @Test("Up-positive numbers turn the comparison round and keep the ends: −100 mm is 0.1 m sunk")
    func turned() {
        let model = RasterValueModel(
            factor: RasterValueModel.verticalFactor(metresPerUnit: 0.001, isDownPositive: false)
        )
        let t = ClassThresholds(classes: [0.1, 0.5], damage: 0.1, model: model, type: .int16)
        #expect(t.classIndex(-99) == 0 && t.classIndex(-100) == 0 && t.classIndex(-101) == 1)
        #expect(t.classIndex(-500) == 1 && t.classIndex(-501) == 2)
        #expect(t.isDamaged(-100) && !t.isDamaged(-99))
        #expect(model.value(-100) == 0.1)
    }

    @Test("Decimal thresholds of millimetres in double precision lose their binary noise", arguments: 1...2000)
    func doublePrecision(_ millimetres: Int) {
        let metres = Double("\(millimetres / 1000).\(String(1000 + millimetres % 1000).dropFirst())") ?? 0
        #expect(RasterValueModel(factor: 0.001).threshold(metres, type: .float64) == Double(millimetres))
    }

    @Test("Line of sight: toward the satellite is uplift, divided by cos θ; phase by λ/4π before")
    func radar() {
        let los = RasterValueModel.lineOfSightFactor(metresPerUnit: 1, isTowardSatellite: true, incidence: 60)
        #expect(abs(los + 2) < 1e-12)
        let phase = RasterValueModel.phaseFactor(wavelength: 0.0555, isTowardSatellite: false, incidence: 0)
        #expect(abs(phase - 0.0555 / (4 * .pi)) < 1e-18)
    }
}
