import CGDAL

/// A list or range of values fields of a format may be bound to (GeoPackage, FileGDB).
public struct FieldDomain: Sendable, Hashable {
    /// One code and its meaning.
    public struct Code: Sendable, Hashable {
        /// What is stored.
        public let code: String
        /// What it means, when the file says.
        public let value: String?
    }

    /// The domain's name.
    public let name: String
    /// Its description, empty when none.
    public let description: String
    /// Codes of a coded domain; empty for ranges and patterns.
    public let codes: [Code]

    init(_ handle: OGRFieldDomainH) {
        name = borrowedString(OGR_FldDomain_GetName(handle)) ?? ""
        description = borrowedString(OGR_FldDomain_GetDescription(handle)) ?? ""
        var list: [Code] = []
        if OGR_FldDomain_GetDomainType(handle) == OFDT_CODED, let entries = OGR_CodedFldDomain_GetEnumeration(handle) {
            var index = 0
            while let code = entries[index].pszCode {
                list.append(Code(code: String(cString: code), value: borrowedString(entries[index].pszValue)))
                index += 1
            }
        }
        codes = list
    }
}

extension VectorDataset {
    /// Field domains of the file, where the format has them.
    public func fieldDomains() throws(GDALError) -> [FieldDomain] {
        let handle = try opened()
        return ErrorScope.collect {
            let names = GDALDatasetGetFieldDomainNames(handle, nil)
            defer { CSLDestroy(names) }
            return StringList.strings(names).compactMap { name in
                GDALDatasetGetFieldDomain(handle, name).map(FieldDomain.init)
            }
        }.value
    }
}
