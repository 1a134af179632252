import GeoModel

/// Tells the unit of a register's area field by comparing it with the drawn areas.
enum DeclaredAreaUnit {
    private static let units: [(field: String, squareMetres: Double)] = [
        ("area_m2", 1), ("area_ha", 10_000), ("area_mu", 2000.0 / 3),
    ]

    /// Our name of the field (`area_m2`, `area_ha` or `area_mu`); nil when no unit fits, or too little is known.
    ///
    /// The median of declared over drawn has to lie within a third of a unit: the units are a factor of 15 apart or more.
    static func field(of column: AttributeColumn, _ table: FeatureTable, crs: CRSReference?) -> String? {
        guard let crs, let areas = AreaEstimate(crs: crs) else { return nil }
        let ratios = (0..<min(table.count, 500)).compactMap { row -> Double? in
            guard let declared = FieldValues.number(column[row]), declared > 0,
                let drawn = areas.squareMetres(table.geometries, at: row), drawn > 0
            else { return nil }
            return drawn / declared
        }.sorted()
        guard !ratios.isEmpty else { return nil }
        let median = ratios[ratios.count / 2]
        return units.first { (0.75...1.33).contains(median / $0.squareMetres) }?.field
    }
}
