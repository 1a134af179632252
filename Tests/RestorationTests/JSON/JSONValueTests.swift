import Restoration
import Testing

@Suite struct JSONValueTests {
    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (1e-6, "0.000001"), (1e-7, "1e-7"), (123_456.789, "123456.789"), (.leastNonzeroMagnitude, "5e-324"),
        (1.797_693_134_862_315_7e308, "1.7976931348623157e+308"), (333_333_333.333_333_29, "333333333.3333333"),
        (.nan, "null"), (.infinity, "null"),
    ])
    func numbersAreShortestAndLikeECMAScript(_ value: Double, _ text: String) {
        #expect(JSONValue.double(value).serialized() == text)
    }

    @Test(arguments: 0..<20)
    func doublesReadBackAsTheyWere(_ seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        for _ in 0..<200 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite, value != 0 else { continue }
            #expect(try JSONValue(parsing: JSONValue.double(value).serialized()).doubleValue == value)
        }
    }

    @Test func membersKeepTheirOrder() {
        let value: JSONValue = ["b": 1, "a": [true, nil, "x"], "empty": [:], "list": []]
        #expect(value.serialized() == #"{"b":1,"a":[true,null,"x"],"empty":{},"list":[]}"#)
        #expect(
            value.serialized(pretty: true) == """
                {
                  "b": 1,
                  "a": [
                    true,
                    null,
                    "x"
                  ],
                  "empty": {},
                  "list": []
                }
                """
        )
    }

    @Test func canonicalTextSortsByUTF16() {
        let value: JSONValue = ["\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "ö": 7]
        #expect(value.canonicalized() == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}")
    }

    @Test func controlCharactersAreEscaped() {
        #expect(JSONValue.string("\u{1}\n\t\"\\/\u{7f}矿").serialized() == "\"\\u0001\\n\\t\\\"\\\\/\u{7f}矿\"")
    }

    @Test func settingNilRemovesAMember() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = nil
        object["b"] = 3
        object["c"] = .null
        #expect(JSONValue.object(object).serialized() == #"{"b":3,"c":null}"#)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "1.", "-", "+1", "nul", "\"\u{1}\"", "\"\\ud800\"",
        "1 2",
        "\"\\x\"", "1e999", "'a'", "NaN",
    ])
    func whatIsNotJSONIsRefused(_ text: String) {
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
    }

    @Test func depthIsLimited() {
        let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: deep) }
    }

    @Test func parsesWhatItWrites() throws {
        let text = #"{"a":[1,-2.5,1e-9,"\u00e9\ud83d\ude00"],"b":{"c":null},"d":9223372036854775807,"e":-0}"#
        let value = try JSONValue(parsing: text)
        #expect(value["a"]?.arrayValue?.last == "é😀")
        #expect(value["d"] == .int(.max))
        #expect(try JSONValue(parsing: value.serialized(pretty: true))["a"] == value["a"])
    }
}
