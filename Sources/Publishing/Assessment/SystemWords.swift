import Foundation

/// What the system said of a failed write, in its own few words instead of an error object's description.
public enum SystemWords {
    /// The reason: the system's text of the error number where there is one.
    public static func reason(_ error: any Error) -> String {
        let outer = error as NSError
        let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError
        for error in [inner, outer].compactMap({ $0 }) {
            if let number = number(error) { return String(cString: strerror(number)) }
        }
        let text = (inner ?? outer).localizedDescription
        return text.contains("Error Domain=") ? "\(outer.domain) \(outer.code)" : text
    }

    /// The system's error number behind an error of Foundation.
    private static func number(_ error: NSError) -> Int32? {
        if error.domain == NSPOSIXErrorDomain { return Int32(exactly: error.code) }
        guard error.domain == NSCocoaErrorDomain else { return nil }
        switch CocoaError.Code(rawValue: error.code) {
        case .fileWriteOutOfSpace: return ENOSPC
        case .fileWriteNoPermission, .fileReadNoPermission: return EACCES
        case .fileWriteVolumeReadOnly: return EROFS
        case .fileWriteFileExists: return EEXIST
        case .fileWriteInvalidFileName, .fileReadInvalidFileName: return ENAMETOOLONG
        case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
        default: return nil
        }
    }
}
