import CGDAL

/// Told the part done, 0 to 1, now and then; false stops the operation with `GDALError.Code.cancelled`.
///
/// Called on the calling thread or one of the library's own, so keep it short.
public typealias ProgressHandler = (Double) -> Bool

/// Carries a progress handler through a C callback.
final class ProgressBridge {
    private let handler: ProgressHandler
    private(set) var isCancelled = false

    private init(_ handler: @escaping ProgressHandler) { self.handler = handler }

    private static let callback: GDALProgressFunc = { fraction, _, data in
        guard let data else { return 1 }
        let bridge = Unmanaged<ProgressBridge>.fromOpaque(data).takeUnretainedValue()
        if !bridge.handler(fraction) { bridge.isCancelled = true }
        return bridge.isCancelled ? 0 : 1
    }

    /// Runs a call with the callback and its user data; a failure after a cancel becomes `cancelled`.
    static func run<R>(
        _ handler: ProgressHandler?,
        _ body: (GDALProgressFunc?, UnsafeMutableRawPointer?) throws(GDALError) -> R
    ) throws(GDALError) -> R {
        guard let handler else { return try body(GDALDummyProgress, nil) }
        return try withoutActuallyEscaping(handler) { escaping throws(GDALError) -> R in
            let bridge = ProgressBridge(escaping)
            do throws(GDALError) {
                let value = try body(callback, Unmanaged.passUnretained(bridge).toOpaque())
                withExtendedLifetime(bridge) {}
                return value
            } catch {
                guard bridge.isCancelled else { throw error }
                throw GDALError(
                    .cancelled,
                    operation: error.operation,
                    subject: error.subject,
                    messages: error.messages
                )
            }
        }
    }
}
