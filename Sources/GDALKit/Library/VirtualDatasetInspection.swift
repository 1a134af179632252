import CGDAL

/// What a VRT file refers to, read without opening any of it.
public struct VirtualDatasetInspection: Sendable, Hashable {
    /// Paths of all sources; relative ones are joined with the file's folder.
    public var sources: [String]
    /// True when the file runs SQL, which can reach other files.
    public var usesSQL: Bool
    /// True when the file carries code.
    public var hasCode: Bool

    /// Reads a VRT of rasters or layers.
    ///
    /// - Throws: `pathRefused`, `fileNotFound`, `openFailed` when it is no XML.
    public init(path: String) throws(GDALError) {
        try PathPolicy.check(path, operation: "inspect VRT")
        let root = try ErrorScope.require(.openFailed, "inspect VRT", path) { CPLParseXMLFile(path) }
        defer { CPLDestroyXMLNode(root) }
        sources = []
        usesSQL = false
        hasCode = false
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        walk(root, folder: folder, depth: 0)
    }

    private static let sourceElements: Set<String> = [
        "sourcefilename", "srcdatasource", "sourcedataset", "srcdsname", "filename", "indexdataset",
    ]

    private mutating func walk(_ first: UnsafeMutablePointer<CPLXMLNode>?, folder: String, depth: Int) {
        var node = first
        while let current = node {
            if current.pointee.eType == CXT_Element, let name = borrowedString(current.pointee.pszValue)?.lowercased() {
                note(name, current, folder: folder)
                if depth < 64 { walk(current.pointee.psChild, folder: folder, depth: depth + 1) }
            }
            node = current.pointee.psNext
        }
    }

    private mutating func note(_ name: String, _ node: UnsafeMutablePointer<CPLXMLNode>, folder: String) {
        if name == "srcsql" { usesSQL = true }
        if name == "pixelfunctioncode" { hasCode = true }
        guard Self.sourceElements.contains(name) else { return }
        let text = borrowedString(CPLGetXMLValue(node, "", nil)) ?? ""
        guard !text.isEmpty else { return }
        let marks = [CPLGetXMLValue(node, "relativeToVRT", "0"), CPLGetXMLValue(node, "relativetoVRT", "0")]
        let isRelative = marks.contains { borrowedString($0) == "1" }
        sources.append(isRelative && !text.hasPrefix("/") ? "\(folder)/\(text)" : text)
    }
}
