public import GeoModel
public import Restoration

/// Everything a project names, loaded and checked; nothing is projected yet.
public struct ProjectInputs: Sendable {
    /// The project.
    public var specification: ProjectSpecification
    /// The register.
    public var mines: LoadedLayer
    /// Damage layers in project order, with their specification.
    public var damage: [LoadedLayer]
    /// Restored layers in project order.
    public var restored: [LoadedLayer]
    /// Protected layers in project order.
    public var protected: [LoadedLayer]
    /// Town layer.
    public var towns: LoadedLayer?
    /// County layer.
    public var county: LoadedLayer?
    /// Land-use layer.
    public var landUse: LoadedLayer?
    /// Building layers in project order.
    public var buildings: [LoadedLayer] = []
    /// Box of the county in degrees; nil when neither layer nor box is given.
    public var countyBox: Envelope?
    /// Subsidence rasters in project order.
    public var subsidence: [LoadedRaster]
    /// Elevation rasters.
    public var elevation: [LoadedRaster]
    /// Vegetation rasters.
    public var vegetation: [LoadedRaster]
    /// Findings of all layers and rasters, and of the project as a whole.
    public var findings: [Finding]
    /// Assumptions of all layers and rasters.
    public var assumptions: [LocalizedText]

    /// All files of all inputs, each once, by path.
    public var files: [FileHash] {
        var byPath: [String: FileHash] = [:]
        let layers = [mines] + damage + restored + protected + buildings + [towns, county, landUse].compactMap { $0 }
        for file in layers.flatMap(\.files) { byPath[file.path] = file }
        for file in (subsidence + elevation + vegetation).flatMap(\.files) { byPath[file.path] = file }
        return byPath.values.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    }
}
