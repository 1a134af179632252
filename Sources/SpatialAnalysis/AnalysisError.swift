/// What a pure algorithm cannot do with its input; the message is English, for logs and for upper layers to wrap.
public struct AnalysisError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An open machine key.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The key.
        public let rawValue: String

        /// Creates a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A geotransform that maps the plane onto a line or a point.
        public static let singularTransform = Code(rawValue: "singular_transform")
        /// A covered fraction outside [0, 1] beyond rounding: the polygon overlaps itself, or the kernel is wrong.
        public static let fractionOutOfRange = Code(rawValue: "fraction_out_of_range")
        /// A coordinate that is not a finite number.
        public static let coordinateNotFinite = Code(rawValue: "coordinate_not_finite")
        /// A window outside the raster.
        public static let windowOutOfRange = Code(rawValue: "window_out_of_range")
    }

    /// What went wrong.
    public let code: Code
    /// The operation that failed.
    public let operation: String
    /// Details in English.
    public let message: String

    /// Creates an error.
    public init(code: Code, operation: String, message: String) {
        self.code = code
        self.operation = operation
        self.message = message
    }

    /// Operation, code and details on one line.
    public var description: String { "\(operation): \(code.rawValue): \(message)" }
}
