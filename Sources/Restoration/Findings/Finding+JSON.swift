extension Finding {
    /// The one shape of design 4.2, keys in its order; every key is there, null where nothing is known.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "code": .string(code.rawValue),
            "severity": .string(severity.rawValue),
            "file": JSONValue(file),
            "layer": JSONValue(layer),
            "feature": feature.map(JSONValue.int) ?? .null,
            "mine_id": JSONValue(mineID),
            "x": JSONValue(x),
            "y": JSONValue(y),
            "area_mu": JSONValue(areaInMu),
            "message": .string(message.text(language)),
            "fix": JSONValue(fix?.text(language)),
        ]
    }
}
