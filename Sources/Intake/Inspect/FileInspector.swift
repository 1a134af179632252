public import Restoration

/// Tells what a file holds, before any run.
public enum FileInspector {
    /// Options of `inspect`.
    public struct Options: Sendable {
        /// Layer to look at; nil: all.
        public var layer: String?
        /// Declared encoding.
        public var encoding: String?
        /// Declared CRS.
        public var assumedCRS: String?
        /// Read all pixels of rasters for minimum, maximum and nodata suspects.
        public var scansPixels: Bool
        /// The context, for containment, limits and county box.
        public var context: IntakeContext

        /// The defaults: everything is looked at.
        public init(context: IntakeContext = IntakeContext()) {
            scansPixels = true
            self.context = context
        }
    }

    /// Inspects a file; what cannot be read is an error finding, never a throw.
    public static func inspect(_ path: String, options: Options = Options()) -> Inspection {
        Inspection(file: path, findings: [notYet("FileInspector", path).finding])
    }
}
