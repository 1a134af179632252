import Foundation
import GeoModel
import Restoration
import Testing

/// A day written `2024-08-24`; tests only.
func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text: text) else { preconditionFailure("no day: \(text)") }
    return date
}

extension JSONObject {
    /// The object as Foundation has it, for comparison with vectors.
    var foundation: Any {
        get throws {
            try JSONSerialization.jsonObject(
                with: Data(JSONValue.object(self).serialized().utf8),
                options: [.fragmentsAllowed]
            )
        }
    }
}
