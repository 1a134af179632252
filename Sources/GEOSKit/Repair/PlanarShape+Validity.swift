import CGEOS

/// Whether a shape is valid by the simple-feature rules and, if not, why and where.
public struct ValidityReport: Sendable, Hashable {
    /// True when valid.
    public let isValid: Bool
    /// GEOS's reason in English, for example `Self-intersection`; nil when valid.
    public let reason: String?
    /// Where; nil when valid or when the reason has no place.
    public let location: PlanarPoint?
}

extension PlanarShape {
    /// True when valid by the simple-feature rules.
    public func isValid() throws(GEOSError) -> Bool {
        try context.predicate("GEOSisValid_r", on: subject) { GEOSisValid_r($0, geometry) }
    }

    /// Checks validity and says what is wrong and where.
    public func validity() throws(GEOSError) -> ValidityReport {
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        let valid = try context.predicate("GEOSisValidDetail_r", on: subject) {
            GEOSisValidDetail_r($0, geometry, 0, &reason, &location)
        }
        let place = location.map { PlanarShape(adopting: $0, context: context) }
        defer { if let reason { GEOSFree_r(context.handle, reason) } }
        return ValidityReport(isValid: valid, reason: reason.map { String(cString: $0) }, location: place?.point)
    }
}
