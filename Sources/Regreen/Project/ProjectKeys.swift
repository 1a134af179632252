/// The keys of the project file (design 4.1), by the mapping they stand in.
enum ProjectKeys {
    static let schema = "regreen.project/1"

    static let root = [
        "schema", "name", "adcode", "as_of", "crs", "language", "county", "county_box", "towns", "mines", "damage",
        "subsidence", "elevation", "vegetation", "land_use", "buildings", "protected", "restored", "licences",
        "plan_areas", "panels", "resistance", "changes", "plan", "ranking", "subsidence_classes", "reporting",
        "workspace", "datum_shift", "allow_ballpark", "keep_holder", "memory_budget", "outputs",
    ]

    static let layer = ["path", "layer", "crs", "encoding", "where", "profile", "fields"]
    static let mines = layer + ["id", "boundary_id"]
    static let damage = layer + ["type", "date"]
    static let restored = layer + ["date", "status"]
    static let panels = layer + ["date"]
    static let protected = layer + ["kind", "class", "rule", "authority", "grade", "valid_from", "valid_to"]
    static let rule = ["buffer", "visible"]
    static let raster = [
        "path", "crs", "band", "quantity", "unit", "sign", "nodata", "mask", "date", "date2", "sigma", "wavelength_m",
        "incidence_deg", "heading_deg",
    ]
    static let reporting = ["area_method", "unit", "decimals", "damage_threshold_m", "coverage_floor"]
    static let decimals = ["m2", "mu", "ha"]
    static let datumShift = ["method", "target", "dx", "dy", "dz", "rx", "ry", "rz", "ds", "grid"]
    /// Lists that are checked and not used yet, with the keys of their elements.
    static let reservedLists: [(key: String, keys: [String])] = [
        ("changes", layer + ["date"])
    ]
    /// Mappings that are checked and not used yet.
    static let reservedMappings: [(key: String, keys: [String])] = [
        ("licences", layer), ("plan_areas", layer), ("resistance", raster), ("plan", ["path"]), ("ranking", []),
    ]
    static let output = ["kind", "crs", "encoding"]
}
