import CGDAL

/// Texts of a layer as bytes, for finding out their encoding.
public struct RawText: Sendable, Hashable {
    /// One field.
    public struct Field: Sendable, Hashable {
        /// The bytes of the field's name.
        public let name: [UInt8]
        /// True for text fields; only these have values.
        public let isText: Bool
        /// One value per row read, nil for null; empty for fields that are not text.
        public var values: [[UInt8]?]
    }

    /// Feature ids of the rows read.
    public var featureIDs: [Int64]
    /// All fields in the file's order.
    public var fields: [Field]
}

extension VectorLayer {
    /// Reads field names and texts as undecoded bytes. Open the dataset with `SourceEncoding.raw` first.
    ///
    /// - Parameter limit: Number of features to read at most.
    /// - Throws: `readFailed`.
    public func readRawStrings(limit: Int = 100_000) throws(GDALError) -> RawText {
        let handle = try opened()
        let all = sourceFields
        // Geometries are most of a file's bytes.
        let canIgnore = ErrorScope.collect { OGR_L_TestCapability(handle, OLCIgnoreFields) != 0 }.value
        if canIgnore { try ignore([], geometry: true, handle) }
        defer { if canIgnore { _ = ErrorScope.collect { OGR_L_SetIgnoredFields(handle, nil) } } }
        return try ErrorScope.quietly(.readFailed, "read text", subject, log: dataset.log) {
            var result = RawText(
                featureIDs: [],
                fields: all.map { RawText.Field(name: $0.nameBytes, isText: $0.type == OFTString, values: []) }
            )
            OGR_L_ResetReading(handle)
            while result.featureIDs.count < limit, let feature = OGR_L_GetNextFeature(handle) {
                defer { OGR_F_Destroy(feature) }
                result.featureIDs.append(OGR_F_GetFID(feature))
                for position in all.indices where result.fields[position].isText {
                    let isSet = OGR_F_IsFieldSetAndNotNull(feature, all[position].index) != 0
                    let text = isSet ? OGR_F_GetFieldAsString(feature, all[position].index) : nil
                    result.fields[position].values.append(text.map(bytesOfCString))
                }
            }
            OGR_L_ResetReading(handle)
            return result
        }
    }
}
