extension EngineError.Code {
    /// Two rasters cannot be compared cell by cell: another CRS, cell size, rotation, or a shift by part of a cell.
    public static let gridsDiffer = EngineError.Code(rawValue: "grids_differ")
    /// Two rasters have no cell in common.
    public static let gridsDisjoint = EngineError.Code(rawValue: "grids_disjoint")
}
