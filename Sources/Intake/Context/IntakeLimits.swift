/// What an input may cost before it is refused with `limit_exceeded`.
public struct IntakeLimits: Sendable, Hashable {
    /// Largest vector or table file, bytes.
    public var vectorFileBytes: Int
    /// Most features of one layer.
    public var features: Int
    /// Most vertices of one layer.
    public var verticesPerLayer: Int
    /// Most vertices of one feature.
    public var verticesPerFeature: Int
    /// Most parts of one feature.
    public var partsPerFeature: Int
    /// Most entries of a zip file.
    public var zipEntries: Int
    /// Most bytes of a zip file's entries together, unpacked.
    public var zipUnpackedBytes: Int
    /// Largest ratio of unpacked to packed size of one entry.
    public var zipRatio: Int
    /// Most cells of a raster.
    public var rasterCells: Int
    /// Most sources of one VRT.
    public var virtualSources: Int
    /// Deepest nesting of containers (a zip in a VRT in …).
    public var nesting: Int

    /// The defaults: generous for a province, small enough that a hostile file ends early.
    public init() {
        vectorFileBytes = 8 << 30
        features = 20_000_000
        verticesPerLayer = 400_000_000
        verticesPerFeature = 20_000_000
        partsPerFeature = 1_000_000
        zipEntries = 10_000
        zipUnpackedBytes = 16 << 30
        zipRatio = 200
        rasterCells = 400_000_000_000
        virtualSources = 1_000_000
        nesting = 4
    }
}
