import Foundation
import Restoration

extension FileHash {
    /// The hash of a plain file; nil for folders and for what is not there.
    static func of(_ path: String) throws(InputError) -> FileHash? {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
            return nil
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let hash = try ContentHash(ofFile: path)
        return FileHash(path: path, bytes: attributes?[.size] as? Int ?? 0, sha256: hash.hex)
    }
}
