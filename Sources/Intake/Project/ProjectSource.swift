import Restoration

/// One layer or raster that a project names, the county aside, which the others are checked against.
enum ProjectSource: Sendable {
    /// What a raster is for.
    enum RasterUse: Sendable { case subsidence, elevation, vegetation }

    case layer(LayerSpecification, LayerRole)
    case raster(RasterSpecification, RasterUse)

    /// All of a project, in its order.
    static func all(of project: ProjectSpecification) -> [ProjectSource] {
        let register = project.mines
        var result: [ProjectSource] = [
            .layer(register.layer, .mines(idField: register.idField, boundaryIDField: register.boundaryIDField))
        ]
        result += project.damage.map { .layer($0.layer, .damage) }
        result += project.restored.map { .layer($0.layer, .restored) }
        result += project.protected.map { .layer($0.layer, .protected($0.kind)) }
        if let layer = project.towns { result.append(.layer(layer, .towns)) }
        if let layer = project.landUse { result.append(.layer(layer, .landUse)) }
        result += project.buildings.map { .layer($0, .buildings) }
        result += project.subsidence.map { .raster($0, .subsidence) }
        result += project.elevation.map { .raster($0, .elevation) }
        result += project.vegetation.map { .raster($0, .vegetation) }
        return result
    }

    /// As the project writes it.
    var writtenPath: String {
        switch self {
        case .layer(let layer, _): layer.writtenPath
        case .raster(let raster, _): raster.writtenPath
        }
    }

    var isRaster: Bool {
        if case .raster = self { return true }
        return false
    }

    /// True for what the project names behind its subsidence.
    var comesAfterSubsidence: Bool {
        switch self {
        case .raster(_, .elevation), .raster(_, .vegetation): true
        default: false
        }
    }
}

/// What became of a source.
enum ProjectLoad: Sendable {
    case layer(Result<LoadedLayer, InputError>)
    case raster(Result<LoadedRaster, InputError>)
}

extension LoadedLayer {
    /// The finding that a mine lies far outside the county.
    var outsideCounty: Finding? {
        findings.first { $0.code == .outsideCounty && $0.severity == .error }
    }
}
