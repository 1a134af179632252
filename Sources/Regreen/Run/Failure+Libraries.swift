import Foundation
import GDALKit
import GEOSKit
import PROJKit
import Publishing
public import Restoration
import SpatialAnalysis
import SpatialEngine

extension Failure {
    /// Errors of the layers below, each with its library's own words; nil for others.
    static func ofLibrary(_ error: any Error) -> Failure? {
        switch error {
        case let error as PublishingError:
            let isBallpark = error.code == PROJError.Code.ballparkRefused.rawValue
            let finding = Finding(
                isBallpark ? .ballparkRefused : .writeFailed,
                .error,
                file: error.path,
                message: error.text,
                fix: isBallpark ? Messages.ballparkOptionFix : nil
            )
            return Failure(
                .input,
                [finding],
                operation: error.operation,
                detail: LibraryWords.brief(error.messages)
            )
        case let error as GDALError:
            return library(error.operation, error.subject, code(of: error.code), error.reason)
        case let error as PROJError:
            let code: FindingCode
            switch error.code {
            case .ballparkRefused: code = .ballparkRefused
            case .transformFailed, .invalidCoordinate: code = .valueOutOfRange
            default: code = .crsMissing
            }
            return library(error.operation, error.subject, code, error.messages.joined(separator: "; "))
        case let error as GEOSError:
            let detail = error.messages.joined(separator: "; ")
            return library(error.operation, error.subject, .geometryInvalid, detail)
        case let error as EngineError:
            return engine(error)
        case let error as AnalysisError:
            return Failure(
                .internal,
                [Finding(.internalError, .error, message: Messages.internalError())],
                operation: error.operation,
                detail: error.description
            )
        default:
            return nil
        }
    }

    private static func library(
        _ operation: String,
        _ subject: String,
        _ code: FindingCode,
        _ detail: String
    ) -> Failure {
        let text = Messages.operationFailed(operation: operation, subject: subject)
        return Failure(
            .input,
            [
                Finding(
                    code,
                    .error,
                    file: subject,
                    message: text,
                    fix: code == .ballparkRefused ? Messages.ballparkOptionFix : nil
                )
            ],
            operation: operation,
            detail: detail
        )
    }

    private static func code(of code: GDALError.Code) -> FindingCode {
        switch code {
        case .fileNotFound: return .fileMissing
        case .pathRefused: return .pathRefused
        case .driverMissing: return .driverRefused
        case .writeFailed, .createFailed, .closeFailed, .verificationFailed: return .writeFailed
        case .limitExceeded: return .limitExceeded
        case .invalidCRS: return .crsMissing
        default: return .fileDamaged
        }
    }

    /// The engine's errors: what the data or the CRS cannot give is the input's, a broken proof is ours.
    private static func engine(_ error: EngineError) -> Failure {
        let code: FindingCode
        switch error.code {
        case .ballparkRefused: code = .ballparkRefused
        case .unsupportedCRS, .transformation: code = .crsMissing
        case .unusableGeometry, .invalidGeometry, .overlay, .areaUnavailable: code = .geometryInvalid
        case .planarOnGeographic: code = .planarOnGeographic
        case .rasterUnusable: code = .fileDamaged
        default:
            return Failure(
                .internal,
                [Finding(.internalError, .error, message: Messages.internalError())],
                operation: error.operation,
                detail: error.description
            )
        }
        return library(error.operation, error.subject, code, error.messages.joined(separator: "; "))
    }
}

/// What libraries say, fit for one line: each thing once, and the reason rather than the statement that failed.
enum LibraryWords {
    private static let longest = 160
    private static let most = 3

    static func brief(_ messages: [String]) -> String {
        var seen: Set<String> = []
        let plain = messages.flatMap { $0.split(separator: ";") }.map { reason(of: String($0)) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
        return plain.prefix(most).joined(separator: "; ")
    }

    /// `sqlite3_exec(INSERT …) failed: disk is full` → `disk is full`; other long texts keep both ends.
    private static func reason(of message: String) -> String {
        let text = message.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.count > longest else { return text }
        if let mark = text.range(of: "failed: ", options: .backwards), mark.upperBound < text.endIndex {
            return String(text[mark.upperBound...].prefix(longest))
        }
        return text.prefix(longest / 2) + " … " + text.suffix(longest / 2)
    }
}

extension FindingCode {
    /// Planar areas asked for where there is no plane.
    public static let planarOnGeographic = FindingCode(rawValue: "planar_on_geographic")
}
