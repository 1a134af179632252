import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct CRSSniffVectors {
    @Test(arguments: Vectors.cases("crs_sniff"))
    func guess(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let guess = CRSSniffer.sniff(
            x: try #require(input["x"] as? Double),
            y: try #require(input["y"] as? Double),
            lonHint: input["lon_hint"] as? Double
        )
        var printed: [String: Any] = [:]
        for (key, value) in guess.printed {
            switch value {
            case .text(let text): printed[key] = text
            case .integer(let number): printed[key] = number
            case .boolean(let flag): printed[key] = flag
            case .null: printed[key] = Optional<Int>.none as Any
            }
        }
        let expected = try #require(try vector.object()["out"] as? [String: Any])
        #expect(Set(printed.keys) == Set(expected.keys))
        for (key, value) in printed where "\(value)" == "nil" { printed.removeValue(forKey: key) }
        #expect(try vector.differences(from: printed) == [])
    }
}
