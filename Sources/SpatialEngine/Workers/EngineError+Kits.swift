import GEOSKit
import PROJKit

extension EngineError {
    /// What GEOS refused, told about a feature of ours.
    init(_ error: GEOSError, operation: String, subject: String) {
        let code: Code
        switch error.code {
        case .topology, .operationFailed: code = .overlay
        default: code = .invalidGeometry
        }
        self.init(code: code, operation: operation, subject: subject, messages: [error.description])
    }

    /// What PROJ refused, told about a layer of ours.
    init(_ error: PROJError, operation: String, subject: String) {
        let code: Code
        switch error.code {
        case .ballparkRefused: code = .ballparkRefused
        case .transformFailed, .invalidCoordinate: code = .transformation
        default: code = .unsupportedCRS
        }
        self.init(code: code, operation: operation, subject: subject, messages: [error.description])
    }
}
