/// The register and the pieces of a run, in id and number order.
public struct RecordSnapshot: Sendable, Hashable {
    /// The EPSG code of the geometries.
    public var epsg: Int
    /// The mines.
    public var mines: [RecordedMine]
    /// The pieces.
    public var patches: [RecordedPatch]

    /// Creates a snapshot.
    public init(epsg: Int, mines: [RecordedMine], patches: [RecordedPatch]) {
        self.epsg = epsg
        self.mines = mines
        self.patches = patches
    }
}
