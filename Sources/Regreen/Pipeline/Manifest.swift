import Restoration

/// `manifest.json`: what an output was made from and what it consists of (design 4.3).
///
/// Times, the command line and the output path stand in the `run` block alone; everything else depends only on the
/// inputs, the parameters and the library versions, and is covered by `digest`.
enum Manifest {
    static let schema = "regreen.manifest/1"

    /// The hash of the canonical manifest without `run` and `digest`.
    static func digest(of manifest: JSONValue) -> ContentHash {
        guard var object = manifest.objectValue else { return ContentHash(of: "") }
        object["run"] = nil
        object["digest"] = nil
        return ContentHash(of: JSONValue.object(object).canonicalized())
    }
}
