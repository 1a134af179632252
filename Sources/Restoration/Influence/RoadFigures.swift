/// A mine's traffic lines over the subsidence surfaces: lengths in the working plane, each place once.
public struct RoadFigures: Sendable, Hashable {
    /// The protected layer's name in the project.
    public var layer: String
    /// Its class, as declared.
    public var layerClass: String?
    /// Metres by subsidence class, ascending; with `withoutData` they add up to the length.
    public var classes: [Double]
    /// Metres from the damage threshold.
    public var damaged: Double
    /// Metres where no raster has data.
    public var withoutData: Double

    /// Creates the figures.
    public init(layer: String, layerClass: String?, classes: [Double], damaged: Double, withoutData: Double) {
        self.layer = layer
        self.layerClass = layerClass
        self.classes = classes
        self.damaged = damaged
        self.withoutData = withoutData
    }

    /// All of it inside the mine, metres.
    public var length: Double { classes.reduce(withoutData, +) }
}
