import GDALKit
import GEOSKit
import PROJKit
import Restoration

/// Versions of this program and of the libraries it runs on.
public enum Versions {
    /// This program's version.
    public static let regreen = "0.1.0"

    /// The C libraries with their running versions.
    public static var libraries: [(name: String, version: String)] {
        [
            ("GDAL", GDALLibrary.runtimeVersion), ("GEOS", GEOSLibrary.runtimeVersion),
            ("PROJ", PROJLibrary.runtimeVersion),
        ]
    }

    /// One line: the program and its libraries.
    public static var summary: String {
        "regreen \(regreen) (" + libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ") + ")"
    }

    /// All versions, and that of the CRS database and of the rules, as they stand in a manifest.
    static func json() -> JSONValue {
        var object: JSONObject = ["regreen": .string(regreen)]
        for library in libraries { object[library.name.lowercased()] = .string(library.version) }
        object["crs_registry"] = JSONValue((try? PROJLibrary.registryVersion()) ?? nil)
        object["rules"] = .string(Rules.standard.version)
        return .object(object)
    }
}
