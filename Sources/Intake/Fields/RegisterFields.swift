/// Our field names, the only ones a project's `fields` may give (docs/project-file.md).
public enum RegisterFields {
    /// Every name, in the order of the page.
    public static let names = [
        "mine_id", "boundary_id", "patch_id", "name", "holder_org", "licence_no", "mineral", "method", "scale",
        "area_m2", "area_ha", "area_mu", "checked_m2", "treated_m2", "closed_year", "valid_from", "valid_to",
        "patch_class", "patch_kind", "land_code", "reserve_type", "reserve_level", "owner", "problem", "mode",
        "direction", "status", "check_org", "check_post", "interpreter_post", "check_date", "date", "type", "category",
        "kind", "people", "town", "location",
    ]

    /// Other names that are taken for ours.
    public static let aliases = [
        "declared_area_m2": "area_m2", "declared_area_ha": "area_ha", "declared_area_mu": "area_mu",
    ]

    /// Our name for a name or one of its aliases; nil for any other word.
    public static func canonical(_ name: String) -> String? { names.contains(name) ? name : aliases[name] }
}
